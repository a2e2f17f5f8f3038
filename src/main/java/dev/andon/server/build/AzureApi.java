package dev.andon.server.build;

import com.google.gson.reflect.TypeToken;
import dev.andon.build.Branch;
import dev.andon.build.Build;
import dev.andon.build.Pipeline;
import dev.andon.server.build.AzureWire.AzureRun;
import dev.andon.server.build.AzureWire.Definition;
import dev.andon.server.build.AzureWire.Listed;
import dev.andon.server.build.AzureWire.Project;
import dev.andon.server.http.Ask;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Trouble.Word;
import java.lang.reflect.Type;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The questions that Andon asks Azure DevOps. Safe for use by several threads.
final class AzureApi {
    /// What the oldest server still in use speaks (Server 2019); newer ones and the services do too.
    private static final String VERSION = "5.0";

    private static final int PAGES_AT_MOST = 50;
    private static final int IN_ONE_QUESTION = 100;
    private static final String PAGE = "1000";
    private static final String RECENT = "200";
    private static final String OF_EACH = "10";

    private static final Pattern DEFINITION = Pattern.compile("[?&]definitionId=(\\d+)");
    private static final Type PROJECTS = listed(Project.class);
    private static final Type DEFINITIONS = listed(Definition.class);
    private static final Type RUNS = listed(AzureRun.class);

    private final Http http;

    /// @param http the door to the organisation or collection
    AzureApi(Http http) {
        this.http = http;
    }

    List<String> projects() throws ServerFault {
        List<Project> all = pages("_apis/projects", PROJECTS, ask -> ask.query("$top", PAGE));
        return Json.texts(all, Project::name).stream().sorted().toList();
    }

    /// All definitions in brief, each with its latest and its latest completed build of whatever branch.
    List<Definition> definitions(String project) throws ServerFault {
        return pages(
                of(project, "definitions"),
                DEFINITIONS,
                ask -> ask.query("includeLatestBuilds", "true")
                        .query("$top", PAGE)
                        .query("queryOrder", "definitionNameAscending"));
    }

    /// These definitions in full: only so they tell their repository.
    List<Definition> inFull(String project, List<Definition> briefly) throws ServerFault {
        List<Definition> all = new ArrayList<>();
        for (List<Definition> some : parts(briefly)) {
            all.addAll(pages(
                    of(project, "definitions"),
                    DEFINITIONS,
                    ask -> ask.query("definitionIds", ids(some)).query("includeAllProperties", "true")));
        }
        return all;
    }

    /// The newest builds, whatever they are of. One page: the pages after it are history.
    List<AzureRun> recent(String project) throws ServerFault {
        return ask(of(project, "builds"))
                .query("$top", RECENT)
                .query("queryOrder", "queueTimeDescending")
                .read(body -> value(body.<Listed<AzureRun>>json(RUNS)));
    }

    /// The newest builds of each definition on one branch.
    ///
    /// @param ref as the version control writes it: `refs/heads/main`
    List<AzureRun> ofBranch(String project, String ref, List<Definition> definitions) throws ServerFault {
        List<AzureRun> all = new ArrayList<>();
        for (List<Definition> some : parts(definitions)) {
            all.addAll(pages(
                    of(project, "builds"),
                    RUNS,
                    ask -> ask.query("definitions", ids(some))
                            .query("branchName", ref)
                            .query("maxBuildsPerDefinition", OF_EACH)
                            .query("queryOrder", "queueTimeDescending")));
        }
        return all;
    }

    /// The last builds of a pipeline, newest first.
    List<Build> history(String project, Pipeline pipeline, int atMost) throws ServerFault {
        Matcher page = DEFINITION.matcher(pipeline.url() == null ? "" : pipeline.url());
        if (!page.find()) {
            throw new ServerFault(FaultKind.MISSING, Word.NO_PAGE);
        }
        Branch branch = pipeline.branch();
        Ask ask = ask(of(project, "builds"))
                .query("definitions", page.group(1))
                .query("$top", String.valueOf(atMost))
                .query("queryOrder", "queueTimeDescending");
        if (branch != null) {
            String name = branch.name();
            ask.query(
                    "branchName",
                    branch.kind() == Branch.Kind.PULL_REQUEST ? "refs/" + name + "/merge" : "refs/heads/" + name);
        }
        return ask.read(body -> value(body.<Listed<AzureRun>>json(RUNS)).stream()
                .map(run -> run.run("").build())
                .toList());
    }

    AzureTimeline timeline(String project, long build) throws ServerFault {
        return ask(of(project, "builds/" + build + "/timeline")).json(AzureTimeline.Wire.class, AzureTimeline::read);
    }

    /// The path of what belongs to a project.
    static String of(String project, String what) {
        return URLEncoder.encode(project, StandardCharsets.UTF_8).replace("+", "%20") + "/_apis/build/" + what;
    }

    private Ask ask(String path) {
        return http.ask(path).query("api-version", VERSION);
    }

    private <T> List<T> pages(String path, Type type, UnaryOperator<Ask> question) throws ServerFault {
        List<T> all = new ArrayList<>();
        String token = "";
        for (int page = 0; page < PAGES_AT_MOST; page++) {
            Ask ask = question.apply(ask(path));
            Page<T> read = (token.isEmpty() ? ask : ask.query("continuationToken", token))
                    .read(body -> new Page<T>(
                            value(body.<Listed<T>>json(type)), Json.text(body.header("x-ms-continuationtoken"))));
            all.addAll(read.values());
            token = read.next();
            if (token.isEmpty()) {
                return all;
            }
        }
        throw new ServerFault(FaultKind.TOO_LARGE, Word.LONG_LIST, PAGES_AT_MOST);
    }

    /// @param next asks for the page after this one; empty when this is the last
    private record Page<T>(List<T> values, String next) {}

    private static <T> List<T> value(Listed<T> listed) throws ServerFault {
        if (listed.value() == null) {
            throw new ServerFault(
                    FaultKind.UNREADABLE, "The answer is not what Azure DevOps sends: it has no \"value\".");
        }
        return Json.list(listed.value());
    }

    private static Type listed(Class<?> of) {
        return TypeToken.getParameterized(Listed.class, of).getType();
    }

    private static String ids(List<Definition> definitions) {
        return definitions.stream().map(one -> String.valueOf(one.id())).collect(Collectors.joining(","));
    }

    private static <T> List<List<T>> parts(List<T> all) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += IN_ONE_QUESTION) {
            parts.add(all.subList(from, Math.min(all.size(), from + IN_ONE_QUESTION)));
        }
        return parts;
    }
}
