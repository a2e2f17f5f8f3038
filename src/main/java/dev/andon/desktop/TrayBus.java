package dev.andon.desktop;

import dev.andon.dbus.Two;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// The parts of StatusNotifierItem (KDE, freedesktop.org) and `com.canonical.dbusmenu` that a tray with a menu of
/// one level takes. The names of types and methods are those of the bus.
final class TrayBus {
    static final String WATCHER = "org.kde.StatusNotifierWatcher";
    static final String WATCHER_PATH = "/StatusNotifierWatcher";
    static final String ITEM_PATH = "/StatusNotifierItem";
    static final String MENU_PATH = "/MenuBar";

    private TrayBus() {}

    @DBusInterfaceName(WATCHER)
    public interface Watcher extends DBusInterface {
        void RegisterStatusNotifierItem(String service);
    }

    @DBusInterfaceName("org.kde.StatusNotifierItem")
    public interface Item extends DBusInterface {
        void Activate(int x, int y);

        void SecondaryActivate(int x, int y);

        void ContextMenu(int x, int y);

        void Scroll(int delta, String orientation);

        /// Look at the picture again.
        class NewIcon extends DBusSignal {
            public NewIcon(String path) throws DBusException {
                super(path);
            }
        }

        /// Look at the words again.
        class NewToolTip extends DBusSignal {
            public NewToolTip(String path) throws DBusException {
                super(path);
            }
        }
    }

    @DBusInterfaceName("com.canonical.dbusmenu")
    public interface Menu extends DBusInterface {
        Two<UInt32, Layout> GetLayout(int parentId, int recursionDepth, List<String> propertyNames);

        List<Entry> GetGroupProperties(List<Integer> ids, List<String> propertyNames);

        Variant<?> GetProperty(int id, String name);

        void Event(int id, String eventId, Variant<?> data, UInt32 timestamp);

        boolean AboutToShow(int id);
    }

    public static final class Pixmap extends Struct {
        @Position(0)
        public final int width;

        @Position(1)
        public final int height;

        @Position(2)
        public final byte[] data;

        public Pixmap(int width, int height, byte[] data) {
            this.width = width;
            this.height = height;
            this.data = data;
        }
    }

    public static final class ToolTip extends Struct {
        @Position(0)
        public final String icon;

        @Position(1)
        public final List<Pixmap> pictures;

        @Position(2)
        public final String title;

        @Position(3)
        public final String text;

        public ToolTip(String icon, List<Pixmap> pictures, String title, String text) {
            this.icon = icon;
            this.pictures = pictures;
            this.title = title;
            this.text = text;
        }
    }

    public static final class Layout extends Struct {
        @Position(0)
        public final int id;

        @Position(1)
        public final Map<String, Variant<?>> properties;

        @Position(2)
        public final List<Variant<?>> children;

        public Layout(int id, Map<String, Variant<?>> properties, List<Variant<?>> children) {
            this.id = id;
            this.properties = properties;
            this.children = children;
        }
    }

    public static final class Entry extends Struct {
        @Position(0)
        public final int id;

        @Position(1)
        public final Map<String, Variant<?>> properties;

        public Entry(int id, Map<String, Variant<?>> properties) {
            this.id = id;
            this.properties = properties;
        }
    }
}
