package dev.andon.guard;

import java.time.Duration;
import java.time.Instant;

/// What a [MetricSource] is asked: one expression over whole buckets.
///
/// @param expression in the server's own language; `${step}` in it, and where the language wants the time in the
///     question itself `${from}` and `${to}`, stand for those of the request
/// @param begin of the first bucket, at a whole number of steps since 1970
/// @param end of the last one, likewise; the buckets must be over, and their numbers settled
/// @param step the length of each bucket, whole seconds
public record Inquiry(String expression, Instant begin, Instant end, Duration step) {
    private static final int BUCKETS_AT_MOST = 1_000_000;

    /// @throws IllegalArgumentException when there is nothing to ask, or the times do not fit the step
    public Inquiry {
        if (expression.isBlank()) {
            throw new IllegalArgumentException("an expression is wanted");
        }
        if (step.compareTo(Duration.ofSeconds(1)) < 0 || step.getNano() != 0) {
            throw new IllegalArgumentException("buckets are whole seconds long");
        }
        if (!floor(begin, step).equals(begin) || !floor(end, step).equals(end)) {
            throw new IllegalArgumentException("buckets of " + step + " begin at multiples of it");
        }
        if (!begin.isBefore(end) || begin.until(end).dividedBy(step) > BUCKETS_AT_MOST) {
            throw new IllegalArgumentException("from 1 to " + BUCKETS_AT_MOST + " buckets can be asked for");
        }
    }

    /// The whole buckets of the time before a moment.
    ///
    /// @param until nothing later is asked for: now, less what the server needs to have its numbers settled
    /// @param since how long before that
    public static Inquiry before(Instant until, String expression, Duration since, Duration step) {
        if (step.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("buckets are whole seconds long");
        }
        Instant end = floor(until, step);
        return new Inquiry(expression, end.minus(step.multipliedBy(since.dividedBy(step))), end, step);
    }

    private static Instant floor(Instant at, Duration step) {
        long seconds = step.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
    }

    public int buckets() {
        return Math.toIntExact(begin.until(end).dividedBy(step));
    }

    /// The same expression over some of the buckets.
    ///
    /// @param from the first
    /// @param to the one after the last
    public Inquiry part(int from, int to) {
        return new Inquiry(expression, begin.plus(step.multipliedBy(from)), begin.plus(step.multipliedBy(to)), step);
    }
}
