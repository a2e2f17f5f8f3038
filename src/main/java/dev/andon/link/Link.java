package dev.andon.link;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What an `andon:` link shows: `andon:pipeline/ci/shop`, `andon:service/shop/production`, `andon:stop/trunk`, or
/// `andon:` for the window itself. A link comes from anywhere, a chat or a web page: it never does anything but
/// show, and what it names is compared with what there is and used for nothing else. Immutable.
///
/// @param what the tile's id, the service as people type it, or the line; empty for the window itself
public record Link(Kind kind, String what) {
    /// What every link begins with.
    public static final String SCHEME = "andon:";

    /// The window, wherever it is.
    public static final Link FRONT = new Link(Kind.FRONT, "");

    private static final int LENGTH_AT_MOST = 2_048;
    private static final Pattern FORM =
            Pattern.compile("(?i:andon):(?:(pipeline|service|stop)/([A-Za-z0-9._~!$&'()*+,;=:@%/-]+))?");
    /// What stands for bytes that are no text.
    private static final int NO_LETTER = 0xFFFD;

    /// What can be linked to.
    public enum Kind {
        FRONT,
        PIPELINE,
        SERVICE,
        STOP
    }

    /// The link that a text is; empty when it is none, however nearly.
    public static Optional<Link> read(String text) {
        Matcher form = FORM.matcher(text);
        if (text.length() > LENGTH_AT_MOST || !form.matches()) {
            return Optional.empty();
        }
        String path = form.group(2);
        if (path == null) {
            return Optional.of(FRONT);
        }
        boolean hasGap = path.startsWith("/") || path.endsWith("/") || path.contains("//");
        Kind kind = Kind.valueOf(form.group(1).toUpperCase(Locale.ROOT));
        return hasGap
                ? Optional.empty()
                : decoded(path).filter(Link::isHarmless).map(what -> new Link(kind, what));
    }

    /// Whether a text begins as links do, whatever follows.
    public static boolean isMeant(String text) {
        return text.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    private static Optional<String> decoded(String path) {
        try {
            return Optional.of(new URI(SCHEME + "/" + path).getPath().substring(1));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /// What turns the direction of writing makes one name look like another.
    private static boolean isHarmless(String what) {
        return !what.isBlank()
                && what.codePoints()
                        .noneMatch(letter -> Character.isISOControl(letter)
                                || letter == NO_LETTER
                                || letter == 0x061C
                                || letter == 0x200E
                                || letter == 0x200F
                                || (letter >= 0x2028 && letter <= 0x202E)
                                || (letter >= 0x2066 && letter <= 0x2069));
    }

    /// As it is written; empty when a name cannot be linked to.
    public Optional<String> text() {
        String text = kind == Kind.FRONT ? SCHEME : SCHEME + kind.name().toLowerCase(Locale.ROOT) + "/" + encoded(what);
        return read(text).filter(this::equals).map(same -> text);
    }

    private static String encoded(String what) {
        boolean hasGap = what.startsWith("/") || what.endsWith("/") || what.contains("//");
        try {
            String path = new URI("andon", "", "/" + what, null).toASCIIString().substring((SCHEME + "///").length());
            return hasGap ? path.replace("/", "%2F") : path;
        } catch (URISyntaxException e) {
            return "";
        }
    }
}
