package dev.andon.build;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes what a build wrote harmless: plain lines remain, as somebody would see them at a terminal. Colours and
/// other escapes go, a line that was written over has its last words, and nothing turns the writing round or
/// hides in it. What servers put between is left out: notes of Jenkins, and GitLab's marks of sections. Pure.
///
/// Sources: ECMA-48 for escapes; `hudson.console.ConsoleNote` for notes, which stand between `ESC[8mha:` and
/// `ESC[0m`; GitLab's documentation of job logs for sections.
public final class LogText {
    /// A line longer than that is cut: no screen shows it, and some take long to try.
    static final int LINE_AT_MOST = 10_000;

    private static final char ESCAPE = '\u001b';
    private static final char BELL = '\u0007';
    private static final String NOTE = "[8mha:";
    private static final Pattern SECTION = Pattern.compile("section_(?:start|end):\\d+:[\\w.-]+(?:\\[[^]\\n]*])?$");

    /// As in `2026-03-02T12:00:00.0000000Z `, or in brackets as Jenkins' Timestamper writes it. GitLab adds which
    /// stream of the job a line is of, and a `+` where it goes on with the one before.
    private static final Pattern TIME =
            Pattern.compile("^\\[?\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z]? (?:[0-9a-f]{2}[OE][ +])?");

    private final String raw;
    private final StringBuilder plain;
    private int at;
    private int lineStart;
    private boolean returned;

    private LogText(String raw) {
        this.raw = raw;
        this.plain = new StringBuilder(raw.length());
    }

    /// The text as plain lines, with `\n` between them.
    public static String clean(String raw) {
        return isPlain(raw) ? raw : new LogText(raw).clean();
    }

    /// A line without the time that some servers write before each.
    public static String withoutTime(String line) {
        boolean mayBeTimed = line.length() > 20 && (line.charAt(0) == '[' || Character.isDigit(line.charAt(0)));
        Matcher time = mayBeTimed ? TIME.matcher(line) : null;
        return time != null && time.find() ? line.substring(time.end()) : line;
    }

    private static boolean isPlain(String raw) {
        int line = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            line = c == '\n' ? 0 : line + 1;
            if (line > LINE_AT_MOST || (c != '\n' && isOdd(c))) {
                return false;
            }
        }
        return true;
    }

    private String clean() {
        while (at < raw.length()) {
            char c = raw.charAt(at++);
            switch (c) {
                case ESCAPE -> skipEscape();
                case '\n' -> endLine();
                case '\r' -> comeBack();
                case '\t' -> put(c);
                default -> {
                    if (!isOdd(c)) {
                        put(c);
                    }
                }
            }
        }
        return plain.toString();
    }

    /// Control characters, and those that turn the direction of writing.
    private static boolean isOdd(char c) {
        return (c < ' ' && c != '\t')
                || (c >= '\u007f' && c <= '\u009f')
                || (c >= '\u202a' && c <= '\u202e')
                || (c >= '\u2066' && c <= '\u2069')
                || c == '\u200e'
                || c == '\u200f'
                || c == '\u2028'
                || c == '\u2029';
    }

    private void put(char c) {
        if (returned) {
            plain.setLength(lineStart);
            returned = false;
        }
        int length = plain.length() - lineStart;
        if (length < LINE_AT_MOST) {
            plain.append(c);
        } else if (length == LINE_AT_MOST) {
            plain.append('…');
        }
    }

    private void endLine() {
        plain.append('\n');
        lineStart = plain.length();
        returned = false;
    }

    /// What follows is written over the line, if anything does.
    private void comeBack() {
        Matcher section = SECTION.matcher(plain).region(lineStart, plain.length());
        if (section.find()) {
            plain.setLength(section.start());
        }
        returned = plain.length() > lineStart;
    }

    private void skipEscape() {
        if (raw.startsWith(NOTE, at)) {
            skipNote();
        } else if (at < raw.length()) {
            char kind = raw.charAt(at++);
            if (kind == '[') {
                skipParameters();
            } else if (kind == ']' || kind == 'P' || kind == '_' || kind == '^') {
                skipString();
            } else if (kind >= ' ' && kind <= '/' && at < raw.length()) {
                at++;
            } else if (kind == '\n' || kind == '\r') {
                at--;
            }
        }
    }

    private void skipNote() {
        int end = raw.indexOf(ESCAPE, at);
        int line = raw.indexOf('\n', at);
        boolean ends = end >= 0 && raw.startsWith("[0m", end + 1) && (line < 0 || end < line);
        at = ends ? end + 4 : line < 0 ? raw.length() : line;
    }

    /// Up to the letter that says what is to be done.
    private void skipParameters() {
        while (at < raw.length()) {
            char c = raw.charAt(at);
            if (c < ' ') {
                return;
            }
            at++;
            if (c >= '@' && c <= '~') {
                return;
            }
        }
    }

    /// A title or an address, up to its end; a broken one ends with its line.
    private void skipString() {
        while (at < raw.length() && raw.charAt(at) != '\n') {
            char c = raw.charAt(at++);
            if (c == BELL) {
                return;
            }
            if (c == ESCAPE && at < raw.length() && raw.charAt(at) == '\\') {
                at++;
                return;
            }
        }
    }
}
