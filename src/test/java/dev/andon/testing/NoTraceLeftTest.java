package dev.andon.testing;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;

class NoTraceLeftTest {
    /// The extension asks its context for one thing only: whether there is a class around this one.
    private static final ExtensionContext OUTERMOST = (ExtensionContext) Proxy.newProxyInstance(
            NoTraceLeftTest.class.getClassLoader(),
            new Class<?>[] {ExtensionContext.class},
            (_, _, _) -> Optional.empty());

    private final PrintStream watched = System.out;
    private final NoTraceLeft watch = new NoTraceLeft();

    /// This class is watched itself.
    @BeforeEach
    void printToNobody() {
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void printAsBefore() {
        System.setOut(watched);
    }

    @Test
    void anExceptionThatNobodyCaughtIsFound() throws InterruptedException {
        watch.beforeAll(OUTERMOST);
        Thread thread = Thread.ofVirtual().name("careless").start(() -> {
            throw new IllegalStateException("on purpose");
        });
        thread.join();
        var failure = assertThrows(AssertionError.class, () -> watch.afterAll(OUTERMOST));
        assertTrue(failure.getMessage().contains("\"careless\": java.lang.IllegalStateException: on purpose"));
    }

    @Test
    void aPrintedLineIsFound() {
        watch.beforeAll(OUTERMOST);
        System.out.printf("on %s%n", "purpose");
        var failure = assertThrows(AssertionError.class, () -> watch.afterAll(OUTERMOST));
        assertTrue(failure.getMessage().contains("NoTraceLeftTest printed: on"), failure.getMessage());
    }

    @Test
    void whereNothingIsLeftNothingIsSaidAndAllIsAsBefore() {
        var output = System.out;
        var handler = Thread.getDefaultUncaughtExceptionHandler();
        watch.beforeAll(OUTERMOST);
        assertDoesNotThrow(() -> watch.afterAll(OUTERMOST));
        assertEquals(output, System.out);
        assertEquals(handler, Thread.getDefaultUncaughtExceptionHandler());
    }
}
