package dev.andon.ui.pipelines;

import dev.andon.build.FirstError;
import dev.andon.build.LogPart;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/// What was read of a log so far, line by line. A log that is followed for days is kept to its last lines: what
/// was read first is given up, and can be read again as what comes before. Not safe for use by several threads.
final class LogLines {
    /// About that many characters are kept.
    static final int AT_MOST = 8 << 20;

    private final List<String> lines = new ArrayList<>();
    private final Deque<Kept> kept = new ArrayDeque<>();
    private long length;

    /// A part, of which only its place is needed once its lines are here.
    ///
    /// @param place the part without its text
    private record Kept(LogPart place, int lines, int length) {
        static Kept of(LogPart part, int lines) {
            return new Kept(place(part.from(), part), lines, part.text().length());
        }

        Kept upTo(LogPart part) {
            return new Kept(place(place.from(), part), lines, length);
        }

        private static LogPart place(long from, LogPart end) {
            return new LogPart("", from, end.next(), end.complete(), end.total());
        }
    }

    /// @param end what was read first
    LogLines(LogPart end) {
        after(end);
    }

    /// What was read so far, and not given up.
    List<String> lines() {
        return lines;
    }

    /// Where the first part begins.
    LogPart first() {
        return kept.getFirst().place();
    }

    /// Where the last part ends.
    LogPart last() {
        return kept.getLast().place();
    }

    /// Takes what comes before all that was read.
    ///
    /// @return how many lines that is
    int before(LogPart part) {
        List<String> earlier = part.text().lines().toList();
        lines.addAll(0, earlier);
        kept.addFirst(Kept.of(part, earlier.size()));
        length += part.text().length();
        return earlier.size();
    }

    /// Takes what comes after all that was read.
    ///
    /// @return how many lines were given up at the beginning
    int after(LogPart part) {
        if (part.text().isEmpty() && !kept.isEmpty()) {
            // One asks every few seconds whether there is more.
            kept.addLast(kept.removeLast().upTo(part));
            return 0;
        }
        List<String> later = part.text().lines().toList();
        lines.addAll(later);
        kept.addLast(Kept.of(part, later.size()));
        length += part.text().length();
        return giveUp();
    }

    private int giveUp() {
        int gone = 0;
        while (length > AT_MOST && kept.size() > 1) {
            Kept first = kept.removeFirst();
            gone += first.lines();
            length -= first.length();
        }
        lines.subList(0, gone).clear();
        return gone;
    }

    /// The line with which the trouble began, as far as that can be guessed from what was read.
    OptionalInt firstError() {
        return FirstError.line(String.join("\n", lines));
    }

    /// The next line that has these words, going round.
    ///
    /// @param from the line after which it begins, or -1
    OptionalInt find(String words, int from) {
        String wanted = words.toLowerCase(Locale.ROOT);
        for (int i = 1; i <= lines.size() && !wanted.isEmpty(); i++) {
            int line = Math.floorMod(from + i, lines.size());
            if (lines.get(line).toLowerCase(Locale.ROOT).contains(wanted)) {
                return OptionalInt.of(line);
            }
        }
        return OptionalInt.empty();
    }
}
