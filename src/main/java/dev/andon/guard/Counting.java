package dev.andon.guard;

import org.hipparchus.distribution.discrete.BinomialDistribution;

/// What counting alone makes of few events, for which no bell curve holds. Pure.
final class Counting {
    private Counting() {}

    /// Of all events on two sides, how likely as few (or, where a rise is bad, as many) fall on one of them by
    /// mere chance.
    ///
    /// @param other the events of the other side
    /// @param now the events of this side
    /// @param share of all of them that is to be expected on this side
    /// @param clumps by how much more than counting alone they scatter: they are counted as if they were so much
    ///     fewer
    /// @param sign 1 where a fall is bad, -1 where a rise is
    static double chance(double other, double now, double share, double clumps, int sign) {
        int all = (int) Math.floor((other + now) / clumps);
        int here = (int) Math.floor(now / clumps);
        var counting = new BinomialDistribution(all, share);
        return sign > 0 ? counting.cumulativeProbability(here) : 1 - counting.cumulativeProbability(here - 1);
    }
}
