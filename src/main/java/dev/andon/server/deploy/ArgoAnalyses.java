package dev.andon.server.deploy;

import dev.andon.deploy.Rollback;
import dev.andon.deploy.Service;
import dev.andon.guard.Judge;
import dev.andon.guard.Judgement;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// AnalysisRuns of Argo Rollouts, by the API server of Kubernetes: those of the Rollout that have the release's
/// template. The worst counts.
///
/// One that failed is harm. One that could not measure says nothing, and one that is inconclusive wants somebody
/// to decide. A run may be called successful without a single measurement that was one: that is nothing either.
///
/// Source: the API types of Argo Rollouts (`AnalysisRun`, its labels and its phases).
public final class ArgoAnalyses implements Judge {
    private static final Duration CLOCKS = Duration.ofMinutes(1);
    private static final Pattern HASH = Pattern.compile("[a-z0-9]{1,63}");

    private final KubeApi api;

    public ArgoAnalyses(Http http, Source source) {
        this.api = new KubeApi(http, source);
    }

    @Override
    public Judgement judge(Service service, Rollback.Point release, Instant since) throws ServerFault {
        if (!HASH.matcher(release.artifact()).matches()) {
            return Judgement.unknown("It is not known which AnalysisRuns are of " + release.version() + ".");
        }
        String path = KubeApi.in("apis/argoproj.io/v1alpha1", service.environment(), "analysisruns");
        String selector = "rollouts-pod-template-hash=" + release.artifact();
        List<Run> runs = api.list(path, selector, KubeApi.Form.WHOLE, Run.class, run -> run)
                .items();
        return read(
                runs.stream()
                        .filter(run -> run.isOf(service.name()) && run.isSince(since.minus(CLOCKS)))
                        .toList(),
                release);
    }

    private static Judgement read(List<Run> runs, Rollback.Point release) {
        return runs.stream()
                .map(Run::judgement)
                .max(Comparator.comparing(judgement -> severity(judgement.word())))
                .orElseGet(() -> Judgement.unknown("There is no AnalysisRun of " + release.version() + "."));
    }

    private static int severity(Judgement.Word word) {
        return switch (word) {
            case FINE -> 0;
            case UNDECIDED -> 1;
            case UNKNOWN -> 2;
            case HARMFUL -> 3;
        };
    }

    private record Run(
            @Nullable KubeMeta metadata, @Nullable Status status) implements KubeObject {
        private record Status(
                @Nullable String phase,
                @Nullable String message,
                @Nullable List<Result> metricResults) {}

        private record Result(int successful, boolean dryRun) {}

        boolean isOf(String rollout) {
            return Json.list(meta().ownerReferences()).stream()
                    .anyMatch(owner -> "Rollout".equals(owner.kind()) && rollout.equals(owner.name()));
        }

        boolean isSince(Instant since) {
            Instant created = Times.of(meta().creationTimestamp());
            return created != null && !created.isBefore(since);
        }

        Judgement judgement() {
            String phase = status == null ? "" : Json.text(status.phase());
            String message = status == null ? "" : Json.text(status.message());
            String words = "AnalysisRun " + meta().name() + " " + (phase.isEmpty() ? "has no phase" : phase)
                    + (message.isEmpty() ? "" : ": " + message);
            return switch (phase) {
                case "Failed" -> Judgement.harmful(words);
                case "Inconclusive", "Running", "Pending" -> Judgement.undecided(words);
                case "Successful" ->
                    hasMeasured() ? Judgement.fine(words) : Judgement.unknown(words + ", and measured nothing");
                default -> Judgement.unknown(words);
            };
        }

        private boolean hasMeasured() {
            return status != null
                    && Json.list(status.metricResults()).stream()
                            .anyMatch(result -> !result.dryRun() && result.successful() > 0);
        }
    }
}
