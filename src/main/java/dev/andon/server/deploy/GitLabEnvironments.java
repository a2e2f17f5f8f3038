package dev.andon.server.deploy;

import dev.andon.deploy.Blocker;
import dev.andon.deploy.DeployServer;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Deployment.Phase;
import dev.andon.deploy.Prepared;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollbacker;
import dev.andon.deploy.Service;
import dev.andon.people.Person;
import dev.andon.server.http.Ask;
import dev.andon.server.http.Auth;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.source.Trouble.Word;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Environments and deployments of GitLab, by its REST API of version 4, which answers "not modified" where
/// nothing changed. A look costs two requests for each project and environment: the newest deployments, and
/// whether the environment stands at all, of which its deployments say nothing. Where none of the newest went
/// live, those that did are asked for, too.
///
/// Going back is what the button of its pages does (`retry`): the job of the older deployment runs again, with
/// today's variables. Or a pipeline is made of the tag that was deployed (`pipeline`), where jobs do not run
/// again: GitLab makes none of a mere commit, and one of a branch would deploy what is newest there. There is no
/// lock.
public final class GitLabEnvironments implements DeployServer, Rollbacker {
    private static final String NEWEST = "20";
    private static final int DEVELOPER = 30;
    /// The words of a job that nothing happens to until somebody or something starts it.
    private static final Set<String> NOT_BEGUN = Set.of("manual", "created", "scheduled", "skipped");
    /// The words of a job that ends soon.
    private static final Set<String> ON_ITS_WAY =
            Set.of("pending", "preparing", "running", "canceling", "waiting_for_resource", "waiting_for_callback");

    private static final int SHORT = 8;
    /// Deployments are numbered when their pipelines are made, and people start jobs in any order.
    private static final Comparator<Wire> NEWEST_FIRST =
            Comparator.comparing(Wire::moment).thenComparing(Wire::id).reversed();

    private final Http http;
    private final List<String> projects;
    private final List<String> environments;
    private final boolean byPipeline;
    private final List<Variable> variables;

    private record Variable(String key, String value) {
        Variable filled(Map<String, String> facts) {
            return new Variable(key, Template.fill(value, facts, fact -> fact));
        }
    }

    public GitLabEnvironments(Http http, Source source) {
        List<String> named = Options.names(source, "projects");
        Http door = http.as(Auth.bearer(source.token()));
        if (named.isEmpty()) {
            String page = Paths.steps(source.url()).stream()
                    .takeWhile(step -> !step.equals("-"))
                    .collect(Collectors.joining("/"));
            this.projects = page.isEmpty() ? List.of() : List.of(page.replaceFirst("\\.git$", ""));
            this.http = door.at(source.url().resolve("/"));
        } else {
            this.projects = named;
            String first = named.getFirst().replaceFirst("/.*", "");
            this.http = door.at(Paths.root(source.url(), "api", "-", "groups", first));
        }
        List<String> some = Options.names(source, "environments");
        this.environments = some.isEmpty() ? List.of("production") : some;
        this.byPipeline = Options.word(source, "rollback", "retry", "pipeline").equals("pipeline");
        this.variables = Options.pairs(source, "variables").entrySet().stream()
                .map(pair -> new Variable(pair.getKey(), pair.getValue()))
                .toList();
        if (byPipeline) {
            Options.wantPlace(environments, "variables", Options.pairs(source, "variables"));
        }
    }

    @Override
    public List<Deployment> look() throws ServerFault {
        if (projects.isEmpty()) {
            throw new ServerFault(FaultKind.MISSING, Word.NO_PROJECT_NAMED);
        }
        List<Deployment> all = new ArrayList<>();
        for (String project : projects) {
            for (String environment : environments) {
                List<Wire> deploys = newest(project, environment);
                if (deploys.stream().noneMatch(Wire::wentLive)) {
                    deploys = all(deploys, ended(project, environment, deploys.isEmpty()));
                }
                if (!deploys.isEmpty()) {
                    all.add(draft(project, environment, deploys).done());
                }
            }
        }
        return List.copyOf(all);
    }

