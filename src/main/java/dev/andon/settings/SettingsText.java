package dev.andon.settings;

import dev.andon.settings.Said.Items;
import dev.andon.settings.Said.Keys;
import dev.andon.settings.Spot.Entry;
import dev.andon.settings.Spot.Mapping;
import dev.andon.settings.Spot.Sequence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The text of a settings file, edited key by key. Comments, order, quotes, anchors and blanks of all that is not
/// edited stay as they are. Each edit is read again and compared with what was asked for: one that would change
/// anything else, or that YAML's anchors share with another place, is refused. Pure.
public final class SettingsText {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String mark;
    private final String text;

    public SettingsText(String text) {
        boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        this.mark = marked ? text.substring(0, 1) : "";
        this.text = text.substring(mark.length());
    }

    public String text() {
        return mark + text;
    }

    /// What stands at a path: a text as it is meant (without its quotes), a list or keys; empty when nothing
    /// does.
    ///
    /// @throws CannotEdit when the file is no YAML
    public Optional<Said> at(KeyPath path) throws CannotEdit {
        return Data.at(Data.of(text), path).map(Data::said);
    }

    /// The same text saying this at a path; keys and lists that lead there are made. What was there and stays as
    /// it was is not touched: of a list the items that go and come are.
    ///
    /// @throws CannotEdit when it cannot be done without changing something else
    public SettingsText set(KeyPath path, Said value) throws CannotEdit {
        Object wanted = Data.with(Data.of(text), path, Data.of(value));
        return proven(written(path, value), wanted);
    }

    /// The same text without what stands at a path; keys and lists that are left with nothing go as well.
    ///
    /// @throws CannotEdit when it cannot be done without changing something else
    public SettingsText remove(KeyPath path) throws CannotEdit {
        return proven(removed(path), Data.without(Data.of(text), path));
    }

    /// The same text with one more item at the end of a list, which is made when it is not there.
    ///
    /// @throws CannotEdit when it cannot be done without changing something else
    public SettingsText append(KeyPath list, Said item) throws CannotEdit {
        Data.of(text);
        int size = Spots.at(text, list) instanceof Sequence sequence
                ? sequence.items().size()
                : 0;
        return set(list.item(size), item);
    }

    /// The same text with two neighbours of a list in each other's place, each with its comments.
    ///
    /// @param first the index of the one that comes first now
    /// @throws CannotEdit when it cannot be done without changing something else
    public SettingsText swapped(KeyPath list, int first) throws CannotEdit {
        if (!(Data.at(Data.of(text), list).orElse(null) instanceof List<?> data)
                || !(Spots.at(text, list) instanceof Sequence spots)
                || first < 0
                || first + 1 >= data.size()) {
            throw new CannotEdit("There is no neighbour to change places with.");
        }
        List<Object> wanted = new ArrayList<>(data);
        Collections.swap(wanted, first, first + 1);
        return proven(splice().swapped(spots, first), Data.with(Data.of(text), list, wanted));
    }

    /// The same text with the keys at a path as the only item of a list.
    ///
    /// @throws CannotEdit when it cannot be done without changing something else
    SettingsText listed(KeyPath path) throws CannotEdit {
        Object data = Data.of(text);
        if (!(Spots.at(text, path) instanceof Mapping keys)) {
            throw new CannotEdit("What stands at " + path + " is written in another form. Edit the file.");
        }
        List<Object> wanted = List.of(Data.at(data, path).orElseThrow());
        return proven(splice().listed(keys), Data.with(data, path, wanted));
    }

    /// The same text with keys that stay, but hold nothing.
    ///
    /// @throws CannotEdit when it cannot be done without changing something else
    SettingsText empty(KeyPath path) throws CannotEdit {
        if (!(Spots.at(text, path) instanceof Mapping keys)) {
            throw new CannotEdit("What stands at " + path + " is written in another form. Edit the file.");
        }
        return proven(splice().emptied(keys), Data.with(Data.of(text), path, java.util.Map.of()));
    }

