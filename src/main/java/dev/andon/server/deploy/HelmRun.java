package dev.andon.server.deploy;

import dev.andon.deploy.Prepared;
import dev.andon.deploy.Request;
import dev.andon.process.Errand;
import dev.andon.server.http.Redaction;
import dev.andon.source.Acted;
import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.source.Trouble.Word;
import java.time.Duration;
import java.util.List;

/// A rollback that the `helm` program does.
record HelmRun(Errand program) implements Prepared {
    /// How long Helm itself waits for one thing: a hook, or all pods.
    static final Duration PATIENCE = Duration.ofMinutes(5);

    /// Hooks come before the pods and after them, each with its own wait, and a Helm that is ended on its way
    /// leaves the release pending, at which no other may change it.
    static final Duration LONGEST = PATIENCE.multipliedBy(6);

    /// What Helm says before it changes anything.
    private static final List<String> REFUSALS = List.of(
            "release: not found",
            "cluster unreachable",
            "is in progress",
            "unknown flag",
            "has no revision",
            "no revision for release");

    @Override
    public List<Request> requests() {
        return List.of(new Request(program.line(), ""));
    }

    @Override
    public Acted send() {
        return switch (program.run(LONGEST)) {
            case Errand.End.NotStarted() ->
                new Acted.NotDone(Fault.of(
                        FaultKind.UNREACHABLE,
                        Word.NOT_STARTED,
                        program.command().getFirst()));
            case Errand.End.TookTooLong(), Errand.End.SaidTooMuch(), Errand.End.Interrupted() ->
                new Acted.Unsure(Fault.of(FaultKind.TIMED_OUT, Word.HELM_TOO_SLOW));
            case Errand.End.Exited(int code, String out, String complaint) ->
                code == 0 ? new Acted.Done() : failed(code, complaint.isBlank() ? out : complaint);
        };
    }

    private static Acted failed(int code, String says) {
        var fault = Fault.of(FaultKind.BROKEN, Word.HELM_SAYS, code, Redaction.line(says.strip()));
        return REFUSALS.stream().anyMatch(says::contains)
                ? new Acted.NotDone(new Fault(FaultKind.REFUSED, fault.sentence()))
                : new Acted.Unsure(fault);
    }
}
