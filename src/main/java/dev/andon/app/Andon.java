package dev.andon.app;

import dev.andon.board.Board;
import dev.andon.board.Event;
import dev.andon.keeper.FloorKeeper;
import dev.andon.keeper.Lookout;
import dev.andon.line.LineRule;
import dev.andon.source.Source;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/// The running program: sources, lookout and keeper, put together. What is started last is stopped first.
public final class Andon implements AutoCloseable {
    private final Sources sources;
    private final FloorKeeper keeper;
    private final Lookout lookout;

    /// @param audience is given every new board, on the keeper's thread; it must not block
    public Andon(InstantSource clock, Consumer<Board> audience) {
        sources = new Sources(clock);
        keeper = new FloorKeeper(clock, audience);
        lookout = new Lookout(clock, keeper);
        keeper.start();
    }

    /// Watches these from now on.
    public void watch(List<Source> wanted) {
        lookout.watch(sources.watch(wanted));
    }

    /// Judges these lines from now on; the one trunk when there are none.
    public void judge(List<LineRule> lines) {
        keeper.tell(new Event.LinesChanged(lines));
    }

    /// Says something about Andon itself on every screen, until the same topic says something else or nothing.
    public void announce(String topic, String text) {
        keeper.tell(new Event.Announced(topic, text));
    }

    @Override
    public void close() {
        lookout.close();
        keeper.close();
        sources.close();
    }
}
