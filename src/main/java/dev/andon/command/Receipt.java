package dev.andon.command;

import dev.andon.text.Sentence;

/// What became of a command.
public sealed interface Receipt {
    /// What to tell the person who asked.
    Sentence sentence();

    record Done(Sentence sentence) implements Receipt {}

    /// It may not be, or somebody else was there before. Nothing was changed.
    record Denied(Sentence sentence) implements Receipt {}

    /// It could not be done. Nothing is known to have changed.
    record Failed(Sentence sentence) implements Receipt {}

    /// It was sent, and nobody knows whether it happened: the next looks will tell. It is not sent again.
    record Unsure(Sentence sentence) implements Receipt {}
}
