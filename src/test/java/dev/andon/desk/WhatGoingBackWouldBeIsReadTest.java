package dev.andon.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.command.Prospect;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Prepared;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollback;
import dev.andon.deploy.Rollbacker;
import dev.andon.deploy.Service;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.store.Embedded;
import dev.andon.store.Store;
import dev.andon.testing.Shop;
import dev.andon.testing.Story;
import dev.andon.text.Texts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever thinks of going back is shown what the server says now, and nothing is sent or written for it.
class WhatGoingBackWouldBeIsReadTest {
    private final Shop shop = new Shop();
    private Store store;
    private CommandDesk desk;
    private String fault = "";

    @BeforeEach
    void open(@TempDir Path folder) {
        store = new Store(new Embedded(folder.resolve("team.db")));
        desk = new CommandDesk(
                store.claims(),
                store.stops(),
                store.audit(),
                store.rollbacks(),
                store.vigils(),
                Rerunners.NONE,
                source -> source.equals("swarm") ? Optional.of(new Server()) : Optional.empty(),
                Skills.NONE,
                shop::board,
                () -> Story.NOON,
                _ -> Optional.empty(),
                () -> {});
    }

    @AfterEach
    void close() {
        store.close();
    }

    private final class Server implements Rollbacker {
        @Override
        public Deployment examine(Service service) throws ServerFault {
            if (!fault.isEmpty()) {
                throw new ServerFault(FaultKind.UNREACHABLE, fault);
            }
            return Shop.deployment(Shop.V13, Deployment.Phase.IDLE);
        }

        @Override
        public Prepared prepare(Deployment seen, Release to, String why) {
            throw new AssertionError("nothing is prepared for who only looks");
        }
    }

    private Prospect.Seen seen(Rollback.Way way, String to) {
        return assertInstanceOf(Prospect.Seen.class, desk.examine(Shop.ID, way, to));
    }

    @Test
    void withEverythingThatOneMayChoose() {
        Prospect.Seen seen = seen(Rollback.Way.BACK, "");

        assertEquals(Shop.V12, seen.proposal().to());
        assertEquals(List.of(Shop.V12, Shop.V11), seen.choices());
        assertEquals(Story.NOON, seen.at());
        assertEquals(Shop.V11, seen(Rollback.Way.BACK, "11").proposal().to());
        assertEquals(List.of(), store.audit().since(Instant.EPOCH));
    }

    @Test
    void whatWasGoneBackFromIsNoChoice() {
        long number = store.rollbacks()
                .intend(Rollback.of(Shop.ID, Rollback.Way.BACK, Shop.V12, Shop.V11, "orders", Shop.ANN, Story.NOON))
                .orElseThrow();
        store.rollbacks().settle(number, Rollback.Sending.SENT, "");
        store.rollbacks().decide(number, Rollback.Finding.DONE);

        assertEquals(List.of(Shop.V11), seen(Rollback.Way.BACK, "").choices());
    }

    @Test
    void aRollbackThatIsOpenForbidsIt() {
        store.rollbacks()
                .intend(Rollback.of(Shop.ID, Rollback.Way.BACK, Shop.V13, Shop.V12, "orders", Shop.ANN, Story.NOON));

        assertEquals(false, seen(Rollback.Way.BACK, "").proposal().isPossible());
    }

    @Test
    void aServerThatIsAwayAndAServiceThatIsNotThereAreSaid() {
        fault = "swarm does not answer.";
        var away = assertInstanceOf(Prospect.Unseen.class, desk.examine(Shop.ID, Rollback.Way.BACK, ""));
        assertTrue(Texts.in(Locale.ENGLISH).say(away.why()).endsWith(fault));

        var missing = assertInstanceOf(Prospect.Unseen.class, desk.examine("swarm/cart", Rollback.Way.BACK, ""));
        assertEquals("deny.cannotRollBack", missing.why().key());
    }

    @Test
    void booksThatAreAwayAreSaid() {
        store.close();

        var away = assertInstanceOf(Prospect.Unseen.class, desk.examine(Shop.ID, Rollback.Way.BACK, ""));
        assertEquals("receipt.nothingDone", Objects.requireNonNull(away.why().key()));
    }
}
