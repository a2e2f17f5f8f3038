package dev.andon.line;

import java.util.Locale;

/// How a gate stands at one moment.
///
/// @param state whether new work gets through
/// @param setting what is set there, as [Gate#restore] wants it; for the gate alone to understand, without
///     secrets. Two equal ones mean that it is as it was
/// @param words more for people, such as `3 of 5 pull requests`; empty when there is nothing to add
public record GateSight(State state, String setting, String words) {
    public enum State {
        OPEN,
        /// New work that came since it was shut can pass until it is shut again, as with a mark on each open pull
        /// request.
        PARTLY,
        SHUT;

        /// The word in the database and in JSON.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
