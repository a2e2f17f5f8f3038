package dev.andon.desk;

import static dev.andon.testing.Story.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.board.Books;
import dev.andon.board.Duty;
import dev.andon.board.Event;
import dev.andon.claim.Claim;
import dev.andon.claim.Echo;
import dev.andon.claim.Release;
import dev.andon.claim.Taking;
import dev.andon.command.AuditEntry;
import dev.andon.line.Cause;
import dev.andon.line.Confirmation;
import dev.andon.line.Resumption;
import dev.andon.line.Stop;
import dev.andon.people.Person;
import dev.andon.store.Embedded;
import dev.andon.store.Store;
import dev.andon.testing.HandClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Andon finds it has to write is written once, and what the books say is told.
class BookKeeperTest {
    private static final Person ANN = Person.of("Ann");
    private static final Stop WANTED = new Stop(0, "trunk", NOON, null, "", List.of("ci/shop"), List.of(ANN), null);

    private final List<Claim> lapsed = new ArrayList<>();
    private final List<Event> told = new ArrayList<>();
    private final List<Confirmation> intended = new ArrayList<>();
    private Path file;
    private Store store;
    private BookKeeper keeper;

    @BeforeEach
    void open(@TempDir Path folder) {
        file = folder.resolve("team.db");
        store = new Store(new Embedded(file));
        keeper = keeper(store);
    }

    @AfterEach
    void close() {
        keeper.close();
        store.close();
    }

    private BookKeeper keeper(Store store) {
        return new BookKeeper(
                store.claims(),
                store.stops(),
                store.confirmations(),
                store.rollbacks(),
                store.vigils(),
                store.gates(),
                store.trails(),
                store.audit(),
                new HandClock(),
                told::add,
                intended::add,
                lapsed::add);
    }

    @Test
    void aStopIsWrittenOnceHoweverOftenABoardWantsIt() {
        keeper.entrust(List.of(new Duty.Stopping(WANTED, null)));
        keeper.turn();
        keeper.entrust(List.of());
        keeper.entrust(List.of(new Duty.Stopping(WANTED, null)));
        keeper.turn();

        assertEquals(1, store.stops().since(Instant.EPOCH).size());
        List<AuditEntry> audit = store.audit().since(Instant.EPOCH);
        assertEquals(1, audit.size());
        assertEquals(AuditEntry.State.DONE, audit.getFirst().state());
        assertEquals("Andon", audit.getFirst().actor().person().name());
    }

    /// Another program may not have looked since somebody let the line go on.
    @Test
    void aRedThatIsOlderThanTheLinesGoingOnDoesNotStopItAgain() {
        Stop stop = store.stops().stop(WANTED);
        store.stops().resume(stop.number(), new Resumption(NOON, ANN, new Cause(Cause.Category.CODE, "mended", "")));

        keeper.entrust(List.of(new Duty.Stopping(WANTED, NOON.minusSeconds(3))));
        keeper.turn();
        assertEquals(List.of(), store.stops().open());

        // By the clock of this machine, which may be another one than the book's.
        keeper.entrust(List.of(new Duty.Stopping(WANTED, NOON.plusSeconds(3))));
        keeper.turn();
        assertEquals(1, store.stops().open().size());
    }

    @Test
    void anOldRedIsNotAskedForEverySecond() {
        Stop stop = store.stops().stop(WANTED);
        store.stops().resume(stop.number(), new Resumption(NOON, ANN, new Cause(Cause.Category.CODE, "mended", "")));
        keeper.entrust(List.of(new Duty.Stopping(WANTED, NOON.minusSeconds(3))));
        keeper.turn();

        int rung = keeper.rung();
        keeper.entrust(List.of(new Duty.Stopping(at(NOON.plusSeconds(1)), NOON.minusSeconds(3))));
        keeper.entrust(List.of(new Duty.Stopping(at(NOON.plusSeconds(2)), NOON.minusSeconds(3))));
        assertEquals(rung, keeper.rung());

        keeper.entrust(List.of(new Duty.Stopping(at(NOON.plusSeconds(3)), NOON.plusSeconds(3))));
        assertEquals(rung + 1, keeper.rung(), "a newer red is gone into at once");
        keeper.turn();
        assertEquals(1, store.stops().open().size());
    }

    private static Stop at(Instant at) {
        return new Stop(0, "trunk", at, null, "", List.of("ci/shop"), List.of(ANN), null);
    }

    /// Nobody may take a line for running while its stop cannot be made sense of.
    @Test
    void booksThatMakeNoSenseAreNotReliedOn() throws SQLException {
        keeper.turn();
        assertEquals(Books.NONE, lastRead());
        store.stops().stop(WANTED);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE stop SET broken = '{'");
        }

        keeper.turn();

