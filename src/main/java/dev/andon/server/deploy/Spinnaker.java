package dev.andon.server.deploy;

import dev.andon.deploy.Blocker;
import dev.andon.deploy.DeployServer;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Deployment.Health;
import dev.andon.deploy.Deployment.Phase;
import dev.andon.deploy.Prepared;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollbacker;
import dev.andon.deploy.Service;
import dev.andon.server.http.Auth;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.source.Trouble.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Spinnaker, by the API of its Gate. A look costs three requests for each application: its server groups, and
/// what its pipelines and its tasks do.
///
/// Going back is a task of Spinnaker's: of a Deployment's ReplicaSet it undoes the rollout, elsewhere it enables
/// the older server group and then disables the newer one. There is no lock, and a task that was taken may still
/// fail: a traffic guard or a missing right shows only then.
public final class Spinnaker implements DeployServer, Rollbacker {
    private final Http http;
    private final List<String> applications;

    public Spinnaker(Http http, Source source) {
        this.http = http.as(Auth.basicOrBearer(source));
        this.applications = Options.names(source, "applications");
    }

    @Override
    public List<Deployment> look() throws ServerFault {
        List<Deployment> all = new ArrayList<>();
        for (String application : named()) {
            SpinnakerWork work = work(application);
            clusters(application)
                    .forEach((service, groups) ->
                            all.add(Cluster.of(service, groups, work).draft().done()));
        }
        return List.copyOf(all);
    }

    /// Spinnaker may have thousands.
    private List<String> named() throws ServerFault {
        if (applications.isEmpty()) {
            throw new ServerFault(FaultKind.MISSING, Word.NO_APPLICATION_NAMED);
        }
        return applications;
    }

    private static String place(String application) {
        return "applications/" + Paths.step(application);
    }

    /// The server groups of each cluster, newest first.
    private Map<Service, List<SpinnakerGroup>> clusters(String application) throws ServerFault {
        return http.ask(place(application) + "/serverGroups")
                .query("expand", "false")
                .json(SpinnakerGroup[].class, all -> {
                    Map<Service, List<SpinnakerGroup>> clusters = new LinkedHashMap<>();
                    Json.list(Arrays.asList(all)).stream()
                            .filter(group -> !Json.text(group.name()).isEmpty()
                                    && !Json.text(group.cluster()).isEmpty())
                            .sorted(SpinnakerGroup.newestFirst())
                            .forEach(group -> clusters.computeIfAbsent(group.service(), _ -> new ArrayList<>())
                                    .add(group));
                    return clusters;
                });
    }

    /// Read before the server groups: what ended in between has left them as they are to be.
    private SpinnakerWork work(String application) throws ServerFault {
        return SpinnakerWork.of(unfinished(application, "/pipelines"), unfinished(application, "/tasks"));
    }

    private List<SpinnakerWork.Execution> unfinished(String application, String what) throws ServerFault {
        return http.ask(place(application) + what)
                .query("statuses", SpinnakerWork.UNFINISHED)
                .query("limit", "20")
                .query("expand", "false")
                .json(SpinnakerWork.Execution[].class, all -> Json.list(Arrays.asList(all)));
    }

