package dev.andon.server.build;

import com.google.gson.JsonElement;
import com.google.gson.annotations.SerializedName;
import dev.andon.build.Canceller;
import dev.andon.build.Pipeline;
import dev.andon.build.Rerunner;
import dev.andon.server.http.Act;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.server.http.Reply;
import dev.andon.source.Acted;
import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Trouble.Word;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Builds again what a builder built last, of the same revision, or stops what it builds now: the control methods
/// `rebuild` and `stop` of a build, by JSON-RPC. Source: the REST API's control part in Buildbot's manual, and a
/// live Buildbot.
///
/// @param http the door below which `api/v2` is
record BuildbotAgain(Http http) implements Rerunner, Canceller {
    @Override
    public Acted rerun(Pipeline pipeline) throws ServerFault {
        String build = BuildbotBuilds.path(pipeline.last());
        return build.isEmpty() ? Again.nothingBuilt() : control(build, "rebuild", Map.of());
    }

    /// A build that has ended meanwhile is not changed by it.
    @Override
    public Acted cancel(Pipeline pipeline, String why) throws ServerFault {
        String build = pipeline.current() == null ? "" : BuildbotBuilds.path(pipeline.current());
        return build.isEmpty() ? Again.nothingRuns() : control(build, "stop", Map.of("reason", why));
    }

    private Acted control(String path, String method, Map<String, String> parameters) throws ServerFault {
        long build = number(http, path);
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("jsonrpc", "2.0");
        call.put("id", 1);
        call.put("method", method);
        call.put("params", parameters);
        return switch (http.act("api/v2/builds/" + build)
                .header("Accept", "application/json")
                .send(Json.of(call))) {
            case Act.Outcome.Done(Reply reply) -> taken(reply.text());
            case Act.Outcome other -> other.acted();
        };
    }

    /// JSON-RPC may refuse in a good answer.
    private static Acted taken(String text) {
        return text.contains("\"error\"") && !text.contains("\"result\"")
                ? new Acted.NotDone(Fault.of(FaultKind.REFUSED, Word.NOT_DONE))
                : new Acted.Done();
    }

    /// By which number the whole server knows a build of a builder.
    ///
    /// @param path of the build, by its builder's own count
    static long number(Http http, String path) throws ServerFault {
        return http.ask(path).query("field", "buildid").json(Builds.class, BuildbotAgain::number);
    }

    private static long number(Builds builds) throws ServerFault {
        List<Numbered> all = Json.list(builds.builds());
        if (all.size() != 1) {
            throw new ServerFault(FaultKind.MISSING, Word.BUILD_GONE);
        }
        String number = Json.text(all.getFirst().id());
        if (!number.matches("\\d{1,18}")) {
            throw new ServerFault(FaultKind.UNREADABLE, "The server does not say the build's number.");
        }
        return Long.parseLong(number);
    }

    private record Builds(@Nullable List<@Nullable Numbered> builds) {}

    private record Numbered(
            @SerializedName("buildid") @Nullable JsonElement id) {}
}
