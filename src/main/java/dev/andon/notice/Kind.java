package dev.andon.notice;

import java.util.Locale;

/// What a notice is about, what is worst first.
public enum Kind {
    /// A guard goes back with a service unless somebody says no.
    GOES_BACK_SOON,
    /// Nobody knows whether a service went where it was to go.
    ROLLBACK_UNSURE,
    /// A service did not go where it was to go.
    ROLLBACK_FAILED,
    /// A guard sees that a deploy does harm, and a person decides.
    GUARD_STOPPED,
    /// Something turned red.
    BROKEN,
    LINE_STOPPED,
    /// What is live failed where it was built.
    VIOLATION,
    /// The time of who was on it is over, and it is still red.
    CLAIM_LAPSED,
    /// Nobody has claimed it for too long.
    UNCLAIMED_TOO_LONG,
    /// It is still red, and nobody is on it.
    STILL_BROKEN,
    /// A guard sees what somebody should look at.
    GUARD_WARNED,
    /// Somebody said no to a guard.
    VETOED,
    /// A service is on its way back, or forward again.
    ROLLING_BACK,
    /// It is where it was to go.
    ROLLED_BACK,
    /// It was expected to be mended by now.
    FIX_OVERDUE,
    /// The time of who is on it is almost over.
    CLAIM_ENDS_SOON,
    /// A server has not been seen for so long that nothing is known of it.
    SOURCE_LOST,
    /// The token of a source ends soon, or has ended.
    TOKEN_ENDS,
    /// Nobody is on it any more, and it is still red.
    RELEASED,
    CLAIMED,
    /// It is no longer red.
    FIXED,
    LINE_RESUMED,
    SOURCE_BACK,
    TOKEN_RENEWED,
    /// It was red, and is not there any more.
    GONE,
    /// Several of these in one: after an outage, a start, a night, or when much happens at once.
    DIGEST;

    /// Whether somebody should do something about it.
    public boolean isAlarm() {
        return switch (this) {
            case GOES_BACK_SOON,
                    ROLLBACK_UNSURE,
                    ROLLBACK_FAILED,
                    GUARD_STOPPED,
                    BROKEN,
                    STILL_BROKEN,
                    UNCLAIMED_TOO_LONG,
                    CLAIM_LAPSED,
                    LINE_STOPPED,
                    SOURCE_LOST,
                    VIOLATION -> true;
            case GUARD_WARNED,
                    VETOED,
                    ROLLING_BACK,
                    ROLLED_BACK,
                    FIX_OVERDUE,
                    CLAIM_ENDS_SOON,
                    FIXED,
                    GONE,
                    CLAIMED,
                    RELEASED,
                    LINE_RESUMED,
                    SOURCE_BACK,
                    TOKEN_ENDS,
                    TOKEN_RENEWED,
                    DIGEST -> false;
        };
    }

    /// The word in JSON, settings and commands' environments.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
