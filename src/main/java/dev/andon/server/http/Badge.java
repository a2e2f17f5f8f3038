package dev.andon.server.http;

import dev.andon.source.ServerFault;

/// Where credentials come from that run out: a program, a file that somebody else keeps fresh. Blocks on I/O.
@FunctionalInterface
public interface Badge {
    /// @throws ServerFault when there are none, in a sentence without secrets
    Auth fetch() throws ServerFault;
}
