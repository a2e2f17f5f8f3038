package dev.andon.server.build;

import com.google.gson.annotations.SerializedName;
import dev.andon.build.Activity;
import dev.andon.build.Approval;
import dev.andon.build.Approver;
import dev.andon.build.Branch;
import dev.andon.build.Build;
import dev.andon.build.BuildServer;
import dev.andon.build.Canceller;
import dev.andon.build.History;
import dev.andon.build.Log;
import dev.andon.build.LogPart;
import dev.andon.build.Logs;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.build.Rerunner;
import dev.andon.build.Stretch;
import dev.andon.people.Person;
import dev.andon.server.build.RepoBuilds.Newest;
import dev.andon.server.build.RepoBuilds.Questions;
import dev.andon.server.http.Ask;
import dev.andon.server.http.Auth;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.server.http.Probe;
import dev.andon.source.Acted;
import dev.andon.source.Push;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Woodpecker 3, by its REST API and its stream of events. A repository is a pipeline on each of its branches;
/// its deployments are none.
///
/// A look costs one request, which shows the newest build of each repository, and one more for each repository
/// that has a new one (see [RepoBuilds]).
public final class Woodpecker implements BuildServer, Push, Rerunner, Logs, History, Canceller, Approver {
    /// The server says something every 30 seconds.
    private static final Duration SILENCE = Duration.ofSeconds(70);

    private static final Pattern REPOSITORY = Pattern.compile("/repos/(\\d+)");
    static final Pattern BUILD = Pattern.compile("/repos/(\\d+)/pipeline/(\\d+)$");
    private static final Set<String> FAILED = Set.of("failure", "error");

    private final Http http;
    private final String page;
    private final RepoBuilds builds;

    public Woodpecker(Http http, Source source) {
        URI root = root(source.url());
        this.http = http.at(root).as(Auth.bearer(source.token()));
        this.page = root.toString().replaceFirst("/$", "");
        this.builds = new RepoBuilds(source.selection());
    }

    /// People paste the page of a repository or of a build; the rest of the path is where the server is.
    private static URI root(URI pasted) {
        return URI.create(pasted.toString()
                .replaceFirst("[#?].*", "")
                .replaceFirst("//[^/@]*@", "//")
                .replaceFirst("/(repos|user|api)(/.*)?$", "/"));
    }

    /// Its version tells where its source is, to anybody who asks.
    static boolean recognises(Probe probe) {
        return probe.get("version").text().contains("woodpecker-ci/woodpecker")
                || probe.page().text().contains("WOODPECKER_");
    }

    @Override
    public List<Pipeline> look() throws ServerFault {
        List<Repo> repos = http.ask("api/user/repos").json(Repo[].class, all -> Json.list(Arrays.asList(all)));
        Map<RepoBuilds.Repo, Questions> asked = new LinkedHashMap<>();
        for (Repo repo : repos) {
            asked.put(told(repo), questions(repo));
        }
        return builds.pipelines(asked);
    }

    @Override
    public void listen(Runnable changed) throws ServerFault, InterruptedException {
        http.events("api/stream/events").silentAtMost(SILENCE).listen(changed, _ -> changed.run());
    }

    /// The whole build: Woodpecker cannot repeat a part of one.
    @Override
    public Acted rerun(Pipeline pipeline) {
        Optional<Matcher> build = Again.page(pipeline.last(), BUILD);
        return build.isEmpty()
                ? Again.nothingBuilt()
                : http.act("api/repos/" + build.get().group(1) + "/pipelines/"
                                + build.get().group(2))
                        .send()
                        .acted();
    }

    @Override
    public List<Build> history(Pipeline pipeline, int atMost) throws ServerFault {
        Matcher repository = REPOSITORY.matcher(pipeline.url() == null ? "" : pipeline.url());
        if (!repository.find()) {
            return List.of();
        }
        Branch branch = pipeline.branch();
        var repo = new Repo(Long.parseLong(repository.group(1)), pipeline.name(), "", true, null);
        return questions(repo).newest(branch == null ? "" : branch.name(), atMost).runs().stream()
                .map(Run::build)
                .toList();
    }

    @Override
    public Acted cancel(Pipeline pipeline, String why) {
        return order(pipeline, "/cancel").orElseGet(Again::nothingRuns);
    }

    /// A blocked build waits as a whole.
    @Override
    public List<Approval> waiting(Pipeline pipeline) {
        Build current = pipeline.current();
        return current == null || pipeline.activity() != Activity.WAITING
                ? List.of()
                : List.of(new Approval(current.label(), pipeline.name()));
    }

    @Override
    public Acted approve(Pipeline pipeline, Approval approval, String why) {
        return order(pipeline, "/approve").orElseGet(Again::nothingWaits);
    }

    private Optional<Acted> order(Pipeline pipeline, String what) {
        return Optional.ofNullable(pipeline.current())
                .flatMap(current -> Again.page(current, BUILD))
                .map(build -> http.act("api/repos/" + build.group(1) + "/pipelines/" + build.group(2) + what)
                        .send()
                        .acted());
    }

    @Override
    public List<Log> logs(Pipeline pipeline, Build build) throws ServerFault {
        return new WoodpeckerLog(http).logs(pipeline, build);
    }

    @Override
    public LogPart read(Log log, Stretch stretch) throws ServerFault {
        return new WoodpeckerLog(http).read(log, stretch);
    }

    @Override
    public long whole(Log log, Consumer<String> taker) throws ServerFault {
        return new WoodpeckerLog(http).whole(log, taker);
    }

