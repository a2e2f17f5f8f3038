package dev.andon.dbus;

import org.freedesktop.dbus.Tuple;
import org.freedesktop.dbus.annotations.Position;

/// Two results of one call. The library reads their types from the type arguments.
public final class Two<A, B> extends Tuple {
    @Position(0)
    public final A first;

    @Position(1)
    public final B second;

    public Two(A first, B second) {
        this.first = first;
        this.second = second;
    }
}
