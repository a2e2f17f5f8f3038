package dev.andon.server.build;

import com.google.gson.annotations.SerializedName;
import dev.andon.build.Approval;
import dev.andon.build.Approver;
import dev.andon.build.Pipeline;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.Acted;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The approvals that a build of Azure DevOps waits for: its timeline says before which stages, the approvals of
/// its project which of them can be given. After the REST API of Build (timeline) and of Approvals and checks
/// (`Approvals - Query`, `Approvals - Update`). Two things are not written there, but programs of others rely on
/// them: that a checkpoint in the timeline has its approval's id, and that an approval names its build
/// (`pipeline.owner.id`). Either is enough here.
///
/// @param http the door to the organisation or collection
/// @param project the only project, or empty where the names of pipelines begin with theirs
record AzureApprovals(Http http, String project) implements Approver {
    private static final Pattern PAGE = Pattern.compile("[?&]buildId=(\\d+)");
    private static final String VERSION = "5.0";
    /// The first that lists approvals without their ids.
    private static final String LISTING = "7.1-preview.1";

    @Override
    public List<Approval> waiting(Pipeline pipeline) throws ServerFault {
        String build = running(pipeline);
        if (build.isEmpty()) {
            return List.of();
        }
        Map<String, String> stages = http.ask(AzureApi.of(of(pipeline), "builds/" + build + "/timeline"))
                .query("api-version", VERSION)
                .json(Timeline.class, AzureApprovals::stages);
        return stages.isEmpty() ? List.of() : pending(pipeline, build, stages);
    }

    private static String running(Pipeline pipeline) {
        String url = pipeline.current() == null ? null : pipeline.current().url();
        Matcher page = PAGE.matcher(url == null ? "" : url);
        return page.find() ? page.group(1) : "";
    }

    private List<Approval> pending(Pipeline pipeline, String build, Map<String, String> stages) throws ServerFault {
        try {
            return http.ask(approvals(pipeline))
                    .query("state", "pending")
                    .query("api-version", LISTING)
                    .json(
                            Pending.class,
                            answer -> given(answer).stream()
                                    .filter(one -> "pending".equals(one.status()))
                                    .filter(one -> stages.containsKey(one.key()) || one.isOf(build))
                                    .map(one -> new Approval(
                                            Json.text(one.id()), stages.getOrDefault(one.key(), only(stages))))
                                    .toList());
        } catch (ServerFault fault) {
            // An older server has no such list; there is nothing that we could agree to.
            if (fault.kind() != FaultKind.MISSING) {
                throw fault;
            }
            return List.of();
        }
    }

    private static String only(Map<String, String> stages) {
        return stages.size() == 1 ? stages.values().iterator().next() : "approval";
    }

    @Override
    public Acted approve(Pipeline pipeline, Approval approval, String why) {
        if (running(pipeline).isEmpty()) {
            return Again.nothingRuns();
        }
        return http.act(approvals(pipeline))
                .by("PATCH")
                .query("api-version", LISTING)
                .header("Accept", "application/json")
                .send(Json.of(List.of(new Update(approval.id(), "approved", why))))
                .acted();
    }

    private String of(Pipeline pipeline) {
        return project.isEmpty() ? AzureAgain.first(pipeline.name()) : project;
    }

    private String approvals(Pipeline pipeline) {
        return AzureApi.of(of(pipeline), "").replaceFirst("build/$", "pipelines/approvals");
    }

    /// The stages that wait, by the ids of the approvals before them.
    private static Map<String, String> stages(Timeline timeline) {
        Map<String, Part> parts = new HashMap<>();
        Json.list(timeline.records()).forEach(part -> parts.put(Json.text(part.id()), part));
        Map<String, String> stages = new HashMap<>();
        parts.values().stream()
                .filter(part -> "Checkpoint.Approval".equals(part.type()) && !"completed".equals(part.state()))
                .forEach(part -> stages.put(Json.text(part.id()), stage(part, parts)));
        return stages;
    }

    private static String stage(Part below, Map<String, Part> parts) {
        Part part = below;
        for (int up = 0; up < parts.size() && part != null; up++) {
            if ("Stage".equals(part.type()) && !Json.text(part.name()).isBlank()) {
                return Json.text(part.name());
            }
            part = parts.get(Json.text(part.parentId()));
        }
        return "approval";
    }

    private static List<Wanted> given(Pending answer) throws ServerFault {
        if (answer.value() == null) {
            throw new ServerFault(
                    FaultKind.UNREADABLE, "The answer is not what Azure DevOps sends: it has no \"value\".");
        }
        return Json.list(answer.value());
    }

    private record Timeline(@Nullable List<@Nullable Part> records) {}

    private record Part(
            @Nullable String id,
            @Nullable String parentId,
            @Nullable String type,
            @Nullable String name,
            @Nullable String state) {}

    private record Pending(@Nullable List<@Nullable Wanted> value) {}

    private record Wanted(
            @Nullable String id,
            @Nullable String status,
            @SerializedName("pipeline") @Nullable Owned pipeline) {
        String key() {
            return Json.text(id);
        }

        boolean isOf(String build) {
            return pipeline != null
                    && pipeline.owner() != null
                    && String.valueOf(pipeline.owner().id()).equals(build);
        }
    }

    private record Owned(@Nullable Owner owner) {}

    private record Owner(long id) {}

    private record Update(String approvalId, String status, String comment) {}
}
