package dev.andon.app.doctor;

import dev.andon.source.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Goes over every text of a bundle once more, whoever wrote it: takes out the values of all secrets that are
/// known here, users, passwords and queries of addresses, what looks like a token, and mail addresses. It takes
/// out too much rather than too little. Immutable.
final class Scrubber {
    /// Shorter ones would take whole words out of every sentence; nobody's token is that short.
    private static final int SECRET_AT_LEAST = 4;

    private static final String SECRET = "(secret)";
    private static final Pattern ADDRESS = Pattern.compile("\\b([A-Za-z][A-Za-z0-9+.-]*://)([^\\s\"'<>]+)");
    private static final Pattern TELLING = Pattern.compile(
            "(?i)\\b(authorization|proxy-authorization|cookie|[\\w-]*(?:token|secret|passw(?:or)?d|passphrase|api[-_]?key|private[-_]?key))"
                    + "(\"?\\s*[:=]\\s*\"?)(?!\\(secret\\)|\\$\\{|file:|keychain:)"
                    // What stands in quotes goes to their end.
                    + "(?:(?<=\")[^\"\\n]+(?=\")|(?:(?:bearer|basic|token|digest)\\s+)?[^\\s\"',;}]+)");
    /// A user with a password, as proxies are often written.
    private static final Pattern LOGIN = Pattern.compile("[^\\s/@:\"'=]+:[^\\s/@\"']+@(?=\\w)");
    private static final Pattern TOKEN = Pattern.compile("\\b(?:gh[pousr]_[A-Za-z0-9]{16,}|github_pat_\\w{20,}"
            + "|glpat-[\\w-]{16,}|xox[abeoprs]-[\\w-]{10,}|A[KS]IA[A-Z0-9]{16}|eyJ[\\w-]{8,}\\.[\\w-]+(?:\\.[\\w-]+)?"
            + "|(?i:bearer|basic)\\s+[A-Za-z0-9+/=._~-]{12,}|sk-[A-Za-z0-9-]{16,}|NRAK-[A-Z0-9]{16,})");
    private static final Pattern BLOCK = Pattern.compile(
            "-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|\\z)", Pattern.DOTALL);
    private static final Pattern MAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");

    private final List<String> values;
    private final String home;

    /// @param secrets what must not stand anywhere
    /// @param home the user's folder, which says their name
    Scrubber(Collection<Secret> secrets, Path home) {
        this.values = secrets.stream()
                .map(Secret::reveal)
                .filter(value -> value.length() >= SECRET_AT_LEAST)
                .flatMap(Scrubber::spellings)
                .distinct()
                // Else what is left of a longer one would stand beside a shorter one that it begins with.
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
        this.home = home.toString();
    }

    /// As it stands in addresses, in JSON, and in headers.
    private static Stream<String> spellings(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
        return Stream.of(
                value,
                encoded,
                encoded.replace("+", "%20"),
                value.replace("\\", "\\\\").replace("\"", "\\\""),
                Base64.getEncoder().encodeToString(bytes),
                Base64.getEncoder().encodeToString((":" + value).getBytes(StandardCharsets.UTF_8)));
    }

    /// The text without all of that.
    String clean(String text) {
        String clean = BLOCK.matcher(text).replaceAll(SECRET);
        for (String value : values) {
            clean = clean.replace(value, SECRET);
        }
        clean = ADDRESS.matcher(clean).replaceAll(Scrubber::address);
        clean = TELLING.matcher(clean).replaceAll("$1$2" + SECRET);
        clean = TOKEN.matcher(clean).replaceAll(SECRET);
        clean = LOGIN.matcher(clean).replaceAll(SECRET + "@");
        clean = MAIL.matcher(clean).replaceAll("(mail)");
        return home.length() > 1 ? clean.replace(home, "~") : clean;
    }

    private static String address(MatchResult found) {
        String rest = found.group(2);
        int path = end(rest, "/?#");
        String authority = rest.substring(0, path);
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        String behind = rest.substring(path);
        int query = end(behind, "?#");
        String hint = query < behind.length() ? "?…" : "";
        return Matcher.quoteReplacement(found.group(1) + host + behind.substring(0, query) + hint);
    }

    private static int end(String text, String marks) {
        for (int i = 0; i < text.length(); i++) {
            if (marks.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }
}
