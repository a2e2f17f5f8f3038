package dev.andon.settings;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A short text in one line.
///
/// @param forbidden characters it must not hold
record Text(String forbidden) implements Shape<String> {
    static final Text LINE = new Text("");
    private static final int LENGTH_AT_MOST = 200;
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{.*}", Pattern.DOTALL);

    @Override
    public @Nullable String read(Value value) {
        String text = value.text("a text");
        if (text == null) {
            return null;
        }
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            value.mistake("This text is empty.", "Leave the key out, or give it a value.");
        } else if (stripped.length() > LENGTH_AT_MOST) {
            value.mistake("This text is longer than " + LENGTH_AT_MOST + " characters.", "");
        } else if (stripped.chars().anyMatch(Character::isISOControl)) {
            value.mistake("This text must be in one line.", "");
        } else if (stripped.chars().anyMatch(c -> forbidden.indexOf(c) >= 0)) {
            value.mistake("This text must not hold " + forbidden + ".", "");
        } else if (VARIABLE.matcher(stripped).matches()) {
            value.mistake("Only secrets (token, password, proxy) are taken from the environment.", "");
        } else {
            return stripped;
        }
        return null;
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> schema =
                Json.object("type", java.util.List.of("string", "number"), "minLength", 1, "maxLength", LENGTH_AT_MOST);
        if (!forbidden.isEmpty()) {
            schema.put("pattern", "^[^" + forbidden + "]+$");
        }
        return schema;
    }
}
