package dev.andon.settings;

import dev.andon.settings.Said.Items;
import dev.andon.settings.Spot.Sequence;
import java.util.ArrayList;
import java.util.List;

/// Makes one list of another, so that the items which stay keep what stands beside them.
final class Reordering {
    private Reordering() {}

    static String of(SettingsText text, KeyPath path, Sequence old, Items wanted) throws CannotEdit {
        List<Object> before = items(text, path, old.items().size());
        List<Object> after = new ArrayList<>();
        for (Said item : wanted.items()) {
            after.add(Data.of(item));
        }
        List<Integer> going = new ArrayList<>();
        int kept = 0;
        for (int i = 0; i < before.size(); i++) {
            if (kept < after.size() && before.get(i).equals(after.get(kept))) {
                kept++;
            } else {
                going.addFirst(i);
            }
        }
        if (kept == 0) {
            return new Splice(text.text()).replace(old, Spots.isInFlow(text.text(), path), wanted);
        }
        SettingsText now = text;
        for (int index : going) {
            now = now.remove(path.item(index));
        }
        for (Said item : wanted.items().subList(kept, wanted.items().size())) {
            now = now.append(path, item);
        }
        return now.text();
    }

    private static List<Object> items(SettingsText text, KeyPath path, int size) throws CannotEdit {
        List<Object> items = new ArrayList<>();
        Object data = Data.of(text.text());
        for (int i = 0; i < size; i++) {
            items.add(Data.at(data, path.item(i)).orElse(""));
        }
        return items;
    }
}
