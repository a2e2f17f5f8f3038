package dev.andon.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// What is to be written into the settings.
public sealed interface Said {
    /// A text, put in quotes where YAML would take it for something else.
    record Word(String text) implements Said {}

    /// A number, yes or no: what YAML itself knows.
    record Bare(String text) implements Said {}

    record Items(List<Said> items) implements Said {
        public Items {
            items = List.copyOf(items);
        }
    }

    /// @param keys in the order in which they are written
    record Keys(Map<String, Said> keys) implements Said {
        public Keys {
            keys = new LinkedHashMap<>(keys);
        }
    }

    static Said text(String text) {
        return new Word(text);
    }

    static Said texts(List<String> texts) {
        return new Items(texts.stream().map(Said::text).toList());
    }

    static Said number(long number) {
        return new Bare(Long.toString(number));
    }

    static Said flag(boolean flag) {
        return new Bare(Boolean.toString(flag));
    }

    /// In one line, which is right wherever a value may stand.
    default String inOneLine() {
        return switch (this) {
            case Word(String text) -> word(text);
            case Bare(String text) -> text;
            case Items(List<Said> items) ->
                items.stream().map(Said::inOneLine).collect(Collectors.joining(", ", "[", "]"));
            case Keys(Map<String, Said> keys) ->
                keys.entrySet().stream()
                        .map(entry ->
                                word(entry.getKey()) + ": " + entry.getValue().inOneLine())
                        .collect(Collectors.joining(", ", "{", "}"));
        };
    }

    /// In as many lines as people would take; the first is to stand where it is put.
    default List<String> inLines() {
        return switch (this) {
            case Items(List<Said> items)
            when !items.isEmpty() && items.stream().anyMatch(Keys.class::isInstance) ->
                items.stream()
                        .flatMap(item -> indented("- ", item.inLines()).stream())
                        .toList();
            case Keys(Map<String, Said> keys)
            when !keys.isEmpty() ->
                keys.entrySet().stream()
                        .flatMap(entry -> entry(entry.getKey(), entry.getValue()).stream())
                        .toList();
            default -> List.of(inOneLine());
        };
    }

    /// A key with its value, in lines.
    static List<String> entry(String key, Said value) {
        List<String> lines = value.inLines();
        if (value instanceof Word || value instanceof Bare || lines.equals(List.of(value.inOneLine()))) {
            return List.of(word(key) + ": " + lines.getFirst());
        }
        List<String> all = new ArrayList<>(List.of(word(key) + ":"));
        lines.forEach(line -> all.add("  " + line));
        return all;
    }

    private static List<String> indented(String first, List<String> lines) {
        List<String> all = new ArrayList<>();
        for (String line : lines) {
            all.add((all.isEmpty() ? first : " ".repeat(first.length())) + line);
        }
        return all;
    }

    private static String word(String text) {
        return isPlain(text) ? text : quoted(text);
    }

    /// Whether YAML itself reads this as the very text, also between braces.
    private static boolean isPlain(String text) {
        Node node = text.isEmpty() || text.chars().anyMatch(Character::isISOControl)
                ? null
                : Yaml.compose(("[" + text + "]").getBytes(java.nio.charset.StandardCharsets.UTF_8), new Notes());
        return node instanceof SequenceNode list
                && list.getValue().size() == 1
                && list.getValue().getFirst() instanceof ScalarNode scalar
                && scalar.getTag().equals(Tag.STR)
                && scalar.getValue().equals(text)
                && isPlainKey(text);
    }

    private static boolean isPlainKey(String text) {
        return !text.endsWith(":") && !text.contains(": ") && "\"'|>".indexOf(text.charAt(0)) < 0;
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                default -> quoted.append(isWritten(c) ? Character.toString(c) : "\\U%08x".formatted(c));
            }
        });
        return quoted.append('"').toString();
    }

    /// The second are the line breaks that YAML does not take for text.
    private static boolean isWritten(int c) {
        return !Character.isISOControl(c) && c != 0x2028 && c != 0x2029 && c != 0xFEFF;
    }
}
