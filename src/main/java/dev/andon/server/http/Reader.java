package dev.andon.server.http;

import dev.andon.source.ServerFault;

/// Makes something of an answer. Pure: the same body gives an equal result, and the result is kept and handed out
/// again while the server says that nothing changed, so it must not be changed afterwards.
@FunctionalInterface
public interface Reader<T> {
    T read(Body body) throws ServerFault;
}
