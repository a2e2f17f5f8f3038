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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The status of a Canary of Flagger, by the API server of Kubernetes.
///
/// It does not say of which release it is: a verdict counts when it was reached since the release began. Flagger
/// fails a canary also when there was no traffic to measure, and does not tell which it was.
///
/// Source: Flagger's API types (`Canary`, `CanaryStatus` and its phases).
public final class Flagger implements Judge {
    private static final Duration CLOCKS = Duration.ofMinutes(1);
    private static final Set<String> GOING_ON =
            Set.of("Progressing", "Waiting", "WaitingPromotion", "Promoting", "Finalising", "Initializing");

    private final KubeApi api;

    public Flagger(Http http, Source source) {
        this.api = new KubeApi(http, source);
    }

    @Override
    public Judgement judge(Service service, Rollback.Point release, Instant since) throws ServerFault {
        String path = KubeApi.in("apis/flagger.app/v1beta1", service.environment(), "canaries") + "/" + service.name();
        Canary canary = api.http().ask(path).json(Canary.class, it -> it);
        return canary.judgement(service, since.minus(CLOCKS));
    }

    private record Canary(@Nullable Status status) {
        private record Status(
                @Nullable String phase,
                int failedChecks,
                int canaryWeight,
                @Nullable String lastTransitionTime) {}

        Judgement judgement(Service service, Instant since) {
            if (status == null || Json.text(status.phase()).isEmpty()) {
                return Judgement.unknown("Canary " + service.name() + " has no phase");
            }
            String phase = Json.text(status.phase());
            String words = "Canary " + service.name() + " " + phase;
            if (GOING_ON.contains(phase)) {
                return Judgement.undecided(words + ", " + status.canaryWeight() + " % of the traffic, "
                        + status.failedChecks() + " failed checks");
            }
            Instant reached = Times.of(status.lastTransitionTime());
            if (reached == null || reached.isBefore(since)) {
                return Judgement.unknown(words + ", which was said before this deploy");
            }
            return switch (phase) {
                case "Succeeded" -> Judgement.fine(words);
                case "Failed" -> Judgement.harmful(words + ", " + status.failedChecks() + " failed checks");
                default -> Judgement.unknown(words);
            };
        }
    }
}
