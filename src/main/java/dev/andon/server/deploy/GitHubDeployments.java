package dev.andon.server.deploy;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.andon.deploy.Blocker;
import dev.andon.deploy.DeployServer;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Prepared;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollbacker;
import dev.andon.deploy.Service;
import dev.andon.server.deploy.GitHubDeploys.Deploy;
import dev.andon.server.http.Ask;
import dev.andon.server.http.Auth;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.source.Trouble.Word;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Deployments and environments of GitHub: looked at by GraphQL, twenty repositories a request; changed by REST
/// of version 2022-11-28. Which environments count is said by the settings: pull requests and branches make
/// environments of their own by the hundred.
///
/// GitHub has no way back of its own. The settings choose one of three: the job that deployed the older version
/// runs again (`rerun`), a workflow is told the older version (`dispatch`), or a deployment of the older commit
/// is asked for, which some program has to act on (`deployment`). None has a lock.
public final class GitHubDeployments implements DeployServer, Rollbacker {
    private static final int REPOSITORIES_AT_ONCE = 20;
    private static final int SEEN = 10;
    private static final int EXAMINED = 30;
    private static final Set<String> MAY_NOT_DEPLOY = Set.of("READ", "TRIAGE");
    private static final Pattern RUN = Pattern.compile("/actions/runs/(\\d+)(?:/(?:attempts/\\d+/)?job/(\\d+))?");

    private static final String DEPLOY = """
            fragment D on Deployment { databaseId state commitOid createdAt payload ref { name prefix } creator { login } \
            latestStatus { state description createdAt } }""";
    private static final String DEPLOY_AND_STATUSES = """
            fragment D on Deployment { databaseId state commitOid createdAt payload ref { name prefix } creator { login } \
            latestStatus { state description createdAt } statuses(first: 10) { nodes { state logUrl createdAt } } }""";

    private final Http http;
    private final String rest;
    private final List<String> repositories;
    private final List<String> environments;
    private final String way;
    private final String workflow;
    private final String input;
    private final String branch;
    private final Map<String, String> inputs;

    public GitHubDeployments(Http http, Source source) {
        this.repositories = repositories(source);
        String owner = repositories.isEmpty() ? "" : owner(repositories.getFirst());
        URI api = api(source.url(), owner);
        this.rest = api.getPath().endsWith("/api/") ? "v3/" : "";
        this.http = http.at(api).as(Auth.bearer(source.token()));
        List<String> named = Options.names(source, "environments");
        this.environments = named.isEmpty() ? List.of("production") : named;
        this.way = Options.word(source, "rollback", "rerun", "dispatch", "deployment");
        this.workflow = Options.text(source, "workflow", "");
        this.input = Options.text(source, "input", "version");
        this.branch = Options.text(source, "branch", "");
        if (way.equals("dispatch") && workflow.isEmpty()) {
            throw new IllegalArgumentException("rollback: dispatch wants the file of a workflow as \"workflow\"");
        }
        this.inputs = Options.pairs(source, "inputs");
        if (way.equals("dispatch")) {
            Options.wantPlace(environments, "inputs", inputs);
        }
    }

    /// The settings' list, whose bare names belong to the address's owner, or the address's own repository.
    private static List<String> repositories(Source source) {
        List<String> steps = Paths.steps(source.url());
        List<String> named = Options.names(source, "repositories");
        if (!named.isEmpty()) {
            String owner = steps.isEmpty() ? "" : steps.getLast() + "/";
            return named.stream()
                    .map(name -> name.contains("/") ? name : owner + name)
                    .toList();
        }
        return steps.size() < 2
                ? List.of()
                : List.of(steps.get(0) + "/" + steps.get(1).replaceFirst("\\.git$", ""));
    }

    private static URI api(URI page, String owner) {
        String host = Objects.requireNonNullElse(page.getHost(), "").toLowerCase(Locale.ROOT);
        if (host.equals("github.com") || host.endsWith(".github.com")) {
            return URI.create("https://api.github.com/");
        }
        if (host.endsWith(".ghe.com")) {
            return URI.create("https://" + (host.startsWith("api.") ? host : "api." + host) + "/");
        }
        return URI.create(Paths.root(page, "api", "orgs", owner) + "api/");
    }

