package dev.andon.settings;

import java.util.ArrayList;
import java.util.List;

/// The keys that lead to a value of the settings, such as `sources[1].every`. The text is for people alone: a key
/// may hold a dot.
///
/// @param steps from the top of the file; none is the file as a whole
public record KeyPath(List<Step> steps) {
    /// A step down: by key, or to an item of a list.
    public sealed interface Step {}

    /// @param name the key as it is written
    public record Key(String name) implements Step {}

    /// @param index from 0; the number of items there are is the place of a new one
    public record Item(int index) implements Step {}

    public KeyPath {
        steps = List.copyOf(steps);
    }

    public static KeyPath of(String... keys) {
        return new KeyPath(java.util.stream.Stream.of(keys).<Step>map(Key::new).toList());
    }

    public KeyPath key(String name) {
        return then(new Key(name));
    }

    public KeyPath item(int index) {
        return then(new Item(index));
    }

    private KeyPath then(Step step) {
        List<Step> more = new ArrayList<>(steps);
        more.add(step);
        return new KeyPath(more);
    }

    boolean isTop() {
        return steps.isEmpty();
    }

    Step last() {
        return steps.getLast();
    }

    KeyPath parent() {
        return new KeyPath(steps.subList(0, steps.size() - 1));
    }

    /// As remarks write it.
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (Step step : steps) {
            switch (step) {
                case Key key -> text.append(text.isEmpty() ? "" : ".").append(key.name());
                case Item item -> text.append('[').append(item.index()).append(']');
            }
        }
        return text.toString();
    }
}
