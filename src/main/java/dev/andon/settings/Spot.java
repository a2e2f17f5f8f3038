package dev.andon.settings;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/// Where a value stands in a text of YAML, in characters. Taken from what the parser meets and not from the nodes
/// that are made of it: an alias stands where it is written, and a list ends with its last item and not where the
/// next thing begins.
sealed interface Spot {
    int start();

    int end();

    /// @param isEmpty whether nothing is written there
    record Scalar(int start, int end, boolean isEmpty) implements Spot {}

    record Alias(int start, int end) implements Spot {}

    /// @param isFlow whether it stands in braces
    record Mapping(int start, int end, boolean isFlow, List<Entry> entries) implements Spot {
        @Nullable
        Entry entry(String name) {
            return entries.stream()
                    .filter(entry -> entry.name().equals(name))
                    .findFirst()
                    .orElse(null);
        }
    }

    /// @param isFlow whether it stands in brackets
    record Sequence(int start, int end, boolean isFlow, List<Spot> items) implements Spot {}

    /// @param name the key, or empty where it is no text
    record Entry(String name, Spot key, Spot value) {}

    /// What stands in a text that the parser takes; null when it says nothing.
    static @Nullable Spot of(String text) {
        return new Reading(text).root();
    }

    /// One walk along what the parser meets.
    final class Reading {
        private final String text;
        private final Iterator<Event> events;

        private Reading(String text) {
            this.text = text;
            this.events = new Parse(LoadSettings.builder()
                            .setCodePointLimit(ReferredFile.BYTES_AT_MOST)
                            .build())
                    .parseString(text)
                    .iterator();
        }

        private @Nullable Spot root() {
            while (events.hasNext()) {
                if (events.next() instanceof NodeEvent first) {
                    return spot(first);
                }
            }
            return null;
        }

        private Spot spot(Event event) {
            return switch (event) {
                case MappingStartEvent mapping -> mapping(mapping);
                case SequenceStartEvent sequence -> sequence(sequence);
                case AliasEvent alias -> new Alias(start(alias), end(alias));
                case ScalarEvent scalar -> scalar(scalar);
                default -> throw new IllegalStateException("no value begins with " + event);
            };
        }

        private Spot scalar(ScalarEvent scalar) {
            int start = start(scalar);
            // A block scalar's end is that of the blank lines after it.
            int end = Math.max(
                    start,
                    start + text.substring(start, end(scalar)).stripTrailing().length());
            return new Scalar(start, end, start == end);
        }

        private Spot mapping(MappingStartEvent begin) {
            List<Entry> entries = new ArrayList<>();
            Event event = events.next();
            while (event instanceof NodeEvent) {
                Spot key = spot(event);
                String name = event instanceof ScalarEvent scalar ? scalar.getValue() : "";
                entries.add(new Entry(name, key, spot(events.next())));
                event = events.next();
            }
            int last =
                    entries.isEmpty() ? end(begin) : entries.getLast().value().end();
            return new Mapping(start(begin), begin.isFlow() ? end(event) : last, begin.isFlow(), entries);
        }

        private Spot sequence(SequenceStartEvent begin) {
            List<Spot> items = new ArrayList<>();
            Event event = events.next();
            while (event instanceof NodeEvent) {
                items.add(spot(event));
                event = events.next();
            }
            int last = items.isEmpty() ? end(begin) : items.getLast().end();
            return new Sequence(start(begin), begin.isFlow() ? end(event) : last, begin.isFlow(), items);
        }

        private int start(Event event) {
            return event.getStartMark().map(this::place).orElse(0);
        }

        private int end(Event event) {
            return event.getEndMark().map(this::place).orElse(text.length());
        }

        /// The parser counts code points.
        private int place(Mark mark) {
            return text.offsetByCodePoints(0, mark.getIndex());
        }
    }
}
