package dev.andon.server.deploy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.annotations.SerializedName;
import dev.andon.deploy.Blocker;
import dev.andon.deploy.DeployServer;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Prepared;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollbacker;
import dev.andon.deploy.Service;
import dev.andon.server.http.Ask;
import dev.andon.server.http.Auth;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.server.http.Probe;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.source.Trouble.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// HashiCorp Nomad, by its HTTP API: jobs that stay up. The environment is the namespace; the namespace `default`
/// has no name.
///
/// A look costs two requests, and one more for each job that changed: what its versions are is remembered as long
/// as neither the job nor its deployment moves. Going back makes a version like an older one, and happens only if
/// the version that was seen is still the newest.
public final class Nomad implements DeployServer, Rollbacker {
    private static final Set<String> STAYS_UP = Set.of("service", "system");
    private static final int ASKED_AT_ONCE = 200;
    private static final String DEPLOYMENTS = "100";
    private static final Pattern LIST = Pattern.compile("^\\s*\\[\\s*\"");
    private static final String NO_NAME = "default";
    /// The server answers with 500 to what it certainly did not do.
    private static final List<String> REFUSALS = List.of("enforcing version", "can't revert", "not found");

    private final Http http;
    private Map<String, Known> known = Map.of();

    /// @param mark changes whenever the versions may have
    private record Known(String mark, List<NomadVersion> versions) {}

    public Nomad(Http http, Source source) {
        this.http = http.as(Auth.header("X-Nomad-Token", source.token()));
    }

    /// A list of regions, which the agent tells everybody.
    static boolean recognises(Probe probe) {
        var regions = probe.get("v1/regions");
        return regions.ok() && LIST.matcher(regions.text()).find();
    }

    record Job(
            @SerializedName("ID") @Nullable String id,
            @SerializedName("Namespace") @Nullable String namespace,
            @SerializedName("Type") @Nullable String type,
            @SerializedName("ParentID") @Nullable String parent,
            @SerializedName("Status") @Nullable String status,
            @SerializedName("Stop") boolean stop,
            @SerializedName("JobModifyIndex") long modified,
            @SerializedName("JobSummary") @Nullable Summary summary) {
        record Summary(@SerializedName("Summary") @Nullable Map<String, @Nullable Group> groups) {}

        record Group(
                @SerializedName("Running") int running,
                @SerializedName("Starting") int starting,
                @SerializedName("Queued") int queued) {}

        String space() {
            return namespace == null || namespace.isEmpty() ? NO_NAME : namespace;
        }

        String key() {
            return space() + "/" + Json.text(id);
        }

        boolean staysUp() {
            return STAYS_UP.contains(Json.text(type)) && Json.text(parent).isEmpty();
        }

        List<Group> all() {
            return summary == null || summary.groups() == null
                    ? List.of()
                    : Json.list(new ArrayList<>(summary.groups().values()));
        }
    }

    record Rollout(
            @SerializedName("JobID") @Nullable String job,
            @SerializedName("Namespace") @Nullable String namespace,
            @SerializedName("JobVersion") long version,
            @SerializedName("Status") @Nullable String status,
            @SerializedName("StatusDescription") @Nullable String description,
            @SerializedName("ModifyIndex") long modified) {
        String key() {
            return (namespace == null || namespace.isEmpty() ? NO_NAME : namespace) + "/" + Json.text(job);
        }
    }

    /// One look at a time: what the versions of jobs are is kept between looks.
    @Override
    public synchronized List<Deployment> look() throws ServerFault {
        List<Job> jobs = jobs();
        Map<String, Rollout> rollouts = rollouts();
        Map<String, Known> next = new HashMap<>();
        List<Deployment> all = new ArrayList<>();
        int asked = 0;
        for (Job job : jobs) {
            Rollout rollout = rollouts.get(job.key());
            String mark = job.modified() + " " + (rollout == null ? "" : rollout.version() + " " + rollout.modified());
            Known before = known.get(job.key());
            if (before == null || !before.mark().equals(mark)) {
                if (asked++ == ASKED_AT_ONCE) {
                    next.putAll(known);
                    known = next;
                    throw new ServerFault(FaultKind.TOO_LARGE, Word.JOBS_LEFT, ASKED_AT_ONCE);
                }
                before = new Known(mark, versions(job.space(), Json.text(job.id())));
            }
            next.put(job.key(), before);
            all.add(new NomadJob(job, rollout, before.versions()).deployment().done());
        }
        known = next;
        return List.copyOf(all);
    }

