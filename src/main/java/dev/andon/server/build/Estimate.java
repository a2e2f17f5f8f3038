package dev.andon.server.build;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How long a build is likely to take. Pure.
final class Estimate {
    private static final int FROM = 10;

    private Estimate() {}

    /// The median of the newest of these times, which one slow build does not move; null when there is none.
    static @Nullable Duration median(Stream<Duration> newestFirst) {
        List<Duration> times = newestFirst.limit(FROM).sorted().toList();
        return times.isEmpty() ? null : times.get(times.size() / 2);
    }
}
