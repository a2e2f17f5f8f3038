package dev.andon.testing;

import dev.andon.ui.kit.FxThread;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// The JavaFX thread of the tests. What is thrown there fails the test that caused it.
public final class Fx {
    private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(60);

    private Fx() {}

    public static void start() {
        try {
            FxToolkit.registerPrimaryStage();
        } catch (TimeoutException e) {
            throw new AssertionError("JavaFX did not start", e);
        }
    }

    public static <T> T call(Callable<T> action) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_MILLIS, action);
    }

    public static void run(Runnable action) {
        WaitForAsyncUtils.waitForAsyncFx(PATIENCE_MILLIS, action);
    }

    /// Waits until a scene was laid out and handed over to be drawn once more.
    public static void pulse(Scene scene) {
        var laidOut = new CountDownLatch(1);
        run(() -> {
            FxThread.afterFirstPicture(scene, laidOut::countDown);
            Platform.requestNextPulse();
        });
        try {
            if (!laidOut.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new AssertionError("no pulse came");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Whether a node and all that it is in are visible.
    public static boolean isShown(Node node) {
        for (Node one = node; one != null; one = one.getParent()) {
            if (!one.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
