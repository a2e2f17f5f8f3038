package dev.andon.server.build;

import dev.andon.build.Approval;
import dev.andon.build.Approver;
import dev.andon.build.Build;
import dev.andon.build.Canceller;
import dev.andon.build.Pipeline;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.Acted;
import dev.andon.source.ServerFault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a build of Drone can be told: to stop, or that a blocked stage may begin. After Drone's REST API.
record DroneOrders(Http http) implements Canceller, Approver {
    @Override
    public Acted cancel(Pipeline pipeline, String why) {
        String path = path(pipeline.current());
        return path.isEmpty()
                ? Again.nothingRuns()
                : http.act(path).by("DELETE").send().acted();
    }

    @Override
    public List<Approval> waiting(Pipeline pipeline) throws ServerFault {
        String path = path(pipeline.current());
        return path.isEmpty()
                ? List.of()
                : http.ask(path)
                        .json(
                                Numbered.class,
                                whole -> Json.list(whole.stages()).stream()
                                        .filter(stage -> "blocked".equals(stage.status()))
                                        .map(stage ->
                                                new Approval(String.valueOf(stage.number()), Json.text(stage.name())))
                                        .toList());
    }

    @Override
    public Acted approve(Pipeline pipeline, Approval approval, String why) {
        String path = path(pipeline.current());
        return path.isEmpty() || !approval.id().matches("\\d{1,9}")
                ? Again.nothingWaits()
                : http.act(path + "/approve/" + approval.id()).send().acted();
    }

    private static String path(@Nullable Build build) {
        return build == null ? "" : Drone.path(build);
    }

    private record Numbered(@Nullable List<@Nullable Stage> stages) {}

    private record Stage(
            long number, @Nullable String name, @Nullable String status) {}
}
