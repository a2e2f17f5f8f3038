package dev.andon.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.board.Board;
import dev.andon.board.Duty;
import dev.andon.board.Event;
import dev.andon.build.Outcome;
import dev.andon.build.Rerunner;
import dev.andon.command.AuditEntry;
import dev.andon.line.Confirmation;
import dev.andon.line.Confirmation.Sending;
import dev.andon.line.LineRule;
import dev.andon.source.Ability;
import dev.andon.source.Acted;
import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.store.Embedded;
import dev.andon.store.Store;
import dev.andon.testing.HandClock;
import dev.andon.testing.LoopbackServer;
import dev.andon.testing.Story;
import dev.andon.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Of all programs of a team exactly one has what failed run again, exactly once.
class WhatFailedIsRunAgainOnceTest {
    private static final LineRule RULE =
            new LineRule("trunk", List.of(), 1, LineRule.Resume.PERSON, LineRule.Confirm.RERUN);
    private static final Fault FAULT = new Fault(FaultKind.REFUSED, "It does not take it.");

    private final Board board = Story.ofOneSource()
            .told(new Event.SourcesChanged(List.of(Story.source("ci")), Map.of("ci", Set.of(Ability.RERUN))))
            .told(new Event.LinesChanged(List.of(RULE)))
            .shows(Story.pipeline("shop", Outcome.FAILED))
            .board();
    private final List<String> asked = new ArrayList<>();
    private Acted answer = new Acted.Done();
    private Path file;
    private Store store;

    @BeforeEach
    void open(@TempDir Path folder) {
        file = folder.resolve("team.db");
        store = new Store(new Embedded(file));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void ofTwoProgramsOneAsksTheServer() {
        try (var another = new Store(new Embedded(file))) {
            turn(store);
            turn(another);
            turn(store);

            assertEquals(List.of("shop"), asked);
            assertEquals(Sending.SENT, only().sending());
        }
    }

    @Test
    void itIsAuditedAsAndonsDoing() {
        turn(store);

        List<AuditEntry> audit = store.audit().since(Instant.EPOCH);
        assertEquals(1, audit.size());
        assertEquals("rerun", audit.getFirst().action());
        assertEquals("ci/shop", audit.getFirst().subject());
        assertEquals("Andon", audit.getFirst().actor().person().name());
        assertEquals(AuditEntry.State.DONE, audit.getFirst().state());
    }

    @ParameterizedTest
    @CsvSource({"refused, REFUSED, FAILED", "unsure, UNSURE, UNSURE", "unread, REFUSED, FAILED", "bug, UNSURE, UNSURE"})
    void whatWentWrongIsWrittenAndNotTriedAgain(String what, Sending sending, AuditEntry.State audited) {
        answer = what.equals("unsure") ? new Acted.Unsure(FAULT) : new Acted.NotDone(FAULT);
        Rerunner rerunner = pipeline -> {
            asked.add(pipeline.id());
            return switch (what) {
                case "unread" -> throw new ServerFault(FAULT);
                case "bug" -> throw new IllegalStateException();
                default -> answer;
            };
        };

        turn(store, rerunner);
        turn(store, rerunner);

        assertEquals(1, asked.size());
        assertEquals(sending, only().sending());
        assertEquals(sending == Sending.REFUSED, only().words().contains(FAULT.sentence()), only().words());
        assertEquals(audited, store.audit().since(Instant.EPOCH).getFirst().state());
    }

    @Test
    void aLineThatSomebodyStoppedMeanwhileWaitsForNothing() {
        store.stops()
                .stop(new dev.andon.line.Stop(
                        0,
                        "trunk",
                        Instant.EPOCH,
                        dev.andon.people.Person.of("Ann"),
                        "wait",
                        List.of(),
                        List.of(),
                        null));

        turn(store);

        assertEquals(List.of(), asked);
        assertEquals(List.of(), store.confirmations().since(Instant.EPOCH));
    }

    @Test
    void whoIsKilledAtAnyMomentLeavesNothingThatIsRunAgainTwice(@TempDir Path folder) throws Exception {
        store.open();
        try (var server = LoopbackServer.answering(
                _ -> new MockResponse.Builder().code(201).build())) {
            for (int round = 0; round < 4; round++) {
                killTwo(folder, server);
            }
            List<String> posted =
                    server.asked().stream().map(RecordedRequest::getTarget).toList();
            assertEquals(posted.stream().distinct().toList(), posted, "nothing was asked for twice");
            assertTrue(posted.size() > 3, "only " + posted.size() + " were asked for before the programs were killed");
            List<Confirmation> kept = store.confirmations().since(Instant.EPOCH);
            assertTrue(kept.size() >= posted.size(), "each was written before it was sent");
            kept.stream()
                    .filter(one -> one.sending() == Sending.SENT)
                    .forEach(one -> assertTrue(posted.contains("/" + one.subject()), one.subject()));
        }
    }

    private void killTwo(Path folder, LoopbackServer server) throws Exception {
        int before = server.asked().size();
        List<Process> programs = List.of(program(folder, server), program(folder, server));
        try {
            long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (server.asked().size() == before && System.nanoTime() < patience) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(new Random().nextInt(200_000)));
        } finally {
            for (Process program : programs) {
                program.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        }
    }

    private Process program(Path folder, LoopbackServer server) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        AgainProgram.class.getName(),
                        file.toString(),
                        server.url("/").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void turn(Store books) {
        turn(books, pipeline -> {
            asked.add(pipeline.id());
            return answer;
        });
    }

    /// A program with these books sees the red pipeline.
    private void turn(Store books, Rerunner rerunner) {
        var desk = new CommandDesk(
                books.claims(),
                books.stops(),
                books.audit(),
                books.rollbacks(),
                books.vigils(),
                _ -> Optional.of(rerunner),
                Rollbackers.NONE,
                Skills.NONE,
                () -> board,
                new HandClock(),
                _ -> Optional.empty(),
                () -> {});
        var confirmer = new Confirmer(books.confirmations(), desk::submit, Texts.in(Locale.ENGLISH), () -> {});
        try (var keeper = new BookKeeper(
                books.claims(),
                books.stops(),
                books.confirmations(),
                books.rollbacks(),
                books.vigils(),
                books.gates(),
                books.trails(),
                books.audit(),
                new HandClock(),
                _ -> {},
                confirmer::confirm,
                claim -> {})) {
            keeper.entrust(Duty.of(board).stream()
                    .filter(Duty.Confirming.class::isInstance)
                    .toList());
            keeper.turn();
        }
    }

    private Confirmation only() {
        List<Confirmation> all = store.confirmations().since(Instant.EPOCH);
        assertEquals(1, all.size());
        return all.getFirst();
    }
}
