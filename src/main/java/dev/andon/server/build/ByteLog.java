package dev.andon.server.build;

import dev.andon.build.LogPart;
import dev.andon.build.Logs;
import dev.andon.build.Stretch;
import dev.andon.server.http.Slice;
import dev.andon.server.http.Slices;
import dev.andon.source.ServerFault;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Reads parts of a log whose positions are bytes, and cuts them where lines end, so that no line is shown twice
/// or in halves.
final class ByteLog {
    private static final int CONTINUED = 0x80;
    private static final int FIRST_TWO_BITS = 0xC0;

    private ByteLog() {}

    /// Where the bytes come from.
    interface Door {
        /// @see dev.andon.server.http.Slices#from
        Slice from(long at, int atMost) throws ServerFault;

        /// @see dev.andon.server.http.Slices#last
        Slice last(int atMost) throws ServerFault;
    }

    /// Hands over all of it.
    ///
    /// @param growing whether more of the log may come, such as the rest of its last line
    /// @return where what follows begins
    static long whole(Slices slices, boolean growing, Consumer<String> taker) throws ServerFault {
        var stream = new LineStream(taker);
        slices.whole(stream);
        if (!growing) {
            stream.end();
        }
        return stream.taken();
    }

    /// @param growing whether more of the log may come
    static LogPart read(Stretch stretch, Door door, boolean growing) throws ServerFault {
        return switch (stretch) {
            case Stretch.End() -> {
                Slice slice = door.last(Logs.PART);
                yield part(slice, slice.from() > 0, growing);
            }
            case Stretch.From(long at) -> part(door.from(at, Logs.PART), false, growing);
            case Stretch.Before(long at) when at == 0 -> new LogPart("", 0, 0, false, -1);
            case Stretch.Before(long at) -> {
                long from = Math.max(0, at - Logs.PART);
                Slice slice = door.from(from, (int) (at - from));
                yield before(slice, at);
            }
        };
    }

    /// @param torn whether it may begin in the middle of a line
    private static LogPart part(Slice slice, boolean torn, boolean growing) {
        byte[] bytes = slice.bytes();
        int start = torn ? afterLine(bytes) : 0;
        boolean complete = slice.ended() && !growing;
        int end = complete ? bytes.length : Math.max(start, lastLine(bytes, slice.ended()));
        return cut(slice, start, end, complete);
    }

    private static LogPart before(Slice slice, long at) {
        byte[] bytes = slice.bytes();
        int start = slice.from() > 0 ? afterLine(bytes) : 0;
        // What is full of one line is shown all the same: otherwise nobody would get past it.
        start = start == bytes.length ? beginning(bytes) : start;
        LogPart part = cut(slice, start, bytes.length, false);
        return new LogPart(part.text(), part.from(), at, false, slice.total());
    }

    private static LogPart cut(Slice slice, int start, int end, boolean complete) {
        String text = new String(slice.bytes(), start, end - start, StandardCharsets.UTF_8);
        return new LogPart(text, slice.from() + start, slice.from() + end, complete, slice.total());
    }

    /// Where the first whole line begins; where the first whole letter does when there is none.
    private static int afterLine(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return beginning(bytes);
    }

    private static int beginning(byte[] bytes) {
        int start = 0;
        while (start < bytes.length && start < 4 && (bytes[start] & FIRST_TWO_BITS) == CONTINUED) {
            start++;
        }
        return start;
    }

    /// Where the last whole line ends.
    ///
    /// @param waits whether the rest of the last line comes later; otherwise a line that fills all is cut
    private static int lastLine(byte[] bytes, boolean waits) {
        for (int i = bytes.length - 1; i >= 0; i--) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return waits ? 0 : wholeLetters(bytes);
    }

    private static int wholeLetters(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes.length - end < 4 && (bytes[end - 1] & FIRST_TWO_BITS) == CONTINUED) {
            end--;
        }
        boolean ascii = end > 0 && bytes[end - 1] >= 0;
        return ascii || end == 0 ? bytes.length : end - 1;
    }
}
