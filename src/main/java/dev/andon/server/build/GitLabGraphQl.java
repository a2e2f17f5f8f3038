package dev.andon.server.build;

import dev.andon.build.Pipeline;
import dev.andon.server.build.GitLabAnswer.Close;
import dev.andon.server.build.GitLabAnswer.Found;
import dev.andon.server.build.GitLabAnswer.Listed;
import dev.andon.server.build.GitLabAnswer.Nodes;
import dev.andon.server.build.GitLabAnswer.Page;
import dev.andon.server.build.GitLabCloseLooks.Closer;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.FaultKind;
import dev.andon.source.Glob;
import dev.andon.source.Selection;
import dev.andon.source.ServerFault;
import dev.andon.source.Trouble.Word;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// GitLab by GraphQL: the projects of a group in one question, their runs in another, and a closer look at what
/// is red or running in a third.
///
/// GitLab refuses a question whose complexity is above 200 (250 with a token). A list costs what one of its
/// elements costs, and a hundredth of that for each element; so many projects in one list are cheap, and many
/// lists are not.
final class GitLabGraphQl {
    private static final int ENTRIES_AT_ONCE = 5;
    private static final int PROJECTS_AT_ONCE = 20;
    private static final int LISTS_AT_ONCE = 4;
    private static final int CLOSER_AT_ONCE = 6;
    private static final int CLOSER_QUESTIONS = 4;
    private static final int PAGES_AT_MOST = 50;

    private static final String PROJECT = """
            fragment P on Project { id fullPath webUrl archived repository { rootRef } }""";
    private static final String RUN = """
            fragment R on Pipeline { id iid status ref sha startedAt finishedAt failureReason detailedStatus { group } }""";

    private final Http http;
    private final List<String> entries;
    private final Selection selection;
    private final GitLabCloseLooks closeLooks = new GitLabCloseLooks(CLOSER_AT_ONCE, CLOSER_QUESTIONS);
    private final AtomicInteger listsAtOnce = new AtomicInteger(LISTS_AT_ONCE);

    GitLabGraphQl(Http http, List<String> entries, Selection selection) {
        this.http = http;
        this.entries = entries;
        this.selection = selection;
    }

    List<Pipeline> look() throws ServerFault {
        var projects = new LinkedHashMap<String, Project>();
        List<Pipeline> pipelines = new ArrayList<>();
        for (int i = 0; i < entries.size(); i += ENTRIES_AT_ONCE) {
            discover(entries.subList(i, Math.min(entries.size(), i + ENTRIES_AT_ONCE)), projects, pipelines);
        }
        if (pipelines.size() == entries.size()) {
            throw new ServerFault(FaultKind.MISSING, Word.NO_GROUP, String.join(", ", entries));
        }
        List<GitLabBranch> branches = branches(GitLabWish.wanted(projects.values(), Project::name, selection));
        pipelines.addAll(closeLooks.pipelines(branches, this::lookCloser));
        return List.copyOf(pipelines);
    }

    /// Finds out what each entry is: a project or a group, which the address does not tell. What is neither gets
    /// a tile of which nothing is known, so that a typing error does not hide the others.
    private void discover(List<String> some, Map<String, Project> projects, List<Pipeline> lost) throws ServerFault {
        var question = new GitLabQuestion();
        for (int i = 0; i < some.size(); i++) {
            question.let("e" + i, "ID!", some.get(i));
            question.ask("p%d: project(fullPath: $e%d) { ...P }".formatted(i, i));
            question.ask("g%d: group(fullPath: $e%d) { %s }".formatted(i, i, GROUP.formatted("")));
        }
        Map<String, Found> found = ask(question.text(PROJECT), GitLabAnswer.FOUND);
        for (int i = 0; i < some.size(); i++) {
            Found project = found.get("p" + i);
            Found group = found.get("g" + i);
            if (project != null && project.fullPath() != null) {
                add(project, projects);
            } else if (group != null) {
                addAll(some.get(i), group, projects);
            } else {
                lost.add(Pipeline.named(some.get(i), some.get(i)).done());
            }
        }
    }

    private static final String GROUP =
            "projects(includeSubgroups: true, first: 100%s) { pageInfo { hasNextPage endCursor } nodes { ...P } }";

    private void addAll(String path, Found group, Map<String, Project> projects) throws ServerFault {
        Found page = group;
        for (int pages = 1; ; pages++) {
            Nodes<Found> some = page == null ? null : page.projects();
            if (some == null) {
                throw new ServerFault(FaultKind.BROKEN, Word.GROUP_NOT_WHOLE, path);
            }
            Json.list(some.nodes()).stream()
                    .filter(each -> !Boolean.TRUE.equals(each.archived()))
                    .forEach(each -> add(each, projects));
            Page info = some.pageInfo();
            if (info == null || !info.hasNextPage()) {
                return;
            }
            if (pages == PAGES_AT_MOST) {
                throw new ServerFault(FaultKind.TOO_LARGE, Word.LARGE_GROUP, path);
            }
            var question = new GitLabQuestion();
            question.let("path", "ID!", path);
            question.let("after", "String!", Json.text(info.endCursor()));
            question.ask("g0: group(fullPath: $path) { %s }".formatted(GROUP.formatted(", after: $after")));
            Map<String, Found> next = ask(question.text(PROJECT), GitLabAnswer.FOUND);
            page = next.get("g0");
        }
    }

    /// A project without a default branch was never pushed to: it has no pipelines.
    private static void add(Found project, Map<String, Project> projects) {
        String mainLine =
                project.repository() == null ? null : project.repository().rootRef();
        if (project.id() != null && project.fullPath() != null && mainLine != null) {
            projects.put(
                    project.fullPath(),
                    new Project(project.id(), project.fullPath(), Json.text(project.webUrl()), mainLine));
        }
    }

