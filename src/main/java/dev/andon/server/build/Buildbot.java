package dev.andon.server.build;

import dev.andon.build.Activity;
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
import dev.andon.build.Stretch;
import dev.andon.build.TestReport;
import dev.andon.build.Tests;
import dev.andon.build.Trail;
import dev.andon.people.Person;
import dev.andon.server.build.BuildbotAnswers.Builder;
import dev.andon.server.build.BuildbotHistory.Blame;
import dev.andon.server.build.BuildbotHistory.Run;
import dev.andon.server.http.Ask;
import dev.andon.server.http.Auth;
import dev.andon.server.http.Http;
import dev.andon.server.http.Probe;
import dev.andon.server.http.Reply;
import dev.andon.source.Acted;
import dev.andon.source.FaultKind;
import dev.andon.source.Push;
import dev.andon.source.Selection;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.source.Trouble.Word;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Buildbot 0.9 and later, by version 2 of its REST API. A builder is a pipeline; the server knows no main line.
///
/// A look costs three requests: the builders, the newest builds of all of them, and what waits for a worker. What
/// a finished build was does not change, so it is asked once and remembered: the last builds of a builder that
/// has none among the newest, which revision it built last, who broke a red build and in which steps, and whose
/// commits the build has that runs after it. Properties are asked for these builds only, because they cost the
/// server a database query a build.
///
/// Options: `tags`, to show only builders that have one of them.
public final class Buildbot implements BuildServer, Push, Rerunner, Canceller, Trail, Logs, Tests, History {
    static final int NEWEST = 200;
    /// How many builders a look asks for one by one.
    static final int BUILDERS_ASKED = 200;

    private static final int REDS_ASKED = 20;
    private static final int REVISIONS_ASKED = 20;
    private static final int BUILDS_OF_A_BUILDER = 10;
    private static final List<String> BUILD_FIELDS =
            List.of("buildid", "builderid", "number", "complete", "results", "started_at", "complete_at");
    /// Buildbot sends no keep-alive, and a connection that a firewall forgot looks like a quiet night.
    private static final Duration SILENCE = Duration.ofMinutes(15);

    private static final Pattern BEGUN_OR_ENDED =
            Pattern.compile("\"key\"\\s*:\\s*\\[\\s*\"builds\"\\s*,\\s*\"\\d+\"\\s*,\\s*\"(new|finished)\"");

    private final Http http;
    private final Selection selection;
    private final Set<String> tags;
    private final String page;
    private volatile BuildbotHistory history = new BuildbotHistory();
    private final AtomicReference<List<Pipeline>> seen = new AtomicReference<>(List.of());

    public Buildbot(Http http, Source source) {
        URI root = root(source.url());
        Http door = http.at(root);
        // The password goes along with every question, for a proxy in front of Buildbot that may want it.
        this.http = source.user().isEmpty()
                ? door.as(Auth.bearer(source.token()))
                : door.as(Auth.basic(source.user(), source.token())).loggingIn("auth/login", "TWISTED_SESSION");
        this.selection = source.selection();
        this.tags = Stream.of(source.option("tags").split(","))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        this.page = root + (root.toString().endsWith("/") ? "#/builders/" : "/#/builders/");
    }

    /// The pages of the web view differ behind the `#` only.
    private static URI root(URI pasted) {
        return URI.create(pasted.toString()
                .replaceFirst("[#?].*", "")
                .replaceFirst("//[^/@]*@", "//")
                .replaceFirst("/api(/v2.*)?/?$", ""));
    }

    /// Whether there is the root of the API, or the refusal that Buildbot's own rules give.
    static boolean recognises(Probe probe) {
        return Stream.of(probe.page(), probe.get("api/v2"))
                .map(Reply::text)
                .anyMatch(text ->
                        text.contains("\"rootlinks\"") || text.startsWith("{\"error\": \"you need to have role"));
    }

