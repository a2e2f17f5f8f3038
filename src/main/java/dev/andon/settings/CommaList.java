package dev.andon.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Several texts in one line, with commas between them. One that has a comma, a quote or a blank at its end
/// stands in double quotes, and a quote within them is doubled.
final class CommaList {
    private CommaList() {}

    static String written(List<String> texts) {
        return texts.stream().map(CommaList::written).collect(Collectors.joining(", "));
    }

    private static String written(String text) {
        boolean isPlain = text.equals(text.strip()) && text.chars().noneMatch(c -> c == ',' || c == '"');
        return isPlain && !text.isEmpty() ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /// What is empty and not in quotes is left out.
    static List<String> read(String line) {
        List<String> texts = new ArrayList<>();
        var text = new StringBuilder();
        boolean inQuotes = false;
        boolean wasQuoted = false;
        for (int i = 0; i <= line.length(); i++) {
            char c = i < line.length() ? line.charAt(i) : ',';
            if (c == ',' && (!inQuotes || i == line.length())) {
                take(text, wasQuoted, texts);
                wasQuoted = false;
            } else if (c != '"') {
                text.append(wasQuoted && !inQuotes ? "" : String.valueOf(c));
            } else if (inQuotes && line.startsWith("\"\"", i)) {
                text.append(c);
                i++;
            } else if (inQuotes || text.toString().isBlank()) {
                inQuotes = !inQuotes;
                wasQuoted = true;
                text.setLength(inQuotes ? 0 : text.length());
            } else {
                text.append(c);
            }
        }
        return texts;
    }

    private static void take(StringBuilder text, boolean wasQuoted, List<String> texts) {
        String one = wasQuoted ? text.toString() : text.toString().strip();
        if (wasQuoted || !one.isEmpty()) {
            texts.add(one);
        }
        text.setLength(0);
    }
}