        assertEquals(Books.UNREAD, lastRead());
        assertTrue(announcements().getLast().startsWith("Andon could not make sense of the team's books"));
    }

    /// A program whose clock is an hour ahead finds that a claim has lapsed which has not.
    @Test
    void aClaimLapsesByTheClockOfTheBooks() {
        Claim claim = ((Taking.Taken)
                        store.claims().take(new Claim(0, "ci/shop", ANN, ANN, "", NOON, NOON.plusSeconds(3600), null)))
                .claim();
        keeper.entrust(List.of(new Duty.Releasing(claim, Release.LAPSED)));
        keeper.turn();

        assertEquals(List.of(claim), store.claims().open());
        assertEquals(List.of(), lapsed);
        int rung = keeper.rung();
        keeper.entrust(List.of(new Duty.Releasing(claim, Release.LAPSED)));
        assertEquals(rung, keeper.rung(), "nor is it tried every second");
    }

    @Test
    void theFloorIsToldWhatTheBooksSayAfterwards() {
        keeper.entrust(List.of(new Duty.Stopping(WANTED, null)));

        keeper.turn();

        assertEquals(List.of("ci/shop"), lastRead().stops().getFirst().broken());
    }

    @Test
    void greenResumesAndReleases() {
        Stop stop = store.stops().stop(WANTED);
        Claim claim =
                ((Taking.Taken) store.claims().take(new Claim(0, "ci/shop", ANN, ANN, "", NOON, null, null))).claim();
        keeper.entrust(List.of(new Duty.Resuming(stop), new Duty.Releasing(claim, Release.GREEN)));

        keeper.turn();

        assertEquals(Books.NONE, lastRead());
        Stop kept = store.stops().since(Instant.EPOCH).getFirst();
        assertNull(kept.resumed().by(), "nobody resumed it: it was green");
    }

    @Test
    void aServersClaimThatTheBookHadBeforeIsNotAskedForAgainAndAgain() {
        var echo = new Echo("ann", NOON, "7");
        var adopting = new Duty.Adopting(new Claim(0, "ci/shop", ANN, ANN, "", NOON, null, null, echo));
        keeper.entrust(List.of(adopting));
        keeper.turn();
        Claim open = store.claims().open().getFirst();
        store.claims().release(open.number(), Release.BY_HAND, ANN, NOON);

        keeper.entrust(List.of(adopting));
        keeper.turn();
        assertEquals(List.of(), store.claims().open());
        int rung = keeper.rung();
        keeper.entrust(List.of(adopting));
        assertEquals(rung, keeper.rung(), "nothing rings for it any more");
    }

    @Test
    void onlyWhoWroteThatAClaimLapsedHearsOfIt() {
        Claim claim =
                ((Taking.Taken) store.claims().take(new Claim(0, "ci/shop", ANN, ANN, "", NOON, NOON, null))).claim();
        var releasing = new Duty.Releasing(claim, Release.LAPSED);
        keeper.entrust(List.of(releasing));
        keeper.turn();
        keeper.entrust(List.of());
        keeper.entrust(List.of(releasing));
        keeper.turn();

        assertEquals(List.of(claim), lapsed);
    }

    @Test
    void booksThatAreAwayAreToldOnceAndOnceMoreWhenTheyAreBack() throws IOException {
        store.close();
        Files.deleteIfExists(file);
        Files.createDirectory(file);
        try (var away = new Store(new Embedded(file))) {
            BookKeeper lost = keeper(away);
            lost.turn();
            lost.turn();
            List<String> said = announcements();
            assertEquals(1, said.size(), said.toString());
            assertTrue(!said.getFirst().isEmpty());
            assertEquals(Books.UNREAD, lastRead());

            Files.delete(file);
            lost.turn();
            assertEquals("", announcements().getLast());
            assertEquals(Books.NONE, lastRead());
        }
    }

    /// A disk that is full, or a user who may only read: what others did is shown all the same.
    @Test
    void booksThatCanOnlyBeReadAreReadAndNotReliedOn() throws SQLException {
        keeper.turn();
        store.claims().take(new Claim(0, "ci/shop", ANN, ANN, "", NOON, null, null));
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT raise(ABORT, 'full'); END");
        }
        keeper.entrust(List.of(new Duty.Stopping(WANTED, null)));

        keeper.turn();

        assertEquals(1, lastRead().claims().size());
        assertFalse(lastRead().current());
        assertTrue(!announcements().getLast().isEmpty());
        int rung = keeper.rung();
        keeper.entrust(List.of(new Duty.Stopping(WANTED, null)));
        assertEquals(rung, keeper.rung(), "nor is it tried every second");
    }

    /// Whoever read other books before may have said that they are away.
    @Test
    void thatTheBooksAreThereIsSaidOnceToo() {
        keeper.turn();
        keeper.turn();

        assertEquals(List.of(""), announcements());
    }

    @Test
    void afterItWasClosedItTellsNothing() {
        keeper.close();
        keeper.turn();
        store.close();
        keeper.turn();

        assertEquals(List.of(), told);
    }

    private Books lastRead() {
        return told.stream()
                .filter(Event.BooksRead.class::isInstance)
                .map(event -> ((Event.BooksRead) event).books())
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private List<String> announcements() {
        return told.stream()
                .filter(Event.Announced.class::isInstance)
                .map(event -> ((Event.Announced) event).text())
                .toList();
    }
}
