package dev.andon.settings;

import dev.andon.form.Field;
import dev.andon.form.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Makes a form of the very description that reads the settings, and of what a text says.
final class FormMaker {
    private final SettingsText text;
    private final List<KnownKind> kinds;
    private final List<Section> sections = new ArrayList<>();

    private FormMaker(SettingsText text, List<KnownKind> kinds) {
        this.text = text;
        this.kinds = kinds;
    }

    /// @throws CannotEdit when the text is no YAML
    static List<Section> of(Group<?> root, SettingsText text, List<KnownKind> kinds) throws CannotEdit {
        var maker = new FormMaker(text, kinds);
        for (Key<?> key : root.keys()) {
            maker.top(key, KeyPath.of(key.name()));
        }
        return maker.sections;
    }

    private void top(Key<?> key, KeyPath path) throws CannotEdit {
        if (key.shape() instanceof Group<?> group) {
            sections.add(new Section(path.toString(), key.name(), fields(path, "", group)));
        } else if (key.shape() instanceof ListOf<?> list && list.item() instanceof Group<?> item) {
            items(key, path, item);
        }
    }

    private void items(Key<?> key, KeyPath path, Group<?> item) throws CannotEdit {
        Optional<Said> said = text.at(path);
        if (said.isPresent() && said.get() instanceof Said.Items(List<Said> items)) {
            for (int i = 0; i < items.size(); i++) {
                sections.add(section(key, path.item(i), item, i + 1));
            }
        } else if (said.isPresent() && said.get() instanceof Said.Keys) {
            sections.add(section(key, path, item, 1));
        }
    }

    private Section section(Key<?> key, KeyPath path, Group<?> item, int number) throws CannotEdit {
        String name = value(path.key("name"));
        String title = key.name() + ": " + (name.isEmpty() ? "" + number : name);
        return new Section(path.toString(), title, fields(path, "", item));
    }

    private List<Field> fields(KeyPath path, String prefix, Group<?> group) throws CannotEdit {
        List<Field> fields = new ArrayList<>();
        for (Key<?> key : group.keys()) {
            KeyPath at = path.key(key.name());
            Optional<Said> said = text.at(at);
            Shape<?> shape = shape(key.shape(), said);
            if (shape instanceof Group<?> inner) {
                fields.addAll(fields(at, prefix + key.name() + ".", inner));
            } else if (!(shape instanceof OptionText) || said.isPresent() || isOption(path, key.name())) {
                fields.add(new Field(
                        at.toString(), prefix + key.name(), key.meaning(), kind(shape, said), words(shape), value(at)));
            }
        }
        return fields;
    }

    /// What may be said in two ways is shown in the one in which it is said.
    private static Shape<?> shape(Shape<?> shape, Optional<Said> said) {
        if (!(shape instanceof Abbreviated<?, ?> brief)) {
            return shape;
        }
        boolean isWhole = said.isEmpty() || said.get() instanceof Said.Keys;
        return isWhole ? brief.whole() : brief.brief();
    }

    /// Of the options of all kinds only those of this one.
    private boolean isOption(KeyPath source, String option) throws CannotEdit {
        String mine = value(source.key("kind"));
        return kinds.stream()
                .anyMatch(kind -> kind.name().equals(mine) && kind.options().containsKey(option));
    }

    private static Field.Kind kind(Shape<?> shape, Optional<Said> said) {
        boolean isOne = said.isEmpty() || said.get() instanceof Said.Word || said.get() instanceof Said.Bare;
        return switch (shape) {
            case Words<?> _ when isOne -> Field.Kind.CHOICE;
            case Flag _ when isOne -> Field.Kind.FLAG;
            case WholeNumber _ when isOne -> Field.Kind.NUMBER;
            case SecretText _ when isOne -> Field.Kind.SECRET;
            case ListOf<?> list when list.orOne() && isText(list.item().schema()) && isFlat(said) -> Field.Kind.LIST;
            default -> isOne && isText(shape.schema()) ? Field.Kind.TEXT : Field.Kind.OTHER;
        };
    }

    private static boolean isFlat(Optional<Said> said) {
        return said.isEmpty()
                || said.get() instanceof Said.Word
                || (said.get() instanceof Said.Items(List<Said> items)
                        && items.stream().allMatch(Said.Word.class::isInstance));
    }

    /// Whether a text may stand there, beside others perhaps.
    private static boolean isText(Map<String, Object> schema) {
        Object type = schema.get("type");
        boolean isOneOf = schema.get("anyOf") instanceof List<?> ways
                && ways.stream().anyMatch(way -> way instanceof Map<?, ?> map && "string".equals(map.get("type")));
        return isOneOf
                || schema.containsKey("enum")
                || "string".equals(type)
                || (type instanceof List<?> types && types.contains("string"));
    }

    private static List<String> words(Shape<?> shape) {
        return shape instanceof Words<?> words ? List.copyOf(words.meanings().keySet()) : List.of();
    }

    private String value(KeyPath path) throws CannotEdit {
        return text.at(path).map(FormMaker::shown).orElse("");
    }

    private static String shown(Said said) {
        return switch (said) {
            case Said.Word(String text) -> text;
            case Said.Bare(String text) -> text;
            case Said.Items(List<Said> items) ->
                items.stream().map(FormMaker::shown).collect(Collectors.joining(", "));
            case Said.Keys keys -> keys.inOneLine();
        };
    }
}
