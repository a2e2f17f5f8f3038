package dev.andon.ui.pipelines;

import dev.andon.build.FirstError;
import dev.andon.build.LogPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/// What was read of a log so far, line by line. Not safe for use by several threads.
final class LogLines {
    private final List<String> lines = new ArrayList<>();
    private LogPart first;
    private LogPart last;

    /// @param end what was read first
    LogLines(LogPart end) {
        first = end;
        last = end;
        lines.addAll(end.text().lines().toList());
    }

    /// What was read so far.
    List<String> lines() {
        return lines;
    }

    /// The first part that was read.
    LogPart first() {
        return first;
    }

    /// The last part that was read.
    LogPart last() {
        return last;
    }

    /// Takes what comes before all that was read.
    ///
    /// @return how many lines that is
    int before(LogPart part) {
        List<String> earlier = part.text().lines().toList();
        lines.addAll(0, earlier);
        first = part;
        return earlier.size();
    }

    /// Takes what comes after all that was read.
    ///
    /// @return how many lines that is
    int after(LogPart part) {
        List<String> later = part.text().lines().toList();
        lines.addAll(later);
        last = part;
        return later.size();
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
