package dev.andon.build;

import dev.andon.deploy.DeployServer;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Release;
import dev.andon.source.ServerFault;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Watches a deploy server as a build server is watched: a service in an environment is a pipeline, and a deploy
/// is one of its builds. So claims, lines, notices, sharing and the wall have one road. Safe for use by several
/// threads.
public final class Rollouts implements BuildServer {
    private final DeployServer server;
    private volatile Read newest = new Read(List.of(), List.of());

    /// What was read last, so that the same answer brings the same list.
    private record Read(List<Deployment> deployments, List<Pipeline> pipelines) {}

    public Rollouts(DeployServer server) {
        this.server = server;
    }

    @Override
    public List<Pipeline> look() throws ServerFault {
        List<Deployment> deployments = server.look();
        Read before = newest;
        if (deployments == before.deployments()) {
            return before.pipelines();
        }
        List<Pipeline> pipelines = deployments.stream().map(Rollouts::pipeline).toList();
        newest = new Read(deployments, pipelines);
        return pipelines;
    }

    /// A deployment as a pipeline.
    public static Pipeline pipeline(Deployment it) {
        String name = it.service().toString();
        Release newest = it.newest();
        boolean underway = newest != null && newest.outcome() == Release.Outcome.UNDERWAY;
        return Pipeline.named(name, name)
                .url(it.url())
                .activity(activity(it.phase()))
                .last(underway ? build(it.live(), it) : build(newest == null ? it.live() : newest, it))
                .current(underway ? build(newest, it).outcome(Outcome.UNKNOWN) : null)
                .oddWord(it.oddWord())
                .deployment(it)
                .done();
    }

    private static Activity activity(Deployment.Phase phase) {
        return switch (phase) {
            case IDLE -> Activity.IDLE;
            case QUEUED -> Activity.QUEUED;
            case RUNNING -> Activity.RUNNING;
            case WAITING -> Activity.WAITING;
            case STOPPED -> Activity.DISABLED;
            case UNKNOWN -> Activity.UNKNOWN;
        };
    }

    private static Build build(@Nullable Release release, Deployment it) {
        if (release == null) {
            return Build.NONE;
        }
        Outcome outcome = outcome(release, it);
        return Build.of(release.version(), outcome)
                .started(release.begun())
                .finished(release.finished())
                .revision(release.commit())
                .at(it.url())
                .brokenBy(outcome.isRed() ? Stream.ofNullable(release.by()).toList() : List.of())
                .failing(outcome.isRed() && !it.words().isEmpty() ? List.of(it.words()) : List.of());
    }

    /// What went live is as well as it does.
    private static Outcome outcome(Release release, Deployment it) {
        return switch (release.outcome()) {
            case LIVE ->
                switch (it.health()) {
                    case WELL -> Outcome.PASSED;
                    case POOR -> Outcome.UNSTABLE;
                    case ILL -> Outcome.FAILED;
                    case UNKNOWN -> Outcome.UNKNOWN;
                };
            case FAILED -> Outcome.FAILED;
            case CANCELLED -> Outcome.CANCELLED;
            case UNDERWAY, UNKNOWN -> Outcome.UNKNOWN;
        };
    }
}
