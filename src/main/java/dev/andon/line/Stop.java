package dev.andon.line;

import dev.andon.people.Person;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One stop of a line. Every stop is kept.
///
/// @param number by which the book knows it; 0 as long as no book has it
/// @param line the line's name
/// @param at when it stopped, by the book's clock once the book has it
/// @param by who pulled the cord; null when Andon stopped it because something broke
/// @param why the words of who pulled the cord; empty for a stop by Andon
/// @param broken ids of the pipelines that broke it
/// @param breakers who may have broken them
/// @param resumed its end, or null as long as it holds
public record Stop(
        long number,
        String line,
        Instant at,
        @Nullable Person by,
        String why,
        List<String> broken,
        List<Person> breakers,
        @Nullable Resumption resumed) {
    public Stop {
        broken = List.copyOf(broken);
        breakers = List.copyOf(breakers);
    }

    /// Whether a person stopped it. Such a stop is never lifted by the machine.
    public boolean isByPerson() {
        return by != null;
    }

    public boolean isOpen() {
        return resumed == null;
    }
}
