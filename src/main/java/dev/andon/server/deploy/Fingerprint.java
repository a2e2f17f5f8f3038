package dev.andon.server.deploy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/// A short name for a JSON value: equal values have the same, in whatever order their fields stand.
final class Fingerprint {
    private static final int SHORT = 12;

    private Fingerprint() {}

    static String of(JsonElement value) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256")
                    .digest(sorted(value).toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum).substring(0, SHORT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static JsonElement sorted(JsonElement value) {
        if (value.isJsonArray()) {
            var array = new JsonArray();
            value.getAsJsonArray().forEach(one -> array.add(sorted(one)));
            return array;
        }
        if (!value.isJsonObject()) {
            return value;
        }
        var fields = new TreeMap<String, JsonElement>();
        value.getAsJsonObject().entrySet().forEach(field -> fields.put(field.getKey(), field.getValue()));
        var object = new JsonObject();
        fields.forEach((name, field) -> object.add(name, sorted(field)));
        return object;
    }
}
