package dev.andon.build;

import java.util.Locale;

/// How a build ended. One of two axes; what goes on now is [Activity].
public enum Outcome {
    PASSED,
    /// Finished with warnings, failing tests that do not fail the build, or allowed failures.
    UNSTABLE,
    FAILED,
    /// The server, not the code: infrastructure, configuration, exception, timeout.
    ERRORED,
    /// Somebody stopped it. Not a failure.
    CANCELLED,
    /// Ended without a verdict: skipped, neutral.
    SKIPPED,
    /// Never built, or a word we do not know.
    UNKNOWN;

    /// Whether this says something about the code: cancelled and skipped builds do not change the light.
    public boolean isConclusive() {
        return switch (this) {
            case PASSED, UNSTABLE, FAILED, ERRORED -> true;
            case CANCELLED, SKIPPED, UNKNOWN -> false;
        };
    }

    public boolean isRed() {
        return this == FAILED || this == ERRORED;
    }

    /// The word in JSON, settings and style sheets.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
