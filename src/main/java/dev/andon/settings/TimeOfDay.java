package dev.andon.settings;

import java.time.LocalTime;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A time of day: `22:00`.
record TimeOfDay() implements Shape<LocalTime> {
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final Pattern HOUR = Pattern.compile("[01]?[0-9]|2[0-3]");
    private static final Pattern SHORT = Pattern.compile("[0-9]:[0-5][0-9]");

    @Override
    public @Nullable LocalTime read(Value value) {
        String text = value.text("a time of day such as 22:00");
        if (text == null) {
            return null;
        }
        if (!TIME.matcher(text).matches()) {
            value.mistake(Value.echo(text) + " is no time of day; write one such as 22:00.", meant(text));
            return null;
        }
        return LocalTime.parse(text);
    }

    private static String meant(String text) {
        if (HOUR.matcher(text).matches()) {
            return Suggestion.didYouMean((text.length() == 1 ? "0" : "") + text + ":00");
        }
        return SHORT.matcher(text).matches() ? Suggestion.didYouMean("0" + text) : "";
    }

    @Override
    public Map<String, Object> schema() {
        return Json.object("type", "string", "pattern", "^(" + TIME.pattern() + ")$");
    }
}
