package dev.andon.board;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NightTest {
    @ParameterizedTest
    @CsvSource({
        "its first moment, 22:00, 06:30, 22:00, true",
        "before midnight, 22:00, 06:30, 23:59, true",
        "after midnight, 22:00, 06:30, 03:00, true",
        "its end, 22:00, 06:30, 06:30, false",
        "noon, 22:00, 06:30, 12:00, false",
        "within one day, 01:00, 05:00, 04:59, true",
        "after a night within one day, 01:00, 05:00, 05:00, false",
        "before a night within one day, 01:00, 05:00, 00:59, false"
    })
    void covers(String sentence, LocalTime from, LocalTime to, LocalTime time, boolean expected) {
        assertEquals(expected, new WallSettings.Night(from, to, 0.6).covers(time), sentence);
    }
}
