package dev.andon.desktop;

import dev.andon.board.Board;
import dev.andon.notice.Addressee;
import dev.andon.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An icon in the desktop's tray. Where there is none, that is said once in the log and nothing is shown.
/// [#accept] never blocks; all else is done on a thread of its own, which a tray that hangs holds and no other.
public final class Tray implements Consumer<Board>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tray.class);

    /// Boards come every second. Where none came for so long nobody knows how it stands.
    private static final Duration SILENT = Duration.ofSeconds(10);

    private final Addressee me;
    private final Texts texts;
    private final BlockingQueue<Board> newest = new ArrayBlockingQueue<>(1);
    private final Duration silence;
    private final Thread thread;

    /// That of a platform. JavaFX runs already.
    ///
    /// @param system the system's name, as Java says it in `os.name`
    /// @param me whose own reds are marked
    /// @param open opens the window; any thread
    /// @param quit ends the program; any thread
    public Tray(
            String system, Map<String, String> environment, Addressee me, Texts texts, Runnable open, Runnable quit) {
        this(
                icon(
                        system,
                        environment,
                        open,
                        List.of(new Choice(texts.say("tray.open"), open), new Choice(texts.say("tray.quit"), quit))),
                me,
                texts,
                SILENT);
    }

    Tray(Icon icon, Addressee me, Texts texts, Duration silence) {
        this.me = me;
        this.texts = texts;
        this.silence = silence;
        // AWT's calls are native and may last.
        this.thread = Thread.ofPlatform().daemon().name("tray").start(() -> run(icon));
    }

    static Icon icon(String system, Map<String, String> environment, Runnable open, List<Choice> choices) {
        String name = system.toLowerCase(Locale.ROOT);
        return name.startsWith("windows") || name.startsWith("mac")
                ? new AwtIcon(open, choices)
                : new BusIcon(environment, open, choices);
    }

    /// Only the newest board counts.
    @Override
    public synchronized void accept(Board board) {
        newest.clear();
        newest.add(board);
    }

    private void run(Icon icon) {
        try (icon) {
            TrayState shown = null;
            while (true) {
                Board board = newest.poll(silence.toMillis(), TimeUnit.MILLISECONDS);
                shown = show(board == null ? TrayState.SILENT : TrayState.of(board, me), shown, icon);
            }
        } catch (Icon.NoTray none) {
            if (!Thread.currentThread().isInterrupted()) {
                LOG.info("No icon in the tray. {}", none.sentence());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private TrayState show(TrayState next, @Nullable TrayState shown, Icon icon) throws Icon.NoTray {
        if (!next.equals(shown)) {
            icon.show(next, texts.say(next.words()));
        }
        return next;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
