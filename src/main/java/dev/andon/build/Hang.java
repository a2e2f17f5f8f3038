package dev.andon.build;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A build that runs longer than its pipeline's builds usually do, so that somebody had better look. Builds that
/// ended badly often ended early, so those that went well count, as long as there are enough of them. Pure.
///
/// @param usual the median of how long they ran
/// @param limit how long is still usual: the median and four times the spread (the median distance from the
///     median, scaled to a standard deviation), and never less than a quarter, or a minute, more than the median
/// @param running how long it has been running
public record Hang(Duration usual, Duration limit, Duration running) {
    /// Fewer builds say nothing of what is usual.
    static final int BUILDS_AT_LEAST = 5;

    private static final double SPREADS = 4;
    /// Of a normal distribution, the standard deviation is so many times the median deviation.
    private static final double NORMAL = 1.4826;

    private static final double SLACK = 0.25;
    private static final double SLACK_AT_LEAST = 60;

    /// @param history a pipeline's builds, in any order
    /// @param current what it builds now
    /// @param now by the server's clock, as the times of builds are
    /// @return empty when it does not hang, or when nobody can tell
    public static Optional<Hang> of(List<Build> history, Build current, Instant now) {
        if (current.started() == null || current.finished() != null) {
            return Optional.empty();
        }
        Duration running = Duration.between(current.started(), now);
        return usual(history)
                .map(usual -> new Hang(usual.usual, usual.limit, running))
                .filter(hang -> running.compareTo(hang.limit) > 0);
    }

    /// How long a build may take before it is taken to hang; empty as long as there are too few builds.
    public static Optional<Duration> limit(List<Build> history) {
        return usual(history).map(Hang::limit);
    }

    private static Optional<Hang> usual(List<Build> history) {
        double[] seconds = seconds(history, false);
        if (seconds.length < BUILDS_AT_LEAST) {
            seconds = seconds(history, true);
        }
        if (seconds.length < BUILDS_AT_LEAST) {
            return Optional.empty();
        }
        double median = median(seconds);
        double spread = NORMAL
                * median(Arrays.stream(seconds)
                        .map(each -> Math.abs(each - median))
                        .sorted()
                        .toArray());
        double slack = Math.max(SPREADS * spread, Math.max(SLACK * median, SLACK_AT_LEAST));
        return Optional.of(new Hang(duration(median), duration(median + slack), Duration.ZERO));
    }

    private static double[] seconds(List<Build> history, boolean alsoBad) {
        return history.stream()
                .filter(build -> build.outcome() == Outcome.PASSED
                        || build.outcome() == Outcome.UNSTABLE
                        || (alsoBad && build.outcome().isConclusive()))
                .map(Build::duration)
                .filter(Objects::nonNull)
                .mapToDouble(took -> took.toMillis() / 1000.0)
                .sorted()
                .toArray();
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
