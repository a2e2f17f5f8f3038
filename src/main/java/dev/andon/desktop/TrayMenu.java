package dev.andon.desktop;

import dev.andon.dbus.Two;
import dev.andon.desktop.TrayBus.Entry;
import dev.andon.desktop.TrayBus.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// The tray's menu: entries of one level that never change. Called on the bus's threads.
final class TrayMenu extends BusObject implements TrayBus.Menu {
    private static final UInt32 REVISION = new UInt32(1);

    private final List<Choice> choices;

    TrayMenu(List<Choice> choices) {
        super(TrayBus.MENU_PATH);
        this.choices = List.copyOf(choices);
    }

    @Override
    public Two<UInt32, Layout> GetLayout(int parentId, int recursionDepth, List<String> propertyNames) {
        List<Variant<?>> children = new ArrayList<>();
        if (parentId == 0 && recursionDepth != 0) {
            for (int id = 1; id <= choices.size(); id++) {
                children.add(new Variant<>(new Layout(id, properties(id), List.of()), "(ia{sv}av)"));
            }
        }
        return new Two<>(REVISION, new Layout(parentId, properties(parentId), children));
    }

    /// The menu as a whole is 0, its entries follow.
    private Map<String, Variant<?>> properties(int id) {
        return id < 1 || id > choices.size()
                ? Map.of("children-display", new Variant<>("submenu"))
                : Map.of("label", new Variant<>(choices.get(id - 1).label()));
    }

    @Override
    public List<Entry> GetGroupProperties(List<Integer> ids, List<String> propertyNames) {
        List<Entry> entries = new ArrayList<>();
        ids.forEach(id -> entries.add(new Entry(id, properties(id))));
        return entries;
    }

    @Override
    public Variant<?> GetProperty(int id, String name) {
        return properties(id).getOrDefault(name, new Variant<>(""));
    }

    @Override
    public void Event(int id, String eventId, Variant<?> data, UInt32 timestamp) {
        if (eventId.equals("clicked") && id >= 1 && id <= choices.size()) {
            choices.get(id - 1).chosen().run();
        }
    }

    @Override
    public boolean AboutToShow(int id) {
        return false;
    }

    @Override
    public Map<String, Variant<?>> GetAll(String name) {
        return Map.of(
                "Version", new Variant<>(new UInt32(3)),
                "TextDirection", new Variant<>("ltr"),
                "Status", new Variant<>("normal"));
    }
}
