package dev.andon.source;

import org.jspecify.annotations.Nullable;

/// How it stands with what a server pushes.
///
/// @param state how far it is
/// @param fault why there is no stream; null when there is nothing to say
public record Listening(State state, @Nullable Fault fault) {
    public enum State {
        /// The server is only polled.
        NEVER,
        /// This program does not listen now: another looks for the team, or it is not known yet who does.
        ELSEWHERE,
        OPENING,
        STANDS,
        /// The stream could not be opened, or broke; it is opened again by and by, and polling goes on.
        BROKEN
    }

    public static final Listening NEVER = new Listening(State.NEVER, null);
    public static final Listening ELSEWHERE = new Listening(State.ELSEWHERE, null);
    public static final Listening OPENING = new Listening(State.OPENING, null);
    public static final Listening STANDS = new Listening(State.STANDS, null);

    /// @param fault null when it just ended
    public static Listening broken(@Nullable Fault fault) {
        return new Listening(State.BROKEN, fault);
    }
}
