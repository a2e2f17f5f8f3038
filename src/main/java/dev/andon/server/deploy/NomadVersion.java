package dev.andon.server.deploy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.andon.deploy.Release;
import dev.andon.server.http.Json;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A version of a Nomad job: what it is made of. Pure.
///
/// @param count how many there should be
/// @param submitted by the server's clock, or null
/// @param whole as the server tells it
record NomadVersion(long number, int count, @Nullable Instant submitted, JsonObject whole) {
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);
    /// What Nomad adds to what somebody asked for.
    private static final Set<String> NOT_ASKED_FOR = Set.of(
            "Version",
            "VersionTag",
            "Stable",
            "Stop",
            "Status",
            "StatusDescription",
            "SubmitTime",
            "CreateIndex",
            "ModifyIndex",
            "JobModifyIndex");

    /// @throws ServerFault when it has no number; and whatever a number may throw that is none
    static NomadVersion of(JsonObject whole) throws ServerFault {
        if (!(whole.get("Version") instanceof JsonPrimitive number)) {
            throw new ServerFault(FaultKind.UNREADABLE, "The answer has a version without its number.");
        }
        return new NomadVersion(number.getAsLong(), count(whole), submitted(whole), whole);
    }

    /// Whether a deployment of it succeeded.
    boolean isStable() {
        JsonElement stable = whole.get("Stable");
        return stable != null && stable.isJsonPrimitive() && stable.getAsBoolean();
    }

    /// Whether Nomad makes a deployment of it at all.
    boolean isDeployed() {
        return groups().stream().anyMatch(group -> {
            JsonObject update = object(group, "Update");
            return update != null && !Json.text(update.get("MaxParallel")).equals("0");
        });
    }

    private static int count(JsonObject whole) {
        return objects(whole.get("TaskGroups")).stream()
                .map(group -> group.get("Count"))
                .filter(count -> count != null && count.isJsonPrimitive())
                .mapToInt(JsonElement::getAsInt)
                .sum();
    }

    Release release(Release.Outcome outcome) {
        JsonObject meta = object(whole, "Meta");
        String commit = meta == null ? "" : Json.text(meta.get("commit"));
        return Release.of(String.valueOf(number()), name(), outcome)
                .artifact(Fingerprint.of(what()))
                .revision(commit)
                .begun(submitted);
    }

    /// How many there are of it changes without a deploy.
    private JsonObject what() {
        JsonObject what = whole.deepCopy();
        NOT_ASKED_FOR.forEach(what::remove);
        JsonElement groups = what.get("TaskGroups");
        if (groups instanceof JsonArray array) {
            array.forEach(group -> {
                if (group.isJsonObject()) {
                    group.getAsJsonObject().remove("Count");
                }
            });
        }
        return what;
    }

    /// A name that somebody gave it, what its meta data say, its one image's tag, or its number.
    private String name() {
        JsonObject tag = object(whole, "VersionTag");
        JsonObject meta = object(whole, "Meta");
        String given = tag == null ? "" : Json.text(tag.get("Name"));
        String told = meta == null ? "" : Json.text(meta.get("version"));
        List<String> images = images();
        if (!given.isEmpty() || !told.isEmpty()) {
            return given.isEmpty() ? told : given;
        }
        String image = images.size() == 1 ? images.getFirst() : "";
        int colon = image.lastIndexOf(':');
        return colon > image.lastIndexOf('/') && !image.endsWith(":latest")
                ? image.substring(colon + 1)
                : "version " + number();
    }

    private List<String> images() {
        List<String> images = new ArrayList<>();
        for (JsonObject group : groups()) {
            for (JsonObject task : objects(group.get("Tasks"))) {
                JsonObject config = object(task, "Config");
                String image = config == null ? "" : Json.text(config.get("image"));
                if (!image.isEmpty()) {
                    images.add(image);
                }
            }
        }
        return images;
    }

    private List<JsonObject> groups() {
        return objects(whole.get("TaskGroups"));
    }

    private static @Nullable Instant submitted(JsonObject whole) {
        if (!(whole.get("SubmitTime") instanceof JsonPrimitive time) || !time.isNumber()) {
            return null;
        }
        BigDecimal[] parts =
                time.getAsBigDecimal().setScale(0, RoundingMode.DOWN).divideAndRemainder(NANOS);
        return parts[0].signum() <= 0 || parts[0].precision() > 12
                ? null
                : Instant.ofEpochSecond(parts[0].longValue(), parts[1].longValue());
    }

    private static List<JsonObject> objects(@Nullable JsonElement list) {
        List<JsonObject> objects = new ArrayList<>();
        if (list instanceof JsonArray array) {
            array.forEach(one -> {
                if (one.isJsonObject()) {
                    objects.add(one.getAsJsonObject());
                }
            });
        }
        return objects;
    }

    private static @Nullable JsonObject object(JsonObject in, String name) {
        return in.get(name) instanceof JsonObject found ? found : null;
    }
}
