package dev.andon.gate;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A request as it came in. What its path names is taken apart before anything is decoded, so that no encoded
/// slash or dot leads elsewhere.
record Request(HttpExchange exchange, List<String> path) {
    private static final int PATH_AT_MOST = 2_000;

    static Request of(HttpExchange exchange) throws Refused {
        String raw = exchange.getRequestURI().getRawPath();
        if (raw == null || !raw.startsWith("/") || raw.length() > PATH_AT_MOST) {
            throw new Refused(400, "This is no path.");
        }
        List<String> path = new ArrayList<>();
        for (String part : raw.substring(1).split("/", -1)) {
            path.add(decoded(part));
        }
        return new Request(exchange, List.copyOf(path));
    }

    private static String decoded(String part) throws Refused {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refused(400, "This is no path.");
        }
    }

    String method() {
        return exchange.getRequestMethod();
    }

    /// The first header of this name, or empty.
    String header(String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value.strip();
    }

    /// A parameter of the query, or empty.
    String parameter(String name) throws Refused {
        String query = exchange.getRequestURI().getRawQuery();
        for (String pair : query == null ? new String[0] : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && pair.substring(0, equals).equals(name)) {
                return decoded(pair.substring(equals + 1));
            }
        }
        return "";
    }

    boolean wantsText() {
        return header("Accept").startsWith("text/plain");
    }

    /// @throws Refused when it is asked in another way
    void only(String... methods) throws Refused {
        if (!List.of(methods).contains(method())) {
            throw new Refused(405, "Here one asks with " + String.join(" or ", methods) + ".");
        }
    }

    /// The whole body.
    ///
    /// @throws Refused when it is longer than that
    byte[] body(int atMost) throws Refused, IOException {
        if (announcedLength() <= atMost) {
            byte[] bytes = exchange.getRequestBody().readNBytes(atMost + 1);
            if (bytes.length <= atMost) {
                return bytes;
            }
        }
        throw new Refused(413, "That is longer than " + atMost / 1024 + " KB.");
    }

    private long announcedLength() throws Refused {
        String length = header("Content-Length");
        try {
            return length.isEmpty() ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            throw new Refused(400, "This is no length.");
        }
    }
}
