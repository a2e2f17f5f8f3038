package dev.andon.cli;

import dev.andon.build.LogText;
import java.io.PrintWriter;
import java.util.regex.Pattern;

/// Where every command prints. Names of pipelines, tests and people come from servers: they say something to whoever
/// reads, and nothing to the terminal.
///
/// What is printed with [#println(String)] is one line, however many there are in it, and plain words. What is
/// printed otherwise is a text, and keeps its lines. Of what a terminal would obey only colours are left in it, which
/// the help has; the log of a build comes without, since [LogText] took them out.
final class Terminal extends PrintWriter {
    private static final char DELETE = '\u007f';
    private static final char LAST_CONTROL = '\u009f';

    /// Colours, which stay; then escapes up to their end, and controls: ECMA-48.
    private static final Pattern ORDERS = Pattern.compile("(\u001b\\[[0-9;:]*+m)"
            + "|\u001b\\[[0-?]*+[ -/]*+[@-~]?"
            + "|\u001b[]PX^_][^\u0007\u001b\n]*+(?:\u0007|\u001b\\\\)?"
            + "|\u001b[ -/]*+[0-~]?"
            + "|\r(?!\n)"
            + "|[\\p{Cntrl}\u0080-\u009f&&[^\t\r\n]]");

    Terminal(PrintWriter out) {
        super(out, true);
    }

    /// Words that others chose, for a line of a table.
    static String line(String words) {
        return LogText.clean(words.replaceAll("[\\r\\n]+", " "));
    }

    @Override
    public void println(String words) {
        super.println(line(words));
    }

    @Override
    public void write(String text, int from, int length) {
        String part = text.substring(from, from + length);
        String harmless = isPlain(part) ? part : ORDERS.matcher(part).replaceAll("$1");
        super.write(harmless, 0, harmless.length());
    }

    @Override
    public void write(char[] text, int from, int length) {
        write(new String(text, from, length), 0, length);
    }

    /// One sign is never a whole colour, so none of an escape comes through.
    @Override
    public void write(int sign) {
        write(String.valueOf((char) sign), 0, 1);
    }

    private static boolean isPlain(String text) {
        return text.chars().noneMatch(c -> (c < ' ' && c != '\t' && c != '\n') || (c >= DELETE && c <= LAST_CONTROL));
    }
}
