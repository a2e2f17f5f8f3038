package dev.andon.server.http;

import dev.andon.source.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.Map;

/// Says who asks with headers that depend on the request, or with several. Pure; safe for use by several threads.
@FunctionalInterface
public interface Signer {
    /// @param method such as `GET`
    /// @param address all of it, as it is sent
    /// @param body what is posted, or empty
    /// @param now servers refuse what was signed long ago
    /// @return headers to add, by name
    Map<String, Secret> headers(String method, URI address, String body, Instant now);
}
