package dev.andon.guard;

import java.time.Instant;

/// A time with a beginning and an end.
public record Span(Instant from, Instant to) {
    public Span {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("it ends before it begins");
        }
    }

    boolean overlaps(Instant begin, Instant end) {
        return from.isBefore(end) && to.isAfter(begin);
    }
}
