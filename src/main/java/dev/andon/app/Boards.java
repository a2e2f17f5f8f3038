package dev.andon.app;

import dev.andon.board.Board;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Keeps the newest board for whoever comes later, and hands each to all who came. Safe for use by several
/// threads.
final class Boards implements Consumer<Board> {
    private Board newest = Board.EMPTY;
    private final List<Consumer<Board>> audiences = new ArrayList<>();

    @Override
    public synchronized void accept(Board board) {
        newest = board;
        notifyAll();
        audiences.forEach(audience -> audience.accept(board));
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

    /// Hands the newest board to somebody, and all that follow.
    synchronized void to(Consumer<Board> audience) {
        audiences.add(audience);
        audience.accept(newest);
    }
}
