package dev.andon.server.metric;

import dev.andon.guard.Inquiry;
import dev.andon.guard.Series;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import java.time.Instant;
import java.util.Arrays;

/// The buckets of one inquiry, filled from one or more answers. Used by one thread.
final class Buckets {
    private final Inquiry whole;
    private final Stamp stamp;
    private final long step;
    private final double[] values;
    private final boolean[] isFilled;
    private boolean isSeries;

    Buckets(Inquiry whole, Stamp stamp) {
        this.whole = whole;
        this.stamp = stamp;
        this.step = whole.step().toMillis();
        this.values = new double[whole.buckets()];
        this.isFilled = new boolean[whole.buckets()];
        Arrays.fill(values, Double.NaN);
    }

    /// Takes what lies inside a part. Servers may well give a value more at either end, but an answer that is all
    /// of another time answers another question.
    void take(Inquiry part, Points points) throws ServerFault {
        isSeries |= points.isSeries();
        long shift = stamp == Stamp.END ? step : 0;
        long from = part.begin().toEpochMilli() + shift;
        long to = part.end().toEpochMilli() + shift;
        int taken = 0;
        for (int i = 0; i < points.size(); i++) {
            long at = points.millis(i);
            if (at >= from && at < to) {
                put(at, at - shift - whole.begin().toEpochMilli(), points.value(i));
                taken++;
            }
        }
        if (taken == 0 && points.size() > 0) {
            throw Trouble.unreadable("All values are of another time than was asked for: the first is of "
                    + moment(points.millis(0)) + ", and " + part.begin() + " to " + part.end() + " was wanted.");
        }
    }

    private void put(long at, long offset, double value) throws ServerFault {
        if (offset % step != 0) {
            throw Trouble.unreadable("A value stands at " + moment(at) + ", and buckets of " + step / 1000
                    + " s begin at multiples of that. " + "Let the expression give one value for each bucket.");
        }
        int bucket = Math.toIntExact(offset / step);
        if (isFilled[bucket]) {
            throw Trouble.unreadable("There are two values for the bucket at " + moment(at)
                    + ". Let the expression give one series with one value for each bucket.");
        }
        isFilled[bucket] = true;
        values[bucket] = Double.isInfinite(value) ? Double.NaN : value;
    }

    private static String moment(long millis) {
        // A server may write any number where a time should be.
        return Math.abs(millis) < Trouble.FAR_AWAY
                ? Instant.ofEpochMilli(millis).toString()
                : millis + " ms";
    }

    /// @throws ServerFault when no answer had a series
    Series series(String hint) throws ServerFault {
        if (!isSeries) {
            throw new ServerFault(
                    FaultKind.MISSING,
                    "The server has nothing under this expression from " + whole.begin() + " to " + whole.end()
                            + ". Check its names" + hint + ".");
        }
        return new Series(whole.begin(), whole.step(), values);
    }
}
