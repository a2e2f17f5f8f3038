package dev.andon.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that moves only by hand, forwards and backwards. Safe for use by several threads.
public final class HandClock implements InstantSource {
    private volatile Instant now = Story.NOON;

    @Override
    public Instant instant() {
        return now;
    }

    public void move(Duration by) {
        now = now.plus(by);
    }
}
