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
import dev.andon.build.Stretch;
import dev.andon.build.TestReport;
import dev.andon.build.Tests;
import dev.andon.build.Trail;
import dev.andon.server.http.Auth;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.server.http.Probe;
import dev.andon.server.http.Reply;
import dev.andon.source.Acted;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.source.Trouble.Word;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Jenkins, and Hudson, from which it stems: one request for all jobs of the server, a view or a folder.
///
/// The API has no word for "however deep", so the request names every level. Four levels hold an organization
/// within a folder: folder, organization, repository, branch; a fifth would make the address longer than the 4 KB
/// that some servers in between take. What lies deeper costs one more request for each folder there.
///
/// Sources: the remote access API (`<jenkins>/api/`), the classes whose exported fields it shows, and a live
/// Hudson.
public final class Jenkins
        implements BuildServer, Rerunner, Canceller, Approver, Trail, ServerClaims, Logs, Tests, History {
    private static final int LEVELS = 4;
    private static final int FOLDERS_AT_MOST = 50;
    private static final String TREE = tree(LEVELS);

    private static final Pattern PULL_REQUEST = Pattern.compile("(?:PR|MR)-\\d+(?:-(?:head|merge))?");
    private static final Pattern JENKINS_CLASS = Pattern.compile("\"_class\"\\s*:\\s*\"[\\w.$]*(?:hudson|jenkins)");
    private static final Pattern HUDSON_ROOT = Pattern.compile("\\A\\s*\\{\\s*\"assignedLabels\"");

    private final Http http;
    private final JenkinsPage page;
    private final JenkinsStages stages;
    private final JenkinsFixes fixes;
    private final JenkinsClaims claims;

    public Jenkins(Http http, Source source) {
        this.page = JenkinsPage.of(source.url());
        this.http = http.as(Auth.basicOrBearer(source)).at(page.uri());
        this.stages = new JenkinsStages(this.http, page);
        this.fixes = new JenkinsFixes(this.http, page);
        this.claims = new JenkinsClaims(this.http, page);
    }

    @Override
    public List<Pipeline> look() throws ServerFault {
        Level top = http.ask("api/json").query("tree", TREE).json(JenkinsJob.class, Jenkins::read);
        Level whole = top.deeper().isEmpty() ? top : whole(top);
        return fixes.addTo(stages.addTo(whole.pipelines(), whole.staged()));
    }

    @Override
    public Acted rerun(Pipeline pipeline) throws ServerFault {
        return new JenkinsAgain(http, page).rerun(pipeline);
    }

    @Override
    public Commits between(Pipeline pipeline, String from, String to) throws ServerFault {
        return new JenkinsTrail(http, page).between(pipeline, from, to);
    }

    @Override
    public Optional<ServerClaim> who(Pipeline pipeline) throws ServerFault {
        return claims.who(pipeline);
    }

    @Override
    public Acted claim(Pipeline pipeline, String login, String why) throws ServerFault {
        return claims.claim(pipeline, login, why);
    }

    @Override
    public Acted unclaim(Pipeline pipeline) throws ServerFault {
        return claims.unclaim(pipeline);
    }

    @Override
    public List<Log> logs(Pipeline pipeline, Build build) {
        return new JenkinsLog(http, page).logs(pipeline, build);
    }

    @Override
    public LogPart read(Log log, Stretch stretch) throws ServerFault {
        return new JenkinsLog(http, page).read(log, stretch);
    }

    @Override
    public long whole(Log log, Consumer<String> taker) throws ServerFault {
        return new JenkinsLog(http, page).whole(log, taker);
    }

    @Override
    public TestReport tests(Pipeline pipeline, Build build) throws ServerFault {
        return new JenkinsTests(http, page).tests(pipeline, build);
    }

    @Override
    public List<Build> history(Pipeline pipeline, int atMost) throws ServerFault {
        return new JenkinsBuilds(http, page).history(pipeline, atMost);
    }

    @Override
    public Acted cancel(Pipeline pipeline, String why) throws ServerFault {
        return new JenkinsOrders(http, page).cancel(pipeline, why);
    }

    @Override
    public List<Approval> waiting(Pipeline pipeline) throws ServerFault {
        return new JenkinsOrders(http, page).waiting(pipeline);
    }

    @Override
    public Acted approve(Pipeline pipeline, Approval approval, String why) throws ServerFault {
        return new JenkinsOrders(http, page).approve(pipeline, approval, why);
    }

    private Level whole(Level top) throws ServerFault {
        Map<String, Pipeline> pipelines = new LinkedHashMap<>();
        Set<String> staged = new HashSet<>();
        Queue<Level> levels = new ArrayDeque<>(List.of(top));
        int folders = 0;
        while (!levels.isEmpty()) {
            Level level = levels.remove();
            level.pipelines().forEach(pipeline -> pipelines.putIfAbsent(pipeline.id(), pipeline));
            staged.addAll(level.staged());
            for (String folder : level.deeper()) {
                if (++folders > FOLDERS_AT_MOST) {
                    throw new ServerFault(FaultKind.TOO_LARGE, Word.DEEP_FOLDERS, FOLDERS_AT_MOST, LEVELS);
                }
                String path = page.path(folder);
                if (path.isEmpty()) {
                    throw new ServerFault(FaultKind.UNREADABLE, "The answer has a folder without an address.");
                }
                levels.add(
                        http.askAddress(path + "api/json").query("tree", TREE).json(JenkinsJob.class, Jenkins::read));
            }
        }
        return new Level(List.copyOf(pipelines.values()), staged, List.of());
    }

    /// Jenkins says who it is in a header, also when it refuses; its answers name its classes.
    static boolean recognises(Probe probe) {
        return !isFeed(probe)
                && (JenkinsPage.isBlueOcean(probe.url())
                        || says("X-Jenkins", probe)
                        || JENKINS_CLASS.matcher(probe.get("api/json").text()).find());
    }

    /// Jenkins also calls itself a Hudson, but Hudson no Jenkins. Hudson names its theme on every page, except on
    /// the one that sends to its login page.
    static boolean recognisesHudson(Probe probe) {
        return !isFeed(probe)
                && !recognises(probe)
                && (says("X-Hudson", probe)
                        || says("X-Hudson-Theme", probe)
                        || HUDSON_ROOT.matcher(probe.get("api/json").text()).find()
                        || (probe.page().text().contains("/login?from=")
                                && !probe.get("login").header("X-Hudson-Theme").isEmpty()));
    }

    /// Who gives the address of the feed shall have the feed.
    private static boolean isFeed(Probe probe) {
        return String.valueOf(probe.url().getPath()).endsWith("cc.xml");
    }

    private static boolean says(String header, Probe probe) {
        Reply api = probe.get("api/json");
        return !probe.page().header(header).isEmpty() || !api.header(header).isEmpty();
    }

    private static String tree(int levels) {
        return JenkinsJob.FIELDS + ",jobs[" + (levels == 0 ? "name" : tree(levels - 1)) + "]";
    }

    /// What one answer holds.
    ///
    /// @param staged the ids of those pipelines whose builds have stages
    /// @param deeper addresses of folders whose jobs were not asked for
    record Level(List<Pipeline> pipelines, Set<String> staged, List<String> deeper) {}

    static Level read(JenkinsJob root) throws ServerFault {
        if (!root.isJob() && root.jobs() == null) {
            throw new ServerFault(FaultKind.UNREADABLE, Word.NO_JOBS);
        }
        var reading = new Reading();
        // A view has a name, too, but lends it to nobody.
        reading.item(root, null, root.isJob() ? Reading.path(root, "") : Json.text(root.fullName()), 0);
        return new Level(List.copyOf(reading.pipelines.values()), Set.copyOf(reading.staged), reading.deeper);
    }

    /// One walk through an answer. A view that shows folders and their jobs has a job twice, and knows only
    /// inside its project that it is a branch.
    private static final class Reading {
        private final Map<String, Pipeline> pipelines = new LinkedHashMap<>();
        private final Set<String> staged = new HashSet<>();
        private final List<String> deeper = new ArrayList<>();

        private void item(JenkinsJob item, @Nullable JenkinsJob parent, String path, int depth) throws ServerFault {
            if (item.isJob()) {
                String id = JenkinsPage.decoded(path);
                Branch branch = branch(item, parent);
                Pipeline pipeline = item.pipeline(id, branch == null ? id : project(path), branch);
                pipelines.merge(id, pipeline, (first, second) -> first.branch() == null ? second : first);
                if (item.hasStages()) {
                    staged.add(id);
                }
            }
            List<JenkinsJob> jobs = Json.list(item.jobs());
            if (depth == LEVELS && !jobs.isEmpty()) {
                deeper.add(Json.text(item.url()));
                return;
            }
            for (JenkinsJob job : jobs) {
                item(job, item, path(job, path), depth + 1);
            }
        }

        private static String path(JenkinsJob job, String parent) throws ServerFault {
            String whole = Json.text(job.fullName());
            String name = Json.text(job.name());
            if (whole.isBlank() && name.isBlank()) {
                throw new ServerFault(FaultKind.UNREADABLE, "The answer has a job without a name.");
            }
            return !whole.isBlank() ? whole : parent.isEmpty() ? name : parent + "/" + name;
        }

        /// The path of a branch without the branch, whose own slashes are percent-encoded.
        private static String project(String path) {
            int end = path.lastIndexOf('/');
            return JenkinsPage.decoded(end < 0 ? path : path.substring(0, end));
        }

        /// Jenkins does not tell which branch is the main one.
        private static @Nullable Branch branch(JenkinsJob job, @Nullable JenkinsJob parent) {
            if (parent == null || !parent.hasBranches()) {
                return null;
            }
            String name = JenkinsPage.decoded(Json.text(job.name()));
            return PULL_REQUEST.matcher(name).matches()
                    ? new Branch(name, Branch.Kind.PULL_REQUEST)
                    : Branch.guess(name);
        }
    }
}
