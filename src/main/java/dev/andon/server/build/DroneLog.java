package dev.andon.server.build;

import dev.andon.build.Build;
import dev.andon.build.Log;
import dev.andon.build.LogPart;
import dev.andon.build.Logs;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.build.Stretch;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The logs of a build's steps, each of which Drone sends whole, line by line, once the step has ended. After
/// Drone's REST API.
record DroneLog(Http http) implements Logs {
    @Override
    public List<Log> logs(Pipeline pipeline, Build build) throws ServerFault {
        String path = Drone.path(build);
        return path.isEmpty()
                ? List.of()
                : http.ask(path)
                        .json(
                                Numbered.class,
                                whole -> Json.list(whole.stages()).stream()
                                        .flatMap(stage -> Json.list(stage.steps()).stream()
                                                .filter(Step::hasBegun)
                                                .map(step -> step.log(path + "/logs/", stage)))
                                        .toList());
    }

    @Override
    public LogPart read(Log log, Stretch stretch) throws ServerFault {
        Optional<List<String>> lines = lines(log);
        return lines.isEmpty() ? new LogPart("", 0, 0, false, -1) : LineLog.part(lines.get(), stretch, log.growing());
    }

    @Override
    public long whole(Log log, Consumer<String> taker) throws ServerFault {
        return LineLog.whole(lines(log).orElse(List.of()), taker);
    }

    /// Empty as long as the step has not ended.
    private Optional<List<String>> lines(Log log) throws ServerFault {
        try {
            return Optional.of(http.ask(log.id())
                    .json(
                            Line[].class,
                            all -> Json.list(Arrays.asList(all)).stream()
                                    .map(line -> Json.text(line.out()))
                                    .toList()));
        } catch (ServerFault fault) {
            if (fault.kind() != FaultKind.MISSING || !log.growing()) {
                throw fault;
            }
            return Optional.empty();
        }
    }

    private record Numbered(@Nullable List<@Nullable Stage> stages) {}

    private record Stage(
            long number, @Nullable String name, @Nullable List<@Nullable Step> steps) {}

    private record Step(
            long number, @Nullable String name, @Nullable String status, long started) {
        boolean hasBegun() {
            return started > 0;
        }

        Log log(String path, Stage stage) {
            Outcome outcome = Drone.outcome(Json.text(status));
            return new Log(
                    path + stage.number() + "/" + number,
                    Json.text(stage.name()) + " / " + Json.text(name),
                    outcome,
                    "running".equals(status));
        }
    }

    private record Line(@Nullable String out) {}
}
