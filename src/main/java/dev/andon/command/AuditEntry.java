package dev.andon.command;

import java.time.Instant;
import java.util.Locale;

/// One line of the audit. It is written before the act, and once more when it is known what became of it.
///
/// @param number by which the log knows it; 0 as long as no log has it
/// @param at when it was intended, by the log's clock once the log has it
/// @param actor who acted
/// @param action what was to be done: `claim`, `stop`, `resume`, `roll-back` …
/// @param subject to what: a tile's id, a line
/// @param words everything else that was said with it
/// @param state how far it came
/// @param outcome what became of it, in a sentence; empty as long as nothing is known
public record AuditEntry(
        long number,
        Instant at,
        Actor actor,
        String action,
        String subject,
        String words,
        State state,
        String outcome) {
    public enum State {
        INTENDED,
        DONE,
        FAILED,
        /// It was sent, and no answer came: it may have happened.
        UNSURE;

        /// The word in the database and in JSON.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
