package dev.andon.server.metric;

import dev.andon.source.ServerFault;
import java.util.ArrayList;
import java.util.List;

/// Rows of comma-separated values: quotes around a cell, doubled inside of it. Pure.
final class Csv {
    private final List<List<String>> rows = new ArrayList<>();
    private List<String> row = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private boolean isQuoted;
    private boolean wasQuoted;

    private Csv() {}

    /// The rows with their cells; an empty line is a row of one empty cell.
    ///
    /// @throws ServerFault when the last row is cut: half a number is another number
    static List<List<String>> rows(String text) throws ServerFault {
        var csv = new Csv();
        text.chars().forEach(letter -> csv.take((char) letter));
        if (csv.isQuoted || !(text.isEmpty() || text.endsWith("\n"))) {
            throw Trouble.unreadable("The answer ends in the middle of a row.");
        }
        return csv.rows;
    }

    private void take(char letter) {
        if (letter == '"') {
            takeQuote();
        } else if (isQuoted) {
            cell.append(letter);
        } else {
            takePlain(letter);
        }
    }

    /// A quote that follows a closing one is a quote of the text.
    private void takeQuote() {
        if (wasQuoted) {
            cell.append('"');
        }
        wasQuoted = isQuoted;
        isQuoted = !isQuoted;
    }

    private void takePlain(char letter) {
        wasQuoted = false;
        switch (letter) {
            case '\r' -> {
                // Only ever before a line feed.
            }
            case ',' -> endCell();
            case '\n' -> {
                endCell();
                rows.add(row);
                row = new ArrayList<>();
            }
            default -> cell.append(letter);
        }
    }

    private void endCell() {
        row.add(cell.toString());
        cell.setLength(0);
    }
}
