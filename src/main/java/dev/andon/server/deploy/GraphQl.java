package dev.andon.server.deploy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.andon.server.http.Ask;
import dev.andon.server.http.Body;
import dev.andon.server.http.Json;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Questions by GraphQL. What comes from outside goes in as a variable.
final class GraphQl {
    private static final int SAID = 160;

    private GraphQl() {}

    /// Makes something of the data of an answer. Pure.
    @FunctionalInterface
    interface Reader<T> {
        T read(JsonObject data, Body body) throws ServerFault;
    }

    private record Answer(
            @Nullable JsonElement data, @Nullable List<@Nullable Trouble> errors) {}

    private record Trouble(
            @Nullable String message, @Nullable String type) {}

    /// Asks; an answer that says that a part of it is missing is a fault.
    static <T> T ask(Ask ask, String query, Map<String, Object> variables, Reader<T> reader) throws ServerFault {
        return ask.posting(Json.of(Map.of("query", query.strip(), "variables", variables)))
                .read(body -> reader.read(data(body.json(Answer.class)), body));
    }

    private static JsonObject data(Answer answer) throws ServerFault {
        List<Trouble> troubles = Json.list(answer.errors());
        if (!troubles.isEmpty()) {
            Trouble first = troubles.getFirst();
            String message = Json.text(first.message());
            throw new ServerFault(
                    kind(Json.text(first.type())),
                    "The server says: " + message.substring(0, Math.min(SAID, message.length())));
        }
        if (answer.data() == null || !answer.data().isJsonObject()) {
            throw new ServerFault(FaultKind.UNREADABLE, "The answer holds no data.");
        }
        return answer.data().getAsJsonObject();
    }

    /// The words are GitHub's; others have none.
    private static FaultKind kind(String type) {
        return switch (type.toUpperCase(Locale.ROOT)) {
            case "NOT_FOUND" -> FaultKind.MISSING;
            case "FORBIDDEN", "INSUFFICIENT_SCOPES" -> FaultKind.REFUSED;
            case "RATE_LIMITED", "RATE_LIMIT" -> FaultKind.THROTTLED;
            default -> FaultKind.BROKEN;
        };
    }
}
