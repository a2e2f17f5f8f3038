package dev.andon.cli;

import dev.andon.app.Configuration;
import dev.andon.app.Gates;
import dev.andon.board.Board;
import dev.andon.board.GateStanding;
import dev.andon.command.AuditEntry;
import dev.andon.desk.GateKeeper;
import dev.andon.line.Engagement;
import dev.andon.line.GateName;
import dev.andon.people.Deed;
import dev.andon.source.StoreFailure;
import dev.andon.store.Store;
import dev.andon.text.Texts;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `andon gates`
@Command(
        name = "gates",
        description = "Looks at the gates of all lines and says whether each stands as it should.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all are as they should be, or what was asked for is written down",
            "1:one is not: open although its line is stopped, not to be shut or not to be opened; or it may not be",
            Acting.USAGE,
            "3:one cannot be seen or is on its way, a line is unknown, or the team's books are out of reach"
        })
final class GatesCommand implements Callable<Integer> {
    @Mixin
    private Acting acting = new Acting();

    @Option(
            names = "--shut",
            paramLabel = "LINE/GATE",
            description = "Ask for a gate to be shut again that somebody opened.")
    private @Nullable String shut;

    @Option(
            names = "--forget",
            paramLabel = "LINE/GATE",
            description = "Forget a gate that is in no settings any more and was opened by hand.")
    private @Nullable String forget;

    @Override
    public Integer call() throws InterruptedException {
        Configuration wanted = acting.wanted();
        Texts texts = Texts.in(wanted.wall().language());
        try (Store store = new Store(Acting.database(wanted))) {
            if (shut != null) {
                return shut(name(shut), wanted, store, texts);
            }
            return forget != null ? forget(name(forget), wanted, store, texts) : list(wanted, store, texts);
        } catch (StoreFailure failure) {
            return tell(failure.sentence(), ExitCode.UNCERTAIN);
        }
    }

    private int list(Configuration wanted, Store store, Texts texts) throws InterruptedException {
        Board board = Watching.lookOnce(wanted, TeamBooks.read(store));
        GateRound round;
        try (var adapters = new Gates(InstantSource.system())) {
            round = GateRound.of(wanted.gates(), adapters, store.gates(), board);
        }
        PrintWriter out = acting.spec().commandLine().getOut();
        for (GateStanding gate : round.gates()) {
            out.println(
                    "%-9s  %s  %s".formatted(gate.state().word(), gate.gate().id(), texts.say(gate.sentence())));
        }
        if (round.gates().isEmpty()) {
            out.println(texts.say("gate.none"));
        }
        out.flush();
        return round.code();
    }

    /// The program that keeps the gate finds the wish in the book, and has the way to the server.
    private int shut(GateName gate, Configuration wanted, Store store, Texts texts) {
        if (isDenied(Deed.STOP, wanted)) {
            return deny(Deed.STOP, wanted, texts);
        }
        Engagement memory = store.gates()
                .engagement(gate)
                .filter(it -> it.phase() == Engagement.Phase.SHUT)
                .orElse(null);
        if (memory == null) {
            return tell(texts.say("gate.notToShut", gate.id()), ExitCode.RED);
        }
        long entry = intend("shut", gate, wanted, store);
        if (store.gates().move(memory, Engagement.Phase.SHUTTING, entry)) {
            return tell(texts.say("gate.asked", gate.id()), ExitCode.FINE);
        }
        return changed(gate, entry, store, texts);
    }

    private int changed(GateName gate, long entry, Store store, Texts texts) {
        store.audit().settle(entry, AuditEntry.State.FAILED, "changed meanwhile");
        return tell(texts.say("deny.changedSince", gate.id()), ExitCode.RED);
    }

    private int forget(GateName gate, Configuration wanted, Store store, Texts texts) {
        if (isDenied(Deed.RESUME, wanted)) {
            return deny(Deed.RESUME, wanted, texts);
        }
        boolean named = wanted.gates().stream().anyMatch(it -> it.name().equals(gate));
        Engagement memory = named ? null : store.gates().engagement(gate).orElse(null);
        if (memory == null) {
            return tell(texts.say("gate.notToForget", gate.id()), ExitCode.RED);
        }
        if (!GateKeeper.isLeftAlone(gate, store.leases())) {
            return tell(texts.say("gate.isKept", gate.id()), ExitCode.RED);
        }
        long entry = intend("forget", gate, wanted, store);
        if (store.gates().forget(memory)) {
            store.audit().settle(entry, AuditEntry.State.DONE, "");
            return tell(texts.say("gate.forgotten", gate.id()), ExitCode.FINE);
        }
        return changed(gate, entry, store, texts);
    }

    private static boolean isDenied(Deed deed, Configuration wanted) {
        return !wanted.team().crew().may(deed, Acting.me(wanted).person());
    }

    private int deny(Deed deed, Configuration wanted, Texts texts) {
        return tell(texts.say("deny.right." + deed.word(), wanted.team().crew().who(deed)), ExitCode.RED);
    }

    private static long intend(String action, GateName gate, Configuration wanted, Store store) {
        return store.audit()
                .intend(new AuditEntry(
                        0,
                        Instant.now(),
                        Acting.me(wanted),
                        action,
                        "gate:" + gate.id(),
                        "",
                        AuditEntry.State.INTENDED,
                        ""))
                .number();
    }

    private int tell(String sentence, int code) {
        PrintWriter to = code == ExitCode.FINE
                ? acting.spec().commandLine().getOut()
                : acting.spec().commandLine().getErr();
        to.println(sentence);
        to.flush();
        return code;
    }

    private static GateName name(String id) {
        int slash = id.indexOf('/');
        if (slash <= 0 || slash == id.length() - 1) {
            throw new UsageFault("A gate is named by its line and its name, such as trunk/jenkins-quiet-down.");
        }
        return new GateName(id.substring(0, slash), id.substring(slash + 1));
    }
}
