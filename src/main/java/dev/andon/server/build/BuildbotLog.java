package dev.andon.server.build;

import com.google.gson.annotations.SerializedName;
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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The logs of a build's steps, whose positions are lines. Which logs a step has costs a request for each, so
/// that is asked of those steps that failed or run; of the others the first log is read when somebody wants it.
/// Source: the REST API of steps, logs and log chunks in Buildbot's manual, and a live Buildbot.
///
/// @param http the door below which `api/v2` is
record BuildbotLog(Http http) implements Logs {
    /// So many lines a part has at most. Buildbot itself breaks lines after some 4,000 characters.
    static final int LINES = 2_000;

    private static final int STEPS_ASKED = 10;
    private static final String LOG = "logs/";
    private static final String STEP = "steps/";

    @Override
    public List<Log> logs(Pipeline pipeline, Build build) throws ServerFault {
        String path = BuildbotBuilds.path(build);
        if (path.isEmpty()) {
            return List.of();
        }
        List<Step> steps = http.ask(path + "/steps")
                .query("field", "stepid")
                .query("field", "name")
                .query("field", "started_at")
                .query("field", "complete")
                .query("field", "results")
                .json(Steps.class, answer -> given(answer.steps()));
        List<Log> logs = new ArrayList<>();
        int asked = 0;
        for (Step step : steps) {
            if (step.began() != null) {
                boolean asks = step.isTelling() && asked++ < STEPS_ASKED;
                logs.addAll(asks ? ofStep(step) : List.of(step.log(STEP + step.id(), "")));
            }
        }
        return logs;
    }

    /// A step's first log is named by its step, as it is when it is not looked for: who follows a build knows by it
    /// what was shown before the step ended.
    private List<Log> ofStep(Step step) throws ServerFault {
        List<Wire> all = readable(STEP + step.id());
        List<Log> logs = new ArrayList<>();
        for (Wire wire : all) {
            String id = logs.isEmpty() ? STEP + step.id() : LOG + wire.id();
            logs.add(step.log(id, all.size() > 1 ? " / " + Json.text(wire.name()) : ""));
        }
        return logs;
    }

    @Override
    public LogPart read(Log log, Stretch stretch) throws ServerFault {
        List<Wire> found = log.id().startsWith(STEP) ? readable(log.id()) : wires(log.id());
        if (found.isEmpty()) {
            return new LogPart("", 0, 0, !log.growing(), 0);
        }
        Wire wire = found.getFirst();
        long total = Math.max(0, wire.lines());
        return switch (stretch) {
            case Stretch.End() -> read(wire, Math.max(0, total - LINES), total);
            case Stretch.From(long at) -> read(wire, Math.min(at, total), Math.min(at + LINES, total));
            case Stretch.Before(long at) -> read(wire, Math.max(0, Math.min(at, total) - LINES), Math.min(at, total));
        };
    }

    private LogPart read(Wire wire, long from, long to) throws ServerFault {
        String text = from == to
                ? ""
                : http.ask("api/v2/" + LOG + wire.id() + "/contents")
                        .query("offset", String.valueOf(from))
                        .query("limit", String.valueOf(to - from))
                        .json(Chunks.class, answer -> text(answer, wire.hasChannels()));
        return new LogPart(text, from, to, wire.complete() && to == wire.lines(), wire.lines());
    }

    private List<Wire> readable(String step) throws ServerFault {
        return wires("api/v2/" + step + "/logs").stream()
                .filter(wire -> !"h".equals(wire.type()))
                .toList();
    }

    private List<Wire> wires(String path) throws ServerFault {
        return http.ask(path.startsWith("api/") ? path : "api/v2/" + path)
                .json(WireLogs.class, answer -> given(answer.logs()));
    }

    /// Each line of a log of a command begins with a letter for the channel it came by.
    private static String text(Chunks answer, boolean channels) throws ServerFault {
        var text = new StringBuilder();
        for (Chunk chunk : given(answer.chunks())) {
            String content = Json.text(chunk.content());
            text.append(channels ? content.replaceAll("(?m)^[ohe]", "") : content);
            if (!content.isEmpty() && !content.endsWith("\n")) {
                text.append('\n');
            }
        }
        return text.toString();
    }

    private static <T> List<T> given(@Nullable List<T> list) throws ServerFault {
        if (list == null) {
            throw new ServerFault(FaultKind.UNREADABLE, "The answer lacks what every Buildbot tells.");
        }
        return Json.list(list);
    }

    private record Steps(@Nullable List<@Nullable Step> steps) {}

    private record Step(
            @SerializedName("stepid") long id,
            @Nullable String name,
            @SerializedName("started_at") @Nullable Long began,
            boolean complete,
            @Nullable Integer results) {
        boolean isTelling() {
            return !complete || outcome().isRed();
        }

        Outcome outcome() {
            return complete ? BuildbotAnswers.outcome(results) : Outcome.UNKNOWN;
        }

        Log log(String id, String of) {
            return new Log(id, Json.text(name) + of, outcome(), !complete);
        }
    }

    private record WireLogs(@Nullable List<@Nullable Wire> logs) {}

    /// @param type `s` for a command's output, `t` for text, `h` for a page, `d` for one that was deleted
    private record Wire(
            @SerializedName("logid") long id,
            @Nullable String name,
            @Nullable String type,
            @SerializedName("num_lines") long lines,
            boolean complete) {
        boolean hasChannels() {
            return "s".equals(type);
        }
    }

    private record Chunks(
            @SerializedName("logchunks") @Nullable List<@Nullable Chunk> chunks) {}

    private record Chunk(@Nullable String content) {}
}
