package dev.andon.text;

import java.util.List;
import java.util.stream.Collectors;

/// Rows for spreadsheets (RFC 4180).
public final class Csv {
    private static final String END = "\r\n";

    private Csv() {}

    /// One row with its end.
    public static String row(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",")) + END;
    }

    /// A spreadsheet must not take somebody's words for a formula.
    private static String cell(String text) {
        String harmless = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return harmless.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r')
                ? '"' + harmless.replace("\"", "\"\"") + '"'
                : harmless;
    }
}
