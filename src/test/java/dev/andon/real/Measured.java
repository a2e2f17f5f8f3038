package dev.andon.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.andon.app.MetricSources;
import dev.andon.guard.Inquiry;
import dev.andon.guard.MetricSource;
import dev.andon.guard.Series;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/// A metric server as Andon sees it, and four weeks of minutes that end now.
final class Measured implements AutoCloseable {
    static final Duration MINUTE = Duration.ofMinutes(1);
    static final int MINUTES = 28 * 24 * 60;
    static final Instant END = Instant.ofEpochSecond(Instant.now().getEpochSecond() / 60 * 60);
    static final Instant BEGIN = END.minus(MINUTE.multipliedBy(MINUTES));

    private final MetricSources sources = new MetricSources(InstantSource.system());
    private final MetricSource source;

    Measured(Source settings) {
        sources.know(List.of(settings));
        source = sources.named(settings.name()).orElseThrow().source();
    }

    /// What was counted in a minute: every seventh is missing, and some counted nothing.
    static double orders(int minute) {
        return minute % 7 == 3 ? Double.NaN : minute % 5 * 10;
    }

    static Instant time(int minute) {
        return BEGIN.plus(MINUTE.multipliedBy(minute));
    }

    Series read(String expression, Instant begin, Instant end, Duration step) throws ServerFault {
        return source.measure(new Inquiry(expression, begin, end, step));
    }

    Series lastHour(String expression) throws ServerFault {
        return read(expression, END.minus(Duration.ofHours(1)), END, MINUTE);
    }

    /// Reads all four weeks, which must be these numbers.
    void assertFourWeeks(String expression, IntToDoubleFunction right) throws ServerFault {
        Series series = read(expression, BEGIN, END, MINUTE);
        assertEquals(MINUTES, series.size());
        for (int i = 0; i < MINUTES; i++) {
            assertEquals(right.applyAsDouble(i), series.value(i), 1e-6, "minute " + i + ", " + time(i));
        }
    }

    /// @return what the fault of the last hour says
    String faultOf(FaultKind kind, String expression) {
        var fault = assertThrows(ServerFault.class, () -> lastHour(expression));
        assertEquals(kind, fault.kind(), fault.toString());
        return fault.fault().sentence();
    }

    @Override
    public void close() {
        sources.close();
    }
}