    @Override
    public List<Pipeline> look() throws ServerFault {
        List<Builder> builders = builders();
        Ask all = http.ask("api/v2/builds").query("order", "-buildid").query("limit", String.valueOf(NEWEST));
        List<Run> newest = runs(all);
        Set<Long> waiting = http.ask("api/v2/buildrequests")
                .query("complete", "false")
                .query("claimed", "false")
                .query("field", "builderid")
                .query("field", "complete") // Buildbot filters only what it also answers
                .query("field", "claimed")
                .json(BuildbotAnswers.Requests.class, BuildbotAnswers::waiting);
        BuildbotHistory known = history.after(newest, newest.size() < NEWEST);
        try {
            askForOlder(builders, known);
            askForBlame(builders, known);
            askForRevisions(builders, known);
        } finally {
            history = known;
        }
        List<Pipeline> now = builders.stream()
                .map(builder -> pipeline(builder, known, waiting.contains(builder.id())))
                .toList();
        return seen.updateAndGet(before -> before.equals(now) ? before : now);
    }

    @Override
    public Acted rerun(Pipeline pipeline) throws ServerFault {
        return new BuildbotAgain(http).rerun(pipeline);
    }

    @Override
    public Commits between(Pipeline pipeline, String from, String to) throws ServerFault {
        return new BuildbotTrail(http).between(pipeline, from, to);
    }

    @Override
    public Acted cancel(Pipeline pipeline, String why) throws ServerFault {
        return new BuildbotAgain(http).cancel(pipeline, why);
    }

    @Override
    public List<Log> logs(Pipeline pipeline, Build build) throws ServerFault {
        return new BuildbotLog(http).logs(pipeline, build);
    }

    @Override
    public LogPart read(Log log, Stretch stretch) throws ServerFault {
        return new BuildbotLog(http).read(log, stretch);
    }

    @Override
    public TestReport tests(Pipeline pipeline, Build build) throws ServerFault {
        return new BuildbotTests(http).tests(pipeline, build);
    }

    @Override
    public List<Build> history(Pipeline pipeline, int atMost) throws ServerFault {
        return new BuildbotBuilds(http).history(pipeline, atMost);
    }

    @Override
    public void listen(Runnable changed) throws ServerFault, InterruptedException {
        // Without a query, over which Buildbot trips. Builds tell each step in words; that is no reason to look.
        http.events("sse/listen/builds/*/*").silentAtMost(SILENCE).listen(changed, event -> {
            if (BEGUN_OR_ENDED.matcher(event.data()).find()) {
                changed.run();
            }
        });
    }

    private List<Builder> builders() throws ServerFault {
        List<Builder> all = http.ask("api/v2/builders")
                .query("field", "builderid")
                .query("field", "name")
                .query("field", "tags")
                .query("field", "masterids")
                .json(BuildbotAnswers.Builders.class, BuildbotAnswers::builders);
        List<Builder> tagged = all.stream()
                .filter(builder -> tags.isEmpty() || builder.tags().stream().anyMatch(tags::contains))
                .toList();
        if (tagged.isEmpty() && !all.isEmpty()) {
            throw new ServerFault(FaultKind.MISSING, Word.NO_BUILDER_TAGGED);
        }
        return tagged;
    }

    private static List<Run> runs(Ask ask) throws ServerFault {
        BUILD_FIELDS.forEach(field -> ask.query("field", field));
        return ask.json(BuildbotAnswers.Builds.class, BuildbotAnswers::runs);
    }

    private void askForOlder(List<Builder> builders, BuildbotHistory known) throws ServerFault {
        int asked = 0;
        for (Builder builder : builders) {
            if (selection.wants(builder.name()) && known.mustAsk(builder.id())) {
                if (asked++ == BUILDERS_ASKED) {
                    throw new ServerFault(FaultKind.TOO_LARGE, Word.BUILDERS_LEFT, BUILDERS_ASKED);
                }
                known.learn(builder.id(), older(builder.id()));
            }
        }
    }

    private List<Run> older(long builder) throws ServerFault {
        List<Run> latest = runs(ofBuilder(builder, BUILDS_OF_A_BUILDER));
        if (latest.size() < BUILDS_OF_A_BUILDER || latest.stream().anyMatch(Run::decides)) {
            return latest;
        }
        Ask deciding = ofBuilder(builder, 1)
                .query("complete", "true")
                .query("results__ne", "3")
                .query("results__ne", "5")
                .query("results__ne", "6");
        return Stream.concat(latest.stream(), runs(deciding).stream()).toList();
    }

