package dev.andon.arrival;

import dev.andon.source.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What somebody pasted as the address of a server.
///
/// @param address http or https with a host, without user, secret and fragment
/// @param user the user that stood in it, or empty
/// @param secret the password or token that stood in it, or none
public record Pasted(URI address, String user, Secret secret) {
    /// Hosts without a name of their own have no certificate.
    private static final Pattern NEAR =
            Pattern.compile("(?i)(?:localhost|[^./:]+|[0-9]+(?:\\.[0-9]+){3}|\\[[0-9a-f:.]+])(?::[0-9]+)?(?:[/?#].*)?");

    /// Reads a text as people copy it: with blanks, quotes or angle brackets around it, or without `https://`.
    ///
    /// @return empty when it is no address
    public static Optional<Pasted> read(String text) {
        String bare = text.strip().replaceAll("^[<\"'`]+|[>\"'`]+$", "").strip();
        if (bare.isEmpty()) {
            return Optional.empty();
        }
        boolean hasScheme = bare.matches("(?i)[a-z][a-z0-9+.-]*://.*");
        String whole = hasScheme ? bare : (NEAR.matcher(bare).matches() ? "http://" : "https://") + bare;
        try {
            return Optional.ofNullable(of(new URI(whole)));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Pasted of(URI uri) throws URISyntaxException {
        boolean isWeb = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (!isWeb || uri.getHost() == null || uri.getHost().isEmpty()) {
            return null;
        }
        String place = uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        var address = new URI(uri.getScheme().toLowerCase(java.util.Locale.ROOT) + "://" + place + path + query);
        String who = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
        int colon = who.indexOf(':');
        // A single word is a token as often as a user; a server that wants the user says so.
        return new Pasted(
                address,
                colon > 0 ? decoded(who.substring(0, colon)) : "",
                new Secret(decoded(who.substring(colon + 1))));
    }

    /// In user and password a plus is a plus.
    private static String decoded(String part) {
        return URI.create("#" + part).getFragment();
    }

    /// What the server might be called in the settings, unlike the others.
    public static String name(URI address, java.util.Collection<String> taken) {
        String[] path =
                address.getPath() == null ? new String[0] : address.getPath().split("/");
        String host = String.valueOf(address.getHost());
        boolean isForge = host.matches("(?i)(?:www\\.)?(?:github|gitlab)\\.com|codeberg\\.org|dev\\.azure\\.com");
        String first = host.matches("[0-9.]+|\\[.*") ? host.replaceAll("[\\[\\]]", "") : host.split("\\.")[0];
        String name = isForge && path.length > 1 ? path[path.length - 1] : first;
        String one = name;
        for (int number = 2; isTaken(one, taken); number++) {
            one = name + " " + number;
        }
        return one;
    }

    private static boolean isTaken(String name, java.util.Collection<String> taken) {
        return taken.stream().anyMatch(name::equalsIgnoreCase);
    }
}
