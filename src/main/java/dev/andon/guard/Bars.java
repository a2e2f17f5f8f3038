package dev.andon.guard;

/// What every comparison is held against besides the bars of a [Level], whatever it compares with.
final class Bars {
    /// However steady a metric seems, it scatters by this much.
    static final double LEAST_SCATTER = 0.01;
    static final double ONE_SIDED_95 = 1.645;
    static final double POWER_80 = 0.84;
    static final int FREEDOM_AT_LEAST = 8;
    /// A loss of this share, this much farther off than chance takes one, needs no second look.
    static final double PLUNGE = 0.6;
    static final double PLUNGE_DISTANCE = 1.5;
    private static final double EXTRA_EVENTS = 10;
    private static final double EXTRA_SHARE = 0.005;

    private Bars() {}

    /// Whether there are so many more events than expected that it counts: a rise from nearly nothing is none.
    ///
    /// @param size what events are measured by
    static boolean isRealRise(double events, double expected, double size) {
        double extra = events - expected;
        return extra >= EXTRA_EVENTS && extra >= EXTRA_SHARE * size;
    }
}
