package dev.andon.server.build;

import com.google.gson.annotations.SerializedName;
import dev.andon.build.Branch;
import dev.andon.build.Build;
import dev.andon.build.History;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.server.http.Ask;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Trouble.Word;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The last runs of a branch or a merge request: one request. The list does not tell when a run started and
/// ended, but when it was made and when it changed last; these stand for them. After GitLab's REST API for
/// pipelines.
///
/// @param http the door to the host, saying who asks
record GitLabHistory(Http http) implements History {
    @Override
    public List<Build> history(Pipeline pipeline, int atMost) throws ServerFault {
        GitLabPage page = GitLabPage.of(pipeline, pipeline.last())
                .or(() -> GitLabPage.of(pipeline, pipeline.current()))
                .orElseThrow(() -> new ServerFault(FaultKind.MISSING, Word.NO_BUILD));
        Branch branch = pipeline.branch();
        boolean ofRequest = branch != null && branch.name().matches("!\\d+");
        Ask ask = http.askAddress(page.project()
                + (ofRequest && branch != null
                        ? "/merge_requests/" + branch.name().substring(1)
                        : "")
                + "/pipelines");
        if (branch != null && !ofRequest) {
            ask.query("ref", branch.name()).query("order_by", "id");
        }
        return ask.query("per_page", String.valueOf(atMost))
                .json(
                        Wire[].class,
                        all -> Json.list(Arrays.asList(all)).stream()
                                .map(Wire::build)
                                .toList());
    }

    private record Wire(
            @Nullable String id,
            @Nullable String iid,
            @Nullable String status,
            @Nullable String sha,
            @Nullable String ref,
            @SerializedName("created_at") @Nullable String created,
            @SerializedName("updated_at") @Nullable String updated,
            @SerializedName("web_url") @Nullable String url) {
        Build build() {
            var run = new GitLabRun(
                    Json.text(id),
                    Json.text(iid),
                    Json.text(status),
                    false,
                    "",
                    Json.text(ref),
                    Json.text(sha),
                    Times.iso(created),
                    Times.iso(updated),
                    url,
                    "");
            boolean ended = !run.activity().isBusy() && run.outcome() != Outcome.UNKNOWN;
            return Build.of(run.id(), run.outcome())
                    .started(run.started())
                    .finished(ended ? run.finished() : null)
                    .at(url)
                    .revision(sha);
        }
    }
}
