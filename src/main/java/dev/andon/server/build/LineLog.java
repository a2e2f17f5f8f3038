package dev.andon.server.build;

import dev.andon.build.LogPart;
import dev.andon.build.Stretch;
import java.util.List;
import java.util.function.Consumer;

/// Takes parts of a log that comes as a list of lines, whose positions are lines. Pure.
final class LineLog {
    /// So many lines a part has at most.
    static final int LINES = 2_000;

    private LineLog() {}

    /// @param growing whether more lines may come
    static LogPart part(List<String> lines, Stretch stretch, boolean growing) {
        int total = lines.size();
        return switch (stretch) {
            case Stretch.End() -> part(lines, Math.max(0, total - LINES), total, growing);
            case Stretch.From(long at) -> {
                int from = (int) Math.min(at, total);
                yield part(lines, from, Math.min(total, from + LINES), growing);
            }
            case Stretch.Before(long at) -> {
                int to = (int) Math.min(at, total);
                yield part(lines, Math.max(0, to - LINES), to, growing);
            }
        };
    }

    /// Hands over all of them.
    ///
    /// @return where what follows begins
    static long whole(List<String> lines, Consumer<String> taker) {
        for (int from = 0; from < lines.size(); from += LINES) {
            taker.accept(part(lines, from, Math.min(lines.size(), from + LINES), true)
                    .text());
        }
        return lines.size();
    }

    private static LogPart part(List<String> lines, int from, int to, boolean growing) {
        var text = new StringBuilder();
        for (String line : lines.subList(from, to)) {
            text.append(line);
            if (!line.endsWith("\n")) {
                text.append('\n');
            }
        }
        return new LogPart(text.toString(), from, to, !growing && to == lines.size(), lines.size());
    }
}
