package dev.andon.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.source.StoreFailure;
import dev.andon.testing.Fx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

class OfWhatIsAskedTheNewestCountsTest {
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final Aside aside = new Aside("a question");

    @BeforeAll
    static void start() {
        Fx.start();
    }

    private void ask(Supplier<String> question) {
        Fx.run(() -> aside.ask(question, told::add));
    }

    private void run(Supplier<String> work) {
        Fx.run(() -> aside.run(work, found -> told.add("found " + found), why -> told.add("failed: " + why)));
    }

    private String words() throws InterruptedException {
        return String.valueOf(told.poll(30, TimeUnit.SECONDS));
    }

    /// A question that is answered when somebody says so.
    private static final class Slow implements Supplier<String> {
        private final CompletableFuture<Thread> asking = new CompletableFuture<>();
        private final CompletableFuture<String> answer = new CompletableFuture<>();

        @Override
        public String get() {
            asking.complete(Thread.currentThread());
            return answer.join();
        }

        /// Returns when all that comes of it has happened.
        void answer(String words) throws Exception {
            answer.complete(words);
            assertTrue(asking.get(30, TimeUnit.SECONDS).join(Duration.ofSeconds(30)), "it is asked forever");
            WaitForAsyncUtils.waitForFxEvents();
        }
    }

    @Test
    void itIsAskedBesideTheJavaFxThreadAndAnsweredOnIt() throws Exception {
        Fx.run(() -> aside.ask(
                () -> "asked on it: " + Platform.isFxApplicationThread() + ", by "
                        + Thread.currentThread().getName(),
                asked -> told.add(asked + "; told on it: " + Platform.isFxApplicationThread())));
        assertEquals("asked on it: false, by a question; told on it: true", words());
    }

    @Test
    void whatWasAskedBeforeIsNotToldAnyMore() throws Exception {
        var older = new Slow();
        var newer = new Slow();
        ask(older);
        ask(newer);
        newer.answer("newer");
        older.answer("older");
        assertEquals(List.of("newer"), List.copyOf(told));
    }

    @Test
    void norIsItWhenItEndsFirst() throws Exception {
        var older = new Slow();
        var newer = new Slow();
        run(older);
        ask(newer);
        older.answer("older");
        newer.answer("newer");
        assertEquals(List.of("newer"), List.copyOf(told));
    }

    @Test
    void whatIsForgottenIsNotTold() throws Exception {
        var question = new Slow();
        run(question);
        Fx.run(aside::forget);
        question.answer("late");
        assertEquals(List.of(), List.copyOf(told));
    }

    @Test
    void whatWasFoundIsTold() throws Exception {
        run(() -> "it");
        assertEquals("found it", words());
    }

    @Test
    void whyTheBooksRefuseIsToldInTheirSentence() throws Exception {
        run(() -> {
            throw new StoreFailure("The disk is full.");
        });
        assertEquals("failed: The disk is full.", words());
    }

    @Test
    void aBugIsToldTooAndNobodyWaitsForever() throws Exception {
        run(() -> {
            throw new IllegalStateException("a bug");
        });
        assertEquals(
                "failed: Andon tripped over a bug of its own (IllegalStateException); the log has the details.",
                words());
    }
}
