package dev.andon.line;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which of a pipeline's builds was red: by what its server says of it, since not all of them have an identity of
/// their own. Times are kept in milliseconds.
///
/// @param label what people call it
/// @param started when it started, by the server's clock
/// @param finished when it ended, by the server's clock
public record RedBuild(
        String label, @Nullable Instant started, @Nullable Instant finished) {
    public RedBuild {
        started = started == null ? null : started.truncatedTo(ChronoUnit.MILLIS);
        finished = finished == null ? null : finished.truncatedTo(ChronoUnit.MILLIS);
    }

    /// Whether `later`, which the server shows as the last that ended, is still this one. Servers that run a
    /// build again under its old number keep its start and tell another end; while that goes on, an end that
    /// moves is no new result.
    ///
    /// @param busy whether something of the pipeline is under way
    boolean isStill(RedBuild later, boolean busy) {
        return label.equals(later.label)
                && Objects.equals(started, later.started)
                && (busy || Objects.equals(finished, later.finished));
    }
}
