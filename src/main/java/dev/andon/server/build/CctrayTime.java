package dev.andon.server.build;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The times that servers write into CCTray feeds.
final class CctrayTime {
    private static final DateTimeFormatter ISO_IN_ANY_DRESS = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][ ]HH:mm[:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[ ][XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    /// `Date.toString()` of Java, as a TeamCity plug-in writes it.
    private static final DateTimeFormatter JAVA_DATE =
            DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss zzz yyyy", Locale.US);

    private CctrayTime() {}

    /// @param zone the zone of a time that names none
    /// @return the time, or null when there is none, when it is the epoch (which stands for none) or cannot be
    ///     read: then the build is still worth showing
    static @Nullable Instant parse(String text, ZoneId zone) {
        if (text.isBlank()) {
            return null;
        }
        try {
            Instant time = text.length() > 10 && Character.isDigit(text.charAt(0))
                    ? iso(text, zone)
                    : ZonedDateTime.parse(text, JAVA_DATE).toInstant();
            return time.getEpochSecond() <= 0 ? null : time;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant iso(String text, ZoneId zone) {
        // The plainest form is read by hand: feeds with ten thousand projects have ten thousand times.
        if (text.length() == 20 && text.charAt(19) == 'Z') {
            return Instant.parse(text);
        }
        TemporalAccessor read = ISO_IN_ANY_DRESS.parseBest(text, ZonedDateTime::from, LocalDateTime::from);
        return read instanceof ZonedDateTime zoned
                ? zoned.toInstant()
                : ((LocalDateTime) read).atZone(zone).toInstant();
    }
}
