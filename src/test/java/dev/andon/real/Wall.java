package dev.andon.real;

import dev.andon.app.Andon;
import dev.andon.board.Board;
import dev.andon.board.Tile;
import dev.andon.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/// Andon itself, watching a real server, with a clock that can be put forward.
final class Wall implements AutoCloseable {
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final AtomicReference<Board> board = new AtomicReference<>(Board.EMPTY);
    private final InstantSource clock = () -> Instant.now().plus(ahead.get());
    private final Andon andon = new Andon(clock, board::set);

    Wall(Source source) {
        andon.watch(List.of(source));
    }

    void letPass(Duration time) {
        ahead.updateAndGet(time::plus);
    }

    Board board() {
        return board.get();
    }

    /// Waits until a tile is as it should be.
    Tile until(String what, String id, Predicate<Tile> isSo) throws Exception {
        return Patience.until(
                id + " " + what,
                () -> board.get().tiles().stream()
                        .filter(tile -> tile.id().equals(id) && isSo.test(tile))
                        .findFirst());
    }

    @Override
    public void close() {
        andon.close();
    }
}