    @Override
    public List<Deployment> look() throws ServerFault {
        if (repositories.isEmpty()) {
            throw new ServerFault(FaultKind.MISSING, Word.NO_REPOSITORY_NAMED);
        }
        List<Deployment> all = new ArrayList<>();
        for (int i = 0; i < repositories.size(); i += REPOSITORIES_AT_ONCE) {
            List<String> some = repositories.subList(i, Math.min(repositories.size(), i + REPOSITORIES_AT_ONCE));
            all.addAll(ask(
                    some,
                    environments,
                    SEEN,
                    DEPLOY,
                    (found, _) -> found.stream()
                            .filter(one -> !one.deploys().isEmpty())
                            .map(one -> one.deployment().done())
                            .toList()));
        }
        return all;
    }

    /// @param date of the answer, by the server's clock
    @FunctionalInterface
    private interface Reading<T> {
        T read(List<GitHubDeploys> found, @Nullable String date) throws ServerFault;
    }

    private <T> T ask(List<String> some, List<String> named, int each, String deploy, Reading<T> reading)
            throws ServerFault {
        var values = new LinkedHashMap<String, Object>();
        var types = new ArrayList<String>();
        var parts = new ArrayList<String>();
        var lists = new StringBuilder();
        for (int i = 0; i < named.size(); i++) {
            values.put("e" + i, List.of(named.get(i)));
            types.add("$e" + i + ": [String!]");
            lists.append(
                    " e%1$d: deployments(environments: $e%1$d, first: %2$d, orderBy: {field: CREATED_AT, direction: DESC}) { nodes { ...D } }"
                            .formatted(i, each));
        }
        for (int i = 0; i < some.size(); i++) {
            values.put("o" + i, owner(some.get(i)));
            values.put("r" + i, Paths.last(some.get(i)));
            types.add("$o%1$d: String!, $r%1$d: String!".formatted(i));
            parts.add("r%1$d: repository(owner: $o%1$d, name: $r%1$d) { ...R }".formatted(i));
        }
        String query = "query(%s) { %s } fragment R on Repository { url isArchived viewerPermission%s } %s"
                .formatted(String.join(", ", types), String.join(" ", parts), lists, deploy);
        return GraphQl.ask(http.ask("graphql"), query, values, (data, body) -> {
            List<GitHubDeploys> found = new ArrayList<>();
            for (int i = 0; i < some.size(); i++) {
                found.addAll(found(data.get("r" + i), some.get(i), name(some.get(i)), named));
            }
            return reading.read(found, body.header("Date"));
        });
    }

    private record Nodes(@Nullable List<@Nullable Deploy> nodes) {}

    private static List<GitHubDeploys> found(
            @Nullable JsonElement repository, String path, String name, List<String> named) throws ServerFault {
        if (repository == null || !repository.isJsonObject()) {
            throw new ServerFault(FaultKind.MISSING, Word.NO_REPOSITORY_SEEN, path);
        }
        JsonObject whole = repository.getAsJsonObject();
        List<GitHubDeploys> found = new ArrayList<>();
        for (int i = 0; i < named.size(); i++) {
            Nodes nodes = new Gson().fromJson(whole.get("e" + i), Nodes.class);
            if (nodes == null || nodes.nodes() == null) {
                throw new ServerFault(FaultKind.UNREADABLE, "The answer has no deployments of " + path + ".");
            }
            found.add(new GitHubDeploys(
                    new Service(name, named.get(i)),
                    Json.text(whole.get("url")),
                    Json.text(whole.get("isArchived")).equals("true"),
                    Json.text(whole.get("viewerPermission")),
                    Json.list(nodes.nodes())));
        }
        return found;
    }

    @Override
    public Deployment examine(Service service) throws ServerFault {
        String path = path(service);
        boolean isApproved = isApproved(path, service.environment());
        String state = workflowState(path);
        return ask(List.of(path), List.of(service.environment()), EXAMINED, DEPLOY_AND_STATUSES, (found, date) -> {
            GitHubDeploys one = found.getFirst();
            Deployment.Draft draft = one.deployment();
            Deployment now = draft.done();
            List<Blocker> blockers = new ArrayList<>(Deploys.underway(now.phase(), now.words()));
            if (one.isArchived() || MAY_NOT_DEPLOY.contains(one.permission())) {
                blockers.add(new Blocker(
                        Blocker.Kind.NO_PERMISSION,
                        one.isArchived() ? "the repository is archived" : one.permission()));
            }
            if (isApproved) {
                blockers.add(new Blocker(Blocker.Kind.APPROVAL, service.environment()));
            }
            if (!state.equals("active")) {
                blockers.add(new Blocker(Blocker.Kind.PAUSED, "the workflow " + workflow + " is " + state));
            }
            return draft.history(one.history(way.equals("rerun"), Times.http(date)))
                    .blockers(blockers)
                    .done();
        });
    }

