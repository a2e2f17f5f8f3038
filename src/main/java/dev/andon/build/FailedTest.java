package dev.andon.build;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A test that failed in a build.
///
/// @param suite what it belongs to: a class, a file; or empty
/// @param name its own name
/// @param message what it says in a line or a few, or empty
/// @param stack where it failed, plain and no longer than [#STACK_AT_MOST]; empty when the server does not tell
/// @param took how long it ran, or null
/// @param since the label of the build in which it failed first without having passed since; empty when the
///     server does not tell
/// @param streak in how many builds in a row it failed, this one counted; 0 when the server does not tell
public record FailedTest(
        String suite,
        String name,
        String message,
        String stack,
        @Nullable Duration took,
        String since,
        int streak) {
    /// The longest message, in characters.
    public static final int MESSAGE_AT_MOST = 4_000;

    /// The longest stack, in characters.
    public static final int STACK_AT_MOST = 20_000;

    public FailedTest {
        suite = bounded(suite, MESSAGE_AT_MOST);
        name = bounded(name, MESSAGE_AT_MOST);
        message = bounded(message, MESSAGE_AT_MOST);
        stack = bounded(stack, STACK_AT_MOST);
    }

    public static FailedTest of(String suite, String name) {
        return new FailedTest(suite, name, "", "", null, "", 0);
    }

    public FailedTest saying(String message, String stack) {
        return new FailedTest(suite, name, message, stack, took, since, streak);
    }

    public FailedTest took(@Nullable Duration took) {
        return new FailedTest(suite, name, message, stack, took, since, streak);
    }

    public FailedTest since(String since, int streak) {
        return new FailedTest(suite, name, message, stack, took, since, Math.max(0, streak));
    }

    /// Whether it passed, or was not there, in the build before; only known where a streak is told.
    public boolean isNew() {
        return streak == 1;
    }

    private static String bounded(String text, int atMost) {
        String shorter = text.length() <= atMost ? text : text.substring(0, atMost) + "…";
        return LogText.clean(shorter.strip());
    }
}
