package dev.andon.guard;

import static dev.andon.guard.Traffic.DEPLOY;
import static dev.andon.guard.Traffic.counts;
import static dev.andon.guard.Traffic.gauge;
import static dev.andon.guard.Traffic.question;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.guard.Metric.Bad;
import dev.andon.guard.Metric.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainRuleTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a level that stays,            FIFTH_OFF, DOWN, 1.0, 0",
        "five minutes of half,          FIFTH_OFF, DOWN, 0.5, 7",
        "a rise is not bad,             FIFTH_OFF, DOWN, 2.0, 0",
        "unless a rise is bad,          FIFTH_OFF, UP,   2.0, 7",
        "and then a fall is not bad,    FIFTH_OFF, UP,   0.5, 0",
        "ranks of a level that stays,   RANK_TEST, DOWN, 1.0, 0",
        "ranks after the whole watch,   RANK_TEST, DOWN, 0.5, 32",
        "ranks of a rise,               RANK_TEST, DOWN, 2.0, 0",
        "ranks of a rise that is bad,   RANK_TEST, UP,   2.0, 32",
        "ranks of a tenth less,         RANK_TEST, DOWN, 0.9, 0",
    })
    void whatItSaysOfALevel(String what, PlainRule rule, Bad bad, double factor, int minutes) {
        Series level = gauge(300, 5).changedFrom(DEPLOY, value -> value * factor);
        assertEquals(minutes, minutes(rule.raised(question(Kind.GAUGE, bad, level))), what);
    }

    private static long minutes(Optional<Duration> delay) {
        return delay.map(Duration::toMinutes).orElse(0L);
    }

    @Test
    void aRatioIsTakenBucketByBucket() {
        Series sessions = counts(400, 3).changedFrom(DEPLOY, value -> Math.rint(value * 0.4));
        Series orders = counts(200, 4).changedFrom(DEPLOY, value -> Math.rint(value * 0.4));
        Question one = question(Kind.COUNT, orders);
        var ratio = new Question(
                new Metric("orders per session", Kind.RATIO, Bad.DOWN),
                orders,
                sessions,
                one.deploy(),
                one.zone(),
                List.of());
        assertEquals(0, minutes(PlainRule.FIFTH_OFF.raised(ratio)), "fewer people buy as much each");
    }

    @Test
    void withoutNumbersItSaysNothing() {
        Series gone = gauge(300, 5).changedFrom(DEPLOY, _ -> Double.NaN);
        assertEquals(Optional.empty(), PlainRule.FIFTH_OFF.raised(question(Kind.GAUGE, gone)));
        assertEquals(Optional.empty(), PlainRule.RANK_TEST.raised(question(Kind.GAUGE, gone)));
    }

    @Test
    void itFindsTheDailyFallOfWhatIsUsualWhichTheDetectorDoesNot() {
        Series daily = gauge(300, 5);
        Series falling = Traffic.series(minute -> {
            double fallen = Math.clamp((minute % Traffic.DAY - 13 * 60) / 180.0, 0, 1);
            return daily.value(minute) * Math.exp(-fallen);
        });
        Replay replay = Replay.of(
                question(Kind.GAUGE, falling),
                List.of(Traffic.at(DEPLOY)),
                0,
                (series, _) -> series,
                Set.of(PlainRule.FIFTH_OFF));
        assertEquals(1, replay.count(PlainRule.FIFTH_OFF).raised());
        assertEquals(0, replay.count(Level.STOP).raised());
        Replay twice = replay.and(replay);
        assertEquals(2, twice.count(PlainRule.FIFTH_OFF).deploys());
        assertTrue(twice.count(PlainRule.RANK_TEST).deploys() == 0, "nobody asked for it");
    }
}
