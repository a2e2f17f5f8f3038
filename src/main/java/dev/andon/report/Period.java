package dev.andon.report;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// A stretch of days that a report is about.
///
/// @param from the first moment of the first day
/// @param to the moment after the last: the end of a day, or now
/// @param zone whose days they are
public record Period(Instant from, Instant to, ZoneId zone) {
    /// What ended before a period and still counts in it: a red that goes on, a build that is deployed later.
    private static final Duration BEFORE = Duration.ofDays(30);

    public Period {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a period needs some time");
        }
    }

    /// Today and the days before it, so many in all.
    public static Period lastDays(int days, Instant now, ZoneId zone) {
        LocalDate first = LocalDate.ofInstant(now, zone).minusDays(days - 1L);
        return new Period(first.atStartOfDay(zone).toInstant(), now.plusMillis(1), zone);
    }

    /// A week from Monday to Sunday.
    ///
    /// @param week as ISO 8601 has it, such as `2026-W47`
    /// @throws IllegalArgumentException when it is none; the sentence says what is wanted
    public static Period week(String week, ZoneId zone) {
        try {
            LocalDate monday = LocalDate.parse(week + "-1", DateTimeFormatter.ISO_WEEK_DATE);
            return new Period(
                    monday.atStartOfDay(zone).toInstant(),
                    monday.plusWeeks(1).atStartOfDay(zone).toInstant(),
                    zone);
        } catch (DateTimeException none) {
            throw new IllegalArgumentException("A week is written like 2026-W47, not \"" + week + "\".", none);
        }
    }

    /// The same without what has not happened yet.
    ///
    /// @throws IllegalArgumentException when nothing of it has
    public Period until(Instant now) {
        if (!now.isAfter(from)) {
            throw new IllegalArgumentException("That week has not begun yet.");
        }
        return now.isBefore(to) ? new Period(from, now, zone) : this;
    }

    /// From when a book is read for a report on this.
    public Instant readFrom() {
        return from.minus(BEFORE);
    }

    public boolean has(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(to);
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    public List<LocalDate> days() {
        LocalDate last = LocalDate.ofInstant(to.minusNanos(1), zone);
        LocalDate first = LocalDate.ofInstant(from, zone);
        return first.datesUntil(last.plusDays(1)).toList();
    }

    /// How many days it has, with the begun part of one.
    public double inDays() {
        return (double) length().toMillis() / ChronoUnit.DAYS.getDuration().toMillis();
    }
}
