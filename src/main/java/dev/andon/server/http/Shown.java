package dev.andon.server.http;

import dev.andon.source.Secret;
import dev.andon.source.ServerFault;

/// What a badge says, fetched when it is first needed and each time the server refuses it.
final class Shown implements Pass {
    private final Badge badge;
    private Auth auth = Auth.NOBODY;

    Shown(Badge badge) {
        this.badge = badge;
    }

    @Override
    public synchronized Auth shown() throws ServerFault {
        if (auth.header().isEmpty()) {
            auth = badge.fetch();
        }
        return auth;
    }

    /// Without the word before it, as a server would repeat it.
    @Override
    public synchronized Secret secret() {
        return new Secret(auth.value().reveal().replaceFirst("^\\S+ ", ""));
    }

    /// The same again is refused again.
    @Override
    public synchronized boolean renew(Auth refused) throws ServerFault {
        if (auth.equals(refused)) {
            auth = badge.fetch();
        }
        return !auth.equals(refused);
    }
}
