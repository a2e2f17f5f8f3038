package dev.andon.server.metric;

import dev.andon.guard.Inquiry;
import dev.andon.guard.Series;
import dev.andon.source.ServerFault;

/// Asks for a long time in as many parts as a server's limit wants, one after the other, and joins them. A part
/// that fails fails the whole: a hole that is ours must not look like one of the server's.
final class Chunks {
    /// Four weeks of minutes at the smallest limit that there is.
    private static final int REQUESTS_AT_MOST = 120;

    private final int bucketsAtMost;
    private final Stamp stamp;
    private final String hint;

    /// @param bucketsAtMost how many values one answer may have
    /// @param stamp what the times of values mean
    Chunks(int bucketsAtMost, Stamp stamp) {
        this(bucketsAtMost, stamp, "");
    }

    /// @param hint what else an empty answer may mean, to follow "Check its names"
    Chunks(int bucketsAtMost, Stamp stamp, String hint) {
        this.bucketsAtMost = bucketsAtMost;
        this.stamp = stamp;
        this.hint = hint;
    }

    /// Asks for one part.
    @FunctionalInterface
    interface Part {
        Points read(Inquiry part) throws ServerFault;
    }

    Series read(Inquiry whole, Part reader) throws ServerFault {
        int requests = Math.ceilDiv(whole.buckets(), bucketsAtMost);
        if (requests > REQUESTS_AT_MOST) {
            throw Trouble.expression("This would take " + requests + " requests of at most " + bucketsAtMost
                    + " values, and Andon sends " + REQUESTS_AT_MOST
                    + " at most. Ask for a shorter time or longer buckets.");
        }
        var buckets = new Buckets(whole, stamp);
        for (int from = 0; from < whole.buckets(); from += bucketsAtMost) {
            Inquiry part = whole.part(from, Math.min(from + bucketsAtMost, whole.buckets()));
            buckets.take(part, reader.read(part));
        }
        return buckets.series(hint);
    }
}
