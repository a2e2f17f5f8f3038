package dev.andon.report;

import java.util.Locale;

/// What a report counts. What each means, and what it leaves out, says the sentence `measure.<word>.meaning`.
public enum Measure {
    BUILDS,
    RED_BUILDS,
    TIME_TO_GREEN,
    RED_TIME,
    QUEUE_TIME,
    FLIPS,
    /// The first of DORA's five keys.
    DEPLOYMENT_FREQUENCY,
    LEAD_TIME,
    CHANGE_FAILURES,
    RECOVERY_TIME,
    REWORK;

    /// The word in CSV, in style sheets and, without its dash, in the messages.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean isOfDora() {
        return compareTo(DEPLOYMENT_FREQUENCY) >= 0;
    }
}
