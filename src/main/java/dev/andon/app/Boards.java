package dev.andon.app;

import dev.andon.board.Board;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps the newest board until there is a screen to show it on. Safe for use by several threads.
final class Boards implements Consumer<Board> {
    private Board newest = Board.EMPTY;
    private @Nullable Consumer<Board> screen;

    @Override
    public synchronized void accept(Board board) {
        newest = board;
        notifyAll();
        if (screen != null) {
            screen.accept(board);
        }
    }

    /// The newest board; one on which every source was looked at, if that comes in time.
    synchronized Board newest(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            for (long left = patience.toMillis();
                    left > 0 && !isComplete();
                    left = (end - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return newest;
    }

    private boolean isComplete() {
        return !newest.sources().isEmpty() && newest.sources().stream().allMatch(post -> post.tried() != null);
    }

    /// Hands the newest board to a screen, and all that follow.
    synchronized void to(Consumer<Board> screen) {
        this.screen = screen;
        screen.accept(newest);
    }
}
