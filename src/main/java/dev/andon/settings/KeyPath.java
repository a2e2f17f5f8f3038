package dev.andon.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The keys that lead to a value of the settings, such as `sources[1].every`. The text is for people alone: a key
/// may hold a dot.
///
/// @param steps from the top of the file; none is the file as a whole
public record KeyPath(List<Step> steps) {
    private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[(\\d{1,6})]");

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

    /// A path as it is written for people, of keys without dots and brackets.
    static KeyPath read(String text) {
        KeyPath path = of();
        Matcher step = STEP.matcher(text);
        while (step.find()) {
            path = step.group(1) == null ? path.item(Integer.parseInt(step.group(2))) : path.key(step.group(1));
        }
        return path;
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
