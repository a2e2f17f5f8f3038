package dev.andon.server.http;

import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import java.net.URI;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What finding out a server's kind may ask. Each address is asked once, however many kinds want to know; nothing
/// throws. Used by one thread.
public final class Probe {
    private static final Set<FaultKind> AWAY =
            EnumSet.of(FaultKind.UNREACHABLE, FaultKind.TIMED_OUT, FaultKind.UNTRUSTED);

    private final URI url;
    private final Http http;
    private final Map<String, Reply> replies = new HashMap<>();
    /// What became of the first question, when the server is away: there are twenty kinds, and each would wait its
    /// whole time.
    private @Nullable Reply silent;

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
        return ask(path, () -> http.ask(path));
    }

    /// The answer at another address of the same host, for products whose API is not below the pages that people
    /// paste.
    ///
    /// @param address absolute; the host's own name counts, whatever this says
    public Reply at(String address) {
        return ask("at " + address, () -> http.askAddress(address));
    }

    private Reply ask(String what, Supplier<Ask> question) {
        Reply known = replies.get(what);
        if (known != null) {
            return known;
        }
        if (silent != null) {
            return silent;
        }
        Reply reply = question.get().accept("*/*").probe();
        replies.put(what, reply);
        if (replies.size() == 1 && isAway(reply)) {
            silent = reply;
        }
        return reply;
    }

    private static boolean isAway(Reply reply) {
        Fault fault = reply.fault();
        return fault != null && AWAY.contains(fault.kind());
    }
}
