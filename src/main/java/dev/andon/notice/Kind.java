package dev.andon.notice;

import java.util.Locale;

/// What a notice is about, what is worst first.
public enum Kind {
    /// Something turned red.
    BROKEN,
    LINE_STOPPED,
    /// Nobody has claimed it for too long.
    UNCLAIMED_TOO_LONG,
    /// It is still red, and nobody is on it.
    STILL_BROKEN,
    /// A server has not been seen for so long that nothing is known of it.
    SOURCE_LOST,
    /// Nobody is on it any more, and it is still red.
    RELEASED,
    CLAIMED,
    /// It is no longer red.
    FIXED,
    LINE_RESUMED,
    SOURCE_BACK,
    /// It was red, and is not there any more.
    GONE,
    /// Several of these in one: after an outage, a start, a night, or when much happens at once.
    DIGEST;

    /// Whether somebody should do something about it.
    public boolean isAlarm() {
        return switch (this) {
            case BROKEN, STILL_BROKEN, UNCLAIMED_TOO_LONG, LINE_STOPPED, SOURCE_LOST -> true;
            case FIXED, GONE, CLAIMED, RELEASED, LINE_RESUMED, SOURCE_BACK, DIGEST -> false;
        };
    }

    /// The word in JSON, settings and commands' environments.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
