package dev.andon.guard;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// When a deploy is looked at, and with what.
public final class Plan {
    /// What a deploy is compared with: this long before it.
    public static final Duration BEFORE = Duration.ofMinutes(60);
    /// Afterwards this long does not count: what was restarted is not warm yet.
    public static final Duration WARM_UP = Duration.ofMinutes(2);

    private static final int[] MINUTES = {3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30};

    private Plan() {}

    /// From the end of a deploy until the last look has all its data, but for what its server needs to settle.
    public static final Duration WHOLE = WARM_UP.plusMinutes(MINUTES[MINUTES.length - 1]);

    /// How much time after the warm-up each look covers, given the length of buckets. A look covers whole
    /// buckets.
    public static List<Duration> looks(Duration step) {
        return Arrays.stream(MINUTES)
                .mapToObj(Duration::ofMinutes)
                .filter(look -> look.toSeconds() % step.toSeconds() == 0)
                .toList();
    }
}
