package dev.andon.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Several values of one shape.
///
/// @param item the shape of each
/// @param orOne whether a single value may stand without being in a list
record ListOf<T>(Shape<T> item, boolean orOne) implements Shape<List<T>> {
    private static final int ITEMS_AT_MOST = 1_000;

    @Override
    public @Nullable List<T> read(Value value) {
        List<Value> items = value.items();
        if (items.isEmpty()) {
            value.mistake("This list is empty.", "Leave the key out, or name at least one.");
            return null;
        }
        if (items.size() > ITEMS_AT_MOST) {
            value.mistake("This list has " + items.size() + " items; at most " + ITEMS_AT_MOST + " are read.", "");
            return null;
        }
        if (!orOne && items.getFirst() == value) {
            value.mistake("This must be a list, but it is " + value.appearance() + ".", "Begin each item with \"- \".");
            return null;
        }
        List<T> read = new ArrayList<>();
        for (Value each : items) {
            T one = item.read(each);
            if (one != null) {
                read.add(one);
            }
        }
        return read.size() == items.size() ? List.copyOf(read) : null;
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> list =
                Json.object("type", "array", "items", item.schema(), "minItems", 1, "maxItems", ITEMS_AT_MOST);
        return orOne ? Json.object("anyOf", List.of(item.schema(), list)) : list;
    }
}
