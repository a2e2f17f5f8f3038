package dev.andon.desk;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/// A program that dies at its n-th call of the world around it: just before the call has its effect, or just
/// after.
final class Deaths {
    /// Nothing catches it, as nothing catches a killed process.
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private final int at;
    private final boolean before;
    private int calls;

    Deaths(int at, boolean before) {
        this.at = at;
        this.before = before;
    }

    /// The same, until the program dies.
    <T> T mortal(Class<T> port, T real) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (_, method, arguments) -> {
                    boolean last = ++calls == at;
                    if (last && before) {
                        throw new Killed();
                    }
                    Object answer;
                    try {
                        answer = method.invoke(real, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                    if (last) {
                        throw new Killed();
                    }
                    return answer;
                }));
    }

    boolean happened() {
        return calls >= at;
    }
}
