package dev.andon.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A time as people write it: `45s`, `30m`, `2h`, `1h30m`, `30d`.
final class Span implements ITypeConverter<Duration> {
    private static final Pattern SPAN =
            Pattern.compile("(?=.)(?:(\\d{1,4})d)?(?:(\\d{1,5})h)?(?:(\\d{1,5})m)?(?:(\\d{1,5})s)?");

    @Override
    public Duration convert(String text) {
        Matcher span = SPAN.matcher(text.strip());
        if (!span.matches()) {
            throw new TypeConversionException("\"" + text + "\" is no time; write one such as 30m, 2h or 30d");
        }
        return Duration.ofDays(number(span, 1))
                .plusHours(number(span, 2))
                .plusMinutes(number(span, 3))
                .plusSeconds(number(span, 4));
    }

    private static long number(Matcher span, int group) {
        return span.group(group) == null ? 0 : Long.parseLong(span.group(group));
    }
}
