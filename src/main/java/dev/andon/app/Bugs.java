package dev.andon.app;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears of what is wrong with Andon itself: whatever nobody caught, on any thread. Each bug stands in the log
/// once with its stack, and under a code that people can be told. Safe for use by several threads.
final class Bugs implements UncaughtExceptionHandler, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Bugs.class);
    private static final String OURS = "dev.andon.";

    private final Consumer<String> told;
    private final @Nullable UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    /// As many as there are places in the code at which something can go wrong.
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    private Bugs(Consumer<String> told) {
        this.told = told;
    }

    /// Hears from now on, until it is closed.
    ///
    /// @param told given the code of each bug when it is first met, on the thread that met it
    static Bugs heard(Consumer<String> told) {
        var bugs = new Bugs(told);
        Thread.setDefaultUncaughtExceptionHandler(bugs);
        return bugs;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable bug) {
        String code = code(bug);
        if (known.add(code)) {
            LOG.error("Bug {}, on the thread \"{}\"", code, thread.getName(), bug);
            told.accept(code);
        }
    }

    /// The same for what goes wrong at one place in one way, whatever the values are.
    private static String code(Throwable bug) {
        String place = Arrays.stream(bug.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(OURS))
                .findFirst()
                .map(frame -> frame.getClassName() + frame.getMethodName() + frame.getLineNumber())
                .orElse("");
        return "%06X".formatted(Objects.hash(bug.getClass().getName(), place) & 0xFFFFFF);
    }

    @Override
    public void close() {
        Thread.setDefaultUncaughtExceptionHandler(before);
    }
}
