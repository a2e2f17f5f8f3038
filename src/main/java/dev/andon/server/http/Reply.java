package dev.andon.server.http;

import dev.andon.source.Fault;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Any answer at all, for finding out what a server is. A server that did not answer has the status 0.
///
/// @param status the HTTP status, or 0
/// @param headers asks for a header
/// @param text the beginning of the body
/// @param fault why there is no answer, or null
public record Reply(
        int status,
        UnaryOperator<@Nullable String> headers,
        String text,
        @Nullable Fault fault) {
    static Reply none(Fault fault) {
        return new Reply(0, _ -> null, "", fault);
    }

    /// Why there is no answer, or empty.
    public String trouble() {
        return fault == null ? "" : fault.sentence();
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
