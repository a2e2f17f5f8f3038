package dev.andon.ui.kit;

import dev.andon.source.StoreFailure;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does what blocks on a thread of its own, beside the JavaFX thread, and comes back there with what it brought.
/// Of several only the newest counts: who looks at another thing by then is not shown the one before. Belongs to
/// the JavaFX thread.
public final class Aside {
    private static final Logger LOG = LoggerFactory.getLogger(Aside.class);

    private final String name;
    private int newest;

    /// @param name of its threads
    public Aside(String name) {
        this.name = name;
    }

    /// For what says itself what went wrong.
    ///
    /// @param question blocks, and does not throw
    /// @param told is given the answer, if it is still wanted
    public <T> void ask(Supplier<T> question, Consumer<T> told) {
        int number = ++newest;
        Thread.ofVirtual().name(name).start(() -> {
            T answer = question.get();
            FxThread.run(() -> {
                if (number == newest) {
                    told.accept(answer);
                }
            });
        });
    }

    /// For what the books may refuse.
    ///
    /// @param work blocks; may throw [StoreFailure]
    /// @param found is given what it brought, if it is still wanted
    /// @param failed is given why it brought nothing, in a sentence, if it is still wanted
    public <T> void run(Supplier<T> work, Consumer<T> found, Consumer<String> failed) {
        ask(() -> outcome(work, found, failed), Runnable::run);
    }

    private <T> Runnable outcome(Supplier<T> work, Consumer<T> found, Consumer<String> failed) {
        try {
            T brought = work.get();
            return () -> found.accept(brought);
        } catch (StoreFailure failure) {
            return () -> failed.accept(failure.sentence());
        } catch (RuntimeException bug) {
            LOG.error("{} tripped over a bug", name, bug);
            String words = "Andon tripped over a bug of its own ("
                    + bug.getClass().getSimpleName() + "); the log has the details.";
            return () -> failed.accept(words);
        }
    }

    /// Whatever is under way counts no more.
    public void forget() {
        newest++;
    }
}
