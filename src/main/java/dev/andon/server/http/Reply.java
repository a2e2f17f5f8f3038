package dev.andon.server.http;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Any answer at all, for finding out what a server is. A server that did not answer has the status 0.
///
/// @param status the HTTP status, or 0
/// @param headers asks for a header
/// @param text the beginning of the body
/// @param trouble why there is no answer, or empty
public record Reply(int status, UnaryOperator<@Nullable String> headers, String text, String trouble) {
    static Reply none(String trouble) {
        return new Reply(0, _ -> null, "", trouble);
    }

    public boolean ok() {
        return status >= 200 && status < 300;
    }

    /// A header's value, or empty.
    public String header(String name) {
        String value = headers.apply(name);
        return value == null ? "" : value;
    }
}
