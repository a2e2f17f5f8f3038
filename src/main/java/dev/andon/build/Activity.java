package dev.andon.build;

import java.util.Locale;

/// What a pipeline does now. One of two axes; how its last build ended is [Outcome].
public enum Activity {
    IDLE,
    QUEUED,
    RUNNING,
    /// Still running, but already has a failed part.
    RUNNING_FAILING,
    /// Waits for somebody's approval.
    WAITING,
    CANCELLING,
    /// Paused or disabled by somebody.
    DISABLED,
    UNKNOWN;

    /// Whether something is going on, so that the next look should come soon.
    public boolean isBusy() {
        return switch (this) {
            case QUEUED, RUNNING, RUNNING_FAILING, CANCELLING -> true;
            case IDLE, WAITING, DISABLED, UNKNOWN -> false;
        };
    }

    public boolean isRunning() {
        return this == RUNNING || this == RUNNING_FAILING || this == CANCELLING;
    }

    /// The word in JSON, settings and style sheets.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