    /// One service.
    ///
    /// @param groups newest first, at least one
    /// @param newest the newest that is in service, which is what somebody wants to be live; what was taken out
    ///     of service since is history
    /// @param live what serves; null when nothing does
    private record Cluster(
            Service service,
            List<SpinnakerGroup> groups,
            SpinnakerWork work,
            @Nullable SpinnakerGroup newest,
            @Nullable SpinnakerGroup live) {
        static Cluster of(Service service, List<SpinnakerGroup> groups, SpinnakerWork work) {
            List<SpinnakerGroup> inService =
                    groups.stream().filter(SpinnakerGroup::isInService).toList();
            SpinnakerGroup newest = inService.isEmpty() ? null : inService.getFirst();
            SpinnakerGroup live = inService.stream()
                    .filter(group -> group != newest || !isComing(group, inService.size(), work))
                    .filter(SpinnakerGroup::isUp)
                    .findFirst()
                    .orElse(newest);
            return new Cluster(service, groups, work, newest, live);
        }

        /// While something is deployed beside what serves, it is on its way until all of it is there.
        private static boolean isComing(SpinnakerGroup newest, int inService, SpinnakerWork work) {
            return inService > 1 && work.phase() != Phase.IDLE && newest.health() != Health.WELL;
        }

        /// Spinnaker does not keep whether what is out of service ever served: what is older than the live one is
        /// taken to have.
        List<Release> history() {
            List<Release> history = new ArrayList<>();
            boolean isOlder = false;
            for (SpinnakerGroup group : groups) {
                isOlder = isOlder || group == live;
                history.add(group.release(isOlder ? Release.Outcome.LIVE : newer(group)));
            }
            return history;
        }

        private Release.Outcome newer(SpinnakerGroup group) {
            if (group != newest) {
                return Release.Outcome.CANCELLED;
            }
            return switch (work.phase()) {
                case QUEUED, RUNNING, WAITING -> Release.Outcome.UNDERWAY;
                case IDLE, STOPPED -> Release.Outcome.FAILED;
                case UNKNOWN -> Release.Outcome.UNKNOWN;
            };
        }

        private @Nullable Release release(@Nullable SpinnakerGroup group) {
            return group == null ? null : history().get(groups.indexOf(group));
        }

        Deployment.Draft draft() {
            Phase phase = newest == null && work.phase() == Phase.IDLE ? Phase.STOPPED : work.phase();
            return Deployment.of(service)
                    .live(release(live))
                    .newest(release(newest))
                    .phase(phase)
                    .health(live == null ? Health.UNKNOWN : live.health())
                    .words(work.words())
                    .oddWord(work.oddWord());
        }
    }

    private record Managed(boolean hasManagedResources, boolean applicationPaused) {}

    /// Managed Delivery deploys what it was told to, again and again. Most have none.
    private boolean isManaged(String application) throws ServerFault {
        try {
            return http.ask("managed/application/" + Paths.step(application))
                    .json(Managed.class, told -> told.hasManagedResources() && !told.applicationPaused());
        } catch (ServerFault fault) {
            if (fault.kind() == FaultKind.MISSING) {
                return false;
            }
            throw fault;
        }
    }

    /// A cluster of an application.
    private record Found(String application, SpinnakerWork work, List<SpinnakerGroup> groups) {}

    private Found found(Service service) throws ServerFault {
        for (String application : named()) {
            SpinnakerWork work = work(application);
            List<SpinnakerGroup> groups = clusters(application).get(service);
            if (groups != null) {
                return new Found(application, work, groups);
            }
        }
        throw new ServerFault(FaultKind.MISSING, Word.SERVER_GROUPS_GONE, service);
    }

    @Override
    public Deployment examine(Service service) throws ServerFault {
        Found found = found(service);
        SpinnakerWork work = found.work();
        Cluster cluster = Cluster.of(service, found.groups(), work);
        List<Blocker> blockers = new ArrayList<>(Deploys.underway(work.phase(), work.words()));
        if (work.phase() == Phase.WAITING) {
            blockers.add(new Blocker(Blocker.Kind.PAUSED, work.words()));
        }
        if (isManaged(found.application())) {
            blockers.add(new Blocker(Blocker.Kind.AUTO_SYNC, "Managed Delivery of " + found.application()));
        }
        return cluster.draft().history(cluster.history()).blockers(blockers).done();
    }

    /// Read anew: the revision of a ReplicaSet changes when somebody goes back to it.
    @Override
    public Prepared prepare(Deployment seen, Release to, String why) throws ServerFault {
        Found found = found(seen.service());
        SpinnakerGroup target = found.groups().stream()
                .filter(group -> to.id().equals(group.name()))
                .findFirst()
                .orElseThrow(() -> new ServerFault(FaultKind.MISSING, Word.SERVER_GROUP_GONE, to.id()));
        String from = Objects.requireNonNullElse(seen.toLeave(), to).id();
        return Changes.of(
                http,
                Change.post(
                        "tasks",
                        Json.of(Change.ordered(
                                "application",
                                found.application(),
                                "description",
                                "Go back to " + to.id(),
                                "job",
                                List.of(target.job(from, why))))));
    }
}
