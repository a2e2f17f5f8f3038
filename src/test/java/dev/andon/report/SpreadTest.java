package dev.andon.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadTest {
    private static Spread of(String minutes) {
        return new Spread(Arrays.stream(minutes.split(" "))
                .map(Long::valueOf)
                .map(Duration::ofMinutes)
                .toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    5                    | 5 | 5
                    9 1                  | 1 | 9
                    3 1 2                | 2 | 3
                    1 2 3 4 5 6 7 8 9 10 | 5 | 9
                    """)
    void theMiddleAndTheSlowEndAreTimesThatWere(String minutes, long median, long ninetieth) {
        assertEquals(Duration.ofMinutes(median), of(minutes).median());
        assertEquals(Duration.ofMinutes(ninetieth), of(minutes).ninetieth());
    }

    @Test
    void eachTimeStandsOnOneStep() {
        assertEquals(
                List.of(1, 2, 1, 0, 1, 1, 1), of("4 5 14 15 1439 1440 10080").counts());
    }
}
