package dev.andon.text;

import java.util.List;
import java.util.stream.Collectors;

/// A list that leaves Andon: as CSV for spreadsheets (RFC 4180) and as JSON for programs. Immutable.
///
/// @param columns their names
/// @param rows as many texts each as there are columns; empty where there is nothing to say
public record Grid(List<String> columns, List<List<String>> rows) {
    private static final int CONTROL = 0x20;
    private static final int DELETE = 0x7f;
    private static final int LAST_CONTROL = 0x9f;

    public Grid {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("a row of " + row.size() + " among " + columns.size() + " columns");
            }
        }
    }

    /// With the names of the columns in the first line.
    public String csv() {
        var text = new StringBuilder(Csv.row(columns));
        rows.forEach(row -> text.append(Csv.row(row)));
        return text.toString();
    }

    /// A list of objects whose values are texts.
    public String json() {
        return rows.isEmpty()
                ? "[]\n"
                : rows.stream().map(this::object).collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }

    private String object(List<String> row) {
        var text = new StringBuilder("  {\n");
        for (int i = 0; i < row.size(); i++) {
            text.append("    ")
                    .append(quoted(columns.get(i)))
                    .append(": ")
                    .append(quoted(row.get(i)))
                    .append(i + 1 < row.size() ? ",\n" : "\n");
        }
        return text.append("  }").toString();
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                default -> {
                    if (c < CONTROL
                            || (c >= DELETE && c <= LAST_CONTROL)
                            || c == '\u2028'
                            || c == '\u2029'
                            || Character.isSurrogate((char) c)) {
                        quoted.append(String.format("\\u%04x", c));
                    } else {
                        quoted.append((char) c);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }
}