    private Questions questions(Repo repo) {
        String path = "api/repos/" + repo.id() + "/pipelines";
        return new Questions() {
            @Override
            public Newest newest(String branch, int atMost) throws ServerFault {
                Ask ask = http.ask(path);
                if (!branch.isEmpty()) {
                    ask = ask.query("branch", branch).query("event", "push,manual,cron");
                }
                return told(
                        repo, ask.query("perPage", String.valueOf(atMost)).json(Numbered[].class, all -> all), atMost);
            }

            @Override
            public List<String> failing(long number) throws ServerFault {
                return http.ask(path + "/" + number).json(Numbered.class, Numbered::failing);
            }
        };
    }

    private RepoBuilds.Repo told(Repo repo) {
        String name = Json.text(repo.fullName());
        Numbered newest = repo.lastPipeline();
        return new RepoBuilds.Repo(
                name.isBlank() ? "repository " + repo.id() : name,
                Json.text(repo.defaultBranch()),
                page + "/repos/" + repo.id(),
                newest == null ? null : run(repo, newest),
                Boolean.FALSE.equals(repo.active()));
    }

    /// Builds of a pull request that is closed since are over.
    private Newest told(Repo repo, Numbered[] answered, int atMost) {
        List<Numbered> all = Json.list(Arrays.asList(answered));
        Map<String, Long> closed = new HashMap<>();
        all.stream()
                .filter(one -> Json.text(one.event()).equals("pull_request_closed"))
                .forEach(one -> closed.merge(Json.text(one.ref()), one.number(), Math::max));
        List<Run> runs = all.stream()
                .filter(one -> one.number() > closed.getOrDefault(Json.text(one.ref()), -1L))
                .map(one -> run(repo, one))
                .toList();
        return new Newest(runs, all.size() < atMost);
    }

    private Run run(Repo repo, Numbered one) {
        String status = Json.text(one.status());
        Activity activity = activity(status);
        Outcome outcome = outcome(status);
        Build build = Build.of(String.valueOf(one.number()), outcome)
                .started(RepoBuilds.time(one.started()))
                .finished(activity == Activity.IDLE ? RepoBuilds.time(one.finished()) : null)
                .at(page + "/repos/" + repo.id() + "/pipeline/" + one.number())
                .revision(one.commit())
                .brokenBy(outcome.isRed() || activity.isBusy() ? one.breakers() : List.of());
        return new Run(one.number(), branch(repo, one), activity, build, activity == Activity.UNKNOWN ? status : "");
    }

    /// A deployment says nothing about the branch it deploys.
    private static @Nullable Branch branch(Repo repo, Numbered one) {
        String event = Json.text(one.event());
        return event.equals("deployment") || event.equals("pull_request_closed")
                ? null
                : RepoBuilds.branch(
                        Json.text(one.ref()), event.startsWith("pull_request"), Json.text(repo.defaultBranch()));
    }

    private static Activity activity(String status) {
        return switch (status) {
            case "success", "failure", "error", "killed", "canceled", "declined", "skipped" -> Activity.IDLE;
            case "running" -> Activity.RUNNING;
            case "pending", "created" -> Activity.QUEUED;
            case "blocked" -> Activity.WAITING;
            default -> Activity.UNKNOWN;
        };
    }

    static Outcome outcome(String status) {
        return switch (status) {
            case "success" -> Outcome.PASSED;
            case "failure" -> Outcome.FAILED;
            // Its configuration cannot be read, or the server itself failed.
            case "error" -> Outcome.ERRORED;
            case "killed", "canceled", "declined" -> Outcome.CANCELLED;
            case "skipped" -> Outcome.SKIPPED;
            default -> Outcome.UNKNOWN;
        };
    }

    private record Repo(
            long id,
            @SerializedName("full_name") @Nullable String fullName,
            @SerializedName("default_branch") @Nullable String defaultBranch,
            @Nullable Boolean active,
            @SerializedName("last_pipeline") @Nullable Numbered lastPipeline) {}

    /// What Woodpecker calls a pipeline, and we a build. The workflows come only with a single one.
    private record Numbered(
            long number,
            @Nullable String event,
            @Nullable String status,
            @Nullable String ref,
            @Nullable String commit,
            @Nullable String author,
            @SerializedName("author_email") @Nullable String mail,
            long started,
            long finished,
            @Nullable List<Workflow> workflows) {
        /// Who a clock started a build for did not change anything.
        List<Person> breakers() {
            String name = Json.text(author);
            return name.isBlank() || Json.text(event).equals("cron")
                    ? List.of()
                    : List.of(new Person(name, Json.text(mail)));
        }

        List<String> failing() {
            return Json.list(workflows).stream()
                    .flatMap(Workflow::failing)
                    .distinct()
                    .toList();
        }
    }

    /// A step that may fail does not say so, so only steps of failed workflows count.
    private record Workflow(
            @Nullable String name,
            @Nullable String state,
            @Nullable Map<String, String> environ,
            @Nullable List<Step> children) {
        Stream<String> failing() {
            if (!FAILED.contains(Json.text(state))) {
                return Stream.empty();
            }
            List<String> steps = Json.list(children).stream()
                    .filter(step -> FAILED.contains(Json.text(step.state())))
                    .map(step -> cell() + " / " + Json.text(step.name()))
                    .toList();
            return steps.isEmpty() ? Stream.of(cell()) : steps.stream();
        }

        /// The name, with the values of its cell where it is one of a matrix.
        private String cell() {
            String values = environ == null
                    ? ""
                    : new TreeMap<>(environ)
                            .entrySet().stream()
                                    .map(value -> value.getKey() + "=" + value.getValue())
                                    .collect(Collectors.joining(", "));
            return Json.text(name) + (values.isEmpty() ? "" : " (" + values + ")");
        }
    }

    private record Step(@Nullable String name, @Nullable String state) {}
}
