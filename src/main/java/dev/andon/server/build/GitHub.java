package dev.andon.server.build;

import dev.andon.build.Approval;
import dev.andon.build.Approver;
import dev.andon.build.Build;
import dev.andon.build.BuildServer;
import dev.andon.build.Canceller;
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
import dev.andon.source.Selection;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.source.TokenLife;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// GitHub Actions on github.com, GHE.com and GitHub Enterprise Server: the REST API of version 2022-11-28, asked
/// one request after the other, as its documentation wants it.
///
/// A look costs one request for each repository and branch; an unchanged answer (304) does not count against
/// GitHub's limit. What changes rarely (default branch, the workflows with their names and states, which branches
/// were pushed to and are there still) is asked for at the first look and then at every thirtieth.
///
/// Options: `repositories` for the address of an owner.
public final class GitHub
        implements BuildServer, Rerunner, Trail, Logs, History, Canceller, Approver, PartRerunner, TokenLife {
    static final int PAGE = 100;

    private final ForgeApi api;
    private final ForgeAddress address;
    private final Selection selection;
    private final ForgeLooks<Repo> looks = new ForgeLooks<>();

    public GitHub(Http http, Source source) {
        this.address = ForgeAddress.of(source.url(), source.option("repositories"));
        this.api = new ForgeApi(
                http.at(URI.create(api(source.url(), address))).as(Auth.bearer(source.token())),
                "application/vnd.github+json",
                Map.of("X-GitHub-Api-Version", "2022-11-28"),
                "per_page",
                PAGE);
        this.selection = source.selection();
    }

    /// One look at a time: what was found out about the repositories is kept between looks.
    @Override
    public synchronized List<Pipeline> look() throws ServerFault {
        var runs = new GitHubRuns(api, this::workflows, selection);
        return looks.look(new ForgeLooks.Questions<>() {
            @Override
            public List<ForgeApi.Repository> repositories() throws ServerFault {
                return api.repositories(address);
            }

            @Override
            public Repo stock(ForgeApi.Repository repository, @Nullable Repo before) throws ServerFault {
                return GitHub.this.stock(repository, before);
            }

            @Override
            public Repo look(Repo known, List<Pipeline> all) throws ServerFault {
                return runs.of(known, all);
            }
        });
    }

    /// By the header of any answer to a token that ends: `Managing your personal access tokens` in GitHub's
    /// documentation, and its changelog of 2021-07-26.
    @Override
    public Optional<Instant> tokenEnds() {
        return api.http().tokenEnds();
    }

    @Override
    public Acted rerun(Pipeline pipeline) {
        return new GitHubAgain(api).rerun(pipeline);
    }

    @Override
    public Commits between(Pipeline pipeline, String from, String to) throws ServerFault {
        return new ForgeTrail(api, 3).between(pipeline, from, to);
    }

    @Override
    public List<Log> logs(Pipeline pipeline, Build build) throws ServerFault {
        return new GitHubLog(api).logs(pipeline, build);
    }

    @Override
    public LogPart read(Log log, Stretch stretch) throws ServerFault {
        return new GitHubLog(api).read(log, stretch);
    }

    @Override
    public long whole(Log log, Consumer<String> taker) throws ServerFault {
        return new GitHubLog(api).whole(log, taker);
    }

    @Override
    public List<Build> history(Pipeline pipeline, int atMost) throws ServerFault {
        return new GitHubHistory(api).history(pipeline, atMost);
    }

    @Override
    public Acted cancel(Pipeline pipeline, String why) {
        return new GitHubOrders(api).cancel(pipeline, why);
    }

    @Override
    public List<Approval> waiting(Pipeline pipeline) throws ServerFault {
        return new GitHubOrders(api).waiting(pipeline);
    }

    @Override
    public Acted approve(Pipeline pipeline, Approval approval, String why) {
        return new GitHubOrders(api).approve(pipeline, approval, why);
    }

    @Override
    public Acted rerunFailed(Pipeline pipeline) {
        return new GitHubOrders(api).rerunFailed(pipeline);
    }

    /// Whether an address is GitHub's own, or one of an Enterprise Server, which says so in its headers or at its
    /// API.
    static boolean recognises(Probe probe) {
        String host = host(probe.url());
        if (host.equals("github.com") || host.endsWith(".github.com") || host.endsWith(".ghe.com")) {
            return true;
        }
        var meta = probe.at(api(probe.url(), ForgeAddress.of(probe.url(), "")) + "/meta");
        return !meta.header("X-GitHub-Request-Id").isEmpty()
                || (meta.ok() && meta.text().contains("\"verifiable_password_authentication\""));
    }

    private static String api(URI url, ForgeAddress address) {
        String host = host(url);
        if (host.equals("github.com") || host.endsWith(".github.com")) {
            return "https://api.github.com";
        }
        if (host.endsWith(".ghe.com")) {
            return "https://" + (host.startsWith("api.") ? host : "api." + host);
        }
        return address.root() + "/api/v3";
    }

    private static String host(URI url) {
        return Objects.requireNonNullElse(url.getHost(), "").toLowerCase(Locale.ROOT);
    }

    /// What is known of a repository between looks.
    ///
    /// @param path owner and name, as the API wants them
    /// @param workflows by their number
    /// @param branches what is asked for beside the default branch
    record Repo(String path, String name, String mainLine, Map<Long, Workflow> workflows, List<String> branches) {}

    /// @param state `active`, `deleted`, `disabled_…`
    record Workflow(
            long id,
            @Nullable String name,
            @Nullable String path,
            @Nullable String state) {
        /// The file, without the folder that all are in.
        String file() {
            return Json.text(path).replaceFirst("^(\\.github/workflows|dynamic)/", "");
        }
    }

    private record Workflows(@Nullable List<Workflow> workflows) {}

    private Repo stock(ForgeApi.Repository repository, @Nullable Repo before) throws ServerFault {
        String path = repository.path();
        String mainLine = repository.mainLine();
        Set<String> branches = new LinkedHashSet<>(WantedBranches.of(selection, mainLine, pushed(path)));
        branches.addAll(before == null ? List.of() : before.branches());
        branches.remove(mainLine);
        List<String> existing = List.copyOf(api.existing(path, branches));
        return new Repo(path, repository.name(), mainLine, workflows(path), existing);
    }

    private Map<Long, Workflow> workflows(String path) throws ServerFault {
        Map<Long, Workflow> known = new LinkedHashMap<>();
        api.pages("repos/" + path + "/actions/workflows", Workflows.class, page -> page.workflows())
                .forEach(workflow -> known.put(workflow.id(), workflow));
        return known;
    }

    /// The branches of the newest pushes that were built.
    private Set<String> pushed(String path) throws ServerFault {
        return api.ask("repos/" + path + "/actions/runs")
                .query("event", "push")
                .query("per_page", String.valueOf(PAGE))
                .query("exclude_pull_requests", "true")
                .json(
                        GitHubRuns.Page.class,
                        page -> new LinkedHashSet<>(Json.texts(page.workflow_runs(), GitHubRuns.Run::head_branch)));
    }
}
