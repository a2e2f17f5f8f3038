package dev.andon.people;

import java.util.Locale;

/// What a team may leave to some of its people.
public enum Deed {
    /// Say that somebody is on something, or no longer.
    CLAIM,
    /// Give what somebody is on to somebody else.
    HAND_OVER,
    /// Stop a line.
    STOP,
    /// Let a stopped line go on.
    RESUME,
    /// Build something again.
    RERUN,
    /// Stop a build.
    CANCEL,
    /// Agree to what a build waits for.
    APPROVE,
    /// Go back to what was live before, or forward again.
    ROLL_BACK;

    /// The word in the settings: `hand-over`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
