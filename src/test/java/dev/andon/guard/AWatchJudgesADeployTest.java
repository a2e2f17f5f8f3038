package dev.andon.guard;

import static dev.andon.guard.Traffic.DAY;
import static dev.andon.guard.Traffic.DEPLOY;
import static dev.andon.guard.Traffic.at;
import static dev.andon.guard.Traffic.counts;
import static dev.andon.guard.Traffic.gauge;
import static dev.andon.guard.Traffic.question;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.guard.Metric.Bad;
import dev.andon.guard.Metric.Kind;
import dev.andon.guard.Watch.Verdict;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AWatchJudgesADeployTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "nothing lost of many events,      100, 0.0, Fine",
        "half lost of many events,         100, 0.5, AUTO",
        "all lost of many events,          100, 1.0, AUTO",
        "half lost of few events,            5, 0.5, AUTO",
        "nothing lost of next to none,     0.1, 0.0, Inconclusive",
        "all lost of next to none,         0.1, 1.0, Inconclusive",
    })
    void aLossOfCountedEvents(String what, double perMinute, double lost, String verdict) {
        Series events = counts(perMinute, 11).changedFrom(DEPLOY, value -> Math.rint(value * (1 - lost)));
        assertEquals(verdict, said(Watch.of(question(Kind.COUNT, events))), what);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a level that stays,           DOWN, 1.0, Fine",
        "one that falls by half,       DOWN, 0.5, AUTO",
        "one that falls to nothing,    DOWN, 0.0, AUTO",
        "one that rises is not bad,    DOWN, 2.0, Fine",
        "unless a rise is bad,         UP,   2.0, AUTO",
        "and then a fall is not bad,   UP,   0.5, Fine",
    })
    void aLevel(String what, Bad bad, double factor, String verdict) {
        Series level = gauge(300, 5).changedFrom(DEPLOY, value -> value * factor);
        assertEquals(verdict, said(Watch.of(question(Kind.GAUGE, bad, level))), what);
    }

    @Test
    void aRatioSeesThroughTheUpsAndDownsOfItsBase() {
        Series sessions = counts(400, 3).changedFrom(DEPLOY - 5, value -> Math.rint(value * 0.4));
        Series orders = counts(40, 4).changedFrom(DEPLOY - 5, value -> Math.rint(value * 0.4));
        assertEquals("Fine", said(Watch.of(ratio(orders, sessions))), "fewer people buy as much each");
        Series fewer = orders.changedFrom(DEPLOY, value -> Math.rint(value * 0.4));
        assertEquals("AUTO", said(Watch.of(ratio(fewer, sessions))));
    }

    private static Question ratio(Series orders, Series sessions) {
        Question one = question(Kind.COUNT, orders);
        return new Question(
                new Metric("orders per session", Kind.RATIO, Bad.DOWN),
                orders,
                sessions,
                one.deploy(),
                one.zone(),
                List.of());
    }

    @Test
    void aLossIsFoundWithinMinutesAndSaysHowMuch() {
        Series level = gauge(300, 5).changedFrom(DEPLOY, value -> value * 0.5);
        Look first = Watch.of(question(Kind.GAUGE, level)).reached(Level.AUTO).orElseThrow();
        assertTrue(Watch.delay(first).compareTo(Duration.ofMinutes(6)) <= 0, first.toString());
        assertEquals(-0.5, first.change(), 0.1);
        assertTrue(
                first.usualLow() < 0 && first.usualHigh() > first.usualLow() && first.usualHigh() < 0.3,
                first.toString());
        assertEquals(20, first.days(), 3, "working days of four weeks, without the worst");
    }

    @Test
    void whatIsUsualAtThisTimeIsNoLoss() {
        // Every day it falls to a third from one to four o'clock.
        Series daily = gauge(300, 5);
        Series falling = Traffic.series(minute -> {
            double fallen = Math.clamp((minute % DAY - 13 * 60) / 180.0, 0, 1);
            return daily.value(minute) * Math.exp(-fallen);
        });
        assertTrue(Watch.of(question(Kind.GAUGE, falling)).reached(Level.WARN).isEmpty());
    }

    @Test
    void aFallBackFromASpikeIsNothingToActUpon() {
        Series level = gauge(300, 5);
        Series spike =
                Traffic.series(minute -> level.value(minute) * (minute >= DEPLOY - 60 && minute < DEPLOY ? 2 : 1));
        assertTrue(Watch.of(question(Kind.GAUGE, spike)).reached(Level.AUTO).isEmpty());
    }

    @Test
    void noDataIsNeverALoss() {
        Series events = counts(100, 11).changedFrom(DEPLOY, value -> Double.NaN);
        assertEquals("NO_DATA", said(Watch.of(question(Kind.COUNT, events))));
    }

    @Test
    void someMissingBucketsDoNotMatter() {
        Series events = gauge(300, 5);
        Series gaps = Traffic.series(minute -> minute % 7 == 0 ? Double.NaN : events.value(minute));
        assertEquals("Fine", said(Watch.of(question(Kind.GAUGE, gaps))));
    }

    @Test
    void withoutHistoryNothingIsKnown() {
        Series young = gauge(300, 5);
        Series noPast = Traffic.series(minute -> minute < DEPLOY - 3 * DAY ? Double.NaN : young.value(minute));
        assertEquals("NO_HISTORY", said(Watch.of(question(Kind.GAUGE, noPast))));
    }

    @Test
    void aPastOnAnotherLevelIsNoHistory() {
        Series level = gauge(300, 5);
        Series fresh = Traffic.series(minute -> level.value(minute) * (minute < DEPLOY - 120 ? 0.001 : 1));
        assertEquals("NO_HISTORY", said(Watch.of(question(Kind.GAUGE, fresh))));
    }

    @Test
    void daysWithOtherDeploysDoNotCount() {
        Question all = question(Kind.GAUGE, gauge(300, 5));
        List<Span> every = IntStream.range(0, 28)
                .mapToObj(day -> new Span(at(day * DAY + 14 * 60), at(day * DAY + 14 * 60 + 5)))
                .toList();
        var disturbed = new Question(all.metric(), all.events(), null, all.deploy(), all.zone(), every);
        assertEquals("NO_HISTORY", said(Watch.of(disturbed)));
    }

    @ParameterizedTest
    @CsvSource({"UTC", "Europe/Berlin", "Pacific/Auckland"})
    void whatIsKeptOfAQuestionIsJudgedTheSame(String zone) {
        for (double left : List.of(1.0, 0.8, 0.0)) {
            Series events = counts(80, 7).changedFrom(DEPLOY, value -> Math.rint(value * left));
            Question one = question(Kind.COUNT, events);
            // A deploy that took some minutes, not at the beginning of a bucket.
            var deploy = new Span(
                    one.deploy().from().plusSeconds(17), one.deploy().to().plusSeconds(400));
            var asked = new Question(one.metric(), events, null, deploy, ZoneId.of(zone), List.of());
            assertEquals(Watch.of(asked), Watch.of(asked.relevant()));
            int kept = asked.relevant().events().count(0, events.size());
            assertTrue(kept < events.size() / 6, kept + " buckets");
        }
    }

    @Test
    void aScaleOfAGaugeChangesNothing() {
        Series level = gauge(300, 5).changedFrom(DEPLOY, value -> value * 0.8);
        List<Look> one = Watch.of(question(Kind.GAUGE, level)).looks();
        List<Look> thousand = Watch.of(question(Kind.GAUGE, level.changedFrom(0, value -> value * 1_000)))
                .looks();
        for (int i = 0; i < one.size(); i++) {
            assertEquals(one.get(i).distance(), thousand.get(i).distance(), 1e-6);
            assertEquals(one.get(i).passed(), thousand.get(i).passed());
        }
    }

    @Test
    void theMoreIsLostTheSurerItIs() {
        Series level = gauge(300, 5);
        double before = 0;
        for (double lost : List.of(0.05, 0.2, 0.5, 0.9)) {
            double distance = Watch.of(question(Kind.GAUGE, level.changedFrom(DEPLOY, value -> value * (1 - lost))))
                    .looks()
                    .getLast()
                    .distance();
            assertTrue(distance < before, distance + " after " + before);
            before = distance;
        }
    }

    @Test
    void oneBadLookIsNotEnoughUnlessItPlunges() {
        Look bad = look(Level.STOP);
        Look fine = look(null);
        assertTrue(new Watch(List.of(fine, bad, fine, bad), false)
                .reached(Level.STOP)
                .isEmpty());
        assertTrue(new Watch(List.of(fine, bad, bad), false).reached(Level.STOP).isPresent());
        var plunge = new Look(
                Duration.ofMinutes(3), Look.State.MEASURED, 0, 0, 0, 0, 0, 0, 9, 0, bad.passed(), bad.passed());
        assertTrue(new Watch(List.of(plunge), false).reached(Level.STOP).isPresent());
    }

    private static Look look(@Nullable Level passed) {
        return new Look(
                Duration.ofMinutes(3),
                Look.State.MEASURED,
                0,
                0,
                0,
                0,
                0,
                0,
                9,
                0.1,
                passed == null ? Set.of() : Set.of(passed),
                Set.of());
    }

    @Test
    void aWatchThatIsNotOverHasNoVerdictYet() {
        Series level = gauge(300, 5);
        var early = new Series(
                level.begin(),
                level.step(),
                IntStream.range(0, DEPLOY + 8).mapToDouble(level::value).toArray());
        Watch watch = Watch.of(question(Kind.GAUGE, early));
        assertEquals(4, watch.looks().size());
        assertInstanceOf(Verdict.Undecided.class, watch.verdict());
    }

    @Test
    void bucketsThatAreTooLongAreRefused() {
        var hourly = new Series(Traffic.BEGIN, Duration.ofHours(1), new double[24 * 60]);
        assertThrows(IllegalArgumentException.class, () -> Watch.of(question(Kind.COUNT, hourly)));
    }

    private static String said(Watch watch) {
        return switch (watch.verdict()) {
            case Verdict.Harmful(Level level, var _) -> level.name();
            case Verdict.Unknown(Look.State why) -> why.name();
            case Verdict other -> other.getClass().getSimpleName();
        };
    }
}
