package dev.andon.source;

/// What a server can be asked to do besides being looked at.
public enum Ability {
    /// Build something again.
    RERUN,
    /// Go back to what was live before.
    ROLL_BACK
}
