package dev.andon.server.build;

import dev.andon.build.Build;
import dev.andon.build.Log;
import dev.andon.build.LogPart;
import dev.andon.build.Logs;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.build.Stretch;
import dev.andon.server.http.Body;
import dev.andon.server.http.Http;
import dev.andon.server.http.Slice;
import dev.andon.server.http.Slices;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Trouble.Word;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The console of a build, from a byte on (`logText/progressiveText?start=`).
///
/// The server sends everything from there to the end, with other line ends than it has and without its notes:
/// nothing in between has a position that we could know. So parts end where the log ended then, and may be larger
/// than [#PART]. What lies before a position is everything from an earlier one, without what is known already.
/// From a position behind its end the server begins at the beginning, so its size has to be learned otherwise:
/// the console's page shows the last 150 KB, and says how many it left out.
///
/// Sources: `hudson.console.AnnotatedLargeText`, and a live Hudson.
///
/// @param http the door, saying who asks
/// @param page where jobs are below the root
record JenkinsLog(Http http, JenkinsPage page) implements Logs {
    private static final int KILO = 1024;
    private static final int TRIES = 3;
    private static final int END_AT_MOST = 4 * PART;
    private static final int FIRST_WORDS = 4 * KILO;
    private static final Pattern LEFT_OUT =
            Pattern.compile("(\\d[\\d.,'’\\u00a0\\u202f]{0,15})[^<>\\d]{0,60}<a [^>]{0,80}consoleFull\"");

    @Override
    public List<Log> logs(Pipeline pipeline, Build build) {
        String path = page.path(build.url() == null ? "" : build.url());
        boolean runs = build.outcome() == Outcome.UNKNOWN && build.finished() == null;
        return path.isEmpty() ? List.of() : List.of(new Log(path, "console", build.outcome(), runs));
    }

    @Override
    public LogPart read(Log log, Stretch stretch) throws ServerFault {
        return switch (stretch) {
            case Stretch.End() -> end(log);
            case Stretch.From(long at) -> part(at, ask(log, at));
            case Stretch.Before(long at) -> before(log, at);
        };
    }

    @Override
    public long whole(Log log, Consumer<String> taker) throws ServerFault {
        var stream = new LineStream(taker);
        long size = size(from(log, 0).whole(stream));
        stream.end();
        return size;
    }

    private static LogPart part(long at, Slice slice) throws ServerFault {
        long size = size(slice);
        boolean complete = !slice.header("X-More-Data").equals("true");
        // Asked for more than there is, the server begins anew.
        return size < at
                ? new LogPart("", at, at, complete, size)
                : new LogPart(slice.text(), at, size, complete, size);
    }

    /// Where the page does not say how much it leaves out, the answer says how long the log is before it has been
    /// read: it is left then, and the end asked for.
    private LogPart end(Log log) throws ServerFault {
        long start = leftOut(log);
        Slice slice = beginning(log, start, END_AT_MOST);
        if (slice.ended()) {
            return part(start, slice);
        }
        long end = Math.max(start, size(slice) - PART);
        return part(end, ask(log, end));
    }

    /// Where what is known begins is found by its first words: then neither has to be read to the end.
    private LogPart before(Log log, long at) throws ServerFault {
        long start = Math.max(0, at - PART);
        Slice known = beginning(log, at, FIRST_WORDS);
        Slice some = beginning(log, start, (int) (at - start) * 5 / 4 + FIRST_WORDS);
        String text = new String(some.bytes(), StandardCharsets.ISO_8859_1);
        String words = new String(known.bytes(), StandardCharsets.ISO_8859_1);
        int place = text.indexOf(words);
        boolean isCertain = words.length() == FIRST_WORDS && place >= 0 && text.indexOf(words, place + 1) < 0;
        return isCertain
                ? new LogPart(new String(some.bytes(), 0, place, StandardCharsets.UTF_8), start, at, false, size(some))
                : beforeByLength(log, start, at);
    }

    /// Both are read to the end of the log, which grows meanwhile, and kept are only the first words.
    private LogPart beforeByLength(Log log, long start, long at) throws ServerFault {
        for (int i = 0; i < TRIES; i++) {
            var known = new Measure(0);
            var all = new Measure(2 * (int) (at - start) + FIRST_WORDS);
            long sizeThen = size(from(log, at).whole(known));
            long size = size(from(log, start).whole(all));
            long length = all.length() - known.length();
            if (sizeThen == size && length >= 0 && length <= all.first().length) {
                String text = new String(all.first(), 0, (int) length, StandardCharsets.UTF_8);
                return new LogPart(text, start, at, false, size);
            }
        }
        throw new ServerFault(FaultKind.BROKEN, Word.LOG_GROWS);
    }

    /// Counts what comes, and keeps the first of it.
    private static final class Measure implements Slices.Taker {
        private final int atMost;
        private final ByteArrayOutputStream first = new ByteArrayOutputStream();
        private long length;

        Measure(int atMost) {
            this.atMost = atMost;
        }

        @Override
        public void take(byte[] bytes, int count) {
            first.write(bytes, 0, Math.min(count, atMost - first.size()));
            length += count;
        }

        long length() {
            return length;
        }

        byte[] first() {
            return first.toByteArray();
        }
    }

    private Slice ask(Log log, long start) throws ServerFault {
        Slice slice = beginning(log, start, (int) Http.LIMIT);
        if (!slice.ended()) {
            throw new ServerFault(FaultKind.TOO_LARGE, Word.LONG_LOG_FROM, Http.LIMIT >> 20);
        }
        return slice;
    }

    /// What begins there. The server sends all of the rest; what is more than this is not read.
    private Slice beginning(Log log, long start, int atMost) throws ServerFault {
        return from(log, start).first(atMost);
    }

    private Slices from(Log log, long start) {
        return http.askAddress(log.id() + "logText/progressiveText")
                .query("start", String.valueOf(start))
                .slices();
    }

    private static long size(Slice slice) throws ServerFault {
        return slice.number("X-Text-Size");
    }

    /// How much of the log its page leaves out; 0 when it shows all, or is none that we know.
    private long leftOut(Log log) throws ServerFault {
        try {
            return http.askAddress(log.id() + "console").accept("text/html").read(JenkinsLog::leftOut);
        } catch (ServerFault fault) {
            if (fault.kind() != FaultKind.MISSING && fault.kind() != FaultKind.UNREADABLE) {
                throw fault;
            }
            return 0;
        }
    }

    private static long leftOut(Body page) {
        Matcher told = LEFT_OUT.matcher(page.text());
        return told.find() ? Long.parseLong(told.group(1).replaceAll("\\D", "")) * KILO : 0;
    }
}
