package dev.andon.settings;

import dev.andon.form.Block;
import dev.andon.form.Field;
import dev.andon.form.Part;
import dev.andon.settings.FormSheet.Brief;
import dev.andon.settings.FormSheet.Slot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// Makes a form of the very description that reads the settings, and of what a text says.
final class FormMaker {
    private final Object data;
    private final BiPredicate<String, String> isOption;
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final Map<String, KeyPath> places = new LinkedHashMap<>();
    private final Map<String, Said> fresh = new LinkedHashMap<>();
    private final Set<KeyPath> items = new HashSet<>();

    private FormMaker(Object data, BiPredicate<String, String> isOption) {
        this.data = data;
        this.isOption = isOption;
    }

    /// @param isOption whether a kind has an option
    /// @throws CannotEdit when the text is no YAML
    static FormSheet of(Group<?> root, SettingsText text, BiPredicate<String, String> isOption) throws CannotEdit {
        var maker = new FormMaker(Data.of(text.text()), isOption);
        List<Block> sections = new ArrayList<>();
        for (Part part : maker.parts(KeyPath.of(), root, null)) {
            if (part instanceof Block section) {
                sections.add(section);
            }
        }
        return new FormSheet(sections, maker.slots, maker.places, maker.fresh);
    }

    private Optional<Said> said(KeyPath path) {
        // A key with nothing behind it says nothing.
        return Data.at(data, path).map(Data::said).filter(said -> !said.equals(new Said.Bare("")));
    }

    private List<Part> parts(KeyPath path, Group<?> group, @Nullable Brief brief) {
        boolean hasKinds = group.keys().stream().anyMatch(key -> key.name().equals("kind"));
        List<Part> parts = new ArrayList<>();
        for (Key<?> key : group.keys()) {
            KeyPath at = path.key(key.name());
            boolean isOfAnother = hasKinds
                    && key.shape() instanceof OptionText
                    && said(at).isEmpty()
                    && !isOption.test(shown(path.key("kind")), key.name());
            if (!isOfAnother) {
                parts.add(part(key, at, hasKinds, brief));
            }
        }
        return parts;
    }

    private Part part(Key<?> key, KeyPath at, boolean hasKinds, @Nullable Brief brief) {
        boolean isKeys = said(at).map(Said.Keys.class::isInstance).orElse(true);
        return switch (key.shape()) {
            case Group<?> group when isKeys -> block(key, at, Block.Kind.GROUP, parts(at, group, null));
            case Abbreviated<?, ?> either -> either(key, at, either, isKeys);
            case ListOf<?> list when list.item() instanceof Group<?> item && isItems(at) -> list(key, at, item);
            case MapOf<?> map when isKeys -> named(key, at, map.item());
            case BuiltByShape _ when isKeys -> named(key, at, BuiltByShape.PIPELINES);
            default -> {
                boolean decides = hasKinds && key.name().equals("kind");
                yield field(key, at, key.shape(), new Way(at, at, key.required(), decides, brief));
            }
        };
    }

    /// How a field is reached.
    ///
    /// @param shown the path that people see
    /// @param path where it is written
    private record Way(
            KeyPath shown,
            KeyPath path,
            boolean required,
            boolean decides,
            @Nullable Brief brief) {}

    private Block block(Key<?> key, KeyPath at, Block.Kind kind, List<Part> parts) {
        places.put(at.toString(), at);
        return new Block(at.toString(), key.name(), key.meaning(), kind, parts);
    }

    /// What may be said in two ways is shown in the one in which it is said, unless the brief one says less.
    private Part either(Key<?> key, KeyPath at, Abbreviated<?, ?> either, boolean isKeys) {
        Key<?> stands = either.stands();
        if (isKeys) {
            return block(key, at, Block.Kind.GROUP, parts(at, either.whole(), null));
        }
        if (stands == null) {
            return field(key, at, either.brief(), new Way(at, at, false, false, null));
        }
        List<Part> parts = new ArrayList<>(parts(at, either.whole(), new Brief(at, stands.name())));
        Part first = field(stands, at, either.brief(), new Way(at.key(stands.name()), at, false, false, null));
        parts.replaceAll(part -> part.path().equals(first.path()) ? first : part);
        return block(key, at, Block.Kind.GROUP, parts);
    }

