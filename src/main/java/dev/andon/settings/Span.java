package dev.andon.settings;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A duration as people write it: `10s`, `2m`, `1h`, `1h30m`.
record Span(Duration least, Duration most) implements Shape<Duration> {
    private static final Pattern SPAN = Pattern.compile("(?=.)(?:(\\d{1,5})h)?(?:(\\d{1,5})m)?(?:(\\d{1,5})s)?");
    private static final Pattern NEARLY =
            Pattern.compile("(?i)(?:PT)?\\s*(\\d{1,5})\\s*(s|sec|secs|seconds?|m|min|mins|minutes?|h|hours?)?");

    @Override
    public @Nullable Duration read(Value value) {
        String text = value.text("a duration such as 10s, 2m or 1h");
        if (text == null) {
            return null;
        }
        Matcher span = SPAN.matcher(text);
        if (!span.matches()) {
            value.mistake(Value.echo(text) + " is no duration; write one such as 10s, 2m or 1h.", meant(text));
            return null;
        }
        Duration duration =
                Duration.ofHours(number(span, 1)).plusMinutes(number(span, 2)).plusSeconds(number(span, 3));
        if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
            value.mistake(
                    "The duration " + text + " is not within " + written(least) + " and " + written(most) + ".", "");
            return null;
        }
        return duration;
    }

    private static long number(Matcher span, int group) {
        return span.group(group) == null ? 0 : Long.parseLong(span.group(group));
    }

    private static String meant(String text) {
        Matcher nearly = NEARLY.matcher(text.strip());
        if (!nearly.matches()) {
            return "";
        }
        String unit = nearly.group(2) == null ? "s" : nearly.group(2).substring(0, 1);
        return Suggestion.didYouMean(nearly.group(1) + unit.toLowerCase(java.util.Locale.ROOT));
    }

    /// As the settings would say it.
    static String written(Duration duration) {
        String hours = duration.toHours() == 0 ? "" : duration.toHours() + "h";
        String minutes = duration.toMinutesPart() == 0 ? "" : duration.toMinutesPart() + "m";
        String seconds = duration.toSecondsPart() == 0 ? "" : duration.toSecondsPart() + "s";
        return hours + minutes + seconds;
    }

    @Override
    public Map<String, Object> schema() {
        return Json.object("type", "string", "pattern", "^" + SPAN.pattern() + "$");
    }
}
