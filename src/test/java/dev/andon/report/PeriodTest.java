package dev.andon.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
    @Test
    void aWeekIsFromMondayToSunday() {
        Period week = Period.week("2026-W47", ZoneOffset.UTC);
        assertEquals(Instant.parse("2026-11-16T00:00:00Z"), week.from());
        assertEquals(Instant.parse("2026-11-23T00:00:00Z"), week.to());
        assertEquals(LocalDate.of(2026, 11, 22), week.days().getLast());
    }

    @Test
    void aWeekInWhichTheClockIsSetBackHasAnHourMore() {
        assertEquals(
                Duration.ofHours(7 * 24 + 1),
                Period.week("2026-W43", ZoneId.of("Europe/Berlin")).length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-W54", "2026-47", "W47", "", "2026-W47-1"})
    void whatIsNoWeekIsSaid(String none) {
        var fault = assertThrows(IllegalArgumentException.class, () -> Period.week(none, ZoneOffset.UTC));
        assertTrue(fault.getMessage().contains("2026-W47"), fault.getMessage());
    }

    @Test
    void todayIsOneOfTheLastDays() {
        Instant now = Instant.parse("2026-11-23T10:00:00Z");
        Period period = Period.lastDays(7, now, ZoneOffset.UTC);
        assertEquals(LocalDate.of(2026, 11, 17), period.days().getFirst());
        assertEquals(7, period.days().size());
        assertTrue(period.has(now));
    }

    @Test
    void ofAWeekThatGoesOnOnlyWhatWasCounts() {
        Instant now = Instant.parse("2026-11-18T12:00:00Z");
        assertEquals(
                Duration.ofHours(60),
                Period.week("2026-W47", ZoneOffset.UTC).until(now).length());
        assertThrows(
                IllegalArgumentException.class,
                () -> Period.week("2026-W48", ZoneOffset.UTC).until(now));
    }
}
