package dev.andon.store;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.andon.claim.Claim;
import dev.andon.notice.Incidents;
import dev.andon.notice.Promise;
import dev.andon.notice.Promises;
import dev.andon.notice.Returns;
import dev.andon.notice.Standing;
import dev.andon.people.Person;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What was told, as text: its first line is the digest of the rest, which is JSON. Pure.
final class MemoryText {
    private MemoryText() {}

    static String written(Map<String, Incidents> told) {
        JsonObject all = object(told, MemoryText::written);
        String json = all + "\n";
        return digest(json) + "\n" + json;
    }

    private static <T> JsonObject object(Map<String, T> map, Function<T, JsonObject> written) {
        var object = new JsonObject();
        map.forEach((key, value) -> object.add(key, written.apply(value)));
        return object;
    }

    private static JsonObject written(Incidents incidents) {
        var fields = new JsonObject();
        fields.add("standings", object(incidents.standings(), MemoryText::written));
        fields.add("promises", object(incidents.promises().bySubject(), MemoryText::written));
        var returns = new JsonArray();
        incidents.returns().told().stream().sorted().forEach(returns::add);
        fields.add("returns", returns);
        return fields;
    }

    private static JsonObject written(Standing standing) {
        var fields = new JsonObject();
        fields.addProperty("source", standing.source());
        fields.addProperty("name", standing.name());
        fields.addProperty("broke", text(standing.broke()));
        fields.addProperty("told", text(standing.told()));
        fields.addProperty("unclaimed", text(standing.unclaimed()));
        fields.addProperty("escalated", standing.escalated());
        fields.addProperty("muted", standing.muted());
        fields.addProperty("doubtful", standing.doubtful());
        fields.addProperty("holder", standing.holder());
        return fields;
    }

    private static JsonObject written(Promise promise) {
        Claim claim = promise.claim();
        var fields = new JsonObject();
        fields.addProperty("number", claim.number());
        fields.addProperty("subject", claim.subject());
        fields.add("holder", written(claim.holder()));
        fields.add("by", written(claim.by()));
        fields.addProperty("why", claim.why());
        fields.addProperty("since", text(claim.since()));
        fields.addProperty("until", text(claim.until()));
        fields.addProperty("fix", text(claim.fix()));
        fields.addProperty("ending", promise.ending());
        fields.addProperty("late", promise.late());
        return fields;
    }

    private static JsonObject written(Person person) {
        var fields = new JsonObject();
        fields.addProperty("name", person.name());
        fields.addProperty("mail", person.mail());
        return fields;
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    /// Empty when it is not exactly what was written.
    static Optional<Map<String, Incidents>> read(String text) {
        int end = text.indexOf('\n');
        if (end < 0 || !text.substring(0, end).equals(digest(text.substring(end + 1)))) {
            return Optional.empty();
        }
        try {
            JsonElement all = JsonParser.parseString(text.substring(end + 1));
            return Optional.of(map(all, MemoryText::incidents));
        } catch (JsonParseException
                | IllegalStateException
                | UnsupportedOperationException
                | NumberFormatException
                | DateTimeException ofAnotherVersion) {
            return Optional.empty();
        }
    }

    private static <T> Map<String, T> map(JsonElement object, Function<JsonObject, T> read) {
        var map = new HashMap<String, T>();
        object.getAsJsonObject().asMap().forEach((key, value) -> map.put(key, read.apply(value.getAsJsonObject())));
        return map;
    }

    private static Incidents incidents(JsonObject fields) {
        return new Incidents(
                map(field("standings", fields), MemoryText::standing),
                Set.of(),
                null,
                new Promises(map(field("promises", fields), MemoryText::promise)),
                new Returns(field("returns", fields).getAsJsonArray().asList().stream()
                        .map(JsonElement::getAsString)
                        .collect(Collectors.toSet())));
    }

    private static Standing standing(JsonObject fields) {
        return new Standing(
                string("source", fields),
                string("name", fields),
                true,
                true,
                instant("broke", fields),
                instant("told", fields),
                instant("unclaimed", fields),
                flag("escalated", fields),
                flag("muted", fields),
                flag("doubtful", fields),
                string("holder", fields));
    }

    private static Promise promise(JsonObject fields) {
        var claim = new Claim(
                field("number", fields).getAsLong(),
                string("subject", fields),
                person(field("holder", fields).getAsJsonObject()),
                person(field("by", fields).getAsJsonObject()),
                string("why", fields),
                Instant.parse(string("since", fields)),
                instant("until", fields),
                instant("fix", fields));
        return new Promise(claim, flag("ending", fields), flag("late", fields));
    }

    private static Person person(JsonObject fields) {
        return new Person(string("name", fields), string("mail", fields));
    }

    private static String string(String name, JsonObject fields) {
        return field(name, fields).getAsString();
    }

    private static boolean flag(String name, JsonObject fields) {
        return field(name, fields).getAsBoolean();
    }

    private static @Nullable Instant instant(String name, JsonObject fields) {
        JsonElement text = field(name, fields);
        return text instanceof JsonNull ? null : Instant.parse(text.getAsString());
    }

    private static JsonElement field(String name, JsonObject fields) {
        JsonElement field = fields.get(name);
        if (field == null) {
            throw new IllegalStateException("no " + name);
        }
        return field;
    }

    static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
