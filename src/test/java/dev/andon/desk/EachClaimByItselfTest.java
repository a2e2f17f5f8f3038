package dev.andon.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.andon.board.Board;
import dev.andon.board.Event;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.build.ServerClaim;
import dev.andon.build.ServerClaims;
import dev.andon.claim.Claim;
import dev.andon.claim.ClaimBook;
import dev.andon.claim.Echo;
import dev.andon.claim.Release;
import dev.andon.claim.Taking;
import dev.andon.command.Actor;
import dev.andon.command.AuditEntry;
import dev.andon.command.Command;
import dev.andon.command.Receipt;
import dev.andon.people.Colleague;
import dev.andon.people.Crew;
import dev.andon.people.Person;
import dev.andon.source.Acted;
import dev.andon.source.StoreFailure;
import dev.andon.store.Embedded;
import dev.andon.store.Store;
import dev.andon.testing.HandClock;
import dev.andon.testing.Story;
import dev.andon.text.Texts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One command about several things: what is said to whoever asked is what was done.
class EachClaimByItselfTest {
    private static final Person ANN = Person.of("Ann");
    private static final Person BOB = Person.of("Bob");
    private static final Command BOTH =
            new Command.TakeClaim(List.of("ci/cart", "ci/shop"), ANN, "", null, null, false);

    private final Board board = Story.ofOneSource()
            .told(new Event.CrewChanged(
                    new Crew(List.of(new Colleague(ANN, List.of(), Map.of("ci", "ann"))), Map.of())))
            .shows(Story.pipeline("cart", Outcome.FAILED), Story.pipeline("shop", Outcome.FAILED))
            .board();
    private final HandClock clock = new HandClock();
    private Store store;

    @BeforeEach
    void open(@TempDir Path folder) {
        store = new Store(new Embedded(folder.resolve("team.db")));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Receipt submit(ClaimBook claims, Optional<ServerClaims> server) {
        var desk = new CommandDesk(
                claims,
                store.stops(),
                store.audit(),
                store.rollbacks(),
                store.vigils(),
                _ -> Optional.empty(),
                Rollbackers.NONE,
                Skills.NONE,
                () -> board,
                clock,
                _ -> server,
                () -> {});
        return desk.submit(BOTH, new Actor(ANN, Actor.Known.SETTINGS));
    }

    private static String said(Receipt receipt) {
        return Texts.in(Locale.ENGLISH).say(receipt.sentence());
    }

    private List<String> open() {
        return store.claims().open().stream()
                .map(claim -> claim.holder().name() + " " + claim.subject())
                .toList();
    }

    @Test
    void whatSomebodyElseTookMeanwhileKeepsNothingBack() {
        store.claims().take(new Claim(0, "ci/cart", BOB, BOB, "", Instant.EPOCH, null, null));

        Receipt receipt = submit(store.claims(), Optional.empty());

        assertInstanceOf(Receipt.Done.class, receipt);
        assertEquals("Ann is on ci/shop. Bob is on ci/cart.", said(receipt));
        assertEquals(2, open().size());
    }

    @Test
    void whereAllIsTakenNothingIsDone() {
        store.claims().take(new Claim(0, "ci/cart", BOB, BOB, "", Instant.EPOCH, null, null));
        store.claims().take(new Claim(0, "ci/shop", BOB, BOB, "", Instant.EPOCH, null, null));

        Receipt receipt = submit(store.claims(), Optional.empty());

        assertInstanceOf(Receipt.Denied.class, receipt);
        assertEquals("Bob is on ci/cart.", said(receipt));
    }

    @Test
    void whatWasDoneBeforeTheBooksWentAwayIsSaid() {
        Receipt receipt = submit(new Failing(store.claims(), "ci/shop"), Optional.empty());

        assertInstanceOf(Receipt.Done.class, receipt);
        assertEquals("Ann is on ci/cart. The rest is not known to have been done. The book is away.", said(receipt));
        assertEquals(List.of("Ann ci/cart"), open());
        assertEquals(
                AuditEntry.State.DONE,
                store.audit().since(Instant.EPOCH).getFirst().state());
    }

    @Test
    void booksThatWereAwayFromTheBeginningPromiseNothing() {
        Receipt receipt = submit(new Failing(store.claims(), "ci/cart"), Optional.empty());

        assertInstanceOf(Receipt.Failed.class, receipt);
        assertEquals("Nothing is known to have been done. The book is away.", said(receipt));
    }

    @Test
    void aServersAdapterThatTripsTakesNoClaimBack() {
        Receipt receipt = submit(store.claims(), Optional.of(new Tripping()));

        assertInstanceOf(Receipt.Done.class, receipt);
        assertEquals(
                "Ann is on ci/cart and ci/shop. Whether ci itself says so is not known. Andon could not make sense of the"
                        + " answer (IllegalStateException); the log has the details.",
                said(receipt));
        assertEquals(List.of("Ann ci/cart", "Ann ci/shop"), open());
        assertEquals(
                List.of(AuditEntry.State.UNSURE, AuditEntry.State.UNSURE, AuditEntry.State.DONE),
                store.audit().since(Instant.EPOCH).stream()
                        .map(AuditEntry::state)
                        .toList());
    }

    @Test
    void whatTheBookCannotLearnOfTheServerIsNoFailure() {
        Receipt receipt = submit(new Failing(store.claims(), "heard"), Optional.of(new Same()));

        assertEquals("Ann is on ci/cart and ci/shop.", said(receipt));
    }

    /// A server that says already what it is to be told.
    private static final class Same implements ServerClaims {
        @Override
        public Optional<ServerClaim> who(Pipeline pipeline) {
            return Optional.of(new ServerClaim(Person.of("ann"), "", Instant.EPOCH));
        }

        @Override
        public Acted claim(Pipeline pipeline, String login, String why) {
            throw new AssertionError("nothing is to be said");
        }

        @Override
        public Acted unclaim(Pipeline pipeline) {
            throw new AssertionError("nothing is to be said");
        }
    }

    /// An adapter with a bug that shows after the request.
    private static final class Tripping implements ServerClaims {
        @Override
        public Optional<ServerClaim> who(Pipeline pipeline) {
            return Optional.empty();
        }

        @Override
        public Acted claim(Pipeline pipeline, String login, String why) {
            throw new IllegalStateException("a bug on purpose");
        }

        @Override
        public Acted unclaim(Pipeline pipeline) {
            throw new IllegalStateException("a bug on purpose");
        }
    }

    /// A book that is away from some moment on.
    ///
    /// @param at the subject, or the deed, at which it goes away
    private record Failing(ClaimBook book, String at) implements ClaimBook {
        private void mayFail(String now) {
            if (now.equals(at)) {
                throw new StoreFailure("The book is away.");
            }
        }

        @Override
        public Taking take(Claim wanted) {
            mayFail(wanted.subject());
            return book.take(wanted);
        }

        @Override
        public Taking handOver(long number, Claim successor) {
            return book.handOver(number, successor);
        }

        @Override
        public boolean adopt(Claim theirs) {
            return book.adopt(theirs);
        }

        @Override
        public void heard(long number, Echo echo) {
            mayFail("heard");
            book.heard(number, echo);
        }

        @Override
        public boolean release(long number, Release how, @Nullable Person by, Instant at) {
            return book.release(number, how, by, at);
        }

        @Override
        public List<Claim> open() {
            return book.open();
        }
    }
}
