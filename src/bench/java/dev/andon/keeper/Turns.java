package dev.andon.keeper;

import dev.andon.board.Board;
import dev.andon.board.Event;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// The product's own poller and keeper, turned by hand: one look after the other instead of one every ten seconds.
/// Used by one thread.
public final class Turns {
    private final List<Event> mailbox = new ArrayList<>();
    private final AtomicReference<Board> published = new AtomicReference<>(Board.EMPTY);
    private final FloorKeeper keeper;
    private final Poller poller;

    public Turns(Watched watched, InstantSource clock) {
        keeper = new FloorKeeper(clock, published::set);
        poller = new Poller(watched, clock, mailbox::add);
        mailbox.add(new Event.SourcesChanged(List.of(watched.source())));
    }

    /// One look, told to the floor at once.
    ///
    /// @return the board it made
    public Board turn() {
        look();
        return step();
    }

    /// Only the look: what it saw waits for [#step].
    public void look() {
        poller.turn();
    }

    /// Only the keeper's step.
    public Board step() {
        List<Event> events = List.copyOf(mailbox);
        mailbox.clear();
        keeper.keep(events);
        return published.get();
    }
}