    /// A job that waits to be started by hand has a deployment from the beginning; it is none as long as nobody
    /// starts it.
    private List<Wire> newest(String project, String environment) throws ServerFault {
        return deploys(project, environment)
                .json(
                        Wire[].class,
                        all -> Json.list(Arrays.asList(all)).stream()
                                .filter(Wire::hasBegun)
                                .sorted(NEWEST_FIRST)
                                .toList());
    }

    /// @param alone whether they stand behind nothing but jobs that nobody started: then those that failed, or go
    ///     on, may as well
    private List<Wire> ended(String project, String environment, boolean alone) throws ServerFault {
        List<Wire> all = new ArrayList<>();
        for (String status : alone ? List.of("success", "failed", "running") : List.of("success")) {
            all.addAll(deploys(project, environment)
                    .query("status", status)
                    .json(Wire[].class, some -> Json.list(Arrays.asList(some))));
        }
        return all;
    }

    private Ask deploys(String project, String environment) {
        return http.ask(place(project) + "/deployments")
                .query("environment", environment)
                .query("order_by", "updated_at")
                .query("sort", "desc")
                .query("per_page", NEWEST);
    }

    /// Both, newest first.
    private static List<Wire> all(List<Wire> newest, List<Wire> succeeded) {
        Map<Long, Wire> byNumber = new HashMap<>();
        newest.forEach(one -> byNumber.put(one.id(), one));
        succeeded.forEach(one -> byNumber.put(one.id(), one));
        return byNumber.values().stream().sorted(NEWEST_FIRST).toList();
    }

    private record Environment(
            @Nullable String name, @Nullable String state) {}

    /// An environment that was stopped keeps its deployments.
    private String state(String project, String environment) throws ServerFault {
        return http.ask(place(project) + "/environments")
                .query("name", environment)
                .json(
                        Environment[].class,
                        all -> Json.list(Arrays.asList(all)).stream()
                                .filter(one -> environment.equals(one.name()))
                                .map(one -> Json.text(one.state()))
                                .findFirst()
                                .orElse("missing"));
    }

    private Deployment.Draft draft(String project, String environment, List<Wire> deploys) throws ServerFault {
        Wire newest = deploys.getFirst();
        String state = state(project, environment);
        Deployment.Draft draft = Deploys.of(
                        service(project, environment),
                        deploys.stream().map(Wire::release).toList())
                .phase(phase(Json.text(newest.status())))
                .words(
                        newest.deployable() == null || newest.release().outcome() == Release.Outcome.LIVE
                                ? ""
                                : newest.deployable().words())
                .url(newest.page())
                .oddWord(phase(Json.text(newest.status())) == Phase.UNKNOWN ? newest.status() : "");
        return switch (state) {
            case "available" -> draft;
            case "stopping", "stopped", "missing" ->
                draft.live(null).health(Deployment.Health.UNKNOWN).phase(Phase.STOPPED);
            default ->
                draft.live(null)
                        .health(Deployment.Health.UNKNOWN)
                        .phase(Phase.UNKNOWN)
                        .oddWord(state);
        };
    }

    private Service service(String project, String environment) {
        return new Service(Paths.brief(project, projects), environment);
    }

    @Override
    public Deployment examine(Service service) throws ServerFault {
        String project = project(service);
        List<Wire> newest = newest(project, service.environment());
        List<Wire> deploys = all(newest, ended(project, service.environment(), newest.isEmpty()));
        if (deploys.isEmpty()) {
            throw new ServerFault(FaultKind.MISSING, Word.NEVER_DEPLOYED, service);
        }
        Deployment.Draft draft = draft(project, service.environment(), deploys);
        Deployment now = draft.done();
        List<Blocker> blockers = new ArrayList<>(Deploys.underway(now.phase(), now.words()));
        blockers.addAll(rules(project));
        blockers.addAll(approvals(project, service.environment()));
        return draft.history(deploys.stream()
                        .map(one -> one.release().obstacle(obstacle(one)))
                        .toList())
                .blockers(blockers)
                .done();
    }

