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
import dev.andon.source.ServerFault;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/// The logs of a build's steps, each of which Woodpecker sends whole, line by line. After Woodpecker's REST API,
/// and its sources for the types of lines.
record WoodpeckerLog(Http http) implements Logs {
    @Override
    public List<Log> logs(Pipeline pipeline, Build build) throws ServerFault {
        Optional<Matcher> page = Again.page(build, Woodpecker.BUILD);
        if (page.isEmpty()) {
            return List.of();
        }
        String repo = "api/repos/" + page.get().group(1);
        String number = page.get().group(2);
        return http.ask(repo + "/pipelines/" + number)
                .json(
                        Numbered.class,
                        whole -> Json.list(whole.workflows()).stream()
                                .flatMap(workflow -> Json.list(workflow.children()).stream()
                                        .filter(Step::hasBegun)
                                        .map(step -> step.log(repo + "/logs/" + number + "/", workflow)))
                                .toList());
    }

    @Override
    public LogPart read(Log log, Stretch stretch) throws ServerFault {
        return LineLog.part(taker -> lines(log).each(output(taker)), stretch, log.growing());
    }

    @Override
    public long whole(Log log, Consumer<String> taker) throws ServerFault {
        return LineLog.whole(each -> lines(log).all(output(each)), taker);
    }

    private Elements<Line> lines(Log log) {
        return http.ask(log.id()).elements(Line.class);
    }

    private static Consumer<Line> output(Consumer<String> taker) {
        return line -> {
            if (line.isOutput()) {
                taker.accept(line.text());
            }
        };
    }

    private record Numbered(@Nullable List<@Nullable Workflow> workflows) {}

    private record Workflow(@Nullable String name, @Nullable List<@Nullable Step> children) {}

    private record Step(
            long id, @Nullable String name, @Nullable String state, long started) {
        boolean hasBegun() {
            return started > 0;
        }

        Log log(String path, Workflow workflow) {
            Outcome outcome = Woodpecker.outcome(Json.text(state));
            return new Log(
                    path + id, Json.text(workflow.name()) + " / " + Json.text(name), outcome, "running".equals(state));
        }
    }

    /// @param data in Base64
    /// @param type 0 and 1 for the two outputs of a command
    private record Line(@Nullable String data, int type) {
        boolean isOutput() {
            return type == 0 || type == 1;
        }

        String text() {
            return new String(Base64.getDecoder().decode(Json.text(data)), StandardCharsets.UTF_8);
        }
    }
}
