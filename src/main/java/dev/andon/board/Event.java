package dev.andon.board;

import dev.andon.build.Sight;
import dev.andon.source.Observation;
import dev.andon.source.Source;
import java.time.Duration;
import java.util.List;

/// What the floor is told.
public sealed interface Event {
    /// A look ended.
    ///
    /// @param planned when the next one is planned, if nothing goes wrong
    record Observed(Observation<Sight> observation, Duration planned) implements Event {}

    /// The settings name these sources now.
    record SourcesChanged(List<Source> sources) implements Event {
        public SourcesChanged {
            sources = List.copyOf(sources);
        }
    }

    /// Something about Andon itself that everybody should see until it is replaced: broken settings, the demo's
    /// banner.
    ///
    /// @param topic what it is about; a new text of the same topic replaces the old one
    /// @param text the text, or empty when it is over
    record Announced(String topic, String text) implements Event {}

    /// Time passed.
    record Tick() implements Event {}
}
