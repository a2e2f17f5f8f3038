package dev.andon.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How long something took, each time: a distribution, of which the middle and the slow end are told.
///
/// @param times the shortest first
public record Spread(List<Duration> times) {
    /// Fewer than these say nothing of the next.
    public static final int ENOUGH = 5;

    public Spread {
        times = times.stream().sorted().toList();
    }

    public int count() {
        return times.size();
    }

    public boolean isEnough() {
        return count() >= ENOUGH;
    }

    /// Half took no longer. There must be some.
    public Duration median() {
        return atMost(50);
    }

    /// Nine of ten took no longer. There must be some.
    public Duration ninetieth() {
        return atMost(90);
    }

    private Duration atMost(int percent) {
        int rank = Math.ceilDiv(percent * times.size(), 100);
        return times.get(Math.max(0, rank - 1));
    }

    /// How many took how long, by steps that people think in.
    public List<Integer> counts() {
        int[] counts = new int[Step.values().length];
        times.forEach(time -> counts[Step.of(time).ordinal()]++);
        List<Integer> all = new ArrayList<>(counts.length);
        Arrays.stream(counts).forEach(all::add);
        return List.copyOf(all);
    }

    /// Steps of a distribution: each holds what took less than its end and is in none before.
    public enum Step {
        MINUTES_5(Duration.ofMinutes(5)),
        MINUTES_15(Duration.ofMinutes(15)),
        HOUR(Duration.ofHours(1)),
        HOURS_4(Duration.ofHours(4)),
        DAY(Duration.ofDays(1)),
        WEEK(Duration.ofDays(7)),
        LONGER(Duration.ofSeconds(Long.MAX_VALUE));

        private final Duration end;

        Step(Duration end) {
            this.end = end;
        }

        /// What is in it took less than this.
        public Duration end() {
            return end;
        }

        static Step of(Duration time) {
            return Arrays.stream(values())
                    .filter(step -> time.compareTo(step.end) < 0)
                    .findFirst()
                    .orElse(LONGER);
        }
    }
}
