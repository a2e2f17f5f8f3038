package dev.andon.settings.keychain;

import dev.andon.dbus.Two;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.Variant;

/// The part of the Secret Service API (freedesktop.org, version 0.2) that reading and keeping take. The names of
/// types and methods are those of the bus.
final class SecretServiceBus {
    static final String NAME = "org.freedesktop.secrets";
    static final String PATH = "/org/freedesktop/secrets";
    static final String DEFAULT_COLLECTION = PATH + "/aliases/default";
    /// Where a call would lead that needs nobody's answer.
    static final String NO_PROMPT = "/";

    private SecretServiceBus() {}

    @DBusInterfaceName("org.freedesktop.Secret.Service")
    public interface Service extends DBusInterface {
        Two<Variant<?>, DBusPath> OpenSession(String algorithm, Variant<?> input);

        Two<List<DBusPath>, List<DBusPath>> SearchItems(Map<String, String> attributes);
    }

    @DBusInterfaceName("org.freedesktop.Secret.Collection")
    public interface Collection extends DBusInterface {
        Two<DBusPath, DBusPath> CreateItem(Map<String, Variant<?>> properties, Wrapped secret, boolean replace);
    }

    @DBusInterfaceName("org.freedesktop.Secret.Item")
    public interface Item extends DBusInterface {
        Wrapped GetSecret(DBusPath session);
    }

    /// A secret as it travels.
    public static final class Wrapped extends Struct {
        @Position(0)
        public final DBusPath session;

        @Position(1)
        public final byte[] parameters;

        @Position(2)
        public final byte[] value;

        @Position(3)
        public final String contentType;

        public Wrapped(DBusPath session, byte[] parameters, byte[] value, String contentType) {
            this.session = session;
            this.parameters = parameters;
            this.value = value;
            this.contentType = contentType;
        }
    }
}
