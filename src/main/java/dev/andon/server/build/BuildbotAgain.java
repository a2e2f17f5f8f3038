package dev.andon.server.build;

import com.google.gson.JsonElement;
import com.google.gson.annotations.SerializedName;
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
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Builds again what a builder built last, of the same revision: the control method `rebuild` of a build, by
/// JSON-RPC. Source: the REST API's control part in Buildbot's manual, and a live Buildbot.
///
/// @param http the door below which `api/v2` is
record BuildbotAgain(Http http) implements Rerunner {
    private static final Pattern PAGE = Pattern.compile("#/builders/(\\d+)/builds/(\\d+)$");
    private static final String REBUILD = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"rebuild\",\"params\":{}}";

    @Override
    public Acted rerun(Pipeline pipeline) throws ServerFault {
        Optional<Matcher> page = Again.page(pipeline.last(), PAGE);
        if (page.isEmpty()) {
            return Again.nothingBuilt();
        }
        long build = http.ask("api/v2/builders/" + page.get().group(1) + "/builds/"
                        + page.get().group(2))
                .query("field", "buildid")
                .json(Builds.class, BuildbotAgain::number);
        return switch (http.act("api/v2/builds/" + build)
                .header("Accept", "application/json")
                .send(REBUILD)) {
            case Act.Outcome.Done(Reply reply) -> taken(reply.text());
            case Act.Outcome other -> other.acted();
        };
    }

    /// JSON-RPC may refuse in a good answer.
    private static Acted taken(String text) {
        return text.contains("\"error\"") && !text.contains("\"result\"")
                ? new Acted.NotDone(new Fault(FaultKind.REFUSED, "The server does not build it again."))
                : new Acted.Done();
    }

    private static long number(Builds builds) throws ServerFault {
        List<Numbered> all = Json.list(builds.builds());
        if (all.size() != 1) {
            throw new ServerFault(FaultKind.MISSING, "The server does not know the last build any more.");
        }
        String number = Json.text(all.getFirst().id());
        if (!number.matches("\\d{1,18}")) {
            throw new ServerFault(FaultKind.UNREADABLE, "The server does not say the last build's number.");
        }
        return Long.parseLong(number);
    }

    private record Builds(@Nullable List<@Nullable Numbered> builds) {}

    private record Numbered(
            @SerializedName("buildid") @Nullable JsonElement id) {}
}
