package dev.andon.server.build;

import dev.andon.build.Pipeline;
import dev.andon.build.Rerunner;
import dev.andon.source.Acted;
import java.util.Optional;
import java.util.regex.Matcher;

/// Runs the failed jobs of a workflow's last run again, or all of them where nothing failed or GitHub refuses
/// that, as it does for a run without jobs. After GitHub's REST API for workflow runs.
record GitHubAgain(ForgeApi api) implements Rerunner {
    @Override
    public Acted rerun(Pipeline pipeline) {
        Optional<Matcher> page = Again.page(pipeline.last(), GitHubOrders.PAGE);
        if (page.isEmpty()) {
            return Again.nothingBuilt();
        }
        String run =
                "repos/" + page.get().group(1) + "/actions/runs/" + page.get().group(2);
        if (!pipeline.last().outcome().isRed()) {
            return post(run + "/rerun");
        }
        Acted failed = post(run + "/rerun-failed-jobs");
        return Again.isRefused(failed) ? post(run + "/rerun") : failed;
    }

    private Acted post(String path) {
        return api.act(path).send("{}").acted();
    }
}
