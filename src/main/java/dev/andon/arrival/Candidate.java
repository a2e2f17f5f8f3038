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

    /// The same at another address. Another server is told no secret that was meant for this one, nor the same one
    /// in clear, and has another key.
    public Candidate withAddress(URI other) {
        boolean same = address.getHost() != null && address.getHost().equalsIgnoreCase(other.getHost());
        boolean upgraded = address.getPort() < 0 && other.getPort() < 0 && "https".equalsIgnoreCase(other.getScheme());
        boolean asWell =
                String.valueOf(address.getScheme()).equalsIgnoreCase(other.getScheme()) && port(address) == port(other);
        return same && (upgraded || asWell)
                ? new Candidate(other, kind, user, token, pin, authority, proxy)
                : new Candidate(other, kind, "", Secret.NONE, "", authority, proxy);
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
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
