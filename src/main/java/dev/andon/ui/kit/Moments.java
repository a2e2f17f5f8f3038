package dev.andon.ui.kit;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Says when something was, as people of a place write it. Immutable.
public final class Moments {
    private final DateTimeFormatter format;

    public Moments(Locale language, ZoneId zone) {
        format = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                .withLocale(language)
                .withZone(zone);
    }

    /// Empty for never.
    public String say(@Nullable Instant at) {
        return at == null ? "" : format.format(at);
    }
}
