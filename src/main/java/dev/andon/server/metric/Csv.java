package dev.andon.server.metric;

import dev.andon.source.ServerFault;
import java.util.ArrayList;
import java.util.List;

/// Rows of comma-separated values: quotes around a cell, doubled inside of it. Pure.
final class Csv {
    private Csv() {}

    /// The rows with their cells; an empty line is a row of one empty cell.
    ///
    /// @throws ServerFault when the last row is cut: half a number is another number
    static List<List<String>> rows(String text) throws ServerFault {
        if (!text.isEmpty() && !text.endsWith("\n")) {
            throw Trouble.unreadable("The answer ends in the middle of a row.");
        }
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        var cell = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '"') {
                boolean isDoubled = isQuoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (isDoubled) {
                    cell.append(letter);
                    i++;
                } else {
                    isQuoted = !isQuoted;
                }
            } else if (isQuoted || (letter != ',' && letter != '\n' && letter != '\r')) {
                cell.append(letter);
            } else if (letter != '\r') {
                row.add(cell.toString());
                cell.setLength(0);
                if (letter == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            }
        }
        return rows;
    }
}
