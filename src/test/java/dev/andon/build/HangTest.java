package dev.andon.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A build hangs when it runs longer than the spread of its pipeline's builds explains.
class HangTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "nobody knows after four builds, 10 10 10 10, ''",
        "never less than a minute, 0.1 0.1 0.1 0.1 0.1, 1.1",
        "never less than a quarter, 20 20 20 20 20, 25",
        "the wider the spread the more patience, 10 12 14 16 18, 25.8608",
        "one that hung before changes little, 20 20 20 20 400, 25",
        "failed ones ended early and do not count, 20 20 20 20 20 -1 -1 -1, 25",
        "unless there are no others, -20 -20 -20 -20 20, 25",
        "those without times do not count, 20 20 20 20 ?, ''"
    })
    void after(String claim, String minutes, String limit) {
        Optional<Duration> expected = limit.isEmpty()
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(Math.round(Double.parseDouble(limit) * 60_000)));
        assertEquals(expected, Hang.limit(history(minutes)), claim);
    }

    @ParameterizedTest(name = "after {0} min: {1}")
    @CsvSource({"24, false", "25, false", "26, true"})
    void isOver(long minutes, boolean hangs) {
        Build running = Build.of("9", Outcome.UNKNOWN).started(NOON);

        Optional<Hang> hang = Hang.of(history("20 20 20 20 20"), running, NOON.plus(Duration.ofMinutes(minutes)));

        assertEquals(hangs, hang.isPresent());
        hang.ifPresent(it -> {
            assertEquals(Duration.ofMinutes(20), it.usual());
            assertEquals(Duration.ofMinutes(minutes), it.running());
        });
    }

    @Test
    void whatHasEndedOrNotBegunDoesNotHang() {
        Build ended = Build.of("9", Outcome.UNKNOWN).started(NOON).finished(NOON);
        Instant later = NOON.plus(Duration.ofDays(1));

        assertEquals(Optional.empty(), Hang.of(history("20 20 20 20 20"), ended, later));
        assertEquals(Optional.empty(), Hang.of(history("20 20 20 20 20"), Build.NONE, later));
    }

    /// Minutes; negative ones are of builds that failed.
    private static List<Build> history(String minutes) {
        List<Build> builds = new ArrayList<>();
        for (String each : minutes.split(" ")) {
            double took = each.equals("?") ? 0 : Double.parseDouble(each);
            Build build = Build.of("1", took < 0 ? Outcome.FAILED : Outcome.PASSED);
            builds.add(
                    each.equals("?")
                            ? build
                            : build.started(NOON).finished(NOON.plusMillis(Math.round(Math.abs(took) * 60_000))));
        }
        return builds;
    }
}
