package dev.andon.guard;

import org.jspecify.annotations.Nullable;

/// The buckets before and after a deploy, and how the metric changed from the ones to the others.
///
/// @param events the metric; of a ratio what is above the line
/// @param base of a ratio what is below the line
/// @param before how many buckets before count
/// @param gap from the bucket in which the deploy began to the first that counts afterwards
/// @param little what is added to a sum, so that none is nothing
record Windows(Series events, @Nullable Series base, int before, int gap, double little) {
    /// A window is there when this share of its buckets is.
    private static final double THERE = 0.8;

    private static final double NEXT_TO_NOTHING = 1e-3;

    /// One side of a deploy.
    ///
    /// @param sum of the events, or of a gauge's levels
    /// @param size how much that is measured by: buckets, or what is below the line
    record Side(double sum, double size) {}

    /// Null when too much of it is missing.
    @Nullable
    Side before(int start) {
        Side side = side(start - before, start);
        return side == null || side.sum() + little <= 0 ? null : side;
    }

    /// @param length how many buckets afterwards count
    @Nullable
    Side after(int start, int length) {
        return side(start + gap, start + gap + length);
    }

    private @Nullable Side side(int from, int to) {
        if (!events.isThere(from, to, THERE) || (base != null && !base.isThere(from, to, THERE))) {
            return null;
        }
        double sum = events.sum(from, to);
        if (base == null) {
            return usable(new Side(sum, events.count(from, to)));
        }
        // Both as if all of their buckets were there, else a bucket that only one of them lost would move the ratio.
        double whole = to - from;
        return usable(
                new Side(sum * whole / events.count(from, to), base.sum(from, to) * whole / base.count(from, to)));
    }

    /// A gauge at zero has no logarithm: nothing can be compared with it, but it can be what a fall ends at.
    private @Nullable Side usable(Side side) {
        return side.size() > 0 && side.sum() >= 0 ? side : null;
    }

    double rate(Side side) {
        return (side.sum() + little) / side.size();
    }

    /// By how much the logarithm of the rate changed.
    double change(Side before, Side after) {
        return Math.log(Math.max(rate(after) / rate(before), NEXT_TO_NOTHING));
    }
}
