package dev.andon.server.build;

import dev.andon.build.Branch;
import dev.andon.build.Build;
import dev.andon.build.History;
import dev.andon.build.Pipeline;
import dev.andon.server.http.Ask;
import dev.andon.server.http.Json;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Trouble.Word;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The last runs of a workflow on a branch: one request. Of a run that was repeated the newest attempt is told.
/// After GitHub's REST API for workflow runs.
record GitHubHistory(ForgeApi api) implements History {
    private static final Pattern WORKFLOW = Pattern.compile("/([^/]+/[^/]+)/actions/workflows/([^/?#]+)");

    @Override
    public List<Build> history(Pipeline pipeline, int atMost) throws ServerFault {
        Matcher page = WORKFLOW.matcher(pipeline.url() == null ? "" : pipeline.url());
        if (!page.find()) {
            throw new ServerFault(FaultKind.MISSING, Word.NO_WORKFLOW);
        }
        Ask ask = api.ask("repos/" + page.group(1) + "/actions/workflows/" + page.group(2) + "/runs")
                .query("per_page", String.valueOf(atMost))
                .query("exclude_pull_requests", "true");
        Branch branch = pipeline.branch();
        boolean ofRequest = branch != null && branch.kind() == Branch.Kind.PULL_REQUEST;
        return (branch == null ? ask : ask.query("branch", branch.name()))
                .json(GitHubRuns.Page.class, answer -> builds(answer, ofRequest));
    }

    /// The branch filter also finds pull requests from other people's branches of the same name.
    private static List<Build> builds(GitHubRuns.Page answer, boolean ofRequest) throws ServerFault {
        if (answer.workflow_runs() == null) {
            throw new ServerFault(FaultKind.UNREADABLE, "The answer lists no runs.");
        }
        return Json.list(answer.workflow_runs()).stream()
                .filter(run -> GitHubRuns.isPullRequest(run) == ofRequest)
                .map(run -> GitHubRuns.entry(run).build())
                .toList();
    }
}
