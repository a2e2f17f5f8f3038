package dev.andon.server.http;

import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import java.nio.charset.StandardCharsets;
import okhttp3.Headers;

/// A part of a large answer, unpacked.
///
/// @param bytes itself, at most as many as were wanted
/// @param from where it begins in the whole
/// @param total how large the whole is, or -1 when the server does not tell
/// @param ended whether the whole has nothing after it now
/// @param headers of the answer
public record Slice(byte[] bytes, long from, long total, boolean ended, Headers headers) {
    /// A header's value, or empty.
    public String header(String name) {
        String value = headers.get(name);
        return value == null ? "" : value;
    }

    /// Where it ends in the whole.
    public long end() {
        return from + bytes.length;
    }

    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// The number in a header.
    ///
    /// @throws ServerFault [FaultKind#UNREADABLE] when there is none
    public long number(String header) throws ServerFault {
        String digits = header(header).strip();
        if (!digits.matches("\\d{1,18}")) {
            throw new ServerFault(FaultKind.UNREADABLE, "The answer does not say how long it is.");
        }
        return Long.parseLong(digits);
    }
}
