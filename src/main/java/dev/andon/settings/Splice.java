package dev.andon.settings;

import dev.andon.settings.Said.Items;
import dev.andon.settings.Said.Keys;
import dev.andon.settings.Spot.Entry;
import dev.andon.settings.Spot.Mapping;
import dev.andon.settings.Spot.Sequence;
import java.util.List;
import java.util.Objects;

/// Cuts a text of YAML and puts something in. Whoever asks knows where, and proves afterwards that the result
/// says what it should.
record Splice(String text) {
    /// Something in the place of a value.
    String replace(Spot old, boolean inFlow, Said value) {
        if (old instanceof Spot.Scalar scalar && scalar.isEmpty()) {
            return fill(scalar, inFlow, value);
        }
        int begin = old.start();
        while (begin > 0 && Character.isWhitespace(text.charAt(begin - 1))) {
            begin--;
        }
        boolean onOtherLine = text.substring(begin, old.start()).contains("\n");
        if (!onOtherLine) {
            return cut(old.start(), old.end(), value.inOneLine());
        }
        return begin > 0 && text.charAt(begin - 1) == ':'
                ? cut(begin, old.end(), " " + value.inOneLine())
                : cut(old.start(), old.end(), (inFlow ? "" : "  ") + value.inOneLine());
    }

    /// A value where only its key stands.
    String fill(Spot.Scalar empty, boolean inFlow, Said value) {
        boolean inLines = !inFlow && (value instanceof Keys || !value.inLines().equals(List.of(value.inOneLine())));
        if (!inLines) {
            return cut(empty.start(), empty.end(), " " + value.inOneLine());
        }
        String indent = indent(lineStart(empty.start())) + "  ";
        return belowLine(lineEnd(empty.end()), indent, value.inLines());
    }

    /// One more key for keys in lines.
    ///
    /// @param atTheEnd whether these are the keys of the file itself
    String below(Mapping mapping, String name, Said value, boolean atTheEnd) {
        int column = column(mapping.entries().getFirst().key().start());
        List<String> lines = Said.entry(name, value);
        return atTheEnd && column == 0
                ? atTheEnd(lines)
                : belowLine(behindComments(mapping.end(), column), " ".repeat(column), lines);
    }

    /// One more item for a list in lines.
    String below(Sequence list, Said item) {
        int column = column(dash(list, 0));
        List<String> lines = new Items(List.of(item)).inLines();
        List<String> dashed = item instanceof Keys ? lines : List.of("- " + item.inOneLine());
        return belowLine(behindComments(list.end(), column + 1), " ".repeat(column), dashed);
    }

    /// Empty braces behind a dash become keys in lines, as an item's are.
    String intoBraces(Mapping mapping, String name, Said value) {
        boolean isItem = mapping.entries().isEmpty()
                && text.substring(lineStart(mapping.start()), mapping.start()).matches(" *- +");
        if (isItem) {
            String indent = " ".repeat(column(mapping.start()));
            return cut(mapping.start(), mapping.end(), String.join(lineBreak() + indent, Said.entry(name, value)));
        }
        String entry = new Keys(java.util.Map.of(name, value)).inOneLine();
        String inner = entry.substring(1, entry.length() - 1);
        return mapping.entries().isEmpty()
                ? cut(mapping.start(), mapping.end(), "{" + inner + "}")
                : behind(mapping.entries().getLast().value().end(), inner);
    }

    String intoBrackets(Sequence list, Said item) {
        return list.items().isEmpty()
                ? cut(list.start(), list.end(), "[" + item.inOneLine() + "]")
                : behind(list.items().getLast().end(), item.inOneLine());
    }

    /// After the last thing in brackets, which may have a comma behind it already.
    private String behind(int end, String added) {
        int next = skipBlank(end);
        return text.charAt(next) == ',' ? cut(next + 1, next + 1, " " + added) : cut(end, end, ", " + added);
    }

    String atTheEnd(List<String> lines) {
        boolean open = !text.isEmpty() && !text.endsWith("\n");
        String added = String.join(lineBreak(), lines) + lineBreak();
        return text + (open ? lineBreak() : "") + added;
    }

    String without(Mapping mapping, String name) {
        Entry entry = Objects.requireNonNull(mapping.entry(name));
        int index = mapping.entries().indexOf(entry);
        List<Spot> wholes = mapping.entries().stream()
                .<Spot>map(
                        each -> new Spot.Scalar(each.key().start(), each.value().end(), false))
                .toList();
        if (mapping.isFlow()) {
            return withoutInBrackets(wholes, index);
        }
        int start = entry.key().start();
        boolean beginsLine = text.substring(lineStart(start), start).isBlank();
        if (beginsLine || index + 1 == wholes.size()) {
            return withoutLines(start, entry.value().end());
        }
        // The next key moves up to the dash, unless a comment stands in between.
        int next = wholes.get(index + 1).start();
        boolean isBlank = text.substring(entry.value().end(), next).isBlank();
        return isBlank ? cut(start, next, "") : cut(start, entry.value().end(), "");
    }