    private Ask ofBuilder(long builder, int limit) {
        return http.ask("api/v2/builders/" + builder + "/builds")
                .query("order", "-number")
                .query("limit", String.valueOf(limit));
    }

    /// That they are red counts more than by whom: what is not told now is asked again at the next look.
    private void askForBlame(List<Builder> builders, BuildbotHistory known) throws ServerFault {
        List<Run> reds = builders.stream()
                .filter(builder -> selection.wants(builder.name()))
                .flatMap(builder -> known.last(builder.id()).stream())
                .filter(run -> run.outcome().isRed() && known.blame(run) == null)
                .toList();
        var details = new Details(REDS_ASKED);
        for (Run red : reds) {
            details.ask(() -> blame(red)).ifPresent(blame -> known.learn(red, blame));
        }
        for (Builder builder : builders) {
            Run running = known.running(builder.id()).orElse(null);
            boolean isRed =
                    known.last(builder.id()).filter(it -> it.outcome().isRed()).isPresent();
            if (running != null && isRed && selection.wants(builder.name()) && known.changes(running) == null) {
                details.ask(() -> changes(running, List.of()))
                        .ifPresent(changes -> known.learnChanges(running, changes));
            }
        }
    }

    /// What is live is linked to who built it by the revision alone. Of many builders a look asks for some, and
    /// the next for others.
    private void askForRevisions(List<Builder> builders, BuildbotHistory known) throws ServerFault {
        var details = new Details(REVISIONS_ASKED);
        for (Builder builder : builders) {
            Run last = known.last(builder.id()).filter(Run::decides).orElse(null);
            if (last != null
                    && !last.outcome().isRed()
                    && selection.wants(builder.name())
                    && known.blame(last) == null) {
                details.ask(() -> changes(last, List.of()))
                        .ifPresent(built -> known.learn(last, new Blame(List.of(), List.of(), built.commit())));
            }
        }
    }

    private Blame blame(Run red) throws ServerFault {
        return changes(
                red,
                http.ask("api/v2/builds/" + red.id() + "/steps")
                        .query("field", "name")
                        .query("field", "results")
                        .json(BuildbotAnswers.Steps.class, steps -> BuildbotAnswers.failing(steps, red.outcome())));
    }

    private Blame changes(Run run, List<String> failing) throws ServerFault {
        return http.ask("api/v2/builds/" + run.id())
                .query("property", "owner")
                .query("property", "owners")
                .query("property", "revision")
                .query("property", "got_revision")
                .json(BuildbotAnswers.Builds.class, answer -> {
                    List<Person> breakers = BuildbotAnswers.breakers(answer);
                    return new Blame(breakers, failing, BuildbotAnswers.commit(answer));
                });
    }

    private Pipeline pipeline(Builder builder, BuildbotHistory known, boolean waits) {
        Run running = known.running(builder.id()).orElse(null);
        Run last = known.last(builder.id()).orElse(null);
        Activity idle = waits ? Activity.QUEUED : Activity.IDLE;
        return Pipeline.named(builder.name(), builder.name())
                .url(page + builder.id())
                .activity(running == null ? idle : Activity.RUNNING)
                .last(last == null ? Build.NONE : build(last, known.blame(last)))
                .current(running == null ? null : build(running, fix(known.changes(running), last, known)))
                .estimate(known.estimate(builder.id()))
                .oddWord(last == null ? null : last.oddWord())
                .done();
    }

    /// Only a revision tells whether a build that runs is more than the red one once more; it may be abbreviated.
    private static @Nullable Blame fix(@Nullable Blame changes, @Nullable Run red, BuildbotHistory known) {
        Blame blame = red == null ? null : known.blame(red);
        boolean isAnother = changes != null
                && blame != null
                && !blame.commit().isEmpty()
                && !changes.commit().isEmpty()
                && !blame.commit().startsWith(changes.commit());
        return isAnother ? changes : null;
    }

    private Build build(Run run, @Nullable Blame blame) {
        Build build = run.build(page);
        return blame == null
                ? build
                : build.brokenBy(blame.breakers()).failing(blame.failing()).revision(blame.commit());
    }
}
