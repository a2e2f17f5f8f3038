package dev.andon.desktop;

import dev.andon.dbus.BusTrouble;
import dev.andon.dbus.SessionBus;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.interfaces.DBus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The icon on a Linux desktop, by its session bus. Where there is no tray, that is said once in the log and
/// nothing is shown; a tray that comes later gets the icon then.
final class BusIcon implements Icon {
    private static final Logger LOG = LoggerFactory.getLogger(BusIcon.class);

    private final Map<String, String> environment;
    private final TrayItem item;
    private final TrayMenu menu;
    private @Nullable SessionBus bus;

    BusIcon(Map<String, String> environment, Runnable open, List<Choice> choices) {
        this.environment = Map.copyOf(environment);
        this.item = new TrayItem(open);
        this.menu = new TrayMenu(choices);
    }

    @Override
    public void show(TrayState state, String words) throws NoTray {
        item.show(state, words);
        try {
            SessionBus before = bus;
            if (before == null) {
                bus = SessionBus.open(environment);
                bus.ask(this::offer);
            } else {
                before.ask(BusIcon::changed);
            }
        } catch (BusTrouble trouble) {
            throw new NoTray(trouble.sentence());
        }
    }

    private DBusConnection offer(DBusConnection bus) throws Exception {
        bus.exportObject(item);
        bus.exportObject(menu);
        bus.addSigHandler(DBus.NameOwnerChanged.class, changed -> {
            if (changed.name.equals(TrayBus.WATCHER) && !changed.newOwner.isEmpty()) {
                // The bus's own thread must stay free for the answer.
                Thread.ofVirtual().name("tray comes").start(() -> register(bus));
            }
        });
        register(bus);
        return bus;
    }

    private static void register(DBusConnection bus) {
        try {
            bus.getRemoteObject(TrayBus.WATCHER, TrayBus.WATCHER_PATH, TrayBus.Watcher.class)
                    .RegisterStatusNotifierItem(bus.getUniqueName());
        } catch (Exception none) {
            LOG.info("This desktop has no tray now; the window stays.");
        }
    }

    private static DBusConnection changed(DBusConnection bus) throws Exception {
        bus.sendMessage(new TrayBus.Item.NewIcon(TrayBus.ITEM_PATH));
        bus.sendMessage(new TrayBus.Item.NewToolTip(TrayBus.ITEM_PATH));
        return bus;
    }

    @Override
    public void close() {
        if (bus != null) {
            bus.close();
        }
    }
}
