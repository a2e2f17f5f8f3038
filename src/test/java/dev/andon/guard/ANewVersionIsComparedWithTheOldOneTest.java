package dev.andon.guard;

import static dev.andon.guard.TwoVersions.DEPLOY;
import static dev.andon.guard.TwoVersions.MINUTES;
import static dev.andon.guard.TwoVersions.minutes;
import static dev.andon.guard.TwoVersions.question;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.guard.Metric.Bad;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ANewVersionIsComparedWithTheOldOneTest {
    private static final int PLAYED = 1_000;
    /// Four hundred sessions a minute, a tenth of them orders, and half of the traffic for the new version.
    private static final TwoVersions SHOP = new TwoVersions(400, 0.1, 0.5, 0.05, 1);

    /// The whole watch, all its looks, of two versions that do not differ: what is raised is a false alarm.
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a tenth of few sessions,            400, 0.1, 0.0,  1",
        "half of few sessions,               400, 0.5, 0.0,  1",
        "very few sessions,                   40, 0.5, 0.0,  1",
        "orders that come in fives,          400, 0.1, 0.0,  5",
        "versions that wander off,          4000, 0.1, 0.05, 2",
        "versions that wander off very far, 4000, 0.5, 0.15, 1",
    })
    void twoThatAreAlikeAreToldApartNoOftenerThanTheBarsAllow(
            String what, double sessions, double share, double restless, int clumps) {
        var two = new TwoVersions(sessions, 0.1, share, restless, clumps);
        Map<Level, Integer> raised = raised(two, Bad.DOWN, 1);
        assertTrue(raised.get(Level.WARN) <= 0.03 * PLAYED, what + raised);
        assertTrue(raised.get(Level.STOP) <= 0.005 * PLAYED, what + raised);
        assertTrue(raised.get(Level.AUTO) <= 0.001 * PLAYED, what + raised);
    }

    private static Map<Level, Integer> raised(TwoVersions two, Bad bad, double left) {
        Map<Level, Integer> raised = new EnumMap<>(Level.class);
        for (Level level : Level.values()) {
            raised.put(level, 0);
        }
        for (int seed = 0; seed < PLAYED; seed++) {
            Watch watch = Watch.of(two.played(seed, left, bad));
            raised.replaceAll((level, count) -> watch.reached(level).isPresent() ? count + 1 : count);
        }
        return raised;
    }

    @ParameterizedTest
    @CsvSource({"DOWN, 0.5", "DOWN, 0.0", "UP, 2.0"})
    void harmIsFound(Bad bad, double left) {
        int found = 0;
        for (int seed = 0; seed < 100; seed++) {
            Watch watch = Watch.of(SHOP.played(seed, left, bad));
            found += watch.reached(Level.STOP).isPresent() ? 1 : 0;
        }
        assertTrue(found >= 95, found + " of 100");
    }

    @Test
    void whatIsBetterIsNoHarm() {
        assertEquals("Fine", said(SHOP.played(7, 2, Bad.DOWN)));
        assertEquals("Fine", said(SHOP.played(7, 0.5, Bad.UP)));
    }

    @Test
    void whatBefallsBothIsNoDifference() {
        Question usual = SHOP.played(3, 1, Bad.DOWN);
        Baseline old = usual.baseline();
        Question outage = with(
                usual,
                usual.events().changedFrom(DEPLOY + 4, value -> Math.rint(value / 3)),
                new Baseline("v12", old.events().changedFrom(DEPLOY + 4, value -> Math.rint(value / 3)), old.base()));
        assertTrue(Watch.of(outage).reached(Level.WARN).isEmpty());
    }

    private static Question with(Question question, Series events, Baseline old) {
        return new Question(
                question.metric(),
                events,
                question.base(),
                question.deploy(),
                question.zone(),
                question.disturbed(),
                old);
    }

    @Test
    void howMuchIsLostAgainstTheOldVersionIsSaid() {
        Reading reading = Reading.of(SHOP.played(5, 0.4, Bad.DOWN));
        assertEquals(Reading.State.HARMFUL, reading.state());
        assertEquals("v12", reading.against());
        assertEquals(-0.6, reading.change(), 0.2);
        assertTrue(reading.usualLow() < 0 && reading.usualHigh() > 0 && reading.usualHigh() < 0.5, reading.toString());
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.5, 0})
    void howManyHundredsOfBothComeTogetherChangesNothingButTheChance(double left) {
        Look few = last(SHOP.played(11, left, Bad.DOWN));
        Question more = SHOP.played(11, left, Bad.DOWN);
        Baseline old = more.baseline();
        Look bases = last(new Question(
                more.metric(),
                more.events(),
                more.base().changedFrom(0, value -> value * 10),
                more.deploy(),
                more.zone(),
                more.disturbed(),
                new Baseline("v12", old.events(), old.base().changedFrom(0, value -> value * 10))));
        assertEquals(few.distance(), bases.distance(), 1e-6, "ten times the sessions of both, and the same orders");
        assertEquals(few.passed(), bases.passed());
    }

    @Test
    void theMoreIsLostTheSurerItIs() {
        double before = 0;
        for (double left : List.of(0.9, 0.7, 0.4, 0.1)) {
            Question one = SHOP.played(2, 1, Bad.DOWN);
            Question lost = with(one, one.events().changedFrom(DEPLOY, value -> value * left), one.baseline());
            double distance = last(lost).distance();
            assertTrue(distance < before, distance + " after " + before);
            before = distance;
        }
    }

    private static Look last(Question question) {
        return Watch.of(question).looks().getLast();
    }

    private static String said(Question question) {
        return switch (Watch.of(question).verdict()) {
            case Watch.Verdict.Harmful(Level level, var _) -> level.name();
            case Watch.Verdict.Unknown(Look.State why) -> why.name();
            case Watch.Verdict other -> other.getClass().getSimpleName();
        };
    }

    private static final IntToDoubleFunction FORTY = _ -> 40;
    private static final IntToDoubleFunction FOUR = _ -> 4;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "nothing is missing,                             40, 40, 0,  Fine",
        "the new version's numbers are missing,          0,  40, 0,  NO_DATA",
        "half of the new version's are,                  20, 40, 0,  NO_DATA",
        "the old version is gone,                        40, 0,  0,  NO_BASELINE",
        "the old version is gone after ten minutes,      40, 10, 0,  NO_BASELINE",
        "the old version was only just there,            40, 40, 64, Fine",
        "the old version came later,                     40, 40, 90, NO_BASELINE",
    })
    void whatIsMissingIsNeverHarm(String what, int newMinutes, int oldMinutes, int oldFrom, String verdict) {
        IntToDoubleFunction there = minute -> minute >= DEPLOY && minute < DEPLOY + newMinutes ? 1 : Double.NaN;
        IntToDoubleFunction was = minute -> minute >= oldFrom && minute < DEPLOY + oldMinutes ? 1 : Double.NaN;
        Question question = question(
                Bad.DOWN,
                minutes(minute -> there.applyAsDouble(minute) * 40),
                minutes(minute -> there.applyAsDouble(minute) * 400),
                minutes(minute -> was.applyAsDouble(minute) * 40),
                minutes(minute -> was.applyAsDouble(minute) * 400));
        assertEquals(verdict, said(question), what);
    }

    @Test
    void gapsRaiseNothingWhereverTheyAre() {
        for (int seed = 0; seed < 200; seed++) {
            Question whole = SHOP.played(seed, 1, Bad.DOWN);
            int gap = seed % 5 + 2;
            Series events = with(whole.events(), gap, seed);
            Baseline old = new Baseline(
                    "v12",
                    with(whole.baseline().events(), gap, seed + 1),
                    whole.baseline().base());
            assertTrue(Watch.of(with(whole, events, old)).reached(Level.STOP).isEmpty(), "seed " + seed);
        }
    }

    private static Series with(Series whole, int gap, int shifted) {
        return TwoVersions.series(
                minutes(minute -> (minute + shifted) % (gap * 3) < gap ? Double.NaN : whole.value(minute)));
    }

    @Test
    void aVersionThatNobodyUsesSaysNothing() {
        Question unused = question(Bad.DOWN, minutes(minute -> 0), minutes(minute -> 0), minutes(FOUR), minutes(FORTY));
        assertEquals("NO_DATA", said(unused));
    }

    @ParameterizedTest
    @EnumSource(Bad.class)
    void tooLittleIsInconclusive(Bad bad) {
        assertEquals("Inconclusive", said(new TwoVersions(4, 0.1, 0.5, 0, 1).played(1, 1, bad)));
    }

    @Test
    void whatIsKeptIsJudgedTheSame() {
        for (double left : List.of(1.0, 0.6, 0.0)) {
            Question question = SHOP.played(9, left, Bad.DOWN);
            assertEquals(Watch.of(question), Watch.of(question.relevant()));
        }
    }

    @Test
    void aWatchThatIsNotOverHasNoVerdictYet() {
        Question whole = SHOP.played(9, 1, Bad.DOWN);
        Baseline old = whole.baseline();
        int until = DEPLOY + 8;
        var early = new Question(
                whole.metric(),
                cut(whole.events(), until),
                cut(whole.base(), until),
                whole.deploy(),
                whole.zone(),
                List.of(),
                new Baseline("v12", cut(old.events(), until), cut(old.base(), until)));
        assertEquals(4, Watch.of(early).looks().size());
        assertEquals("Undecided", said(early));
    }

    private static Series cut(Series whole, int end) {
        return new Series(
                whole.begin(),
                whole.step(),
                IntStream.range(0, end).mapToDouble(whole::value).toArray());
    }

    @Test
    void onlyRatiosOfTheSameBucketsAreCompared() {
        Question one = SHOP.played(1, 1, Bad.DOWN);
        var count = new Metric("orders", Metric.Kind.COUNT, Bad.DOWN);
        assertThrows(
                IllegalArgumentException.class,
                () -> new Question(count, one.events(), null, one.deploy(), one.zone(), List.of(), one.baseline()));
        var later = new Series(Traffic.at(1), Traffic.MINUTE, new double[MINUTES]);
        assertThrows(IllegalArgumentException.class, () -> with(one, one.events(), new Baseline("v12", later, later)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a tag             | orders{v=\"${version}\"}      | v13        | orders{v=\"v13\"}",
                "a digest          | orders{v=\"${artifact}\"}     | v13        | orders{v=\"sha256:1f\"}",
                "both              | ${version} ${artifact}        | v13        | v13 sha256:1f",
                "none              | orders                        | v13\"} or x | orders",
            })
    void whatNamesAVersionIsFilledIn(String what, String expression, String version, String filled) {
        var gauge = new Gauge(new Metric("orders", Metric.Kind.RATIO, Bad.DOWN), "numbers", expression, "1");
        assertEquals(filled, gauge.of(version, "sha256:1f").events(), what);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v13\"} or x", "../v13", "v13'", "v 13", "v13\\", "${step}"})
    void whatCouldMeanSomethingElseIsNotFilledIn(String version) {
        var gauge = new Gauge(new Metric("orders", Metric.Kind.RATIO, Bad.DOWN), "numbers", "${version}", "1");
        assertThrows(IllegalArgumentException.class, () -> gauge.of(version, "x"));
    }
}
