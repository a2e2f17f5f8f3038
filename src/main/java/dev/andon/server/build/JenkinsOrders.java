package dev.andon.server.build;

import com.google.gson.JsonElement;
import dev.andon.build.Activity;
import dev.andon.build.Approval;
import dev.andon.build.Approver;
import dev.andon.build.Build;
import dev.andon.build.Canceller;
import dev.andon.build.Pipeline;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.Acted;
import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Trouble.Word;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a build of Jenkins or Hudson can be told: to stop, or that somebody agrees to an `input` step. A step
/// that wants values is left to the server's own form. Sources: the remote access API of a build (`stop`), the
/// Pipeline Stage View plug-in (`wfapi/pendingInputActions`), the Pipeline Input Step plug-in
/// (`input/<id>/proceedEmpty`), and for stopping a live Hudson.
///
/// @param http the door, saying who asks
/// @param page where jobs are below the root
record JenkinsOrders(Http http, JenkinsPage page) implements Canceller, Approver {
    @Override
    public Acted cancel(Pipeline pipeline, String why) throws ServerFault {
        String build = running(pipeline);
        if (!build.isEmpty()) {
            return JenkinsCrumb.ask(http, page)
                    .on(http.actAt(build + "stop"))
                    .send()
                    .acted();
        }
        return pipeline.activity() == Activity.QUEUED ? leaveQueue(pipeline) : Again.nothingRuns();
    }

    private Acted leaveQueue(Pipeline pipeline) throws ServerFault {
        String job = page.path(pipeline.url() == null ? "" : pipeline.url());
        if (job.isEmpty()) {
            return Again.nothingRuns();
        }
        String item = http.askAddress(job + "api/json")
                .query("tree", "queueItem[id]")
                .json(
                        Job.class,
                        answer -> answer.queueItem() == null
                                ? ""
                                : Json.text(answer.queueItem().id()));
        if (item.isEmpty()) {
            return Again.nothingRuns();
        }
        return JenkinsCrumb.ask(http, page)
                .on(http.actAt(page.prefix() + "/queue/cancelItem").query("id", item))
                .send()
                .acted();
    }

    @Override
    public List<Approval> waiting(Pipeline pipeline) throws ServerFault {
        String build = running(pipeline);
        if (build.isEmpty()) {
            return List.of();
        }
        try {
            return http.askAddress(build + "wfapi/pendingInputActions")
                    .json(
                            Input[].class,
                            all -> Json.list(Arrays.asList(all)).stream()
                                    .map(Input::approval)
                                    .toList());
        } catch (ServerFault fault) {
            if (fault.kind() != FaultKind.MISSING) {
                throw fault;
            }
            return List.of();
        }
    }

    @Override
    public Acted approve(Pipeline pipeline, Approval approval, String why) throws ServerFault {
        String build = running(pipeline);
        if (build.isEmpty()) {
            return Again.nothingWaits();
        }
        if (approval.id().isEmpty()) {
            return new Acted.NotDone(Fault.of(FaultKind.REFUSED, Word.APPROVAL_WANTS_VALUES));
        }
        String id = URLEncoder.encode(approval.id(), StandardCharsets.UTF_8).replace("+", "%20");
        return JenkinsCrumb.ask(http, page)
                .on(http.actAt(build + "input/" + id + "/proceedEmpty"))
                .send()
                .acted();
    }

    private String running(Pipeline pipeline) {
        Build current = pipeline.current();
        return current == null || current.url() == null ? "" : page.path(current.url());
    }

    private record Job(@Nullable Item queueItem) {}

    private record Item(@Nullable JsonElement id) {}

    /// @param inputs the values it wants
    private record Input(
            @Nullable String id,
            @Nullable String message,
            @Nullable List<@Nullable JsonElement> inputs) {
        Approval approval() {
            boolean wantsValues = !Json.list(inputs).isEmpty();
            return new Approval(wantsValues ? "" : Json.text(id), Json.text(message == null ? id : message));
        }
    }
}
