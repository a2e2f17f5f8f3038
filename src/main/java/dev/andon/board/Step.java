package dev.andon.board;

import dev.andon.source.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an event made of the floor, and what is to be done about it.
///
/// @param floor the new floor
/// @param effects what the shell does next
public record Step(Floor floor, List<Effect> effects) {
    /// Something for the shell to do.
    public sealed interface Effect {
        /// A source's fault came, changed its words or went: to be logged, once.
        ///
        /// @param fault the fault, or null when the source is well again
        record FaultChanged(String source, @Nullable Fault fault) implements Effect {}
    }
}
