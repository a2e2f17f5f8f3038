package dev.andon.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.board.Board;
import dev.andon.board.Event;
import dev.andon.build.Activity;
import dev.andon.build.Approval;
import dev.andon.build.Approver;
import dev.andon.build.Build;
import dev.andon.build.Canceller;
import dev.andon.build.Outcome;
import dev.andon.build.PartRerunner;
import dev.andon.build.Pipeline;
import dev.andon.command.Actor;
import dev.andon.command.AuditEntry;
import dev.andon.command.Command;
import dev.andon.command.Receipt;
import dev.andon.people.Person;
import dev.andon.source.Ability;
import dev.andon.source.Acted;
import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.store.Embedded;
import dev.andon.store.Store;
import dev.andon.testing.HandClock;
import dev.andon.testing.Story;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What somebody wants of a build is written down, asked of its server once, and settled by what that said.
class BuildsAreChangedOnceTest {
    private static final Actor ANN = new Actor(Person.of("Ann"), Actor.Known.SETTINGS);
    private static final Fault FAULT = new Fault(FaultKind.REFUSED, "It does not take it.");

    private final List<String> asked = new ArrayList<>();
    private final List<String> rung = new ArrayList<>();
    private List<Approval> waiting = List.of(new Approval("5", "production"));
    private String answer = "done";
    private Activity activity = Activity.WAITING;
    private Object server = new Server();
    private Store store;

    private final class Server implements Canceller, Approver, PartRerunner {
        @Override
        public Acted cancel(Pipeline pipeline, String why) throws ServerFault {
            return answered("cancel " + pipeline.id() + " " + why);
        }

        @Override
        public List<Approval> waiting(Pipeline pipeline) {
            return waiting;
        }

        @Override
        public Acted approve(Pipeline pipeline, Approval approval, String why) throws ServerFault {
            return answered("approve " + pipeline.id() + " " + approval.id() + " " + why);
        }

        @Override
        public Acted rerunFailed(Pipeline pipeline) throws ServerFault {
            return answered("rerun-failed " + pipeline.id());
        }

        private Acted answered(String what) throws ServerFault {
            asked.add(what);
            return switch (answer) {
                case "done" -> new Acted.Done();
                case "refused" -> new Acted.NotDone(FAULT);
                case "unsure" -> new Acted.Unsure(FAULT);
                case "unread" -> throw new ServerFault(FAULT);
                default -> throw new IllegalStateException();
            };
        }
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        store = new Store(new Embedded(folder.resolve("team.db")));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aBuildIsCancelledAndItsSourceLookedAtAtOnce() {
        Receipt receipt = submit(new Command.Cancel("ci/shop", "too slow"));

        assertEquals("receipt.cancelled", receipt.sentence().key());
        assertEquals(List.of("cancel shop too slow"), asked);
        assertEquals(List.of("ci"), rung);
        assertAudited("cancel", "too slow", AuditEntry.State.DONE);
    }

    @Test
    void whatIsNamedIsApproved() {
        Receipt receipt = submit(new Command.Approve("ci/shop", "production", "looks well"));

        assertEquals("receipt.approved", receipt.sentence().key());
        assertEquals(List.of("approve shop 5 looks well"), asked);
        assertAudited("approve", "production: looks well", AuditEntry.State.DONE);
    }

    @ParameterizedTest(name = "\"{0}\": {1}")
    @CsvSource({"'', deny.sayWhatWaits", "Production, receipt.approved", "moon, deny.waitsForOther"})
    void ofSeveralTheNamedOneIs(String what, String said) {
        waiting = List.of(new Approval("4", "staging"), new Approval("5", "production"));

        Receipt receipt = submit(new Command.Approve("ci/shop", what, "looks well"));

        assertEquals(said, receipt.sentence().key());
        assertEquals(said.startsWith("receipt") ? 1 : 0, asked.size());
    }

    /// Whoever names nothing does not know what waits, even where it is one thing only.
    @ParameterizedTest(name = "\"{0}\": {1}")
    @CsvSource({"'', deny.sayWhatWaits", "staging, deny.waitsForOther"})
    void whatNobodyNamedIsNotApproved(String what, String said) {
        Receipt receipt = submit(new Command.Approve("ci/shop", what, "looks well"));

        assertEquals(said, receipt.sentence().key());
        assertEquals(List.of(), asked);
    }

    @Test
    void whereNothingWaitsNothingIsApproved() {
        waiting = List.of();

        Receipt receipt = submit(new Command.Approve("ci/shop", "", "looks well"));

        assertEquals("deny.nothingWaits", receipt.sentence().key());
        assertAudited("approve", "looks well", AuditEntry.State.FAILED);
    }

    @Test
    void theFailedPartRunsAgain() {
        activity = Activity.IDLE;

        Receipt receipt = submit(new Command.RerunFailed("ci/shop"));

        assertEquals("receipt.rerunFailed", receipt.sentence().key());
        assertEquals(List.of("rerun-failed shop"), asked);
    }

    @ParameterizedTest
    @CsvSource({"refused, FAILED", "unsure, UNSURE", "unread, FAILED", "bug, UNSURE"})
    void whatWentWrongIsSaidAndNotTriedAgain(String what, AuditEntry.State audited) {
        answer = what;
        for (Command command : List.of(
                new Command.Cancel("ci/shop", "too slow"),
                new Command.Approve("ci/shop", "production", "looks well"))) {
            asked.clear();

            Receipt receipt = submit(command);

            assertEquals(audited == AuditEntry.State.FAILED, receipt instanceof Receipt.Failed, receipt.toString());
            assertEquals(audited == AuditEntry.State.UNSURE, receipt instanceof Receipt.Unsure, receipt.toString());
            assertEquals(1, asked.size());
            assertEquals(audited, store.audit().since(Instant.EPOCH).getFirst().state());
        }
    }

    @Test
    void aServerThatTurnsOutNotToBeAbleToIsNotAsked() {
        server = new Object();

        Receipt receipt = submit(new Command.Cancel("ci/shop", "too slow"));

        assertEquals("deny.cannotCancel", receipt.sentence().key());
        assertEquals(List.of(), asked);
    }

    private void assertAudited(String action, String words, AuditEntry.State state) {
        List<AuditEntry> audit = store.audit().since(Instant.EPOCH);
        assertEquals(1, audit.size());
        assertEquals(action, audit.getFirst().action());
        assertEquals("ci/shop", audit.getFirst().subject());
        assertEquals(words, audit.getFirst().words());
        assertEquals(state, audit.getFirst().state());
    }

    private Receipt submit(Command command) {
        Board board = Story.ofOneSource()
                .told(new Event.SourcesChanged(List.of(Story.source("ci")), Map.of("ci", EnumSet.allOf(Ability.class))))
                .shows(Story.pipeline("shop", Outcome.FAILED)
                        .activity(activity)
                        .current(activity == Activity.IDLE ? null : Build.of("8", Outcome.UNKNOWN)))
                .board();
        var desk = new CommandDesk(
                store.claims(),
                store.stops(),
                store.audit(),
                store.rollbacks(),
                store.vigils(),
                Rerunners.NONE,
                Rollbackers.NONE,
                new Skills() {
                    @Override
                    public <P> Optional<P> of(String source, Class<P> port) {
                        return port.isInstance(server) ? Optional.of(port.cast(server)) : Optional.empty();
                    }

                    @Override
                    public void acted(String source) {
                        rung.add(source);
                    }
                },
                () -> board,
                new HandClock(),
                _ -> Optional.empty(),
                () -> {});
        return desk.submit(command, ANN);
    }
}
