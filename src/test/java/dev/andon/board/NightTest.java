package dev.andon.board;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NightTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a night over midnight covers the evening,   22:00, 06:00, 23:30, true",
        "it covers its first minute,                 22:00, 06:00, 22:00, true",
        "it covers midnight,                         22:00, 06:00, 00:00, true",
        "it covers its last second,                  22:00, 06:00, 05:59:59, true",
        "its end is day,                             22:00, 06:00, 06:00, false",
        "the minute before it is day,                22:00, 06:00, 21:59, false",
        "noon is day,                                22:00, 06:00, 12:00, false",
        "a night within a day covers its middle,     01:00, 05:00, 03:00, true",
        "before it is day,                           01:00, 05:00, 00:59, false",
        "after it is day,                            01:00, 05:00, 05:00, false",
        "from an hour to the same hour is always,    08:00, 08:00, 20:00, true",
    })
    void aNightCoversItsHours(String claim, LocalTime from, LocalTime to, LocalTime time, boolean covered) {
        assertEquals(covered, new WallSettings.Night(from, to, 0.5).covers(time));
    }
}
