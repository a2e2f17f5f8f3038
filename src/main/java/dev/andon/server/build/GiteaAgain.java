package dev.andon.server.build;

import dev.andon.build.Pipeline;
import dev.andon.build.Rerunner;
import dev.andon.server.http.Json;
import dev.andon.source.Acted;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Trouble.Word;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Runs a workflow's last run again on a Gitea that can do that: its failed jobs, or all of them where nothing
/// failed or the server cannot tell them apart. Forgejo and older Gitea have nothing of the kind. After Gitea's
/// REST API for workflow runs.
record GiteaAgain(ForgeApi api) implements Rerunner {
    static final Pattern PAGE = Pattern.compile("/([^/]+/[^/]+)/actions/runs/\\d+");

    @Override
    public Acted rerun(Pipeline pipeline) throws ServerFault {
        Optional<Matcher> page = Again.page(pipeline.last(), PAGE);
        if (page.isEmpty()) {
            return Again.nothingBuilt();
        }
        String runs = "repos/" + page.get().group(1) + "/actions/runs";
        String run = runs + "/" + number(runs, Json.text(pipeline.last().url()));
        if (!pipeline.last().outcome().isRed()) {
            return post(run + "/rerun");
        }
        Acted failed = post(run + "/rerun-failed-jobs");
        return Again.isRefused(failed) ? post(run + "/rerun") : failed;
    }

    /// The number in the page's address counts the repository's runs, while the API wants the server's count.
    long number(String runs, String page) throws ServerFault {
        List<Run> newest = api.ask(runs)
                .query("limit", String.valueOf(api.page()))
                .json(Page.class, answer -> Json.list(answer.workflow_runs()));
        return newest.stream()
                .filter(run -> page.equals(run.html_url()))
                .mapToLong(Run::id)
                .findFirst()
                .orElseThrow(() -> new ServerFault(FaultKind.MISSING, Word.RUN_TOO_OLD));
    }

    private Acted post(String path) {
        return api.act(path).send("{}").acted();
    }

    private record Page(@Nullable List<@Nullable Run> workflow_runs) {}

    private record Run(long id, @Nullable String html_url) {}
}
