package dev.andon.server.build;

import dev.andon.build.LogPart;
import dev.andon.build.LogText;
import dev.andon.build.Logs;
import dev.andon.build.Stretch;
import dev.andon.source.ServerFault;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/// Takes a part of a log that its server sends whole, line by line, and whose positions are lines. Of what passes
/// by only the part is kept, however long the log is. Used by one thread.
final class LineLog {
    /// So many lines a part has at most; fewer where they are long.
    static final int LINES = 2_000;

    private final Deque<String> kept = new ArrayDeque<>();
    private int length;
    private long from;
    private long total;
    private boolean full;

    private LineLog() {}

    /// Where the lines come from.
    interface Door {
        /// @param taker is given each line, with or without its end
        void each(Consumer<String> taker) throws ServerFault;
    }

    /// @param growing whether more lines may come
    static LogPart part(Door door, Stretch stretch, boolean growing) throws ServerFault {
        var log = new LineLog();
        door.each(line -> log.take(line, stretch));
        long next = log.from + log.kept.size();
        return new LogPart(String.join("", log.kept), log.from, next, !growing && next == log.total, log.total);
    }

    /// Hands over all of them.
    ///
    /// @return where what follows begins
    static long whole(Door door, Consumer<String> taker) throws ServerFault {
        var log = new LineLog();
        door.each(line -> {
            log.total++;
            log.put(line);
            if (log.isTooMuch()) {
                log.handOver(taker);
            }
        });
        log.handOver(taker);
        return log.total;
    }

    private void take(String line, Stretch stretch) {
        long number = total++;
        switch (stretch) {
            case Stretch.End() -> putLast(line);
            case Stretch.Before(long at) -> {
                if (number < at) {
                    putLast(line);
                }
            }
            case Stretch.From(long at) -> {
                if (number < at) {
                    from = total;
                } else {
                    putFirst(line);
                }
            }
        }
    }

    private void put(String line) {
        String ended = LogText.clean(line.endsWith("\n") ? line : line + "\n");
        kept.add(ended);
        length += ended.length();
    }

    private void putLast(String line) {
        put(line);
        while (isTooMuch()) {
            length -= kept.removeFirst().length();
            from++;
        }
    }

    private void putFirst(String line) {
        if (full) {
            return;
        }
        put(line);
        full = isTooMuch();
        if (full) {
            length -= kept.removeLast().length();
        }
    }

    /// One line alone is never too much: otherwise nobody would get past it.
    private boolean isTooMuch() {
        return kept.size() > LINES || (length > Logs.PART && kept.size() > 1);
    }

    private void handOver(Consumer<String> taker) {
        if (!kept.isEmpty()) {
            taker.accept(String.join("", kept));
            kept.clear();
            length = 0;
        }
    }
}
