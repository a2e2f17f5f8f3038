package dev.andon.guard;

import java.time.Duration;
import java.util.List;

/// By how much more than counting alone explains a version's events scatter around their rate: from minute to
/// minute, and from five or ten minutes to the next, whichever is most. Pure.
///
/// @param clumps how many times the scatter of counted events it is, at least 1
/// @param noise what of the variance of a rate's logarithm over one bucket no number of events takes away
/// @param known how much time it rests on
/// @param freedom how many independent times that are, less one
record Restlessness(double clumps, double noise, Duration known, int freedom) {
    private static final List<Duration> LENGTHS =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(10));
    private static final int BLOCKS_AT_LEAST = 3;

    /// @param from the first bucket
    /// @param to the one after the last
    static Restlessness of(Series events, Series base, int from, int to) {
        List<Blocks> all = LENGTHS.stream()
                .map(length -> Math.max(1, Math.toIntExact(length.dividedBy(events.step()))))
                .map(length -> Blocks.of(events, base, from, to, length))
                .toList();
        return new Restlessness(
                all.stream().mapToDouble(Blocks::clumps).max().orElse(1),
                all.stream().mapToDouble(Blocks::noise).max().orElse(0),
                all.getFirst().time(events.step()),
                all.get(1).count() - 1);
    }

    /// Buckets taken together, where all of them are there.
    ///
    /// @param squares of how far each was off its expectation, over that expectation
    private record Blocks(int length, int count, double events, double squares) {
        static Blocks of(Series events, Series base, int from, int to, int length) {
            double above = 0;
            double below = 0;
            int count = 0;
            for (int begin = from; begin + length <= to; begin += length) {
                if (isThere(events, base, begin, begin + length)) {
                    above += events.sum(begin, begin + length);
                    below += base.sum(begin, begin + length);
                    count++;
                }
            }
            double squares = 0;
            for (int begin = from; begin + length <= to && above > 0; begin += length) {
                if (isThere(events, base, begin, begin + length)) {
                    double expected = above / below * base.sum(begin, begin + length);
                    double off = events.sum(begin, begin + length) - expected;
                    squares += off * off / expected;
                }
            }
            return new Blocks(length, count, above, squares);
        }

        private static boolean isThere(Series events, Series base, int from, int to) {
            return events.isThere(from, to, 1) && base.isThere(from, to, 1) && base.sum(from, to) > 0;
        }

        Duration time(Duration step) {
            return step.multipliedBy((long) count * length);
        }

        double clumps() {
            return count < BLOCKS_AT_LEAST ? 1 : Math.max(1, squares / (count - 1));
        }

        double noise() {
            return events <= 0 ? 0 : (clumps() - 1) * count / events * length;
        }
    }
}
