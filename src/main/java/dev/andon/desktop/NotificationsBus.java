package dev.andon.desktop;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// The part of the Desktop Notifications Specification (freedesktop.org, version 1.2) that is used. The names of
/// types and methods are those of the bus.
final class NotificationsBus {
    static final String NAME = "org.freedesktop.Notifications";
    static final String PATH = "/org/freedesktop/Notifications";

    private NotificationsBus() {}

    @DBusInterfaceName("org.freedesktop.Notifications")
    public interface Notifications extends DBusInterface {
        UInt32 Notify(
                String appName,
                UInt32 replacesId,
                String appIcon,
                String summary,
                String body,
                List<String> actions,
                Map<String, Variant<?>> hints,
                int expireTimeout);

        List<String> GetCapabilities();

        /// Somebody pressed a button.
        class ActionInvoked extends DBusSignal {
            public final UInt32 id;
            public final String actionKey;

            public ActionInvoked(String path, UInt32 id, String actionKey) throws DBusException {
                super(path, id, actionKey);
                this.id = id;
                this.actionKey = actionKey;
            }
        }

        /// It is no longer shown.
        class NotificationClosed extends DBusSignal {
            public final UInt32 id;
            public final UInt32 reason;

            public NotificationClosed(String path, UInt32 id, UInt32 reason) throws DBusException {
                super(path, id, reason);
                this.id = id;
                this.reason = reason;
            }
        }
    }
}
