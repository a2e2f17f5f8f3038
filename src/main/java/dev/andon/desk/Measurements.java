package dev.andon.desk;

import dev.andon.guard.Gauge;
import dev.andon.guard.Inquiry;
import dev.andon.guard.MetricSource;
import dev.andon.guard.Series;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Trouble.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// The numbers of one watched deploy: the long history is asked for once, and then only what is new. Used by one
/// thread. Blocks on I/O.
public final class Measurements {
    /// Where numbers are.
    ///
    /// @param source is asked
    /// @param lag how long after its end a bucket's numbers are settled
    /// @param ahead how far our clock is ahead of the source's, by its newest answer
    public record Meter(MetricSource source, Duration lag, Supplier<Duration> ahead) {}

    /// Two clocks agree as long as they differ by no more.
    private static final Duration AGREEING = Duration.ofSeconds(5);

    /// Both sides of a metric in the same buckets.
    ///
    /// @param base empty but for a ratio
    record Numbers(Series events, Optional<Series> base) {}

    private final Function<String, Optional<Meter>> meters;
    private final Instant begin;
    private final Duration step;
    private final Map<String, Series> known = new HashMap<>();
    /// How far our clock is wrong, by source; none for those it agrees with.
    private final Map<String, Duration> wrong = new HashMap<>();

    /// @param meters by the names of sources
    /// @param begin from when on numbers are wanted, at a whole number of steps since 1970
    Measurements(Function<String, Optional<Meter>> meters, Instant begin, Duration step) {
        this.meters = meters;
        this.begin = begin;
        this.step = step;
    }

    /// Everything that is settled now.
    ///
    /// @throws ServerFault when it could not be read
    Numbers of(Gauge gauge, Instant now) throws ServerFault {
        Meter meter = meters.apply(gauge.source())
                .orElseThrow(() -> new ServerFault(FaultKind.MISSING, Word.NO_NUMBERS, gauge.source()));
        Numbers read = read(gauge, meter, now);
        if (isClockNews(gauge.source(), meter)) {
            // What was asked for may not have happened yet by the clock that counts.
            known.keySet().removeIf(key -> key.startsWith(gauge.source() + "\n"));
            read = read(gauge, meter, now);
        }
        return read;
    }

    /// The same moment by a source's clock, as far as we know it.
    Instant theirs(String source, Instant ours) {
        return ours.minus(wrong.getOrDefault(source, Duration.ZERO));
    }

    /// Whether the source's clock and ours differ by so much that nobody should rely on either.
    boolean isClockWrong() {
        return !wrong.isEmpty();
    }

    /// Whether two clocks are so near that either will do.
    static boolean isAgreeing(Duration ahead) {
        return ahead.abs().compareTo(AGREEING) <= 0;
    }

    private boolean isClockNews(String source, Meter meter) {
        Duration ahead = meter.ahead().get();
        Duration before = wrong.getOrDefault(source, Duration.ZERO);
        if (isAgreeing(ahead)) {
            wrong.remove(source);
        } else {
            wrong.put(source, ahead);
        }
        return !isAgreeing(wrong.getOrDefault(source, Duration.ZERO).minus(before));
    }

    private Numbers read(Gauge gauge, Meter meter, Instant now) throws ServerFault {
        Instant end = floor(theirs(gauge.source(), now).minus(meter.lag()), step);
        Series events = read(gauge.source(), gauge.events(), meter, end);
        return new Numbers(
                events,
                gauge.base().isEmpty()
                        ? Optional.empty()
                        : Optional.of(read(gauge.source(), gauge.base(), meter, end)));
    }

    private Series read(String source, String expression, Meter meter, Instant end) throws ServerFault {
        String key = source + "\n" + expression;
        Series before = known.get(key);
        Instant from = before == null ? begin : before.end();
        if (before != null && !from.isBefore(end)) {
            return before;
        }
        Series news = meter.source().measure(new Inquiry(expression, from, end, step));
        Series all = before == null ? news : before.and(news);
        known.put(key, all);
        return all;
    }

    static Instant floor(Instant at, Duration step) {
        long seconds = step.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
    }
}