    private boolean isItems(KeyPath at) {
        return said(at).map(said -> said instanceof Said.Keys
                        || (said instanceof Said.Items(List<Said> items)
                                && items.stream().allMatch(FormMaker::isItem)))
                .orElse(true);
    }

    private static boolean isItem(Said said) {
        return said instanceof Said.Keys || said.equals(new Said.Bare(""));
    }

    private Block list(Key<?> key, KeyPath at, Group<?> item) {
        List<Part> parts = new ArrayList<>();
        Optional<Said> said = said(at);
        if (said.isPresent() && said.get() instanceof Said.Items(List<Said> all)) {
            for (int i = 0; i < all.size(); i++) {
                parts.add(item(at.item(i), item));
            }
        } else if (said.isPresent()) {
            parts.add(item(at, item));
        }
        // A list's only item may stand where the list does; then this tells the list's path from the item's.
        String path = at + (said.orElse(null) instanceof Said.Keys ? "[]" : "");
        places.put(path, at);
        fresh.put(path, fresh(item));
        return new Block(path, key.name(), key.meaning(), Block.Kind.LIST, parts);
    }

    private Block item(KeyPath at, Group<?> group) {
        items.add(at);
        List<Part> parts = parts(at, group, null);
        places.put(at.toString(), at);
        return new Block(at.toString(), title(at, parts), "", Block.Kind.ITEM, parts);
    }

    private String title(KeyPath at, List<Part> parts) {
        String name = shown(at.key("name"));
        return !name.isEmpty()
                ? name
                : parts.stream()
                        .filter(part -> part instanceof Field field
                                && field.kind() != Field.Kind.SECRET
                                && !field.value().isEmpty())
                        .map(part -> ((Field) part).value())
                        .findFirst()
                        .orElse("");
    }

    private Block named(Key<?> key, KeyPath at, Shape<?> shape) {
        List<Part> parts = new ArrayList<>();
        if (said(at).orElse(null) instanceof Said.Keys(Map<String, Said> keys)) {
            keys.keySet().forEach(name -> {
                KeyPath each = at.key(name);
                parts.add(field(Key.of(name, shape, ""), each, shape, new Way(each, each, false, false, null)));
            });
        }
        fresh.put(at.toString(), Said.text(""));
        return block(key, at, Block.Kind.NAMED, parts);
    }

    private Field field(Key<?> key, KeyPath at, Shape<?> shape, Way way) {
        Optional<Said> said = said(at);
        var field = new Field(
                way.shown().toString(),
                key.name(),
                key.meaning(),
                FieldLook.kind(shape, said),
                FieldLook.words(shape),
                FieldLook.value(shape, said),
                way.decides());
        boolean isNeeded = way.required() && items.contains(at.parent());
        slots.put(field.path(), new Slot(field, way.path(), isNeeded, way.brief()));
        return field;
    }

    /// What an item says of which nothing is known yet: what it must say, with nothing in it.
    private static Said fresh(Group<?> group) {
        Map<String, Said> keys = new LinkedHashMap<>();
        for (Key<?> key : group.keys()) {
            if (key.required()) {
                keys.put(
                        key.name(),
                        key.shape() instanceof ListOf<?> list && list.item() instanceof Group<?> item
                                ? new Said.Items(List.of(fresh(item)))
                                : Said.text(""));
            }
        }
        return new Said.Keys(keys);
    }

    private String shown(KeyPath path) {
        return said(path).map(FieldLook::shown).orElse("");
    }
}