    private List<Job> jobs() throws ServerFault {
        return http.ask("v1/jobs")
                .query("namespace", "*")
                .json(
                        Job[].class,
                        all -> Json.list(Arrays.asList(all)).stream()
                                .filter(Job::staysUp)
                                .toList());
    }

    /// The newest of each job.
    private Map<String, Rollout> rollouts() throws ServerFault {
        return http.ask("v1/deployments")
                .query("namespace", "*")
                .query("reverse", "true")
                .query("per_page", DEPLOYMENTS)
                .json(Rollout[].class, all -> {
                    Map<String, Rollout> newest = new HashMap<>();
                    Json.list(Arrays.asList(all))
                            .forEach(one -> newest.merge(
                                    one.key(), one, (some, other) -> some.version() >= other.version() ? some : other));
                    return newest;
                });
    }

    private record Versions(
            @SerializedName("Versions") @Nullable List<@Nullable JsonObject> versions) {}

    private List<NomadVersion> versions(String namespace, String job) throws ServerFault {
        List<NomadVersion> versions = of(job, "/versions", namespace).json(Versions.class, all -> {
            List<NomadVersion> told = new ArrayList<>();
            for (JsonObject one : Json.list(all.versions())) {
                told.add(NomadVersion.of(one));
            }
            return List.copyOf(told);
        });
        if (versions.isEmpty()) {
            throw new ServerFault(FaultKind.UNREADABLE, "The job " + job + " has no version.");
        }
        return versions;
    }

    private Ask of(String job, String what, String namespace) {
        return http.ask("v1/job/" + Paths.step(job) + what).query("namespace", namespace);
    }

    private static String namespace(Service service) {
        return service.environment().isEmpty() ? NO_NAME : service.environment();
    }

    @Override
    public Deployment examine(Service service) throws ServerFault {
        String namespace = namespace(service);
        Job job = http.ask("v1/jobs")
                .query("namespace", namespace)
                .json(
                        Job[].class,
                        all -> Json.list(Arrays.asList(all)).stream()
                                .filter(one -> service.name().equals(one.id()))
                                .findFirst()
                                .orElseThrow(() -> new ServerFault(FaultKind.MISSING, Word.JOB_GONE, service)));
        Rollout rollout = of(service.name(), "/deployment", namespace)
                .json(JsonElement.class, NomadJob::rollout)
                .orElse(null);
        NomadJob whole = new NomadJob(job, rollout, versions(namespace, service.name()));
        Deployment now = whole.deployment().done();
        List<Blocker> blockers = new ArrayList<>(Deploys.underway(now.phase(), now.words()));
        if (whole.isMultiregion()) {
            blockers.add(new Blocker(Blocker.Kind.OWNED, "a job of several regions"));
        }
        return whole.deployment()
                .history(whole.history())
                .lock(String.valueOf(whole.newest().number()))
                .blockers(blockers)
                .done();
    }

    @Override
    public Prepared prepare(Deployment seen, Release to, String why) {
        String job = seen.service().name();
        var wish = new Revert(job, Long.parseLong(to.id()), Long.parseLong(seen.lock()));
        return Changes.of(
                        http,
                        Change.post("v1/job/" + Paths.step(job) + "/revert", Json.of(wish))
                                .with("namespace", namespace(seen.service())))
                .refusedBy(sentence -> REFUSALS.stream().anyMatch(sentence::contains));
    }

    private record Revert(
            @SerializedName("JobID") String job,
            @SerializedName("JobVersion") long to,
            @SerializedName("EnforcePriorVersion") long from) {}
}
