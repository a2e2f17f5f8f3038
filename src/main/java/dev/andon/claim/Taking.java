package dev.andon.claim;

/// What became of an attempt to take a claim.
public sealed interface Taking {
    /// It is yours.
    ///
    /// @param claim as the book has it, with its number
    record Taken(Claim claim) implements Taking {}

    /// Somebody else was there before.
    ///
    /// @param claim theirs
    record Held(Claim claim) implements Taking {}

    /// What was to be handed over is no longer open.
    record Gone() implements Taking {}
}
