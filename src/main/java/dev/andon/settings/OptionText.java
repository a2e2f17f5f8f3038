package dev.andon.settings;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// An option of one kind of server; what it may be is judged by the kind's adapter.
record OptionText() implements Shape<String> {
    @Override
    public @Nullable String read(Value value) {
        return value.is(Tag.BOOL) && value.node() instanceof ScalarNode flag ? flag.getValue() : Text.LINE.read(value);
    }

    @Override
    public Map<String, Object> schema() {
        return Json.object("type", java.util.List.of("string", "number", "boolean"), "minLength", 1);
    }
}
