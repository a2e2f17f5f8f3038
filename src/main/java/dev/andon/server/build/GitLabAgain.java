package dev.andon.server.build;

import dev.andon.build.Branch;
import dev.andon.build.Pipeline;
import dev.andon.build.Rerunner;
import dev.andon.server.http.Act;
import dev.andon.server.http.Http;
import dev.andon.source.Acted;
import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.source.Trouble.Word;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Repeats the failed jobs of a project's last pipeline; where none failed there is nothing to repeat, and the
/// branch is built anew. After GitLab's REST API for pipelines (doc/api/pipelines).
///
/// @param http the door to the host, saying who asks
record GitLabAgain(Http http) implements Rerunner {
    @Override
    public Acted rerun(Pipeline pipeline) {
        Optional<GitLabPage> page = GitLabPage.of(pipeline, pipeline.last());
        if (page.isEmpty()) {
            return Again.nothingBuilt();
        }
        return pipeline.last().outcome().isRed()
                ? act(page.get().run() + "/retry").send().acted()
                : anew(page.get().project(), pipeline.branch());
    }

    private Acted anew(String api, @Nullable Branch branch) {
        return branch == null || branch.kind() == Branch.Kind.PULL_REQUEST
                ? new Acted.NotDone(Fault.of(FaultKind.MISSING, Word.NOTHING_FAILED))
                : act(api + "/pipeline").query("ref", branch.name()).send().acted();
    }

    private Act act(String address) {
        return http.actAt(address).header("Accept", "application/json");
    }
}
