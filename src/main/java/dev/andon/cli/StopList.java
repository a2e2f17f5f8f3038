package dev.andon.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.andon.line.Stop;
import dev.andon.people.Person;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Stops as a table for people, as CSV for spreadsheets (RFC 4180) and as JSON for programs.
final class StopList {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final String LINE = "\r\n";

    private StopList() {}

    /// One stop's fields by name, in order; empty where there is nothing to say.
    private static Map<String, String> fields(Stop stop) {
        var resumed = stop.resumed();
        var cause = resumed == null ? null : resumed.cause();
        var fields = new LinkedHashMap<String, String>();
        fields.put("line", stop.line());
        fields.put("stopped", stop.at().toString());
        fields.put("stoppedBy", name(stop.by()));
        fields.put("why", stop.why());
        fields.put("broken", String.join(" ", stop.broken()));
        fields.put("breakers", stop.breakers().stream().map(Person::name).collect(Collectors.joining(", ")));
        fields.put("resumed", resumed == null ? "" : resumed.at().toString());
        fields.put("resumedBy", resumed == null ? "" : name(resumed.by()));
        fields.put("cause", cause == null ? "" : cause.category().word());
        fields.put("whys", cause == null ? "" : cause.whys());
        fields.put("link", cause == null ? "" : cause.link());
        return fields;
    }

    private static String name(@Nullable Person person) {
        return person == null ? "" : person.name();
    }

    static String json(List<Stop> stops) {
        return GSON.toJson(stops.stream().map(StopList::fields).toList()) + System.lineSeparator();
    }

    static String csv(List<Stop> stops) {
        var text = new StringBuilder();
        var nothing = new Stop(0, "", Instant.EPOCH, null, "", List.of(), List.of(), null);
        text.append(String.join(",", fields(nothing).keySet())).append(LINE);
        for (Stop stop : stops) {
            text.append(fields(stop).values().stream().map(StopList::cell).collect(Collectors.joining(",")))
                    .append(LINE);
        }
        return text.toString();
    }

    /// A spreadsheet must not take somebody's words for a formula.
    private static String cell(String text) {
        String harmless = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return harmless.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r')
                ? '"' + harmless.replace("\"", "\"\"") + '"'
                : harmless;
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
        return String.join("  ", parts);
    }
}
