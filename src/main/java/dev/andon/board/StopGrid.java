package dev.andon.board;

import dev.andon.line.Cause;
import dev.andon.line.Resumption;
import dev.andon.line.Stop;
import dev.andon.people.Person;
import dev.andon.text.Grid;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Stops as a list that leaves Andon: the same from the command line and from the window. Columns may come, none
/// goes or changes its meaning.
public final class StopGrid {
    private static final List<String> COLUMNS = List.of(
            "line",
            "stopped",
            "stoppedBy",
            "why",
            "broken",
            "breakers",
            "resumed",
            "resumedBy",
            "cause",
            "whys",
            "link");

    private StopGrid() {}

    public static Grid of(List<Stop> stops) {
        return new Grid(COLUMNS, stops.stream().map(StopGrid::row).toList());
    }

    private static List<String> row(Stop stop) {
        Resumption resumed = stop.resumed();
        Cause cause = resumed == null ? null : resumed.cause();
        return List.of(
                stop.line(),
                stop.at().toString(),
                name(stop.by()),
                stop.why(),
                String.join(" ", stop.broken()),
                stop.breakers().stream().map(Person::name).collect(Collectors.joining(", ")),
                resumed == null ? "" : resumed.at().toString(),
                resumed == null ? "" : name(resumed.by()),
                cause == null ? "" : cause.category().word(),
                cause == null ? "" : cause.whys(),
                cause == null ? "" : cause.link());
    }

    private static String name(@Nullable Person person) {
        return person == null ? "" : person.name();
    }
}
