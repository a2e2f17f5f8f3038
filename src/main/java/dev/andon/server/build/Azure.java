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
import dev.andon.build.TestReport;
import dev.andon.build.Tests;
import dev.andon.build.Trail;
import dev.andon.server.http.Auth;
import dev.andon.server.http.Http;
import dev.andon.server.http.Probe;
import dev.andon.source.Acted;
import dev.andon.source.FaultKind;
import dev.andon.source.Selection;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.source.Trouble.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Pipelines of Azure DevOps, Services and Server, by the REST API of Build.
///
/// A look costs two requests for each project: its definitions with their latest builds, and its newest builds.
/// The latest build of a definition may be of any branch or pull request; where neither answer shows a verdict on
/// the main line, one more request for each name that main lines have in the project brings it. What the main
/// line is called is asked once for each revision of a definition, and what failed once for each red build.
///
/// Options: `projects`, names with commas, where the address is an organisation or a collection.
public final class Azure
        implements BuildServer, Rerunner, Trail, Logs, Tests, History, Canceller, Approver, PartRerunner {
    private static final int PROJECTS_AT_MOST = 50;
    private static final Set<FaultKind> NOT_THERE = Set.of(FaultKind.MISSING, FaultKind.REFUSED);

    private final Http door;
    private final String project;
    private final AzureApi api;
    private final AzureAgain again;
    private final AzureTrail trail;
    private final AzurePlace place;
    private final Selection selection;
    private final Map<String, AzureProject> projects = new ConcurrentHashMap<>();

    /// A personal access token goes as a password without a user.
    public Azure(Http http, Source source) {
        this.place = AzurePlace.of(source.url(), source.option("projects"));
        this.door = http.at(place.organisation()).as(Auth.basic(source.user(), source.token()));
        this.api = new AzureApi(door);
        this.project = place.projects().size() == 1 ? place.projects().getFirst() : "";
        this.again = new AzureAgain(door, project);
        this.trail = new AzureTrail(door, project);
        this.selection = source.selection();
    }

    /// The services are known by their host; a server of one's own by what it writes into every answer, even a
    /// refusal.
    static boolean recognises(Probe probe) {
        return AzurePlace.isServices(probe.url())
                || !probe.page().header("X-TFS-ProcessId").isEmpty()
                || probe.get(AzurePlace.upToProject(probe.url()) + "_apis/build/definitions")
                        .text()
                        .contains("/_apis/build/Definitions/");
    }

    @Override
    public List<Pipeline> look() throws ServerFault {
        var details = new Details(AzureProject.TIMELINES_AT_MOST);
        List<String> names = place.projects().isEmpty() ? all() : place.projects();
        boolean one = place.projects().size() == 1;
        List<Pipeline> pipelines = new ArrayList<>();
        List<ServerFault> refusals = new ArrayList<>();
        for (String name : names) {
            AzureProject project =
                    projects.computeIfAbsent(name, _ -> new AzureProject(api, name, one ? "" : name + "/", selection));
            try {
                pipelines.addAll(project.look(details));
            } catch (ServerFault fault) {
                if (!NOT_THERE.contains(fault.kind())) {
                    throw fault;
                }
                refusals.add(fault);
                pipelines.addAll(unseen(name));
            }
        }
        if (!refusals.isEmpty() && refusals.size() == names.size()) {
            throw refusals.getFirst();
        }
        return List.copyOf(pipelines);
    }

    @Override
    public Acted rerun(Pipeline pipeline) throws ServerFault {
        return again.rerun(pipeline);
    }

    @Override
    public Commits between(Pipeline pipeline, String from, String to) throws ServerFault {
        return trail.between(pipeline, from, to);
    }

    @Override
    public TestReport tests(Pipeline pipeline, Build build) throws ServerFault {
        return new AzureTests(door, project).tests(pipeline, build);
    }

    @Override
    public List<Build> history(Pipeline pipeline, int atMost) throws ServerFault {
        return api.history(project.isEmpty() ? AzureAgain.first(pipeline.name()) : project, pipeline, atMost);
    }

    @Override
    public List<Log> logs(Pipeline pipeline, Build build) throws ServerFault {
        return new AzureBuild(door, project).logs(pipeline, build);
    }

    @Override
    public LogPart read(Log log, Stretch stretch) throws ServerFault {
        return new AzureBuild(door, project).read(log, stretch);
    }

    @Override
    public long whole(Log log, Consumer<String> taker) throws ServerFault {
        return new AzureBuild(door, project).whole(log, taker);
    }

    @Override
    public Acted cancel(Pipeline pipeline, String why) {
        return new AzureBuild(door, project).cancel(pipeline, why);
    }

    @Override
    public List<Approval> waiting(Pipeline pipeline) throws ServerFault {
        return new AzureApprovals(door, project).waiting(pipeline);
    }

    @Override
    public Acted approve(Pipeline pipeline, Approval approval, String why) {
        return new AzureApprovals(door, project).approve(pipeline, approval, why);
    }

    @Override
    public Acted rerunFailed(Pipeline pipeline) {
        return new AzureBuild(door, project).rerunFailed(pipeline);
    }

    /// A project that may not be seen must not hide the others: nothing is known of one that the settings name;
    /// one that was only found has nothing for us.
    private List<Pipeline> unseen(String project) {
        return place.projects().isEmpty()
                ? List.of()
                : List.of(Pipeline.named(project, project).done());
    }

    private List<String> all() throws ServerFault {
        List<String> names = api.projects();
        if (names.size() > PROJECTS_AT_MOST) {
            throw new ServerFault(FaultKind.TOO_LARGE, Word.MANY_PROJECTS, names.size());
        }
        return names;
    }
}
