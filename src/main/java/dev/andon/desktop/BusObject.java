package dev.andon.desktop;

import java.util.Map;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;

/// Something of ours on the bus, whose properties others read and nobody sets.
abstract class BusObject implements Properties {
    private final String path;

    BusObject(String path) {
        this.path = path;
    }

    @Override
    public final String getObjectPath() {
        return path;
    }

    @Override
    public abstract Map<String, Variant<?>> GetAll(String name);

    @Override
    @SuppressWarnings("unchecked") // the library sends whatever it is given
    public final <A> A Get(String name, String property) {
        return (A) GetAll(name).getOrDefault(property, new Variant<>(""));
    }

    @Override
    public final <A> void Set(String name, String property, A value) {
        // Nothing here is for others to set.
    }

    @Override
    public final boolean isRemote() {
        return false;
    }
}