    /// Whoever reports deployments by the API has no job for them.
    private String obstacle(Wire deploy) {
        if (byPipeline) {
            return deploy.isTag() ? "" : "It was deployed from no tag, so no pipeline can be made of it.";
        }
        return deploy.deployable() == null ? NO_JOB : "";
    }

    private record Project(
            @Nullable Boolean archived,
            @Nullable Boolean ci_forward_deployment_enabled,
            @Nullable Boolean ci_forward_deployment_rollback_allowed,
            @Nullable Permissions permissions) {
        record Permissions(
                @Nullable Access project_access, @Nullable Access group_access) {}

        record Access(int access_level) {}

        /// An administrator may do everything and has no access of their own.
        boolean isBelowDeveloper() {
            List<Access> all = permissions == null
                    ? List.of()
                    : Stream.of(permissions.project_access(), permissions.group_access())
                            .<Access>mapMulti((access, taken) -> {
                                if (access != null) {
                                    taken.accept(access);
                                }
                            })
                            .toList();
            return !all.isEmpty() && all.stream().allMatch(access -> access.access_level() < DEVELOPER);
        }
    }

    private List<Blocker> rules(String project) throws ServerFault {
        return http.ask(place(project)).json(Project.class, one -> {
            List<Blocker> blockers = new ArrayList<>();
            if (Boolean.TRUE.equals(one.archived())) {
                blockers.add(new Blocker(Blocker.Kind.NO_PERMISSION, "the project is archived"));
            }
            if (!byPipeline
                    && Boolean.TRUE.equals(one.ci_forward_deployment_enabled())
                    && Boolean.FALSE.equals(one.ci_forward_deployment_rollback_allowed())) {
                blockers.add(new Blocker(
                        Blocker.Kind.NO_PERMISSION, "the project prevents outdated deployment jobs, by hand as well"));
            }
            if (one.isBelowDeveloper()) {
                blockers.add(new Blocker(Blocker.Kind.NO_PERMISSION, "this token is none of a developer"));
            }
            return blockers;
        });
    }

    private record Protection(
            int required_approval_count, @Nullable List<@Nullable Rule> approval_rules) {
        record Rule(int required_approvals) {
            boolean asks() {
                return required_approvals > 0;
            }
        }
    }

    /// Not every edition has protected environments, and not everybody may see how one is protected.
    private List<Blocker> approvals(String project, String environment) throws ServerFault {
        try {
            return http.ask(place(project) + "/protected_environments/" + Paths.step(environment))
                    .json(
                            Protection.class,
                            one -> one.required_approval_count() > 0
                                            || Json.list(one.approval_rules()).stream()
                                                    .anyMatch(Protection.Rule::asks)
                                    ? List.of(new Blocker(Blocker.Kind.APPROVAL, environment))
                                    : List.of());
        } catch (ServerFault fault) {
            if (fault.kind() == FaultKind.MISSING || fault.kind() == FaultKind.REFUSED) {
                return List.of();
            }
            throw fault;
        }
    }

    private String project(Service service) throws ServerFault {
        return projects.stream()
                .filter(project -> Paths.brief(project, projects).equals(service.name()))
                .findFirst()
                .orElseThrow(() -> new ServerFault(FaultKind.MISSING, Word.PROJECT_NOT_NAMED, service.name()));
    }

    @Override
    public Prepared prepare(Deployment seen, Release to, String why) throws ServerFault {
        String place = place(project(seen.service()));
        Wire deploy = http.ask(place + "/deployments/" + Paths.step(to.id())).json(Wire.class, one -> one);
        String obstacle = obstacle(deploy);
        if (!obstacle.isEmpty() || !to.commit().equals(deploy.sha())) {
            throw new ServerFault(
                    FaultKind.MISSING, obstacle.isEmpty() ? "The deployment is another one by now." : obstacle);
        }
        return Changes.of(http, byPipeline ? pipeline(place, deploy, Told.facts(seen, to, why)) : retry(place, deploy));
    }

