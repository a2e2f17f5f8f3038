package dev.andon.arrival;

import dev.andon.source.Secret;
import java.net.URI;

/// A server that somebody wants to watch, with what they said of it so far.
///
/// @param address where it is
/// @param kind its kind as the settings write it, or empty to find it out
/// @param user the user's name, or empty
/// @param token the token or password, or none
/// @param pin the only key to trust, as settings write it, or empty
/// @param authority a file with the certificate of an authority to trust beside the system's, or empty
/// @param proxy `http://host:port`, or empty for the system's choice
public record Candidate(
        URI address, String kind, String user, Secret token, String pin, String authority, String proxy) {
    public static Candidate at(URI address) {
        return new Candidate(address, "", "", Secret.NONE, "", "", "");
    }

    public Candidate withAddress(URI address) {
        return new Candidate(address, kind, user, token, pin, authority, proxy);
    }

    public Candidate withKind(String kind) {
        return new Candidate(address, kind, user, token, pin, authority, proxy);
    }

    public Candidate withToken(String user, Secret token) {
        return new Candidate(address, kind, user, token, pin, authority, proxy);
    }

    public Candidate withPin(String pin) {
        return new Candidate(address, kind, user, token, pin, "", proxy);
    }

    public Candidate withAuthority(String authority) {
        return new Candidate(address, kind, user, token, "", authority, proxy);
    }

    public Candidate withProxy(String proxy) {
        return new Candidate(address, kind, user, token, pin, authority, proxy);
    }
}
