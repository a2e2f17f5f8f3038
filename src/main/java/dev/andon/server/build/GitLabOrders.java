package dev.andon.server.build;

import dev.andon.build.Approval;
import dev.andon.build.Approver;
import dev.andon.build.Canceller;
import dev.andon.build.PartRerunner;
import dev.andon.build.Pipeline;
import dev.andon.server.http.Act;
import dev.andon.server.http.Http;
import dev.andon.source.Acted;
import dev.andon.source.ServerFault;
import java.util.List;
import java.util.Optional;

/// What a run of a project's pipeline can be told: to stop, to repeat its failed jobs, or that a manual job, for
/// which it waits, may begin. After GitLab's REST API for pipelines and jobs.
///
/// @param http the door to the host, saying who asks
record GitLabOrders(Http http) implements Canceller, Approver, PartRerunner {
    @Override
    public Acted cancel(Pipeline pipeline, String why) {
        Optional<GitLabPage> page = GitLabPage.of(pipeline, pipeline.current());
        return page.isEmpty() ? Again.nothingRuns() : act(page.get().run() + "/cancel");
    }

    @Override
    public Acted rerunFailed(Pipeline pipeline) {
        Optional<GitLabPage> page = GitLabPage.of(pipeline, pipeline.last());
        return page.isEmpty() ? Again.nothingBuilt() : act(page.get().run() + "/retry");
    }

    @Override
    public List<Approval> waiting(Pipeline pipeline) throws ServerFault {
        Optional<GitLabPage> page = GitLabPage.of(pipeline, pipeline.current());
        return page.isEmpty()
                ? List.of()
                : GitLabLog.jobs(http, page.get(), "manual").stream()
                        .map(job -> new Approval(String.valueOf(job.id()), job.title()))
                        .toList();
    }

    @Override
    public Acted approve(Pipeline pipeline, Approval approval, String why) {
        Optional<GitLabPage> page = GitLabPage.of(pipeline, pipeline.current());
        return page.isEmpty() || !approval.id().matches("\\d{1,18}")
                ? Again.nothingWaits()
                : act(page.get().project() + "/jobs/" + approval.id() + "/play");
    }

    private Acted act(String address) {
        Act act = http.actAt(address).header("Accept", "application/json");
        return act.send().acted();
    }
}