    private static Change retry(String place, Wire deploy) {
        String job =
                deploy.deployable() == null ? "" : Json.text(deploy.deployable().id());
        return Change.post(place + "/jobs/" + Paths.step(job) + "/retry", "{}");
    }

    private Change pipeline(String place, Wire deploy, Map<String, String> facts) {
        List<Variable> told =
                variables.stream().map(variable -> variable.filled(facts)).toList();
        return Change.post(
                place + "/pipeline", Json.of(Change.ordered("ref", Json.text(deploy.ref()), "variables", told)));
    }

    private static String place(String project) {
        return "api/v4/projects/" + Paths.step(project);
    }

    private static final String NO_JOB = "No job deployed it, so there is nothing to run again.";

    /// @see <a href="https://docs.gitlab.com/api/deployments/">the words of a deployment's status</a>
    private static Phase phase(String status) {
        return switch (status) {
            case "success", "failed", "canceled", "skipped" -> Phase.IDLE;
            case "created" -> Phase.QUEUED;
            case "running" -> Phase.RUNNING;
            case "blocked" -> Phase.WAITING;
            default -> Phase.UNKNOWN;
        };
    }

    private record Wire(
            long id,
            @Nullable String status,
            @Nullable String ref,
            @Nullable String sha,
            @Nullable String created_at,
            @Nullable String updated_at,
            @Nullable User user,
            @Nullable Job deployable) {
        record User(@Nullable String name, @Nullable String username) {}

        record Run(@Nullable String web_url) {}

        record Job(
                @Nullable String id,
                @Nullable String status,
                @Nullable String name,
                @Nullable Boolean tag,
                @Nullable String started_at,
                @Nullable String finished_at,
                @Nullable Run pipeline) {
            String words() {
                return Json.text(name) + " " + Json.text(status);
            }
        }

        boolean wentLive() {
            return "success".equals(status);
        }

        boolean hasBegun() {
            return !"created".equals(status)
                    || deployable == null
                    || !NOT_BEGUN.contains(Json.text(deployable.status()));
        }

        /// When it ended, and long after that as long as it goes on. What was cancelled before it ran, or dropped
        /// because something newer was live, changed nothing.
        Instant moment() {
            if (deployable != null && ON_ITS_WAY.contains(Json.text(deployable.status()))) {
                return Instant.MAX;
            }
            String ran = deployable == null ? null : deployable.started_at();
            boolean ended = "success".equals(status) || ("failed".equals(status) && ran != null);
            return Stream.of(ended ? end() : null, ran, created_at)
                    .flatMap(time -> Stream.ofNullable(Times.of(time)))
                    .findFirst()
                    .orElse(Instant.EPOCH);
        }

        private @Nullable String end() {
            return deployable == null ? updated_at : deployable.finished_at();
        }

        private static Release.Outcome outcome(String status) {
            return switch (status) {
                case "success" -> Release.Outcome.LIVE;
                case "failed" -> Release.Outcome.FAILED;
                case "canceled", "skipped" -> Release.Outcome.CANCELLED;
                case "created", "running", "blocked" -> Release.Outcome.UNDERWAY;
                default -> Release.Outcome.UNKNOWN;
            };
        }

        boolean isTag() {
            return deployable != null && Boolean.TRUE.equals(deployable.tag());
        }

        Release release() {
            String commit = Json.text(sha);
            Release.Outcome outcome = outcome(Json.text(status));
            boolean ended = outcome != Release.Outcome.UNDERWAY && outcome != Release.Outcome.UNKNOWN;
            return Release.of(
                            String.valueOf(id),
                            isTag() && ref != null ? ref : commit.substring(0, Math.min(SHORT, commit.length())),
                            outcome)
                    .artifact(commit)
                    .revision(commit)
                    .by(user == null ? null : Person.in(Json.text(user.name() == null ? user.username() : user.name())))
                    .begun(Times.of(created_at))
                    .finished(ended ? Times.of(end()) : null);
        }

        @Nullable
        String page() {
            return deployable == null || deployable.pipeline() == null
                    ? null
                    : deployable.pipeline().web_url();
        }
    }
}
