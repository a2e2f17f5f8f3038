package dev.andon.server.http;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/// What finding out a server's kind may ask. Each address is asked once, however many kinds want to know; nothing
/// throws. Used by one thread.
public final class Probe {
    private final URI url;
    private final Http http;
    private final Map<String, Reply> replies = new HashMap<>();

    public Probe(URI url, Http http) {
        this.url = url;
        this.http = http;
    }

    /// The address as the user gave it.
    public URI url() {
        return url;
    }

    /// The answer at the very address.
    public Reply page() {
        return get("");
    }

    /// The answer at a path below the address.
    public Reply get(String path) {
        return replies.computeIfAbsent(
                path, asked -> http.ask(asked).accept("*/*").probe());
    }

    /// The answer at another address of the same host, for products whose API is not below the pages that people
    /// paste.
    ///
    /// @param address absolute; the host's own name counts, whatever this says
    public Reply at(String address) {
        return replies.computeIfAbsent(
                "at " + address, _ -> http.askAddress(address).accept("*/*").probe());
    }
}
