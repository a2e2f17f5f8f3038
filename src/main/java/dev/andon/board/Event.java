package dev.andon.board;

import dev.andon.build.Sight;
import dev.andon.line.GateName;
import dev.andon.line.LineRule;
import dev.andon.people.Crew;
import dev.andon.source.Ability;
import dev.andon.source.Listening;
import dev.andon.source.Observation;
import dev.andon.source.Source;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the floor is told.
public sealed interface Event {
    /// A look ended.
    ///
    /// @param planned the time from its beginning to the beginning of the next one, if nothing goes wrong
    record Observed(Observation<Sight> observation, Duration planned) implements Event {}

    /// How it stands with what a source pushes has changed.
    ///
    /// @param source its name
    record ListeningChanged(String source, Listening listening) implements Event {}

    /// The settings name these sources now. No two have the same name.
    ///
    /// @param abilities what their servers can be asked to do, by their names; nothing where none is named
    record SourcesChanged(List<Source> sources, Map<String, Set<Ability>> abilities) implements Event {
        public SourcesChanged {
            sources = List.copyOf(sources);
            abilities = Map.copyOf(abilities);
            if (sources.stream().map(Source::name).distinct().count() < sources.size()) {
                throw new IllegalArgumentException("two sources with one name: one would hide the other");
            }
        }

        /// Sources that are only looked at.
        public SourcesChanged(List<Source> sources) {
            this(sources, Map.of());
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

    /// The settings name these gates now.
    record GatesChanged(List<GateName> gates) implements Event {
        public GatesChanged {
            gates = List.copyOf(gates);
        }
    }
    /// The settings say now who is who, and who may do what.
    record CrewChanged(Crew crew) implements Event {}

    /// The team's books were read.
    record BooksRead(Books books) implements Event {}

    /// Time passed.
    record Tick() implements Event {}

    /// The clock was set back. The floor remembers how old everything is, so that old data does not look young.
    ///
    /// @param by how far
    record ClockSetBack(Duration by) implements Event {}
}
