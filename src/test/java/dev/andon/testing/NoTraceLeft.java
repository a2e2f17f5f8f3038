package dev.andon.testing;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// After each test class: no exception that nobody caught, on any thread, and nothing that our own code printed
/// to the standard output. It is registered for every test by itself. A test that wants to see what is printed
/// gives the code a writer of its own.
public final class NoTraceLeft implements BeforeAllCallback, AfterAllCallback {
    private static final StackWalker STACK = StackWalker.getInstance();
    private static final Pattern JAVAS_OWN = Pattern.compile("(java|jdk|sun)\\.");
    private static final Set<String> OWN = Set.of(NoTraceLeft.class.getName(), Listening.class.getName());

    private final List<String> traces = new CopyOnWriteArrayList<>();
    private PrintStream output = System.out;
    private Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();

    @Override
    public void beforeAll(ExtensionContext context) {
        if (context.getParent().flatMap(ExtensionContext::getTestClass).isPresent()) {
            return;
        }
        traces.clear();
        output = System.out;
        handler = Thread.getDefaultUncaughtExceptionHandler();
        System.setOut(new PrintStream(new Listening(output), true, output.charset()));
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) ->
                traces.add("nobody caught, on thread \"" + thread.getName() + "\": " + describe(thrown)));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (context.getParent().flatMap(ExtensionContext::getTestClass).isPresent()) {
            return;
        }
        System.setOut(output);
        Thread.setDefaultUncaughtExceptionHandler(handler);
        if (!traces.isEmpty()) {
            fail("left behind:\n" + String.join("\n", traces));
        }
    }

    private static String describe(Throwable thrown) {
        return thrown
                + Stream.of(thrown.getStackTrace())
                        .limit(8)
                        .map(frame -> "\n    at " + frame)
                        .reduce("", String::concat);
    }

    /// Passes everything on, for others print too, and remembers what came from us.
    private final class Listening extends OutputStream {
        private final PrintStream output;

        Listening(PrintStream output) {
            this.output = output;
        }

        @Override
        public void write(int letter) {
            write(new byte[] {(byte) letter}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            output.write(bytes, from, length);
            STACK.walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                            .filter(name -> !JAVAS_OWN.matcher(name).lookingAt() && !OWN.contains(name))
                            .findFirst())
                    .filter(name -> name.startsWith("dev.andon."))
                    .ifPresent(name ->
                            traces.add(name + " printed: " + new String(bytes, from, length, output.charset())));
        }

        @Override
        public void flush() {
            output.flush();
        }
    }
}
