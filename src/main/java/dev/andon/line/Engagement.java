package dev.andon.line;

import java.time.Instant;
import java.util.Locale;

/// What is remembered of a gate from before Andon first touched it until it is as it was again.
///
/// @param gate which
/// @param stop the number of the stop it was shut for; 0 when the book had none yet
/// @param was how it stood before
/// @param before the [GateSight#setting] from before; it never changes
/// @param phase how far it is
/// @param audit the number of the audit entry of an act that is still to be confirmed; 0 when there is none
/// @param at when it began, by the book's clock once the book has it
public record Engagement(
        GateName gate, long stop, GateSight.State was, String before, Phase phase, long audit, Instant at) {
    public enum Phase {
        /// It is to be shut; the act may have been sent.
        SHUTTING,
        /// It was shut.
        SHUT,
        /// It is to be as before; the act may have been sent.
        RESTORING;

        /// The word in the database.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Whether a gate that looks so is as it was, which its setting tells alone: marks on pull requests hold
    /// nothing back any more although, with none open, nothing could get in. One that somebody else opened is as
    /// good.
    boolean isOver(GateSight sight) {
        return sight.state() == GateSight.State.OPEN || sight.setting().equals(before);
    }

    /// The same, further on.
    public Engagement in(Phase next, long audit) {
        return new Engagement(gate, stop, was, before, next, audit, at);
    }
}
