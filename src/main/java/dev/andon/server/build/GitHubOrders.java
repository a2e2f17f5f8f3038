package dev.andon.server.build;

import dev.andon.build.Approval;
import dev.andon.build.Approver;
import dev.andon.build.Build;
import dev.andon.build.Canceller;
import dev.andon.build.PartRerunner;
import dev.andon.build.Pipeline;
import dev.andon.server.http.Json;
import dev.andon.source.Acted;
import dev.andon.source.ServerFault;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a run of a workflow can be told: to stop, to run its failed jobs again, or that somebody agrees to a
/// deployment. After GitHub's REST API for workflow runs.
record GitHubOrders(ForgeApi api) implements Canceller, Approver, PartRerunner {
    static final Pattern PAGE = Pattern.compile("/([^/]+/[^/]+)/actions/runs/(\\d+)");

    @Override
    public Acted cancel(Pipeline pipeline, String why) {
        String run = run(pipeline.current());
        return run.isEmpty()
                ? Again.nothingRuns()
                : api.act(run + "/cancel").send("{}").acted();
    }

    @Override
    public Acted rerunFailed(Pipeline pipeline) {
        String run = run(pipeline.last());
        return run.isEmpty()
                ? Again.nothingBuilt()
                : api.act(run + "/rerun-failed-jobs").send("{}").acted();
    }

    @Override
    public List<Approval> waiting(Pipeline pipeline) throws ServerFault {
        String run = run(pipeline.current());
        return run.isEmpty()
                ? List.of()
                : api.ask(run + "/pending_deployments")
                        .json(
                                Pending[].class,
                                all -> Json.list(Arrays.asList(all)).stream()
                                        .filter(Pending::isForUs)
                                        .map(Pending::approval)
                                        .toList());
    }

    @Override
    public Acted approve(Pipeline pipeline, Approval approval, String why) {
        String run = run(pipeline.current());
        if (run.isEmpty() || !approval.id().matches("\\d{1,18}")) {
            return Again.nothingWaits();
        }
        Map<String, Object> wanted = new LinkedHashMap<>();
        wanted.put("environment_ids", List.of(Long.parseLong(approval.id())));
        wanted.put("state", "approved");
        wanted.put("comment", why);
        return api.act(run + "/pending_deployments").send(Json.of(wanted)).acted();
    }

    private static String run(@Nullable Build build) {
        return build == null
                ? ""
                : Again.page(build, PAGE)
                        .map(page -> "repos/" + page.group(1) + "/actions/runs/" + page.group(2))
                        .orElse("");
    }

    private record Environment(long id, @Nullable String name) {}

    private record Pending(
            @Nullable Environment environment, @Nullable Boolean current_user_can_approve) {
        boolean isForUs() {
            return environment != null && !Boolean.FALSE.equals(current_user_can_approve);
        }

        Approval approval() {
            return environment == null
                    ? new Approval("", "")
                    : new Approval(String.valueOf(environment.id()), Json.text(environment.name()));
        }
    }
}
