package dev.andon.settings;

import dev.andon.form.Alteration;
import dev.andon.form.Field;
import dev.andon.settings.FormSheet.Brief;
import dev.andon.settings.FormSheet.Slot;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Writes what somebody says in a form into the text that it was made of.
record FormWriter(FormSheet sheet) {
    SettingsText change(SettingsText text, Map<String, String> changes) throws CannotEdit {
        SettingsText now = text;
        for (Slot slot : sheet.slots().values()) {
            String wanted = changes.get(slot.field().path());
            if (wanted != null && !wanted.strip().equals(slot.field().value())) {
                now = changed(now, slot, wanted.strip());
            }
        }
        return now;
    }

    private static SettingsText changed(SettingsText text, Slot slot, String wanted) throws CannotEdit {
        KeyPath path = slot.path();
        if (!wanted.isEmpty()) {
            return takenApart(text, slot.brief()).set(path, said(slot.field().kind(), wanted));
        }
        if (text.at(path).isEmpty()) {
            return text;
        }
        return slot.needed() ? text.set(path, Said.text("")) : less(text, path);
    }

    private static SettingsText takenApart(SettingsText text, @Nullable Brief brief) throws CannotEdit {
        Said said = brief == null ? null : text.at(brief.path()).orElse(null);
        boolean isBrief = said != null && !(said instanceof Said.Keys);
        return brief != null && isBrief
                ? text.set(brief.path(), new Said.Keys(Map.of(brief.stands(), Objects.requireNonNull(said))))
                : text;
    }

    /// What leaves an item with nothing leaves the item: it goes only when somebody takes it away.
    private static SettingsText less(SettingsText text, KeyPath path) throws CannotEdit {
        KeyPath going = path;
        while (!going.parent().isTop() && isAlone(text, going)) {
            going = going.parent();
            if (going.last() instanceof KeyPath.Item) {
                return text.empty(going);
            }
        }
        return text.remove(path);
    }

    private static boolean isAlone(SettingsText text, KeyPath path) throws CannotEdit {
        return text.at(path.parent()).orElse(null) instanceof Said.Keys(Map<String, Said> keys) && keys.size() == 1;
    }

    private static Said said(Field.Kind kind, String wanted) {
        return switch (kind) {
            case NUMBER -> wanted.matches("[0-9]{1,9}") ? Said.number(Long.parseLong(wanted)) : Said.text(wanted);
            case FLAG -> Said.flag(Boolean.parseBoolean(wanted));
            case LIST -> Said.texts(CommaList.read(wanted));
            case TEXT, CHOICE, SECRET, OTHER -> Said.text(wanted);
        };
    }

    SettingsText alter(SettingsText text, Alteration alteration) throws CannotEdit {
        return switch (alteration) {
            case Alteration.Add(String path, String name) -> added(text, path, name.strip());
            case Alteration.Remove(String path) -> text.remove(place(path));
            case Alteration.Move(String path, boolean up) -> moved(text, place(path), up);
            case Alteration.Look _ -> text;
        };
    }

    private SettingsText added(SettingsText text, String path, String name) throws CannotEdit {
        KeyPath at = place(path);
        Said one = Objects.requireNonNull(sheet.fresh().get(path), path);
        if (!name.isEmpty()) {
            if (text.at(at.key(name)).isPresent()) {
                throw new CannotEdit("There is one called " + Value.echo(name) + " already.");
            }
            return text.set(at.key(name), one);
        }
        boolean standsAlone = text.at(at).orElse(null) instanceof Said.Keys;
        return (standsAlone ? text.listed(at) : text).append(at, one);
    }

    private static SettingsText moved(SettingsText text, KeyPath path, boolean up) throws CannotEdit {
        if (!(path.last() instanceof KeyPath.Item(int index))) {
            throw new CannotEdit("It is the only one.");
        }
        return text.swapped(path.parent(), up ? index - 1 : index);
    }

    private KeyPath place(String path) {
        Slot slot = sheet.slots().get(path);
        return slot == null ? Objects.requireNonNull(sheet.places().get(path), path) : slot.path();
    }
}
