package dev.andon.gate;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.andon.claim.Claim;
import dev.andon.command.Actor;
import dev.andon.command.Command;
import dev.andon.command.Receipt;
import dev.andon.line.Cause;
import dev.andon.people.Person;
import dev.andon.text.Texts;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Takes what people ask for over HTTP and sends it down the one road that commands go.
///
/// @param staff has the desk
record Orders(Staff staff) {
    private static final int BYTES_AT_MOST = 64 << 10;
    private static final Map<String, Set<String>> KEYS = Map.of(
            "claim", Set.of("subject", "subjects", "line", "holder", "why", "lasts", "fix", "takeOver"),
            "release", Set.of("subject", "line"),
            "hand-over", Set.of("subject", "subjects", "line", "from", "to", "all", "why", "lasts"),
            "stop", Set.of("line", "why"),
            "rerun", Set.of("subject"),
            "rerun-failed", Set.of("subject"),
            "cancel", Set.of("subject", "build", "why"),
            "approve", Set.of("subject", "build", "what", "why"),
            "resume", Set.of("line", "category", "whys", "link"));

    static boolean knows(String word) {
        return KEYS.containsKey(word);
    }

    Answer take(Request request, String word, Actor actor) throws Refused, IOException {
        if (!request.header("Content-Type").startsWith("application/json")) {
            throw new Refused(415, "A command is JSON: Content-Type: application/json.");
        }
        Command command = command(word, json(request.body(BYTES_AT_MOST), KEYS.getOrDefault(word, Set.of())), actor);
        if (staff.desk() == null) {
            throw new Refused(503, "This Andon carries out no commands.");
        }
        return answer(staff.desk().apply(command, actor), staff.texts());
    }

    private static Answer answer(Receipt receipt, Texts texts) {
        String sentence = texts.say(receipt.sentence());
        return switch (receipt) {
            case Receipt.Done _ -> Answer.json(200, Map.of("result", "done", "sentence", sentence));
            case Receipt.Denied _ -> Answer.json(409, Map.of("result", "denied", "sentence", sentence));
            case Receipt.Unsure _ -> Answer.json(202, Map.of("result", "unsure", "sentence", sentence));
            case Receipt.Failed _ -> Answer.json(503, Map.of("result", "failed", "sentence", sentence));
        };
    }

    private static JsonObject json(byte[] body, Set<String> keys) throws Refused {
        try {
            var reader = new JsonReader(new StringReader(new String(body, StandardCharsets.UTF_8)));
            reader.setStrictness(Strictness.STRICT);
            if (JsonParser.parseReader(reader) instanceof JsonObject object
                    && reader.peek() == JsonToken.END_DOCUMENT) {
                for (String key : object.keySet()) {
                    if (!keys.contains(key)) {
                        throw new Refused(
                                400,
                                "Known keys are: "
                                        + String.join(
                                                ", ", keys.stream().sorted().toList()));
                    }
                }
                return object;
            }
        } catch (JsonParseException | IOException broken) {
            // Said below.
        }
        throw new Refused(400, "The body must be a JSON object.");
    }

    private static Command command(String word, JsonObject json, Actor actor) throws Refused {
        return switch (word) {
            case "claim" -> {
                String holder = text(json, "holder");
                yield new Command.TakeClaim(
                        subjects(json),
                        holder.isBlank() ? actor.person() : Person.of(holder),
                        text(json, "why"),
                        duration(json, "lasts"),
                        duration(json, "fix"),
                        flag(json, "takeOver"));
            }
            case "release" -> {
                List<String> subjects = subjects(json);
                if (subjects.size() != 1) {
                    throw new Refused(400, "Name the subject or the line.");
                }
                yield new Command.ReleaseClaim(subjects.getFirst());
            }
            case "hand-over" -> handOver(json, actor);
            case "rerun" -> new Command.Rerun(text(json, "subject"));
            case "rerun-failed" -> new Command.RerunFailed(text(json, "subject"));
            case "cancel" -> new Command.Cancel(text(json, "subject"), text(json, "build"), text(json, "why"));
            case "approve" ->
                new Command.Approve(text(json, "subject"), text(json, "build"), text(json, "what"), text(json, "why"));
            case "stop" -> new Command.PullCord(text(json, "line"), text(json, "why"));
            default ->
                new Command.ResumeLine(
                        text(json, "line"), new Cause(category(json), text(json, "whys"), text(json, "link")));
        };
    }

    /// Everything only when that is said: who forgot to name something means something else.
    private static Command handOver(JsonObject json, Actor actor) throws Refused {
        String from = text(json, "from");
        String to = text(json, "to");
        List<String> subjects = subjects(json);
        if (to.isBlank() || flag(json, "all") == !subjects.isEmpty()) {
            throw new Refused(400, "Say \"to\" whom, and name the subjects or say \"all\".");
        }
        return new Command.HandOver(
                from.isBlank() ? actor.person() : Person.of(from),
                Person.of(to),
                subjects,
                text(json, "why"),
                duration(json, "lasts"));
    }

    private static List<String> subjects(JsonObject json) throws Refused {
        List<String> subjects = new ArrayList<>();
        if (json.has("subject")) {
            subjects.add(text(json, "subject"));
        }
        if (json.has("line")) {
            subjects.add(Claim.ofLine(text(json, "line")));
        }
        if (json.has("subjects")) {
            if (!json.get("subjects").isJsonArray()) {
                throw new Refused(400, "\"subjects\" must be a list of texts.");
            }
            for (JsonElement each : json.getAsJsonArray("subjects")) {
                subjects.add(text(each, "subjects"));
            }
        }
        return subjects;
    }

    private static Cause.Category category(JsonObject json) throws Refused {
        String word = text(json, "category");
        return Stream.of(Cause.Category.values())
                .filter(category -> category.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        400,
                        "\"category\" is one of "
                                + String.join(
                                        ", ",
                                        Stream.of(Cause.Category.values())
                                                .map(Cause.Category::word)
                                                .toList())
                                + "."));
    }

    private static String text(JsonObject json, String key) throws Refused {
        return json.has(key) ? text(json.get(key), key) : "";
    }

    private static String text(JsonElement value, String key) throws Refused {
        if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isString()) {
            return value.getAsString();
        }
        throw new Refused(400, "\"" + key + "\" must be a text.");
    }

    private static boolean flag(JsonObject json, String key) throws Refused {
        if (!json.has(key)) {
            return false;
        }
        if (json.get(key).isJsonPrimitive() && json.getAsJsonPrimitive(key).isBoolean()) {
            return json.get(key).getAsBoolean();
        }
        throw new Refused(400, "\"" + key + "\" must be true or false.");
    }

    /// As everywhere in our JSON: ISO 8601.
    private static @Nullable Duration duration(JsonObject json, String key) throws Refused {
        String text = text(json, key);
        if (text.isEmpty()) {
            return null;
        }
        try {
            Duration duration = Duration.parse(text);
            if (duration.isPositive() && duration.compareTo(Duration.ofDays(366)) < 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // Said below.
        }
        throw new Refused(400, "\"" + key + "\" must be a duration such as PT2H.");
    }
}
