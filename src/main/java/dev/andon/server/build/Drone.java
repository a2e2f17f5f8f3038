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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Drone 1 and 2, by its REST API and its stream of events. A repository is a pipeline on each of its branches;
/// its promotions and rollbacks are none.
///
/// A look costs one request, which shows the newest build of each repository, and one more for each repository
/// that has a new one (see [RepoBuilds]).
public final class Drone implements BuildServer, Push, Rerunner, Logs, History, Canceller, Approver {
    /// The server says something every 30 seconds.
    private static final Duration SILENCE = Duration.ofSeconds(70);

    private static final Pattern BUILD = Pattern.compile("/([^/]+/[^/]+)/(\\d+)$");
    private static final Set<String> FAILED = Set.of("failure", "error");
    private static final Set<String> DEPLOYMENTS = Set.of("promote", "rollback");

    private final Http http;
    private final String page;
    private final RepoBuilds builds;

    public Drone(Http http, Source source) {
        URI root = URI.create(source.url().toString().replaceFirst("[#?].*", "").replaceFirst("//[^/@]*@", "//"));
        this.http = http.at(root).as(Auth.bearer(source.token()));
        this.page = root.toString().replaceFirst("/$", "");
        this.builds = new RepoBuilds(source.selection());
    }

    /// Its version tells where its source is, to anybody who asks.
    static boolean recognises(Probe probe) {
        String version = probe.get("version").text();
        return version.contains("\"version\"")
                && (version.contains("/drone/drone") || version.contains("/harness/drone"));
    }

    @Override
    public List<Pipeline> look() throws ServerFault {
        List<Repo> repos = http.ask("api/user/repos")
                .query("latest", "true")
                .json(Repo[].class, all -> Json.list(Arrays.asList(all)));
        Map<RepoBuilds.Repo, Questions> asked = new LinkedHashMap<>();
        for (Repo repo : repos) {
            // The server lists everything its forge has, also what nobody ever wanted built.
            if (!Boolean.FALSE.equals(repo.active()) || repo.build() != null) {
                asked.put(told(repo), questions(repo));
            }
        }
        return builds.pipelines(asked);
    }

    /// The server ends the stream now and then, with an event called `error`.
    @Override
    public void listen(Runnable changed) throws ServerFault, InterruptedException {
        http.events("api/stream").silentAtMost(SILENCE).listen(changed, event -> {
            if (!event.name().equals("error")) {
                changed.run();
            }
        });
    }

    /// The whole build: Drone cannot repeat a part of one.
    @Override
    public Acted rerun(Pipeline pipeline) {
        Optional<Matcher> build = Again.page(pipeline.last(), BUILD);
        return build.isEmpty()
                ? Again.nothingBuilt()
                : http.act("api/repos/" + build.get().group(1) + "/builds/"
                                + build.get().group(2))
                        .send()
                        .acted();
    }

    @Override
    public List<Build> history(Pipeline pipeline, int atMost) throws ServerFault {
        Branch branch = pipeline.branch();
        var repo = new Repo(pipeline.name(), "", true, null);
        return questions(repo).newest(branch == null ? "" : branch.name(), atMost).runs().stream()
                .map(Run::build)
                .toList();
    }

    /// The path of a build in the API, from the address of its page; empty when that is none.
    static String path(Build build) {
        return Again.page(build, BUILD)
                .map(page -> "api/repos/" + page.group(1) + "/builds/" + page.group(2))
                .orElse("");
    }

    @Override
    public List<Log> logs(Pipeline pipeline, Build build) throws ServerFault {
        return new DroneLog(http).logs(pipeline, build);
    }

    @Override
    public LogPart read(Log log, Stretch stretch) throws ServerFault {
        return new DroneLog(http).read(log, stretch);
    }

    @Override
    public long whole(Log log, Consumer<String> taker) throws ServerFault {
        return new DroneLog(http).whole(log, taker);
    }

    @Override
    public Acted cancel(Pipeline pipeline, String why) {
        return new DroneOrders(http).cancel(pipeline, why);
    }

    @Override
    public List<Approval> waiting(Pipeline pipeline) throws ServerFault {
        return new DroneOrders(http).waiting(pipeline);
    }

    @Override
    public Acted approve(Pipeline pipeline, Approval approval, String why) {
        return new DroneOrders(http).approve(pipeline, approval, why);
    }

