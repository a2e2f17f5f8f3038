package dev.andon.server.deploy;

import dev.andon.deploy.Blocker;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Deployment.Health;
import dev.andon.deploy.Deployment.Phase;
import dev.andon.deploy.Release;
import dev.andon.deploy.Service;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What its deploys say of a service, on servers that know deploys and no health: what went live last is live,
/// and well, until something else is. Pure.
final class Deploys {
    private Deploys() {}

    /// @param newestFirst all that is known
    static Deployment.Draft of(Service service, List<Release> newestFirst) {
        Release live = newestFirst.stream()
                .filter(release -> release.outcome() == Release.Outcome.LIVE)
                .findFirst()
                .orElse(null);
        Release newest = newestFirst.isEmpty() ? null : newestFirst.getFirst();
        return Deployment.of(service)
                .live(live)
                .newest(newest)
                .phase(phase(newest))
                .health(live == null ? Health.UNKNOWN : Health.WELL);
    }

    /// What goes on, by the newest deploy alone.
    static Phase phase(@Nullable Release newest) {
        if (newest == null) {
            return Phase.IDLE;
        }
        return switch (newest.outcome()) {
            case UNDERWAY -> Phase.RUNNING;
            case UNKNOWN -> Phase.UNKNOWN;
            case LIVE, FAILED, CANCELLED -> Phase.IDLE;
        };
    }

    /// That something is deployed right now, on servers that would mix the two up.
    static List<Blocker> underway(Phase phase, String words) {
        return phase.isBusy() ? List.of(new Blocker(Blocker.Kind.UNDERWAY, words)) : List.of();
    }
}
