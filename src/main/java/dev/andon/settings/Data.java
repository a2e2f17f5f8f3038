package dev.andon.settings;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// What a text of YAML says, whatever it looks like: maps, lists and words, with aliases and merges followed.
final class Data {
    /// @param kind YAML's own: a text, a number, nothing …
    private record Word(String text, String kind) {}

    private Data() {}

    /// Of a text that says nothing: no keys.
    static Object of(String text) throws CannotEdit {
        var notes = new Notes();
        Node root = Yaml.compose(text.getBytes(StandardCharsets.UTF_8), notes);
        if (root == null && Spots.isEmpty(text)) {
            return Map.of();
        }
        if (root == null) {
            throw new CannotEdit("The file cannot be edited here, since it is no whole YAML: "
                    + notes.mistakes().getFirst().in("line"));
        }
        Object data = of(root);
        return data.equals(new Word("", Tag.NULL.getValue())) ? Map.of() : data;
    }

    static Object of(Said value) throws CannotEdit {
        return switch (value) {
            case Said.Keys(Map<String, Said> keys) -> {
                Map<String, Object> all = new LinkedHashMap<>();
                for (var key : keys.entrySet()) {
                    all.put(key.getKey(), of(key.getValue()));
                }
                yield all;
            }
            case Said.Items(List<Said> items) -> {
                List<Object> all = new ArrayList<>();
                for (Said item : items) {
                    all.add(of(item));
                }
                yield all;
            }
            case Said.Word(String text) -> new Word(text, Tag.STR.getValue());
            case Said.Bare(String text) -> of(text);
        };
    }

    private static Object of(Node node) {
        return switch (node) {
            case MappingNode mapping -> {
                Map<Object, Object> all = new LinkedHashMap<>();
                for (NodeTuple entry : mapping.getValue()) {
                    all.put(key(entry.getKeyNode()), of(entry.getValueNode()));
                }
                yield all;
            }
            case SequenceNode list ->
                new ArrayList<>(list.getValue().stream().map(Data::of).toList());
            case ScalarNode scalar -> {
                boolean isText = scalar.getTag().equals(Tag.ENV_TAG);
                yield new Word(scalar.getValue(), (isText ? Tag.STR : scalar.getTag()).getValue());
            }
            default -> new Word("", node.getTag().getValue());
        };
    }

    private static Object key(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : of(node);
    }

    /// The same with another value at a path.
    static Object with(@Nullable Object data, KeyPath path, Object value) throws CannotEdit {
        return path.isTop() ? value : with(data, path, 0, value);
    }

    private static Object with(@Nullable Object data, KeyPath path, int depth, Object value) throws CannotEdit {
        if (depth == path.steps().size()) {
            return value;
        }
        boolean isNothing = data == null || data.equals(new Word("", Tag.NULL.getValue()));
        switch (path.steps().get(depth)) {
            case KeyPath.Key(String name)
            when isNothing || data instanceof Map -> {
                Map<Object, Object> changed = new LinkedHashMap<>(isNothing ? Map.of() : (Map<?, ?>) data);
                changed.put(name, with(changed.get(name), path, depth + 1, value));
                return changed;
            }
            case KeyPath.Item(int index)
            when isNothing || data instanceof List -> {
                List<Object> changed = new ArrayList<>(isNothing ? List.of() : (List<?>) data);
                if (index > changed.size()) {
                    throw new CannotEdit("The list at " + path.parent() + " is shorter than that.");
                }
                Object item = with(index < changed.size() ? changed.remove(index) : null, path, depth + 1, value);
                changed.add(index, item);
                return changed;
            }
            default -> throw new CannotEdit("What leads to " + path + " is written in another form. Edit the file.");
        }
    }

    /// The same without what is at a path, and without what is left empty by that.
    static Object without(Object data, KeyPath path) throws CannotEdit {
        Object parent = at(data, path.parent()).orElseThrow(() -> new CannotEdit("There is nothing at " + path + "."));
        Object less = switch (path.last()) {
            case KeyPath.Key(String name)
            when parent instanceof Map<?, ?> map -> {
                Map<Object, Object> fewer = new LinkedHashMap<>(map);
                fewer.remove(name);
                yield fewer;
            }
            case KeyPath.Item(int index)
            when parent instanceof List<?> list && index < list.size() -> {
                List<Object> fewer = new ArrayList<>(list);
                fewer.remove(index);
                yield fewer;
            }
            default -> throw new CannotEdit("There is nothing at " + path + ".");
        };
        boolean isEmpty = less.equals(Map.of()) || less.equals(List.of());
        return isEmpty && !path.parent().isTop() ? without(data, path.parent()) : with(data, path.parent(), less);
    }

    static Optional<Object> at(Object data, KeyPath path) {
        Object here = data;
        for (KeyPath.Step step : path.steps()) {
            Object child = child(here, step);
            if (child == null) {
                return Optional.empty();
            }
            here = child;
        }
        return Optional.of(here);
    }

    private static @Nullable Object child(Object data, KeyPath.Step step) {
        return switch (step) {
            case KeyPath.Key(String name) when data instanceof Map<?, ?> map -> map.get(name);
            case KeyPath.Item(int index) when data instanceof List<?> list && index < list.size() -> list.get(index);
            default -> null;
        };
    }

    static Said said(Object data) {
        return switch (data) {
            case Map<?, ?> map -> {
                Map<String, Said> keys = new LinkedHashMap<>();
                map.forEach((key, value) -> keys.put(String.valueOf(key), said(value)));
                yield new Said.Keys(keys);
            }
            case List<?> list -> new Said.Items(list.stream().map(Data::said).toList());
            case Word(String text, String kind) ->
                kind.equals(Tag.STR.getValue()) ? new Said.Word(text) : new Said.Bare(text);
            default -> new Said.Bare(String.valueOf(data));
        };
    }
}
