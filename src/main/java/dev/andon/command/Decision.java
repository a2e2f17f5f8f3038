package dev.andon.command;

import dev.andon.text.Sentence;

/// Whether a command may be carried out, and why not.
public sealed interface Decision {
    record Granted() implements Decision {}

    /// @param reason for the person who asked
    record Denied(Sentence reason) implements Decision {}

    Decision GRANTED = new Granted();
}
