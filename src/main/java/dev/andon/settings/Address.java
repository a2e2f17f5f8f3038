package dev.andon.settings;

import dev.andon.source.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The address of a server. A user and a secret in it are taken out, so that they are never shown; the address
/// is never repeated in a message for the same reason.
record Address() implements Shape<Address.Of> {
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:([^@]*)@)?(\\[[0-9A-Fa-f:.]+]|[\\p{L}\\p{N}._-]+)(?::([0-9]{1,5}))?");
    private static final Pattern BARE =
            Pattern.compile("[A-Za-z0-9-]+(?:(?:\\.[A-Za-z0-9-]+)+(?::[0-9]+)?|:[0-9]+)(?:/[A-Za-z0-9/._-]*)?");
    private static final Pattern TELLING =
            Pattern.compile("(?i)(?:^|&)[^=]*(?:token|secret|password|passwd|api_?key|private_?key)[^=]*=.");
    private static final int PORT_AT_MOST = 65_535;

    /// @param url the address without user and secret
    /// @param user the user that was in it, or empty
    /// @param secret the password or token that was in it, or none
    record Of(URI url, String user, Secret secret) {}

    @Override
    public @Nullable Of read(Value value) {
        String text = value.text("an address such as https://ci.example.com");
        return text == null ? null : read(text.strip(), value);
    }

    static @Nullable Of read(String text, Value value) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            String place = e.getIndex() < 0 ? "" : " at its character " + (e.getIndex() + 1);
            value.mistake(
                    "This is no address: it has something that an address cannot have" + place + ".", meant(text));
            return null;
        }
        if (!"http".equalsIgnoreCase(uri.getScheme()) && !"https".equalsIgnoreCase(uri.getScheme())) {
            value.mistake("An address begins with https:// or http://.", meant(text));
            return null;
        }
        Matcher authority = AUTHORITY.matcher(uri.getRawAuthority() == null ? "" : uri.getRawAuthority());
        if (!authority.matches()
                || (authority.group(3) != null && Integer.parseInt(authority.group(3)) > PORT_AT_MOST)) {
            value.mistake(
                    "This address has no host and port that can be.", "Write it as https://host or https://host:port.");
            return null;
        }
        warnOfQuery(uri, value);
        return taken(text, uri, authority.group(1));
    }

    private static void warnOfQuery(URI uri, Value value) {
        if (uri.getRawQuery() != null && TELLING.matcher(uri.getRawQuery()).find()) {
            value.warning(
                    "This address seems to hold a secret after its \"?\".",
                    "Use \"token:\" if the server takes it in a header.");
        }
    }

    private static Of taken(String text, URI uri, @Nullable String userInfo) {
        if (userInfo == null) {
            return new Of(uri, "", Secret.NONE);
        }
        URI rest = URI.create(text.replaceFirst(Pattern.quote(userInfo + "@"), ""));
        int colon = userInfo.indexOf(':');
        if (colon <= 0) {
            // a single word before the @ is how tokens are written as often as users
            return new Of(rest, "", new Secret(decoded(userInfo.substring(colon + 1))));
        }
        String user = userInfo.substring(0, colon);
        return new Of(rest, decoded(user), new Secret(decoded(userInfo.substring(colon + 1))));
    }

    /// In user and password a plus is a plus.
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String meant(String text) {
        return BARE.matcher(text).matches() ? Suggestion.didYouMean("https://" + text) : "";
    }

    @Override
    public Map<String, Object> schema() {
        return Json.object("type", "string", "format", "uri", "pattern", "^[Hh][Tt][Tt][Pp][Ss]?://[^/]");
    }
}