    private SettingsText proven(String edited, Object wanted) throws CannotEdit {
        if (!Objects.equals(Data.of(edited), wanted)) {
            throw new CannotEdit(
                    "This cannot be changed here without changing something else, since YAML's anchors or other rare"
                            + " forms are used there. Edit the file itself.");
        }
        return new SettingsText(mark + edited);
    }

    private String written(KeyPath path, Said value) throws CannotEdit {
        Spot there = Spots.at(text, path);
        if (there != null && !path.isTop()) {
            return switch (there) {
                case Mapping old when value instanceof Keys keys -> reshaped(path, old, keys);
                case Sequence old when value instanceof Items items -> Reordering.of(this, path, old, items);
                default -> splice().replace(there, Spots.isInFlow(text, path), value);
            };
        }
        return path.isTop() ? top(value) : made(path, value);
    }

    private String top(Said value) throws CannotEdit {
        if (!(value instanceof Keys keys)) {
            throw new CannotEdit("The file holds keys with values.");
        }
        return Spots.at(text, KeyPath.of()) instanceof Mapping old
                ? reshaped(KeyPath.of(), old, keys)
                : splice().atTheEnd(keys.inLines());
    }

    private String reshaped(KeyPath path, Mapping old, Keys keys) throws CannotEdit {
        SettingsText now = new SettingsText(text);
        for (var each : keys.keys().entrySet()) {
            now = new SettingsText(now.written(path.key(each.getKey()), each.getValue()));
        }
        for (Entry entry : old.entries()) {
            if (!keys.keys().containsKey(entry.name())) {
                now = new SettingsText(now.removed(path.key(entry.name())));
            }
        }
        return now.text;
    }

    /// What is not there yet is put into the nearest thing that is.
    private String made(KeyPath path, Said value) throws CannotEdit {
        KeyPath parent = path.parent();
        Spot there = Spots.at(text, parent);
        boolean inFlow = Spots.isInFlow(text, parent);
        return switch (there) {
            case Mapping mapping
            when path.last() instanceof KeyPath.Key(String name) ->
                mapping.entries().isEmpty() || mapping.isFlow()
                        ? splice().intoBraces(mapping, name, value)
                        : splice().below(mapping, name, value, parent.isTop());
            case Sequence list
            when path.last() instanceof KeyPath.Item(int index)
                    && index == list.items().size() ->
                list.items().isEmpty() || list.isFlow()
                        ? splice().intoBrackets(list, value)
                        : splice().below(list, value);
            case Spot.Scalar(int start, int end, boolean isEmpty)
            when isEmpty -> splice().fill(new Spot.Scalar(start, end, true), inFlow, nested(path.last(), value));
            case null -> new SettingsText(text).written(parent, nested(path.last(), value));
            default ->
                throw new CannotEdit("What stands at " + parent
                        + " is written in a form that cannot take this. Edit the file itself.");
        };
    }

    private static Said nested(KeyPath.Step step, Said value) {
        return switch (step) {
            case KeyPath.Key(String name) -> new Keys(java.util.Map.of(name, value));
            case KeyPath.Item _ -> new Items(List.of(value));
        };
    }

    private String removed(KeyPath path) throws CannotEdit {
        if (path.isTop() || Spots.at(text, path) == null) {
            throw new CannotEdit("There is nothing of its own at " + path + ".");
        }
        @Nullable Spot parent = Spots.at(text, path.parent());
        int siblings = parent instanceof Mapping mapping
                ? mapping.entries().size()
                : ((Sequence) Objects.requireNonNull(parent)).items().size();
        if (siblings == 1 && !path.parent().isTop()) {
            return removed(path.parent());
        }
        return switch (path.last()) {
            case KeyPath.Key(String name) -> splice().without((Mapping) parent, name);
            case KeyPath.Item(int index) -> splice().without((Sequence) parent, index);
        };
    }

    private Splice splice() {
        return new Splice(text);
    }

    byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SettingsText that && text().equals(that.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    /// Settings may hold secrets.
    @Override
    public String toString() {
        return "SettingsText[" + text.length() + " characters]";
    }
}
