package dev.andon.testing;

import dev.andon.build.Activity;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Release;
import dev.andon.deploy.Service;
import dev.andon.people.Person;

/// What a look at a deploy server shows of the service `shop` in `production`.
public final class Live {
    private Live() {}

    /// This is live and well, and nothing goes on.
    ///
    /// @param commit the revision, or empty
    public static Pipeline.Draft shop(String version, String commit) {
        Release live = Release.of(version, version, Release.Outcome.LIVE)
                .revision(commit)
                .by(Person.of("Ann"));
        Deployment deployment = Deployment.of(new Service("shop", "production"))
                .live(live)
                .newest(live)
                .phase(Deployment.Phase.IDLE)
                .health(Deployment.Health.WELL)
                .done();
        return Pipeline.named("shop/production", "shop/production")
                .activity(Activity.IDLE)
                .last(Build.of(version, Outcome.PASSED).revision(commit))
                .deployment(deployment);
    }
}