    private Questions questions(Repo repo) {
        String path = "api/repos/" + Json.text(repo.slug()) + "/builds";
        return new Questions() {
            @Override
            public Newest newest(String branch, int atMost) throws ServerFault {
                Ask ask = http.ask(path);
                if (!branch.isEmpty()) {
                    ask = ask.query("branch", branch);
                }
                return told(
                        repo, ask.query("per_page", String.valueOf(atMost)).json(Numbered[].class, all -> all), atMost);
            }

            @Override
            public List<String> failing(long number) throws ServerFault {
                return http.ask(path + "/" + number).json(Numbered.class, Numbered::failing);
            }
        };
    }

    private RepoBuilds.Repo told(Repo repo) {
        return new RepoBuilds.Repo(
                Json.text(repo.slug()),
                Json.text(repo.defaultBranch()),
                page + "/" + Json.text(repo.slug()),
                repo.build() == null ? null : run(repo, repo.build()),
                Boolean.FALSE.equals(repo.active()));
    }

    private Newest told(Repo repo, Numbered[] answered, int atMost) {
        List<Numbered> all = Json.list(Arrays.asList(answered));
        return new Newest(all.stream().map(one -> run(repo, one)).toList(), all.size() < atMost);
    }

    private Run run(Repo repo, Numbered one) {
        String status = Json.text(one.status());
        Activity activity = activity(status);
        Outcome outcome = outcome(status);
        Build build = Build.of(String.valueOf(one.number()), outcome)
                .started(RepoBuilds.time(one.started()))
                .finished(activity == Activity.IDLE ? RepoBuilds.time(one.finished()) : null)
                .at(page + "/" + Json.text(repo.slug()) + "/" + one.number())
                .revision(one.after())
                .brokenBy(outcome.isRed() || activity.isBusy() ? one.breakers() : List.of());
        return new Run(one.number(), branch(repo, one), activity, build, activity == Activity.UNKNOWN ? status : "");
    }

    /// A deployment says nothing about the branch it deploys.
    private static @Nullable Branch branch(Repo repo, Numbered one) {
        String event = Json.text(one.event());
        return DEPLOYMENTS.contains(event)
                ? null
                : RepoBuilds.branch(
                        Json.text(one.ref()), event.equals("pull_request"), Json.text(repo.defaultBranch()));
    }

    private static Activity activity(String status) {
        return switch (status) {
            case "success", "failure", "error", "killed", "declined", "skipped" -> Activity.IDLE;
            case "running" -> Activity.RUNNING;
            case "pending", "waiting_on_dependencies" -> Activity.QUEUED;
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
            case "killed", "declined" -> Outcome.CANCELLED;
            case "skipped" -> Outcome.SKIPPED;
            default -> Outcome.UNKNOWN;
        };
    }

    private record Repo(
            @Nullable String slug,
            @SerializedName("default_branch") @Nullable String defaultBranch,
            @Nullable Boolean active,
            @Nullable Numbered build) {}

    /// A build. The stages come only with a single one.
    private record Numbered(
            long number,
            @Nullable String event,
            @Nullable String status,
            @Nullable String ref,
            @Nullable String after,
            @SerializedName("author_login") @Nullable String login,
            @SerializedName("author_name") @Nullable String name,
            @SerializedName("author_email") @Nullable String mail,
            long started,
            long finished,
            @Nullable List<Stage> stages) {
        /// Who a clock started a build for did not change anything.
        List<Person> breakers() {
            String author = Json.text(name).isBlank() ? Json.text(login) : Json.text(name);
            return author.isBlank() || Json.text(event).equals("cron")
                    ? List.of()
                    : List.of(new Person(author, Json.text(mail)));
        }

        List<String> failing() {
            return Json.list(stages).stream().flatMap(Stage::failing).distinct().toList();
        }
    }

    private record Stage(
            @Nullable String name,
            @Nullable String status,
            boolean errignore,
            @Nullable List<Step> steps) {
        Stream<String> failing() {
            if (errignore) {
                return Stream.empty();
            }
            List<String> failed = Json.list(steps).stream()
                    .filter(step -> !step.errignore() && FAILED.contains(Json.text(step.status())))
                    .map(step -> Json.text(name) + " / " + Json.text(step.name()))
                    .toList();
            boolean alone = failed.isEmpty() && FAILED.contains(Json.text(status));
            return alone ? Stream.of(Json.text(name)) : failed.stream();
        }
    }

    private record Step(@Nullable String name, @Nullable String status, boolean errignore) {}
}
