package dev.andon.source;

/// What a server can be asked for besides being looked at.
public enum Ability {
    /// Build something again.
    RERUN,
    /// Run again only what failed.
    RERUN_FAILED,
    /// Stop a build.
    CANCEL,
    /// Agree to what a build waits for.
    APPROVE,
    /// Show what a build wrote.
    LOG,
    /// Say which tests failed.
    TESTS,
    /// Tell the last builds.
    HISTORY,
    /// Go back to what was live before.
    ROLL_BACK
}