    private List<GitLabBranch> branches(List<Project> projects) throws ServerFault {
        List<Listing> listings = new ArrayList<>();
        for (int i = 0; i < projects.size(); i += PROJECTS_AT_ONCE) {
            listings.addAll(listings(projects.subList(i, Math.min(projects.size(), i + PROJECTS_AT_ONCE))));
        }
        var runs = new LinkedHashMap<String, GitLabWish>();
        projects.forEach(
                each -> runs.put(each.name(), new GitLabWish(each.name(), each.url(), each.mainLine(), selection)));
        while (!listings.isEmpty()) {
            int count = Math.min(listings.size(), listsAtOnce.get());
            List<Listing> asked = listings.subList(0, count);
            try {
                read(asked, runs);
                asked.clear();
            } catch (ServerFault fault) {
                if (fault.kind() != FaultKind.TOO_LARGE
                        || (count == 1 && asked.getFirst().ids().size() == 1)) {
                    throw fault;
                }
                if (count > 1) {
                    listsAtOnce.set(count / 2);
                } else {
                    listings.addAll(1, asked.getFirst().halves());
                    listings.removeFirst();
                }
            }
        }
        return runs.values().stream().flatMap(wish -> wish.branches().stream()).toList();
    }

    private List<Listing> listings(List<Project> projects) {
        var byRef = new LinkedHashMap<String, List<String>>();
        projects.forEach(each ->
                byRef.computeIfAbsent(each.mainLine(), _ -> new ArrayList<>()).add(each.id()));
        List<String> ids = projects.stream().map(Project::id).toList();
        selection.branches().stream().filter(Glob::isExact).map(Glob::toString).forEach(ref -> byRef.put(ref, ids));
        List<Listing> listings = new ArrayList<>();
        byRef.forEach((ref, some) ->
                listings.add(new Listing("pipelines(ref: $%s, first: 10) { nodes { ...R } }", ref, some)));
        if (GitLabWish.wantsNewest(selection)) {
            listings.add(new Listing("pipelines(first: 50) { nodes { ...R } }", "", ids));
        }
        if (selection.pullRequests()) {
            listings.add(new Listing(
                    "mergeRequests(state: opened, sort: UPDATED_DESC, first: 50) { nodes { iid webUrl pipelines(first: 5) { nodes { ...R } } } }",
                    "",
                    ids));
        }
        return listings;
    }

    private void read(List<Listing> asked, Map<String, GitLabWish> runs) throws ServerFault {
        var question = new GitLabQuestion();
        for (int i = 0; i < asked.size(); i++) {
            Listing listing = asked.get(i);
            question.let("i" + i, "[ID!]", listing.ids());
            if (!listing.ref().isEmpty()) {
                question.let("r" + i, "String!", listing.ref());
            }
            question.ask("l%d: projects(ids: $i%d, first: %d) { nodes { fullPath %s } }"
                    .formatted(i, i, PROJECTS_AT_ONCE, listing.what().formatted("r" + i)));
        }
        Map<String, Nodes<Listed>> answer = ask(question.text(RUN), GitLabAnswer.LISTED);
        for (int i = 0; i < asked.size(); i++) {
            Nodes<Listed> listed = answer.get("l" + i);
            List<Listed> nodes = listed == null ? List.of() : Json.list(listed.nodes());
            if (nodes.size() < asked.get(i).ids().size()) {
                throw new ServerFault(FaultKind.BROKEN, Word.PROJECTS_LEFT_OUT);
            }
            for (Listed node : nodes) {
                GitLabWish wish = runs.get(Json.text(node.fullPath()));
                if (wish != null) {
                    wish.take(asked.get(i).ref(), node.runs(wish.url()), node.requests(wish.url()));
                }
            }
        }
    }

    private Map<Closer, GitLabRun.Detail> lookCloser(List<Closer> some) throws ServerFault {
        var question = new GitLabQuestion();
        for (int i = 0; i < some.size(); i++) {
            question.let("p" + i, "ID!", some.get(i).project());
            question.let("i" + i, "ID!", some.get(i).run().iid());
            question.ask("""
                    c%d: project(fullPath: $p%d) { pipeline(iid: $i%d) { commit { authorName } user { name } \
                    jobs(statuses: [FAILED, CANCELED], first: %d) { nodes { name status allowFailure retried stage { name } \
                    detailedStatus { tooltip } } } } }""".formatted(i, i, i, GitLabRun.Detail.JOBS_AT_MOST));
        }
        Map<String, Close> answer = ask(question.text(""), GitLabAnswer.CLOSE);
        var details = new HashMap<Closer, GitLabRun.Detail>();
        for (int i = 0; i < some.size(); i++) {
            Close close = answer.get("c" + i);
            if (close != null && close.pipeline() != null) {
                details.put(some.get(i), close.pipeline().detail());
            }
        }
        return details;
    }

    private <T> Map<String, T> ask(String posted, Type type) throws ServerFault {
        return http.ask("api/graphql").posting(posted).read(body -> GitLabAnswer.read(body, type));
    }

    private record Project(String id, String name, String url, String mainLine) {}

    /// @param what which runs of each project
    /// @param ref the branch, or empty when it is not for one branch
    private record Listing(String what, String ref, List<String> ids) {
        List<Listing> halves() {
            int half = ids.size() / 2;
            return List.of(
                    new Listing(what, ref, ids.subList(0, half)),
                    new Listing(what, ref, ids.subList(half, ids.size())));
        }
    }
}
