package dev.andon.desk;

import dev.andon.app.Sources;
import dev.andon.board.Board;
import dev.andon.board.Books;
import dev.andon.board.Duty;
import dev.andon.board.Event;
import dev.andon.board.Tile;
import dev.andon.claim.Claim;
import dev.andon.command.Actor;
import dev.andon.command.AuditEntry;
import dev.andon.command.Command;
import dev.andon.command.Receipt;
import dev.andon.keeper.Lookout;
import dev.andon.people.Crew;
import dev.andon.people.Person;
import dev.andon.source.Source;
import dev.andon.store.Embedded;
import dev.andon.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// One Andon that is turned by hand, with a real database and real adapters: it looks once, writes what it finds
/// it has to, and takes commands that are judged by its last look. Its clock is a minute ahead of the book's, so
/// that no look is taken for one that began before a claim.
final class Station implements AutoCloseable {
    private final InstantSource clock = InstantSource.offset(InstantSource.system(), Duration.ofMinutes(1));
    private final Sources sources = new Sources(clock);
    private final Store store;
    private final Crew crew;
    private final Source source;
    private final CommandDesk desk;
    private final BookKeeper keeper;
    private Board board = Board.EMPTY;

    Station(Path books, Crew crew, Source source) {
        this.store = new Store(new Embedded(books));
        this.crew = crew;
        this.source = source;
        this.desk = new CommandDesk(
                store.claims(),
                store.stops(),
                store.audit(),
                store.rollbacks(),
                store.vigils(),
                _ -> Optional.empty(),
                Rollbackers.NONE,
                Skills.NONE,
                () -> board,
                clock,
                sources::claims,
                () -> {});
        this.keeper = new BookKeeper(
                store.claims(),
                store.stops(),
                store.confirmations(),
                store.rollbacks(),
                store.vigils(),
                store.gates(),
                store.trails(),
                store.audit(),
                clock,
                event -> {},
                confirmation -> {},
                claim -> desk.lapsed(claim));
    }

    /// Looks, writes, and looks again.
    Station turn() {
        look();
        keeper.entrust(Duty.of(board));
        keeper.turn();
        look();
        return this;
    }

    /// Writes what the last look makes it write, with the books as they are now.
    void turnOnItsOldLook() {
        board = withNewBooks();
        keeper.entrust(Duty.of(board));
        keeper.turn();
    }

    private void look() {
        try {
            board = Lookout.once(
                    sources.watch(List.of(source)),
                    List.of(
                            new Event.LinesChanged(List.of()),
                            new Event.CrewChanged(crew),
                            new Event.BooksRead(new Books(
                                    store.claims().open(), store.stops().open()))),
                    clock);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    Receipt submit(Command command, String who) {
        Receipt receipt = desk.submit(command, new Actor(Person.of(who), Actor.Known.SETTINGS));
        board = withNewBooks();
        return receipt;
    }

    /// What is seen is as old as before.
    private Board withNewBooks() {
        var books = new Books(store.claims().open(), store.stops().open());
        return new Board(
                board.at(),
                board.tiles(),
                board.sources(),
                board.counts(),
                board.announcements(),
                board.lines(),
                board.gates(),
                books,
                board.crew());
    }

    Receipt claims(String who, String... options) {
        boolean over = List.of(options).contains("over");
        Duration lasts = List.of(options).contains("briefly") ? Duration.ofMillis(1) : null;
        return submit(
                new Command.TakeClaim(
                        board.tiles().stream().map(Tile::id).toList(), Person.of(who), "on it", lasts, null, over),
                who);
    }

    Receipt releases(String who) {
        return submit(new Command.ReleaseClaim(board.tiles().getFirst().id()), who);
    }

    /// Who has it by the book, with the user id that the server says; `nobody` for nobody.
    String holder() {
        List<Claim> open = store.claims().open();
        return open.isEmpty()
                ? "nobody"
                : open.getFirst().holder().name()
                        + Optional.ofNullable(open.getFirst().echo())
                                .map(echo -> "=" + echo.login())
                                .orElse("");
    }

    /// Who has it on the tile.
    String shown() {
        Claim claim = board.tiles().getFirst().claim();
        return claim == null ? "nobody" : claim.holder().name();
    }

    Claim open() {
        return store.claims().open().getFirst();
    }

    /// What was done and what became of it, oldest first.
    List<String> audit() {
        return store.audit().since(Instant.EPOCH).reversed().stream()
                .filter(entry -> !entry.action().equals("stop"))
                .map(Station::line)
                .toList();
    }

    private static String line(AuditEntry entry) {
        return entry.action() + " " + entry.state().word();
    }

    @Override
    public void close() {
        keeper.close();
        sources.close();
        store.close();
    }
}
