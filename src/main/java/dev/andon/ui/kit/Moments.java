package dev.andon.ui.kit;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Says when something was, as people of a place write it. Immutable.
public final class Moments {
    private final DateTimeFormatter exact;
    private final DateTimeFormatter brief;

    public Moments(Locale language, ZoneId zone) {
        exact = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                .withLocale(language)
                .withZone(zone);
        brief = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(language)
                .withZone(zone);
    }

    /// To the second; empty for never.
    public String say(@Nullable Instant at) {
        return at == null ? "" : exact.format(at);
    }

    /// To the minute, for a column; empty for never.
    public String brief(@Nullable Instant at) {
        return at == null ? "" : brief.format(at);
    }
}
