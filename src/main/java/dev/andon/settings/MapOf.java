package dev.andon.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// Values of one shape under names that the user gives.
///
/// @param item the shape of each
record MapOf<T>(Shape<T> item) implements Shape<Map<String, T>> {
    private static final int ITEMS_AT_MOST = 1_000;

    @Override
    public @Nullable Map<String, T> read(Value value) {
        List<NodeTuple> entries = value.entries();
        if (entries == null) {
            return null;
        }
        if (entries.isEmpty() || entries.size() > ITEMS_AT_MOST) {
            value.mistake(
                    "This holds none, or more than " + ITEMS_AT_MOST + ".", "Leave the key out, or name at least one.");
            return null;
        }
        var read = new LinkedHashMap<String, T>();
        for (NodeTuple entry : entries) {
            String name = entry.getKeyNode() instanceof ScalarNode scalar
                    ? scalar.getValue().strip()
                    : "";
            Value each = value.child(name, entry.getValueNode());
            if (name.isEmpty()) {
                each.mistake("This has no name.", "");
            }
            Optional.ofNullable(item.read(each)).ifPresent(one -> read.put(name, one));
        }
        return read.size() == entries.size() && !read.containsKey("") ? read : null;
    }

    @Override
    public Map<String, Object> schema() {
        return Json.object("type", "object", "additionalProperties", item.schema(), "minProperties", 1);
    }
}
