package dev.andon.cli;

import dev.andon.board.Outlook;
import dev.andon.board.Tile;
import dev.andon.command.Command;
import dev.andon.command.Receipt;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Proposal;
import dev.andon.deploy.Release;
import dev.andon.deploy.Request;
import dev.andon.deploy.Rollback;
import dev.andon.deploy.Rollbacker;
import dev.andon.desk.Departures;
import dev.andon.desk.Findings;
import dev.andon.source.ServerFault;
import dev.andon.text.Sentence;
import dev.andon.text.Texts;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What `andon rollback` and `andon forward` do: show what it would be, ask, do it by the people's road, and
/// follow it to its end.
final class Reverting {
    private static final Duration EVERY = Duration.ofSeconds(1);

    @Mixin
    private Acting acting = new Acting();

    @Option(names = "--why", paramLabel = "TEXT", description = "Why; everybody is told.", defaultValue = "")
    private String why = "";

    @Option(names = "--dry-run", description = "Only say what would be sent.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    /// @param service the tile's id, or its end
    /// @param to a release's id or version; empty for the usual one
    /// @return the exit code
    int go(String service, Rollback.Way way, String to) throws InterruptedException {
        if (why.isBlank() && !dryRun) {
            throw new UsageFault("Say --why: everybody is told.");
        }
        return acting.with(open -> {
            Tile tile = Deployed.tile(service, open.board());
            Rollbacker rollbacker = open.rollbackers().of(tile.source()).orElse(null);
            Deployment shown = tile.known().pipeline().deployment();
            if (rollbacker == null || shown == null) {
                return acting.tell(new Receipt.Denied(Sentence.of("deny.cannotRollBack", tile.source())), open.texts());
            }
            try {
                return go(new Case(open, tile, shown, rollbacker), way, to);
            } catch (ServerFault fault) {
                acting.spec().commandLine().getErr().println(open.texts().say(fault.fault()));
                return ExitCode.UNCERTAIN;
            }
        });
    }

    private record Case(Acting.Open open, Tile tile, Deployment shown, Rollbacker rollbacker) {
        List<Rollback> rollbacks() {
            return open.store().rollbacks().remembered(Findings.REMEMBERED, Instant.now()).stream()
                    .filter(one -> one.subject().equals(tile.id()))
                    .toList();
        }

        Deployment examine() throws ServerFault {
            return rollbacker.examine(shown.service());
        }
    }

    private int go(Case it, Rollback.Way way, String to) throws ServerFault, InterruptedException {
        Deployment now = it.examine();
        Proposal proposal = way == Rollback.Way.BACK
                ? Proposal.back(now, to, it.rollbacks())
                : Proposal.forward(now, it.rollbacks());
        print(proposal, it);
        Release from = proposal.from();
        Release target = proposal.to();
        if (from == null || target == null || !(dryRun || proposal.isPossible())) {
            return ExitCode.RED;
        }
        if (dryRun) {
            it.rollbacker().prepare(now, target, why).requests().forEach(this::print);
            return proposal.isPossible() ? ExitCode.FINE : ExitCode.RED;
        }
        if (!yes && !acting.agreed(now.service().name())) {
            return ExitCode.RED;
        }
        Receipt receipt = it.open()
                .desk()
                .submit(
                        new Command.RollBack(
                                it.tile().id(), way, Rollback.Point.of(from), Rollback.Point.of(target), why.strip()),
                        Acting.me(it.open().wanted()));
        int code = acting.tell(receipt, it.open().texts());
        out().flush();
        return receipt instanceof Receipt.Done || receipt instanceof Receipt.Unsure ? follow(it) : code;
    }

    private void print(Proposal proposal, Case it) throws InterruptedException {
        Texts texts = it.open().texts();
        Outlook outlook = Outlook.of(proposal, Instant.now());
        out().println(it.tile().id());
        outlook.lines().forEach(line -> out().println("  " + texts.say(line).strip()));
        new Departures(it.open().trails())
                .of(proposal, it.tile(), it.open().board())
                .forEach(line -> out().println("  " + texts.say(line).strip()));
        Outlook.meanwhile(it.open().board(), it.tile().id())
                .forEach(line -> out().println("  " + texts.say(line).strip()));
        outlook.warning().forEach(line -> out().println("  ! " + texts.say(line).strip()));
        outlook.forbidding()
                .forEach(line -> out().println("  x " + texts.say(line).strip()));
        out().flush();
    }

    private void print(Request request) {
        out().println(request.line());
        if (!request.body().isEmpty()) {
            out().print(request.body() + System.lineSeparator());
        }
        out().flush();
    }

    /// Looks until it is known what came of it. A running Andon may find out first.
    private int follow(Case it) throws InterruptedException {
        var findings =
                new Findings(it.open().store().rollbacks(), it.open().store().audit(), InstantSource.system());
        String said = "";
        while (true) {
            Rollback newest = it.rollbacks().getFirst();
            Rollback.Finding found = newest.finding();
            if (found != null) {
                String sentence = it.open()
                        .texts()
                        .say(
                                "rollback." + found.word(),
                                it.tile().id(),
                                newest.to().version());
                (found == Rollback.Finding.DONE ? out() : err()).println(sentence);
                return found == Rollback.Finding.DONE ? ExitCode.FINE : ExitCode.UNCERTAIN;
            }
            Instant asked = Instant.now();
            String words;
            try {
                Deployment now = it.examine();
                Optional<Rollback.Finding> finding = newest.finding(now, asked);
                finding.ifPresent(one -> findings.write(newest, one));
                words = now.phase().word() + (now.words().isEmpty() ? "" : ": " + now.words());
                if (finding.isPresent()) {
                    continue;
                }
            } catch (ServerFault fault) {
                words = fault.fault().sentence();
            }
            if (!words.equals(said)) {
                out().println("  " + words);
                out().flush();
                said = words;
            }
            Thread.sleep(EVERY);
        }
    }

    private PrintWriter out() {
        return acting.spec().commandLine().getOut();
    }

    private PrintWriter err() {
        return acting.spec().commandLine().getErr();
    }
}
