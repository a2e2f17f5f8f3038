package dev.andon.settings;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A number of failures as people say it: `1 failure`, `2 consecutive failures`, `3`.
record FailureCount() implements Shape<Integer> {
    private static final Pattern COUNT = Pattern.compile("([1-9][0-9]?)(?: (?:consecutive )?failures?)?");

    @Override
    public @Nullable Integer read(Value value) {
        String wanted = "a number of failures such as 1 failure or 2 consecutive failures";
        String text = value.text(wanted);
        if (text == null) {
            return null;
        }
        Matcher count = COUNT.matcher(text);
        if (!count.matches()) {
            value.mistake(Value.echo(text) + " is not " + wanted + ".", "");
            return null;
        }
        return Integer.valueOf(count.group(1));
    }

    @Override
    public Map<String, Object> schema() {
        return Json.object("type", List.of("string", "integer"), "pattern", "^" + COUNT.pattern() + "$");
    }
}
