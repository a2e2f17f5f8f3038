package dev.andon.settings;

import dev.andon.settings.Spot.Entry;
import dev.andon.settings.Spot.Mapping;
import dev.andon.settings.Spot.Sequence;
import org.jspecify.annotations.Nullable;

/// Finds the place of a value. What an alias or a merge brings there has no place of its own.
final class Spots {
    private Spots() {}

    /// Where the value of a path stands; null when there is none.
    static @Nullable Spot at(String text, KeyPath path) {
        Spot spot = Spot.of(text);
        for (KeyPath.Step step : path.steps()) {
            spot = child(spot, step);
        }
        return spot;
    }

    /// Whether a text says nothing at all, or nothing but comments.
    static boolean isEmpty(String text) {
        return text.lines().map(String::strip).allMatch(line -> line.isEmpty() || line.startsWith("#"));
    }

    private static @Nullable Spot child(@Nullable Spot spot, KeyPath.Step step) {
        if (spot instanceof Mapping mapping && step instanceof KeyPath.Key(String name)) {
            Entry entry = mapping.entry(name);
            return entry == null ? null : entry.value();
        }
        if (spot instanceof Sequence list && step instanceof KeyPath.Item(int index)) {
            return index < list.items().size() ? list.items().get(index) : null;
        }
        return null;
    }

    /// Whether a value stands within brackets or braces, where lines do not count.
    static boolean isInFlow(String text, KeyPath path) {
        Spot spot = Spot.of(text);
        for (KeyPath.Step step : path.steps()) {
            if ((spot instanceof Mapping mapping && mapping.isFlow())
                    || (spot instanceof Sequence list && list.isFlow())) {
                return true;
            }
            spot = child(spot, step);
        }
        return false;
    }
}
