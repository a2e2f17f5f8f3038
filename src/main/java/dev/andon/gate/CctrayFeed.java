package dev.andon.gate;

import dev.andon.board.Board;
import dev.andon.board.Light;
import dev.andon.board.Tile;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.people.Person;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;

/// The board as CCTray XML, for other monitors, as cctray.org describes it. What the format cannot say is said so
/// that no reader takes it for better than it is: unstable is a failure, as in Jenkins' own feed; stale, lost and
/// vanished is unknown.
final class CctrayFeed {
    /// The attribute must be there and a time; this one stands for none.
    private static final Instant NEVER = Instant.EPOCH;

    private CctrayFeed() {}

    static String of(Board board) {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Projects>\n");
        board.tiles().forEach(tile -> project(tile, xml));
        return xml.append("</Projects>\n").toString();
    }

    private static void project(Tile tile, StringBuilder xml) {
        Build verdict = tile.known().verdict();
        String page =
                verdict.url() != null ? verdict.url() : tile.known().pipeline().url();
        xml.append("  <Project");
        attribute(xml, "name", tile.source() + "/" + tile.name());
        attribute(xml, "activity", tile.activity().isRunning() ? "Building" : "Sleeping");
        attribute(xml, "lastBuildStatus", status(tile));
        attribute(xml, "lastBuildLabel", verdict.label());
        attribute(
                xml,
                "lastBuildTime",
                time(verdict).truncatedTo(ChronoUnit.MILLIS).toString());
        attribute(xml, "webUrl", page == null ? "" : page);
        String messages = messages(tile);
        xml.append(messages.isEmpty() ? "/>\n" : ">\n    <messages>" + messages + "</messages>\n  </Project>\n");
    }

    private static String status(Tile tile) {
        return switch (tile.light()) {
            case RED -> tile.outcome() == Outcome.ERRORED ? "Exception" : "Failure";
            case UNSTABLE -> "Failure";
            case GREEN -> "Success";
            case UNKNOWN, STALE, QUIET -> "Unknown";
        };
    }

    private static Instant time(Build build) {
        if (build.finished() != null) {
            return build.finished();
        }
        return build.started() == null ? NEVER : build.started();
    }

    private static String messages(Tile tile) {
        var xml = new StringBuilder();
        String breakers = tile.known().breakers().stream()
                .map(Person::name)
                .map(name -> name.replace(',', ' '))
                .collect(Collectors.joining(", "));
        if (tile.light() == Light.RED && !breakers.isEmpty()) {
            message(xml, breakers, "Breakers");
        }
        if (tile.claim() != null) {
            message(xml, tile.claim().holder().name() + " is fixing the build.", "Fixer");
        }
        return xml.toString();
    }

    private static void message(StringBuilder xml, String text, String kind) {
        xml.append("<message");
        attribute(xml, "text", text);
        attribute(xml, "kind", kind);
        xml.append("/>");
    }

    private static void attribute(StringBuilder xml, String name, String value) {
        xml.append(' ').append(name).append("=\"");
        value.codePoints().forEach(letter -> xml.append(escaped(letter)));
        xml.append('"');
    }

    private static String escaped(int letter) {
        return switch (letter) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\t', '\n', '\r' -> " ";
            default -> isXml(letter) ? Character.toString(letter) : "\uFFFD";
        };
    }

    /// XML 1.0 knows no way to write the others.
    private static boolean isXml(int letter) {
        return (letter >= 0x20 && letter < 0xD800) || (letter > 0xDFFF && letter < 0xFFFE) || letter > 0xFFFF;
    }
}
