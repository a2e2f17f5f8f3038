package dev.andon.server.build;

import dev.andon.build.Branch;
import dev.andon.build.Pipeline;
import dev.andon.build.Rerunner;
import dev.andon.server.http.Act;
import dev.andon.server.http.Http;
import dev.andon.source.Acted;
import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Repeats the failed jobs of a project's last pipeline; where none failed there is nothing to repeat, and the
/// branch is built anew. After GitLab's REST API for pipelines (doc/api/pipelines).
///
/// @param http the door to the host, saying who asks
record GitLabAgain(Http http) implements Rerunner {
    private static final Pattern PAGE = Pattern.compile("^https?://[^/]+(.*)/-/pipelines/(\\d+)$");

    @Override
    public Acted rerun(Pipeline pipeline) {
        String project = "/" + pipeline.name();
        Optional<Matcher> page =
                Again.page(pipeline.last(), PAGE).filter(found -> found.group(1).endsWith(project));
        if (page.isEmpty()) {
            return Again.nothingBuilt();
        }
        String path = page.get().group(1);
        String prefix = path.substring(0, path.length() - project.length());
        String api = prefix + "/api/v4/projects/" + URLEncoder.encode(pipeline.name(), StandardCharsets.UTF_8);
        return pipeline.last().outcome().isRed()
                ? act(api + "/pipelines/" + page.get().group(2) + "/retry")
                        .send()
                        .acted()
                : anew(api, pipeline.branch());
    }

    private Acted anew(String api, @Nullable Branch branch) {
        return branch == null || branch.kind() == Branch.Kind.PULL_REQUEST
                ? new Acted.NotDone(new Fault(
                        FaultKind.MISSING, "Nothing failed in it, and only a branch can be built without a failure."))
                : act(api + "/pipeline").query("ref", branch.name()).send().acted();
    }

    private Act act(String address) {
        return http.actAt(address).header("Accept", "application/json");
    }
}
