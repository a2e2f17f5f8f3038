package dev.andon.server.gate;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/// A server that keeps what it is told.
abstract class Product {
    /// A request below the server's root.
    ///
    /// @param path as it was sent, without its query
    record Request(String method, String path, Map<String, String> query, String body) {
        JsonObject json() {
            return JsonParser.parseString(body).getAsJsonObject();
        }

        String call() {
            return method + " " + path;
        }

        static Map<String, String> fields(String encoded) {
            return Arrays.stream(encoded.split("&"))
                    .filter(field -> field.contains("="))
                    .map(field -> field.split("=", 2))
                    .collect(Collectors.toMap(field -> decoded(field[0]), field -> decoded(field[1])));
        }

        private static String decoded(String text) {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        }
    }

    record Reply(int status, String body) {
        static final Reply MISSING = new Reply(404, "{\"message\":\"no\"}");
        static final Reply NOTHING = new Reply(204, "");
        /// As servers with web pages answer a form.
        static final Reply BACK = new Reply(302, "");

        static Reply ok(Object json) {
            return new Reply(200, json.toString());
        }
    }

    /// Answers, and keeps what the request changes.
    abstract Reply answer(Request request);

    /// Everything that is set here and matters.
    abstract String portrait();

    abstract void shutBySomebody();

    abstract void openedBySomebody();

    /// Whether a request changes anything.
    boolean isWrite(Request request) {
        return !request.method().equals("GET");
    }

    static JsonObject json(String text) {
        return JsonParser.parseString(text.replace('\'', '"')).getAsJsonObject();
    }

    static JsonArray array(Iterable<? extends JsonElement> elements) {
        var array = new JsonArray();
        elements.forEach(array::add);
        return array;
    }
}
