package dev.andon.server.build;

import com.google.gson.reflect.TypeToken;
import dev.andon.build.Commit;
import dev.andon.build.Commits;
import dev.andon.build.Pipeline;
import dev.andon.build.Trail;
import dev.andon.server.http.Ask;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The commits between two revisions by the changes between two builds of a pipeline, whatever repository it
/// builds: two requests. After the REST API of Build: `Builds - List`, and `Builds - Get Changes Between Builds`,
/// which is a preview in every version.
///
/// @param http the door to the organisation or collection
/// @param project the only project, or empty where the names of pipelines begin with theirs
record AzureTrail(Http http, String project) implements Trail {
    private static final Pattern PAGE = Pattern.compile("[?&]definitionId=(\\d+)");
    private static final String VERSION = "5.0";
    private static final String PREVIEW = "5.0-preview.2";
    private static final String BUILDS = "200";
    private static final Type RUNS =
            TypeToken.getParameterized(AzureWire.Listed.class, Run.class).getType();
    private static final Type CHANGES =
            TypeToken.getParameterized(AzureWire.Listed.class, Change.class).getType();

    @Override
    public Commits between(Pipeline pipeline, String from, String to) throws ServerFault {
        if (Commit.isSame(from, to)) {
            return Commits.NONE;
        }
        String own = project.isEmpty() ? AzureAgain.first(pipeline.name()) : project;
        List<Run> runs = runs(own, pipeline);
        Run last = find(runs, to, Long.MAX_VALUE);
        Run first = last == null ? null : find(runs, from, last.id());
        if (last == null || (first == null && find(runs, from, Long.MAX_VALUE) == null)) {
            throw Revisions.unknown(from, to);
        }
        // What was built later has everything that was built before.
        return first == null ? Commits.NONE : changes(own, first.id(), last.id());
    }

    private List<Run> runs(String own, Pipeline pipeline) throws ServerFault {
        Matcher page = PAGE.matcher(pipeline.url() == null ? "" : pipeline.url());
        if (!page.find()) {
            throw Revisions.nothingBuilt();
        }
        return listed(
                http.ask(AzureApi.of(own, "builds"))
                        .query("definitions", page.group(1))
                        .query("$top", BUILDS)
                        .query("queryOrder", "queueTimeDescending")
                        .query("api-version", VERSION),
                RUNS);
    }

    /// The newest build of a revision before another build.
    private static @Nullable Run find(List<Run> runs, String revision, long before) {
        return runs.stream()
                .filter(run -> run.id() < before && Commit.isSame(Json.text(run.sourceVersion()), revision))
                .findFirst()
                .orElse(null);
    }

    private Commits changes(String own, long from, long to) throws ServerFault {
        List<Change> changes = listed(
                http.ask(AzureApi.of(own, "changes"))
                        .query("fromBuildId", String.valueOf(from))
                        .query("toBuildId", String.valueOf(to))
                        .query("$top", String.valueOf(AT_MOST + 1))
                        .query("api-version", PREVIEW),
                CHANGES);
        List<Commit> commits = new ArrayList<>();
        for (Change change : changes) {
            AzureWire.Identity author = change.author();
            commits.add(Revisions.commit(
                    change.id(),
                    author == null ? null : Revisions.author(author.displayName(), mail(author)),
                    change.message(),
                    Times.iso(change.timestamp())));
        }
        return Revisions.told(Revisions.newestFirst(commits), true);
    }

    private static String mail(AzureWire.Identity author) {
        String name = Json.text(author.uniqueName());
        return name.contains("@") ? name : "";
    }

    private static <T> List<T> listed(Ask ask, Type type) throws ServerFault {
        return ask.read(body -> {
            AzureWire.Listed<T> listed = body.json(type);
            if (listed.value() == null) {
                throw new ServerFault(
                        FaultKind.UNREADABLE, "The answer is not what Azure DevOps sends: it has no \"value\".");
            }
            return Json.list(listed.value());
        });
    }

    private record Run(long id, @Nullable String sourceVersion) {}

    private record Change(
            @Nullable String id,
            @Nullable String message,
            @Nullable String timestamp,
            AzureWire.@Nullable Identity author) {}
}
