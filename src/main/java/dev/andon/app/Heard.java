package dev.andon.app;

import dev.andon.link.Link;
import dev.andon.single.OneWindow;
import dev.andon.ui.kit.FxThread;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// A screen that begins with what a link names, and shows later starts what theirs name.
public final class Heard implements FxApplication.Screen {
    /// A screen that takes longer counts as hanging; the other start waits a little longer than this.
    private static final Duration PATIENCE = OneWindow.PATIENCE.multipliedBy(3).dividedBy(4);

    private final FxApplication.Screen screen;
    private final Link link;
    private final @Nullable OneWindow window;

    /// @param link what this start is to show
    /// @param window where later starts are heard; null where they are not
    public Heard(FxApplication.Screen screen, Link link, @Nullable OneWindow window) {
        this.screen = screen;
        this.link = link;
        this.window = window;
    }

    @Override
    public void open(Stage stage, Consumer<String> open) {
        screen.open(stage, open);
        if (!link.equals(Link.FRONT)) {
            screen.follow(link);
        }
        if (window != null) {
            window.hear(this::show);
        }
    }

    /// What another start says may be anything: only a link is followed.
    private boolean show(String what) {
        Optional<Link> wanted = what.isEmpty() ? Optional.of(Link.FRONT) : Link.read(what);
        var shown = new CountDownLatch(1);
        wanted.ifPresent(one -> FxThread.run(() -> {
            screen.follow(one);
            shown.countDown();
        }));
        try {
            return wanted.isPresent() && shown.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void follow(Link link) {
        screen.follow(link);
    }

    /// A start from now on is the first again.
    @Override
    public void close() {
        if (window != null) {
            window.close();
        }
        screen.close();
    }
}
