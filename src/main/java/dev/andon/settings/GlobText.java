package dev.andon.settings;

import dev.andon.source.Glob;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A pattern for names, with `*`, `**` and `?`.
record GlobText() implements Shape<Glob> {
    private static final int LENGTH_AT_MOST = 300;
    /// Each star multiplies the ways in which a long name can be tried.
    private static final int STARS_AT_MOST = 8;

    @Override
    public @Nullable Glob read(Value value) {
        String text = value.text("a name or a pattern such as shop/**");
        if (text == null) {
            return null;
        }
        if (text.isBlank()) {
            value.mistake("This pattern is empty.", "");
        } else if (text.length() > LENGTH_AT_MOST) {
            value.mistake("This pattern is longer than " + LENGTH_AT_MOST + " characters.", "");
        } else if (text.startsWith("!")) {
            value.mistake("A pattern cannot begin with \"!\".", "Name under \"exclude:\" what should not be shown.");
        } else if (text.startsWith("^") || text.endsWith("$")) {
            value.mistake("This looks like a regular expression.", "Patterns know *, ** and ? only.");
        } else if (text.contains("***")) {
            value.mistake("\"***\" means nothing.", "* is any text without a slash, ** any text.");
        } else if (text.replace("**", "*").chars().filter(c -> c == '*').count() > STARS_AT_MOST) {
            value.mistake("This pattern has more than " + STARS_AT_MOST + " stars.", "Use several patterns.");
        } else {
            warnOfBraces(text, value);
            return new Glob(text);
        }
        return null;
    }

    private static void warnOfBraces(String text, Value value) {
        if (text.matches(".*\\{.*,.*}.*")) {
            value.warning("Braces in a pattern stand for themselves.", "Use several patterns.");
        }
    }

    @Override
    public Map<String, Object> schema() {
        return Json.object(
                "type", java.util.List.of("string", "number"), "pattern", "^[^!^]", "maxLength", LENGTH_AT_MOST);
    }
}
