package dev.andon.text;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Rows for spreadsheets (RFC 4180).
public final class Csv {
    private static final String END = "\r\n";
    private static final Pattern FORMULA = Pattern.compile("^(?=[=+@\\-\t\r\n])|(?<=[;\t\r\n])(?=[=+@-])");

    private Csv() {}

    /// One row with its end.
    public static String row(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",")) + END;
    }

    /// A spreadsheet must not take somebody's words for a formula: an apostrophe before them says so. Where a comma
    /// stands in numbers, as in German, spreadsheets part cells at semicolons, whatever the file says, so what
    /// follows one, a tab or the end of a line begins a cell as well.
    private static String cell(String text) {
        String harmless = FORMULA.matcher(text).replaceAll("'");
        return harmless.chars().anyMatch(c -> c == '"' || c == ',' || c == ';' || c == '\n' || c == '\r')
                ? '"' + harmless.replace("\"", "\"\"") + '"'
                : harmless;
    }
}
