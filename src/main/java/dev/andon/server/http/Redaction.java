package dev.andon.server.http;

import dev.andon.source.Secret;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/// Takes secrets out of what people see.
public final class Redaction {
    private static final Pattern URL = Pattern.compile("(?i)\\bhttps?://[^\\s\"'<>]+");
    private static final int BRIEF = 160;
    /// Shorter ones would take whole words out of every sentence.
    private static final int SECRET_AT_LEAST = 4;

    private Redaction() {}

    /// An address without user, password, query and fragment: any of them may be a token.
    public static String address(HttpUrl url) {
        String port = url.port() == HttpUrl.defaultPort(url.scheme()) ? "" : ":" + url.port();
        String query = url.querySize() == 0 ? "" : "?…";
        return url.scheme() + "://" + url.host() + port + url.encodedPath() + query;
    }

    /// @see #address(HttpUrl)
    public static String address(URI uri) {
        HttpUrl url = HttpUrl.parse(uri.toString());
        return url == null ? "(not an http address)" : address(url);
    }

    /// Some other text that came from outside: one short line, addresses without their secrets.
    public static String line(String text) {
        String clean = URL.matcher(text.replaceAll("\\p{Cntrl}+", " ")).replaceAll(found -> {
            HttpUrl url = HttpUrl.parse(found.group());
            return java.util.regex.Matcher.quoteReplacement(url == null ? "(address)" : address(url));
        });
        return clean.length() <= BRIEF ? clean : clean.substring(0, BRIEF) + "…";
    }

    /// A text without these secrets, should somebody have repeated one in it.
    static String without(List<Secret> secrets, String text) {
        String clean = text;
        for (Secret secret : secrets) {
            if (secret.reveal().length() >= SECRET_AT_LEAST) {
                clean = clean.replace(secret.reveal(), secret.toString());
            }
        }
        return clean;
    }

    /// An exception in a few words.
    public static String brief(Throwable e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : line(message);
    }
}