    private String path(Service service) throws ServerFault {
        return repositories.stream()
                .filter(path -> name(path).equals(service.name()))
                .findFirst()
                .orElseThrow(() -> new ServerFault(FaultKind.MISSING, Word.REPOSITORY_NOT_NAMED, service.name()));
    }

    private record Environment(@Nullable List<@Nullable Rule> protection_rules) {}

    private record Rule(@Nullable String type) {}

    /// Deployments may be of environments that nobody has set up.
    private boolean isApproved(String path, String environment) throws ServerFault {
        try {
            return ask("repos/" + Paths.path(path) + "/environments/" + Paths.step(environment))
                    .json(
                            Environment.class,
                            found -> Json.list(found.protection_rules()).stream()
                                    .anyMatch(rule -> "required_reviewers".equals(rule.type())));
        } catch (ServerFault fault) {
            if (fault.kind() == FaultKind.MISSING) {
                return false;
            }
            throw fault;
        }
    }

    private record Workflow(@Nullable String state) {}

    /// GitHub itself disables workflows of repositories where nothing happens for two months.
    private String workflowState(String path) throws ServerFault {
        return way.equals("dispatch")
                ? ask("repos/" + Paths.path(path) + "/actions/workflows/" + Paths.step(workflow))
                        .json(Workflow.class, found -> Json.text(found.state()))
                : "active";
    }

    @Override
    public Prepared prepare(Deployment seen, Release to, String why) throws ServerFault {
        String repository = rest + "repos/" + Paths.path(path(seen.service()));
        Change change = switch (way) {
            case "dispatch" -> dispatch(repository, to, Told.facts(seen, to, why));
            case "deployment" -> Change.post(repository + "/deployments", GitHubDeploys.wish(seen.service(), to, why));
            default -> rerun(repository, to);
        };
        return Changes.of(http, change.header("X-GitHub-Api-Version", "2022-11-28"));
    }

    private record Default(@Nullable String default_branch) {}

    private Change dispatch(String repository, Release to, Map<String, String> facts) throws ServerFault {
        String ref = branch.isEmpty()
                ? ask(repository.substring(rest.length())).json(Default.class, one -> Json.text(one.default_branch()))
                : branch;
        // What people call a commit is only its beginning.
        String version = to.commit().startsWith(to.version()) ? to.commit() : to.version();
        Map<String, Object> told = Change.ordered(input, version);
        inputs.forEach((name, value) -> told.put(name, Template.fill(value, facts, fact -> fact)));
        return Change.post(
                repository + "/actions/workflows/" + Paths.step(workflow) + "/dispatches",
                Json.of(Change.ordered("ref", ref, "inputs", told)));
    }

    private record Status(
            @Nullable String state,
            @Nullable String log_url,
            @Nullable String target_url) {
        private Optional<Matcher> run() {
            Matcher run = RUN.matcher(Json.text(log_url) + " " + Json.text(target_url));
            return run.find() ? Optional.of(run) : Optional.empty();
        }
    }

    /// The job alone where the server names it: a whole run may deploy to other environments as well. Of what
    /// made it inactive nothing is run again: that may be the very deploy that is left.
    private Change rerun(String repository, Release to) throws ServerFault {
        Matcher run = ask(repository.substring(rest.length()) + "/deployments/" + Paths.step(to.id()) + "/statuses")
                .query("per_page", "30")
                .json(
                        Status[].class,
                        statuses -> Json.list(Arrays.asList(statuses)).stream()
                                .filter(status -> !"inactive".equals(status.state()))
                                .sorted(Comparator.comparing(status -> !"success".equals(status.state())))
                                .flatMap(status -> status.run().stream())
                                .findFirst()
                                .orElseThrow(() -> new ServerFault(FaultKind.MISSING, Word.NO_WORKFLOW_DEPLOYED)));
        return run.group(2) == null
                ? Change.post(repository + "/actions/runs/" + run.group(1) + "/rerun", "{}")
                : Change.post(repository + "/actions/jobs/" + run.group(2) + "/rerun", "{}");
    }

    private Ask ask(String path) {
        return http.ask(rest + path).accept("application/vnd.github+json").header("X-GitHub-Api-Version", "2022-11-28");
    }

    private static String owner(String repository) {
        return repository.replaceFirst("/.*", "");
    }

    private String name(String repository) {
        return Paths.brief(repository, repositories);
    }
}
