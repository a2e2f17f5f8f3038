package dev.andon.ui.kit;

import java.util.function.Consumer;
import java.util.function.Supplier;

/// Asks what may take a while, beside the JavaFX thread, and takes the answer there, unless something else was
/// asked meanwhile: whoever looks at another thing by then is not shown the one before. Belongs to the JavaFX
/// thread.
public final class Inquiry {
    private final String name;
    private int asked;

    /// @param name of the threads that ask
    public Inquiry(String name) {
        this.name = name;
    }

    /// @param question may block
    /// @param told is given the answer on the JavaFX thread, if it is still wanted
    public <T> void ask(Supplier<T> question, Consumer<T> told) {
        int number = ++asked;
        Thread.ofVirtual().name(name).start(() -> {
            T answer = question.get();
            FxThread.run(() -> {
                if (number == asked) {
                    told.accept(answer);
                }
            });
        });
    }

    /// What was asked is not wanted any more.
    public void forget() {
        asked++;
    }
}
