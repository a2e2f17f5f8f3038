package dev.andon.server.build;

import dev.andon.build.Build;
import dev.andon.build.BuildServer;
import dev.andon.build.Commits;
import dev.andon.build.History;
import dev.andon.build.Log;
import dev.andon.build.LogPart;
import dev.andon.build.Logs;
import dev.andon.build.PartRerunner;
import dev.andon.build.Pipeline;
import dev.andon.build.Rerunner;
import dev.andon.build.Stretch;
import dev.andon.build.Trail;
import dev.andon.server.http.Auth;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.server.http.Probe;
import dev.andon.source.Acted;
import dev.andon.source.FaultKind;
import dev.andon.source.Selection;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Gitea and Forgejo. Gitea from 1.25 on tells runs, one request for each repository and branch; older Gitea and
/// Forgejo tell tasks, one request for each repository; where neither says anything, the commit statuses of the
/// branch are read, which other build servers write too.
///
/// The version, the repositories and the disabled workflows are asked for at the first look and then at every
/// thirtieth; so are the runs behind the newest, as far back as five hundred. Gitea knows no conditional
/// requests.
///
/// Options: `repositories` for the address of an owner.
public final class Gitea implements BuildServer, Rerunner, Trail, Logs, History, PartRerunner {
    private static final int PAGE = 50;
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+).*");

    private final ForgeApi door;
    private ForgeApi api;
    private final ForgeAddress address;
    private final Selection selection;
    private final ForgeLooks<Repo> looks = new ForgeLooks<>();
    private Tells best = Tells.STATUSES;
    private Window<GiteaRuns.Run> runsSeen = GiteaRuns.window();
    private Window<GiteaTasks.Task> tasksSeen = GiteaTasks.window();
    private Settled<List<CommitStatuses.Status>> statusesSeen = new Settled<>();

    public Gitea(Http http, Source source) {
        this.address = ForgeAddress.of(source.url(), source.option("repositories"));
        this.door = new ForgeApi(
                http.at(URI.create(address.root() + "/api/v1")).as(Auth.scheme("token", source.token())),
                "application/json",
                Map.of(),
                "limit",
                PAGE);
        this.api = door;
        this.selection = source.selection();
    }

    /// One look at a time: what was found out about the repositories is kept between looks.
    @Override
    public synchronized List<Pipeline> look() throws ServerFault {
        if (looks.isDue()) {
            best = api.ask("version").json(Version.class, answer -> best(Json.text(answer.version())));
            api = api.givingAtMost(mostAtOnce());
            runsSeen = GiteaRuns.window();
            tasksSeen = GiteaTasks.window();
            statusesSeen = new Settled<>();
        }
        var runs = new GiteaRuns(api, selection, runsSeen);
        var tasks = new GiteaTasks(api, selection, tasksSeen);
        var statuses = new CommitStatuses(api, statusesSeen);
        return looks.look(new ForgeLooks.Questions<>() {
            @Override
            public List<ForgeApi.Repository> repositories() throws ServerFault {
                return api.repositories(address);
            }

            @Override
            public Repo stock(ForgeApi.Repository repository, @Nullable Repo before) throws ServerFault {
                return repo(repository, before, Boolean.FALSE.equals(repository.has_actions()) ? Tells.STATUSES : best);
            }

            @Override
            public Repo look(Repo known, List<Pipeline> all) throws ServerFault {
                List<Pipeline> seen = actions(known, runs, tasks);
                all.addAll(seen.isEmpty() ? statuses.of(known) : seen);
                return known;
            }
        });
    }

    @Override
    public Acted rerun(Pipeline pipeline) throws ServerFault {
        return new GiteaAgain(door).rerun(pipeline);
    }

    @Override
    public Commits between(Pipeline pipeline, String from, String to) throws ServerFault {
        return new ForgeTrail(door, 0).between(pipeline, from, to);
    }

    @Override
    public List<Log> logs(Pipeline pipeline, Build build) throws ServerFault {
        return new GiteaBuild(door).logs(pipeline, build);
    }

    @Override
    public LogPart read(Log log, Stretch stretch) throws ServerFault {
        return new GiteaBuild(door).read(log, stretch);
    }

    @Override
    public long whole(Log log, Consumer<String> taker) throws ServerFault {
        return new GiteaBuild(door).whole(log, taker);
    }

    @Override
    public List<Build> history(Pipeline pipeline, int atMost) throws ServerFault {
        return new GiteaBuild(door).history(pipeline, atMost);
    }

    @Override
    public Acted rerunFailed(Pipeline pipeline) throws ServerFault {
        return new GiteaBuild(door).rerunFailed(pipeline);
    }

    /// What the repository's own workflows do; nothing where they are switched off or the server lacks them.
    private static List<Pipeline> actions(Repo repo, GiteaRuns runs, GiteaTasks tasks) throws ServerFault {
        try {
            return switch (repo.tells()) {
                case RUNS -> runs.of(repo);
                case TASKS -> tasks.of(repo);
                case STATUSES -> List.of();
            };
        } catch (ServerFault fault) {
            if (fault.kind() != FaultKind.MISSING) {
                throw fault;
            }
            return List.of();
        }
    }

    /// Whether the forge at an address says its version as Gitea does.
    static boolean recognises(Probe probe) {
        var version = probe.at(ForgeAddress.of(probe.url(), "").root() + "/api/v1/version");
        return version.ok() && version.text().strip().matches("\\{\\s*\"version\"\\s*:\\s*\"\\d[^\"]*\"\\s*}");
    }

    /// What a repository's builds are read from.
    enum Tells {
        RUNS,
        TASKS,
        STATUSES
    }

    /// What is known of a repository between looks.
    ///
    /// @param path owner and name
    /// @param branches what is asked for beside the default branch
    /// @param disabled the files of the workflows that are switched off
    record Repo(String path, String name, String mainLine, Tells tells, List<String> branches, Set<String> disabled) {}

    private record Version(@Nullable String version) {}

    private record Limits(int max_response_items) {}

    private record Workflow(@Nullable String id, @Nullable String state) {}

    private record Workflows(@Nullable List<Workflow> workflows) {}

    private Repo repo(ForgeApi.Repository one, @Nullable Repo before, Tells tells) throws ServerFault {
        if (tells == Tells.RUNS) {
            try {
                Set<String> branches = new LinkedHashSet<>(WantedBranches.of(selection, one.mainLine(), pushed(one)));
                branches.addAll(before == null ? List.of() : before.branches());
                branches.remove(one.mainLine());
                List<String> existing = List.copyOf(api.existing(one.path(), branches));
                return new Repo(one.path(), one.name(), one.mainLine(), tells, existing, disabled(one));
            } catch (ServerFault fault) {
                if (fault.kind() != FaultKind.MISSING) {
                    throw fault;
                }
                return repo(one, before, Tells.STATUSES);
            }
        }
        return new Repo(one.path(), one.name(), one.mainLine(), tells, List.of(), Set.of());
    }

    /// How many elements of a list the server gives at once. A page that is shorter than asked for is not the
    /// last one on a server whose administrator lowered this.
    private int mostAtOnce() throws ServerFault {
        try {
            int most = api.ask("settings/api").json(Limits.class, Limits::max_response_items);
            return most > 0 ? Math.min(most, PAGE) : PAGE;
        } catch (ServerFault fault) {
            if (fault.kind() != FaultKind.MISSING) {
                throw fault;
            }
            return PAGE;
        }
    }

    /// Forgejo writes `11.0.1+gitea-1.22.0`; its own list of runs is another one, its list of tasks is Gitea's.
    private static Tells best(String version) throws ServerFault {
        Matcher numbers = VERSION.matcher(version);
        if (!numbers.matches()
                || numbers.group(1).length() > 4
                || numbers.group(2).length() > 4) {
            throw new ServerFault(FaultKind.UNREADABLE, "The server does not say its version as Gitea does.");
        }
        int major = Integer.parseInt(numbers.group(1));
        int minor = Integer.parseInt(numbers.group(2));
        if (version.contains("+gitea-") || major == 1 && minor >= 23 && minor < 25) {
            return Tells.TASKS;
        }
        return major > 1 || minor >= 25 ? Tells.RUNS : Tells.STATUSES;
    }

    private Set<String> pushed(ForgeApi.Repository one) throws ServerFault {
        return api.ask("repos/" + one.path() + "/actions/runs")
                .query("event", "push")
                .query("limit", String.valueOf(api.page()))
                .json(
                        GiteaRuns.Page.class,
                        page -> new LinkedHashSet<>(Json.texts(page.workflow_runs(), GiteaRuns.Run::head_branch)));
    }

    private Set<String> disabled(ForgeApi.Repository one) throws ServerFault {
        return api.ask("repos/" + one.path() + "/actions/workflows")
                .json(
                        Workflows.class,
                        page -> new HashSet<>(Json.texts(
                                page.workflows(),
                                workflow ->
                                        Json.text(workflow.state()).startsWith("disabled") ? workflow.id() : null)));
    }
}
