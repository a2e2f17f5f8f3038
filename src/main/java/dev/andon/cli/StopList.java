package dev.andon.cli;

import dev.andon.line.Stop;
import dev.andon.people.Person;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stops as a table for people.
final class StopList {
    private StopList() {}

    private static String name(@Nullable Person person) {
        return person == null ? "" : person.name();
    }

    static String table(List<Stop> stops) {
        var text = new StringBuilder();
        for (Stop stop : stops) {
            text.append(row(stop)).append(System.lineSeparator());
        }
        return text.toString();
    }

    private static String row(Stop stop) {
        var resumed = stop.resumed();
        var cause = resumed == null ? null : resumed.cause();
        List<String> parts = new ArrayList<>();
        parts.add(stop.at().truncatedTo(ChronoUnit.SECONDS).toString());
        parts.add(
                resumed == null
                        ? "still stopped"
                        : resumed.at().truncatedTo(ChronoUnit.SECONDS).toString());
        parts.add(stop.line());
        parts.add(
                stop.isByPerson() ? name(stop.by()) + ": " + stop.why() : String.join(", ", stop.broken()) + " broke");
        if (cause != null) {
            parts.add(cause.category().word() + ": " + cause.whys());
        }
        return Terminal.line(String.join("  ", parts));
    }
}
