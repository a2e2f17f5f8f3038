package dev.andon.server.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.guard.Inquiry;
import dev.andon.guard.Series;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ALongTimeIsAskedInPartsTest {
    private static final Instant END = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration STEP = Duration.ofSeconds(10);

    private final List<Inquiry> asked = new ArrayList<>();

    private static Inquiry buckets(int count) {
        return new Inquiry("orders", END.minus(STEP.multipliedBy(count)), END, STEP);
    }

    /// Values that count the steps since 1970, and one more than was asked for at either end.
    private Points numbered(Inquiry part, Stamp stamp) {
        asked.add(part);
        Points points = Points.of();
        for (int i = -1; i <= part.buckets(); i++) {
            Instant begin = part.begin().plus(STEP.multipliedBy(i));
            Instant at = stamp == Stamp.END ? begin.plus(STEP) : begin;
            points.add(at.toEpochMilli(), begin.getEpochSecond() / 10.0);
        }
        return points;
    }

    @ParameterizedTest
    @EnumSource
    void thePartsFollowEachOtherAndTheirValuesStandInTheirBuckets(Stamp stamp) throws ServerFault {
        Series series = new Chunks(7, stamp).read(buckets(30), part -> numbered(part, stamp));
        assertEquals(
                List.of(7, 7, 7, 7, 2), asked.stream().map(Inquiry::buckets).toList());
        assertEquals(END, asked.getLast().end());
        for (int i = 0; i < 30; i++) {
            assertEquals(series.begin().getEpochSecond() / 10.0 + i, series.value(i));
        }
    }

    @Test
    void aPartWithoutASeriesIsMissing() throws ServerFault {
        Series series = new Chunks(10, Stamp.BEGIN)
                .read(buckets(20), part -> part.end().equals(END) ? numbered(part, Stamp.BEGIN) : Points.noSeries());
        assertTrue(Double.isNaN(series.value(9)));
        assertTrue(series.value(10) > 0);
    }

    @Test
    void aPartThatFailsFailsTheWhole() {
        var down = new ServerFault(FaultKind.BROKEN, "down");
        var fault = assertThrows(
                ServerFault.class,
                () -> new Chunks(10, Stamp.BEGIN).read(buckets(20), part -> {
                    if (part.end().equals(END)) {
                        throw down;
                    }
                    return numbered(part, Stamp.BEGIN);
                }));
        assertEquals(down, fault);
    }

    @Test
    void moreRequestsThanAreSensibleAreNotSent() {
        var fault = assertThrows(
                ServerFault.class,
                () -> new Chunks(10, Stamp.BEGIN).read(buckets(1_201), part -> numbered(part, Stamp.BEGIN)));
        assertTrue(fault.fault().sentence().startsWith("This would take 121 requests"), fault.toString());
        assertEquals(List.of(), asked);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "no expression, '', 0, 60, 60",
        "less than a second, x, 0, 60, 0",
        "not aligned at its beginning, x, 30, 120, 60",
        "not aligned at its end, x, 60, 90, 60",
        "nothing, x, 60, 60, 60",
        "backwards, x, 120, 60, 60",
        "far too much, x, 0, 2000000, 1"
    })
    void whatIsNoInquiryCannotBeMade(String what, String expression, long begin, long end, long step) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Inquiry(
                        expression, Instant.ofEpochSecond(begin), Instant.ofEpochSecond(end), Duration.ofSeconds(step)),
                what);
    }

    @ParameterizedTest
    @CsvSource({
        "12:00:00, 60, 11:00:00, 12:00:00",
        "12:00:59, 60, 11:00:00, 12:00:00",
        "12:07:00, 300, 11:05:00, 12:05:00"
    })
    void onlyWholeBucketsThatAreOverAreAskedFor(String until, int step, String begin, String end) {
        Inquiry inquiry = Inquiry.before(
                Instant.parse("2026-11-22T" + until + "Z"), "x", Duration.ofHours(1), Duration.ofSeconds(step));
        assertEquals(Instant.parse("2026-11-22T" + begin + "Z"), inquiry.begin());
        assertEquals(Instant.parse("2026-11-22T" + end + "Z"), inquiry.end());
    }
}
