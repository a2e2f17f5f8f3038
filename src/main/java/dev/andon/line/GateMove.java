package dev.andon.line;

import org.jspecify.annotations.Nullable;

/// What is to be done with a gate next.
public enum GateMove {
    /// Nothing.
    LEAVE,
    /// Remember that it was shut before the line stopped: nothing has to be sent.
    ENGAGE,
    /// Remember what is there, and shut it; also again, when new work came since.
    SHUT,
    /// It is seen shut: remember that.
    CONFIRM,
    /// It is shut, and stays so.
    KEEP,
    /// It was shut and is open: say so, and do not fight whoever opened it.
    DRIFT,
    /// Put back what was there before.
    RESTORE,
    /// Say that it did not open, although its server took what was sent.
    REMAIN,
    /// It is as it was: forget it.
    FORGET;

    /// Decides. Pure.
    ///
    /// @param line how its line stands: a gate moves neither way while nobody knows
    /// @param memory what is remembered of it, or null
    /// @param sight how it looks now
    /// @param restored whether its server took what was there before already
    public static GateMove of(LineState line, @Nullable Engagement memory, GateSight sight, boolean restored) {
        return switch (line) {
            case UNKNOWN -> LEAVE;
            case STOPPED -> stopped(memory, sight);
            // New work may go in while a failure is confirmed.
            case RUNNING, CONFIRMING -> running(memory, sight, restored);
        };
    }

    private static GateMove stopped(@Nullable Engagement memory, GateSight sight) {
        boolean shut = sight.state() == GateSight.State.SHUT;
        if (memory == null) {
            return shut ? ENGAGE : SHUT;
        }
        return switch (memory.phase()) {
            case SHUTTING -> shut ? CONFIRM : SHUT;
            case SHUT ->
                switch (sight.state()) {
                    case SHUT -> KEEP;
                    case PARTLY -> SHUT;
                    case OPEN -> DRIFT;
                };
            // What is there now may have been set by a person since: that is what to come back to next time.
            case RESTORING -> memory.isOver(sight) ? FORGET : SHUT;
        };
    }

    private static GateMove running(@Nullable Engagement memory, GateSight sight, boolean restored) {
        if (memory == null) {
            return LEAVE;
        }
        if (memory.phase() != Engagement.Phase.RESTORING) {
            return RESTORE;
        }
        if (memory.isOver(sight)) {
            return FORGET;
        }
        return restored ? REMAIN : RESTORE;
    }
}
