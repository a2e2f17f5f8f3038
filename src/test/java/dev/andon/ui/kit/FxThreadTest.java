package dev.andon.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.testing.Fx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

class FxThreadTest {
    @BeforeAll
    static void start() {
        Fx.start();
    }

    @Test
    void aBusyScreenSkipsToTheNewestValue() throws InterruptedException {
        List<Integer> shown = new ArrayList<>();
        Consumer<Integer> screen = FxThread.newest(shown::add);
        var busy = new CountDownLatch(1);
        Platform.runLater(() -> awaitQuietly(busy));
        for (int value = 1; value <= 1000; value++) {
            screen.accept(value);
        }
        busy.countDown();
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(List.of(1000), shown);
    }

    @Test
    void aScreenWithTimeSeesEveryValue() {
        List<Integer> shown = new ArrayList<>();
        Consumer<Integer> screen = FxThread.newest(shown::add);
        for (int value = 1; value <= 3; value++) {
            screen.accept(value);
            WaitForAsyncUtils.waitForFxEvents();
        }
        assertEquals(List.of(1, 2, 3), shown);
    }

    @Test
    void theLastValueIsNeverLostHoweverManyThreadsTell() throws InterruptedException {
        List<Integer> shown = new ArrayList<>();
        Consumer<Integer> screen = FxThread.newest(shown::add);
        List<Thread> tellers = new ArrayList<>();
        for (int teller = 0; teller < 4; teller++) {
            tellers.add(Thread.ofVirtual().start(() -> {
                for (int value = 0; value < 1000; value++) {
                    screen.accept(value);
                }
            }));
        }
        for (Thread teller : tellers) {
            teller.join();
        }
        screen.accept(-1);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(-1, shown.getLast());
    }

    @Test
    void aSteadyPaceRunsOnTheJavaFxThreadUntilItIsStopped() throws InterruptedException {
        var beats = new SynchronousQueue<Boolean>();
        Runnable stop = FxThread.every(Duration.ofMillis(5), () -> beats.offer(Platform.isFxApplicationThread()));
        for (int beat = 0; beat < 3; beat++) {
            assertEquals(Boolean.TRUE, beats.poll(30, TimeUnit.SECONDS));
        }
        stop.run();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("screen clock")) {
                assertTrue(thread.join(Duration.ofSeconds(30)), "the screen clock still ticks");
            }
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
