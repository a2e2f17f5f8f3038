package dev.andon.gate;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is sent back.
///
/// @param status the HTTP status
/// @param type the media type
/// @param text the body
/// @param headers beside those that every answer has
record Answer(int status, String type, String text, Map<String, String> headers) {
    private static final Gson GSON =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    static Answer of(int status, String type, String text) {
        return new Answer(status, type, text, Map.of());
    }

    static Answer json(int status, Map<String, ? extends @Nullable Object> object) {
        return of(status, "application/json", GSON.toJson(object) + "\n");
    }

    static Answer plain(int status, String sentence) {
        return of(status, "text/plain", sentence + "\n");
    }

    Answer with(String header, String value) {
        return new Answer(status, type, text, Map.of(header, value));
    }

    void send(HttpExchange exchange) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Headers sent = exchange.getResponseHeaders();
        guard(sent);
        sent.set("Content-Type", type + "; charset=utf-8");
        headers.forEach(sent::set);
        if (exchange.getRequestMethod().equals("HEAD")) {
            sent.set("Content-Length", String.valueOf(bytes.length));
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            // Closing waits for what was not read of the request; the answer need not.
            exchange.getResponseBody().flush();
        }
    }

    /// Nothing here may be kept, guessed at or shown inside another page.
    static void guard(Headers sent) {
        sent.set("Cache-Control", "no-store");
        sent.set("X-Content-Type-Options", "nosniff");
        sent.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    }
}
