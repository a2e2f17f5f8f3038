package dev.andon.server.build;

import dev.andon.build.Build;
import dev.andon.build.Log;
import dev.andon.build.LogPart;
import dev.andon.build.Logs;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.build.Stretch;
import dev.andon.server.http.Elements;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import java.util.List;
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
        try {
            return LineLog.part(taker -> lines(log).each(line -> taker.accept(line.text())), stretch, log.growing());
        } catch (ServerFault fault) {
            return notYet(log, fault);
        }
    }

    @Override
    public long whole(Log log, Consumer<String> taker) throws ServerFault {
        try {
            return LineLog.whole(each -> lines(log).all(line -> each.accept(line.text())), taker);
        } catch (ServerFault fault) {
            return notYet(log, fault).next();
        }
    }

    private Elements<Line> lines(Log log) {
        return http.ask(log.id()).elements(Line.class);
    }

    /// There is nothing as long as the step has not ended.
    private static LogPart notYet(Log log, ServerFault fault) throws ServerFault {
        if (fault.kind() != FaultKind.MISSING || !log.growing()) {
            throw fault;
        }
        return new LogPart("", 0, 0, false, -1);
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

    private record Line(@Nullable String out) {
        String text() {
            return Json.text(out);
        }
    }
}
