package dev.andon.board;

import dev.andon.build.Sight;
import dev.andon.line.LineRule;
import dev.andon.source.Observation;
import dev.andon.source.Source;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// What the floor is told.
public sealed interface Event {
    /// A look ended.
    ///
    /// @param planned the time from its beginning to the beginning of the next one, if nothing goes wrong
    record Observed(Observation<Sight> observation, Duration planned) implements Event {}

    /// The settings name these sources now. No two have the same name.
    ///
    /// @param rerunnable names of those whose server can be asked to build something again
    record SourcesChanged(List<Source> sources, Set<String> rerunnable) implements Event {
        public SourcesChanged {
            sources = List.copyOf(sources);
            rerunnable = Set.copyOf(rerunnable);
            if (sources.stream().map(Source::name).distinct().count() < sources.size()) {
                throw new IllegalArgumentException("two sources with one name: one would hide the other");
            }
        }

        /// Sources that are only looked at.
        public SourcesChanged(List<Source> sources) {
            this(sources, Set.of());
        }
    }

    /// Something about Andon itself that everybody should see until it is replaced: broken settings, the demo's
    /// banner.
    ///
    /// @param topic what it is about; a new text of the same topic replaces the old one
    /// @param text the text, or empty when it is over
    record Announced(String topic, String text) implements Event {}

    /// The settings name these lines now; the one trunk when they name none.
    record LinesChanged(List<LineRule> rules) implements Event {
        public LinesChanged {
            rules = rules.isEmpty() ? List.of(LineRule.TRUNK) : List.copyOf(rules);
        }
    }

    /// The team's books were read.
    record BooksRead(Books books) implements Event {}

    /// Time passed.
    record Tick() implements Event {}

    /// The clock was set back. The floor remembers how old everything is, so that old data does not look young.
    ///
    /// @param by how far
    record ClockSetBack(Duration by) implements Event {}
}
