package dev.andon.server.build;

import dev.andon.build.Approval;
import dev.andon.build.Approver;
import dev.andon.build.Branch;
import dev.andon.build.Build;
import dev.andon.build.BuildServer;
import dev.andon.build.Canceller;
import dev.andon.build.Commits;
import dev.andon.build.History;
import dev.andon.build.Log;
import dev.andon.build.LogPart;
import dev.andon.build.Logs;
import dev.andon.build.Pipeline;
import dev.andon.build.Rerunner;
import dev.andon.build.ServerClaim;
import dev.andon.build.ServerClaims;
import dev.andon.build.Sight;
import dev.andon.build.Stretch;
import dev.andon.build.TestReport;
import dev.andon.build.Tests;
import dev.andon.build.Trail;
import dev.andon.server.build.TeamCityAnswer.Configuration;
import dev.andon.server.build.TeamCityAnswer.Configurations;
import dev.andon.server.build.TeamCityAnswer.Run;
import dev.andon.server.build.TeamCityAnswer.Runs;
import dev.andon.server.http.Ask;
import dev.andon.server.http.Auth;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.server.http.Probe;
import dev.andon.server.http.Reply;
import dev.andon.source.Acted;
import dev.andon.source.FaultKind;
import dev.andon.source.Selection;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.source.Trouble.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/// TeamCity: one request for all build configurations with the newest builds of their default branch, one for the
/// newest builds of other branches and one for the queue. After JetBrains' REST API reference.
///
/// By itself TeamCity leaves out what is cancelled, failed to start, personal or not on the default branch; each
/// question says which of these it wants. An access token goes as a bearer token, a user name with a password by
/// HTTP Basic, and without either the guest is asked, if the server has one.
///
/// The address is the server itself or the page of a project or a build configuration.
public final class TeamCity
        implements BuildServer, Rerunner, Trail, ServerClaims, Logs, Tests, History, Canceller, Approver {
    private static final int PAGES_AT_MOST = 50;

    private static final String RUN =
            "id,number,status,state,statusText,branchName,defaultBranch,failedToStart,personal,"
                    + "webUrl,startDate,finishDate,running-info(estimatedTotalSeconds),canceledInfo(timestamp),"
                    + "revisions(revision(version)),lastChanges(change(username,user(name))),testOccurrences(muted),"
                    + "problemOccurrences(problemOccurrence(type,details))";

    private static final String EVERY_STATE =
            "defaultFilter:false,running:any,canceled:any,failedToStart:any,personal:false";

    /// The limit counts the builds of all branches: where many are built, the main line's are far between.
    private static final String CONFIGURATIONS =
            "nextHref,buildType(id,name,projectName,webUrl,paused,investigations(investigation(state,"
                    + "assignee(username,name),assignment(timestamp,text),target(anyProblem))),builds($locator("
                    + EVERY_STATE + ",branch:(default:true),count:10,lookupLimit:1000),build(" + RUN + ")))";

    private static final String QUEUE = "nextHref,build(id,buildTypeId,number,state,branchName,defaultBranch,personal,"
            + "waitReason,approvalInfo(status),webUrl)";

    private final Http http;
    private final TeamCityPlace place;
    private final Selection selection;
    private final String api;
    private final TeamCityInvestigations investigations;

    public TeamCity(Http http, Source source) {
        this.place = TeamCityPlace.of(source.url());
        this.http = http.as(Auth.basicOrBearer(source)).at(place.root());
        this.selection = source.selection();
        this.api = api(source);
        this.investigations = new TeamCityInvestigations(this.http, api);
    }

    private static String api(Source source) {
        if (!source.user().isEmpty()) {
            return "httpAuth/app/rest/";
        }
        return source.token().isEmpty() ? "guestAuth/app/rest/" : "app/rest/";
    }

    static boolean recognises(Probe probe) {
        return isTeamCity(probe.page())
                || (probe.page().header("Location").contains("login.html") && isTeamCity(probe.get("login.html")));
    }

    private static boolean isTeamCity(Reply reply) {
        return !reply.header("TeamCity-Node-Id").isEmpty()
                || reply.header("WWW-Authenticate").contains("TeamCity")
                || reply.text().matches("(?is).*<title>[^<]*TeamCity.*");
    }

    @Override
    public List<Pipeline> look() throws ServerFault {
        List<Configuration> configurations = configurations();
        var runs = new LinkedHashMap<String, Map<Branch, List<Run>>>();
        for (Configuration each : configurations) {
            runs.put(Json.text(each.id()), mainLine(each));
        }
        for (Run run : elsewhere()) {
            add(run, runs, false);
        }
        for (Run run : queue()) {
            add(run, runs, true);
        }
        List<Pipeline> pipelines = new ArrayList<>();
        for (Configuration each : configurations) {
            runs.getOrDefault(Json.text(each.id()), Map.of())
                    .forEach((branch, some) -> pipelines.add(TeamCityRuns.pipeline(each, branch, some)));
        }
        return List.copyOf(pipelines);
    }

    /// Queues a build of the branch's newest revision; what failed before it in its chain is built again with it.
    @Override
    public Acted rerun(Pipeline pipeline) {
        Branch branch = pipeline.branch();
        Map<String, Object> build = new LinkedHashMap<>();
        if (branch == null || branch.kind() == Branch.Kind.DEFAULT) {
            build.put("buildType", Map.of("id", pipeline.id()));
        } else {
            build.put("buildType", Map.of("id", withoutBranch(pipeline.id(), branch)));
            build.put("branchName", branch.name());
        }
        build.put("triggeringOptions", Map.of("rebuildFailedOrIncompleteDependencies", true));
        return http.act(api + "buildQueue")
                .header("Accept", "application/json")
                .send(Json.of(build))
                .acted();
    }

    @Override
    public Commits between(Pipeline pipeline, String from, String to) throws ServerFault {
        return new TeamCityTrail(http, api).between(pipeline, from, to);
    }

    @Override
    public List<Build> history(Pipeline pipeline, int atMost) throws ServerFault {
        Branch branch = pipeline.branch();
        boolean main = branch == null || branch.kind() == Branch.Kind.DEFAULT;
        String configuration = main || branch == null ? pipeline.id() : withoutBranch(pipeline.id(), branch);
        String which = main || branch == null ? "default:true" : "name:" + branch.name();
        return http.ask(api + "builds")
                .query(
                        "locator",
                        "buildType:(id:" + configuration + ")," + EVERY_STATE + ",branch:(" + which + "),count:"
                                + atMost)
                .query("fields", "build(" + RUN + ")")
                .json(
                        Runs.class,
                        answer -> Json.list(TeamCityAnswer.checked(answer).builds()).stream()
                                .map(TeamCityRuns::told)
                                .toList());
    }

    @Override
    public List<Log> logs(Pipeline pipeline, Build build) {
        return new TeamCityBuild(http, api).logs(pipeline, build);
    }

    @Override
    public LogPart read(Log log, Stretch stretch) throws ServerFault {
        return new TeamCityBuild(http, api).read(log, stretch);
    }

    @Override
    public long whole(Log log, Consumer<String> taker) throws ServerFault {
        return new TeamCityBuild(http, api).whole(log, taker);
    }

    @Override
    public TestReport tests(Pipeline pipeline, Build build) throws ServerFault {
        return new TeamCityBuild(http, api).tests(pipeline, build);
    }

    @Override
    public Acted cancel(Pipeline pipeline, String why) {
        return new TeamCityBuild(http, api).cancel(pipeline, why);
    }

    @Override
    public List<Approval> waiting(Pipeline pipeline) {
        return new TeamCityBuild(http, api).waiting(pipeline);
    }

    @Override
    public Acted approve(Pipeline pipeline, Approval approval, String why) {
        return new TeamCityBuild(http, api).approve(pipeline, approval, why);
    }

    private static String withoutBranch(String id, Branch branch) {
        String suffix = "@" + branch.name();
        return id.endsWith(suffix) ? id.substring(0, id.length() - suffix.length()) : id;
    }

    @Override
    public Optional<ServerClaim> who(Pipeline pipeline) throws ServerFault {
        return investigations.who(pipeline);
    }

    @Override
    public Acted claim(Pipeline pipeline, String login, String why) throws ServerFault {
        return investigations.claim(pipeline, login, why);
    }

    @Override
    public Acted unclaim(Pipeline pipeline) throws ServerFault {
        return investigations.unclaim(pipeline);
    }

    private List<Configuration> configurations() throws ServerFault {
        List<Configuration> all = new ArrayList<>();
        Ask ask = http.ask(api + "buildTypes")
                .query("locator", place.configurations() + ",count:200")
                .query("fields", CONFIGURATIONS);
        for (int page = 0; page < PAGES_AT_MOST; page++) {
            Configurations some = ask.json(Configurations.class, TeamCityAnswer::checked);
            Json.list(some.configurations()).stream()
                    .filter(each -> each.id() != null)
                    .forEach(all::add);
            if (some.nextHref() == null) {
                return all;
            }
            ask = http.askAddress(some.nextHref());
        }
        throw new ServerFault(FaultKind.TOO_LARGE, Word.MANY_CONFIGURATIONS);
    }

    /// The builds of the default branch; a configuration that was never built is shown as well.
    private static Map<Branch, List<Run>> mainLine(Configuration configuration) {
        List<Run> runs = configuration.builds() == null
                ? List.of()
                : Json.list(configuration.builds().builds());
        String name = runs.stream()
                .map(Run::branchName)
                .filter(Objects::nonNull)
                .map(each -> each.replaceFirst("^refs/heads/", ""))
                .findFirst()
                .orElse("");
        var byBranch = new LinkedHashMap<Branch, List<Run>>();
        byBranch.put(new Branch(name, Branch.Kind.DEFAULT), new ArrayList<>(runs));
        return byBranch;
    }

    /// The newest builds of the other branches. How many of them a branch has cannot be said, so one that is
    /// built seldom may be missing.
    private List<Run> elsewhere() throws ServerFault {
        Runs runs = http.ask(api + "builds")
                .query(
                        "locator",
                        place.builds() + "," + EVERY_STATE + ",branch:(default:false),count:300,lookupLimit:5000")
                .query("fields", "build(buildTypeId," + RUN + ")")
                .json(Runs.class, TeamCityAnswer::checked);
        return Json.list(runs.builds());
    }

    private List<Run> queue() throws ServerFault {
        List<Run> all = new ArrayList<>();
        Ask ask = http.ask(api + "buildQueue").query("locator", place.queue()).query("fields", QUEUE);
        for (int page = 0; page < PAGES_AT_MOST; page++) {
            Runs some = ask.json(Runs.class, TeamCityAnswer::checked);
            all.addAll(Json.list(some.builds()));
            if (some.nextHref() == null) {
                return all;
            }
            ask = http.askAddress(some.nextHref());
        }
        throw new ServerFault(FaultKind.TOO_LARGE, Word.ENDLESS_QUEUE);
    }

    /// @param queued whether it comes after all that ran, and so is put before them
    private void add(Run run, Map<String, Map<Branch, List<Run>>> runs, boolean queued) {
        Map<Branch, List<Run>> ofConfiguration = runs.get(Json.text(run.configuration()));
        if (ofConfiguration == null || Boolean.TRUE.equals(run.personal())) {
            return;
        }
        Branch branch = run.isMainLine() ? ofConfiguration.keySet().iterator().next() : run.branch();
        if (branch.kind() == Branch.Kind.DEFAULT || Sight.mayShow(branch, selection)) {
            List<Run> some = ofConfiguration.computeIfAbsent(branch, _ -> new ArrayList<>());
            some.add(queued ? 0 : some.size(), run);
        }
    }
}
