package dev.andon.source;

/// How it stands with what a server pushes.
///
/// @param state how far it is
/// @param words why there is no stream, in a sentence without secrets; empty when there is nothing to say
public record Listening(State state, String words) {
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

    public static final Listening NEVER = new Listening(State.NEVER, "");
    public static final Listening ELSEWHERE = new Listening(State.ELSEWHERE, "");
    public static final Listening OPENING = new Listening(State.OPENING, "");
    public static final Listening STANDS = new Listening(State.STANDS, "");

    public static Listening broken(String words) {
        return new Listening(State.BROKEN, words);
    }
}