    String without(Sequence list, int index) {
        return list.isFlow()
                ? withoutInBrackets(list.items(), index)
                : withoutLines(dash(list, index), list.items().get(index).end());
    }

    private String withoutInBrackets(List<Spot> all, int index) {
        Spot one = all.get(index);
        if (index + 1 < all.size()) {
            return cut(one.start(), all.get(index + 1).start(), "");
        }
        return index == 0
                ? cut(one.start(), one.end(), "")
                : cut(all.get(index - 1).end(), one.end(), "");
    }

    private String withoutLines(int start, int end) {
        int behind = lineEnd(end);
        return cut(lineStart(start), Math.min(text.length(), behind + breakAt(behind)), "");
    }

    String emptied(Mapping keys) {
        return cut(keys.start(), keys.end(), "{}");
    }

    /// Keys in lines move to the right, behind a dash.
    String listed(Mapping keys) throws CannotEdit {
        if (keys.isFlow()) {
            return cut(keys.start(), keys.end(), "[" + text.substring(keys.start(), keys.end()) + "]");
        }
        int start = lineStart(keys.start());
        int end = behindComments(keys.end(), column(keys.start()));
        String indent = text.substring(start, keys.start());
        if (!indent.isBlank()) {
            throw new CannotEdit("What stands there is written in a form that cannot be made a list. Edit the file.");
        }
        String moved = text.substring(keys.start(), end).replaceAll("(\\n)(?=[^\\r\\n])", "$1  ");
        return cut(start, end, indent + "- " + moved);
    }

    String swapped(Sequence list, int first) throws CannotEdit {
        Spot one = list.isFlow() ? list.items().get(first) : whole(list, first, 0);
        Spot other = list.isFlow() ? list.items().get(first + 1) : whole(list, first + 1, one.end());
        return text.substring(0, one.start())
                + text.substring(other.start(), other.end())
                + text.substring(one.end(), other.start())
                + text.substring(one.start(), one.end())
                + text.substring(other.end());
    }

    /// An item in lines with the comments right above it and below.
    ///
    /// @param from where its comments can begin
    private Spot whole(Sequence list, int index, int from) throws CannotEdit {
        int dash = dash(list, index);
        int start = lineStart(dash);
        if (!text.substring(start, dash).isBlank()) {
            throw new CannotEdit("These items are written in a form that cannot be moved. Edit the file.");
        }
        int end = behindComments(list.items().get(index).end(), column(dash) + 1);
        int above = start == 0 ? 0 : lineStart(start - 1);
        while (above < start && above >= from && isCommentAt(above, column(dash))) {
            start = above;
            above = start == 0 ? 0 : lineStart(start - 1);
        }
        return new Spot.Scalar(start, end, false);
    }

    /// Whether a line holds nothing but a comment, as deep as the column.
    private boolean isCommentAt(int lineStart, int column) {
        String line = text.substring(lineStart, lineEnd(lineStart));
        return line.strip().startsWith("#") && line.indexOf('#') == column;
    }

    /// Where an item's dash stands: a list in lines begins with the first one.
    private int dash(Sequence list, int index) {
        boolean isFirst = index == 0 && text.charAt(list.start()) == '-';
        return isFirst
                ? list.start()
                : text.lastIndexOf('-', list.items().get(index).start() - 1);
    }

    private String belowLine(int lineEnd, String indent, List<String> lines) {
        var added = new StringBuilder();
        lines.forEach(line -> added.append(lineBreak()).append(indent).append(line));
        return cut(lineEnd, lineEnd, added.toString());
    }

    /// The end of the last line that belongs to what ends here: comments below it that are indented as deep do.
    private int behindComments(int end, int column) {
        int at = lineEnd(end);
        while (at < text.length()) {
            int next = at + breakAt(at);
            int begin = next;
            while (begin < text.length() && text.charAt(begin) == ' ') {
                begin++;
            }
            if (begin - next < Math.max(column, 1) || begin == text.length() || text.charAt(begin) != '#') {
                return at;
            }
            at = lineEnd(begin);
        }
        return at;
    }

    private int skipBlank(int from) {
        int at = from;
        while (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '#') {
            at = text.charAt(at) == '#' ? lineEnd(at) : at + 1;
        }
        return at;
    }

    private int lineStart(int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    /// Before the line break.
    private int lineEnd(int at) {
        int feed = text.indexOf('\n', at);
        int end = feed < 0 ? text.length() : feed;
        return end > at && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    private int breakAt(int at) {
        return text.startsWith("\r\n", at) ? 2 : at < text.length() ? 1 : 0;
    }

    private String indent(int lineStart) {
        int at = lineStart;
        while (at < text.length() && (text.charAt(at) == ' ' || text.startsWith("- ", at))) {
            at++;
        }
        return " ".repeat(at - lineStart);
    }

    private int column(int at) {
        return at - lineStart(at);
    }

    /// As the file breaks its lines.
    private String lineBreak() {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    private String cut(int from, int to, String put) {
        return text.substring(0, from) + put + text.substring(to);
    }
}
