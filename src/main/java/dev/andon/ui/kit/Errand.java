package dev.andon.ui.kit;

import dev.andon.source.StoreFailure;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fetches what blocks, on a thread of its own, and hands it to the JavaFX thread, where it lives. Of several
/// errands only the newest counts.
///
/// @param <T> what is fetched
public final class Errand<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Errand.class);

    private final String name;
    private int newest;

    /// @param name of its threads
    public Errand(String name) {
        this.name = name;
    }

    /// @param work blocks; may throw [StoreFailure]
    /// @param found is given what it brought
    /// @param failed is given why it brought nothing, in a sentence
    public void run(Supplier<T> work, Consumer<T> found, Consumer<String> failed) {
        int number = ++newest;
        Thread.ofVirtual().name(name).start(() -> {
            try {
                T brought = work.get();
                back(number, () -> found.accept(brought));
            } catch (StoreFailure failure) {
                back(number, () -> failed.accept(failure.sentence()));
            } catch (RuntimeException bug) {
                LOG.error("{} tripped over a bug", name, bug);
                back(number, () -> failed.accept(bug.getClass().getSimpleName()));
            }
        });
    }

    /// Whatever is under way counts no more.
    public void forget() {
        newest++;
    }

    private void back(int number, Runnable action) {
        FxThread.run(() -> {
            if (number == newest) {
                action.run();
            }
        });
    }
}
