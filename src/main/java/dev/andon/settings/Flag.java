package dev.andon.settings;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// `true` or `false`. The words `yes` and `on` are texts in YAML 1.2.
record Flag() implements Shape<Boolean> {
    private static final Set<String> YES = Set.of("yes", "on", "y", "true", "1");
    private static final Set<String> NO = Set.of("no", "off", "n", "false", "0");

    @Override
    public @Nullable Boolean read(Value value) {
        if (!(value.node() instanceof ScalarNode scalar)) {
            value.mistake("This must be true or false, but it is " + value.appearance() + ".", "");
            return null;
        }
        String word = scalar.getValue().toLowerCase(Locale.ROOT);
        if (value.is(Tag.BOOL)) {
            return word.equals("true");
        }
        String meant = YES.contains(word)
                ? "Write true, without quotes."
                : NO.contains(word) ? "Write false, without quotes." : "";
        value.mistake("This must be true or false, but it is " + value.appearance() + ".", meant);
        return null;
    }

    @Override
    public Map<String, Object> schema() {
        return Json.object("type", "boolean");
    }
}
