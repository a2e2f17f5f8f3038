package dev.andon.demo;

import static dev.andon.demo.DemoAnswers.fields;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// The demo shop's sessions and orders: more by day than by night, and fewer orders as long as a bad deploy is
/// live. The same time has always the same numbers. Pure.
///
/// @param dawn when the first day began
record DemoNumbers(DemoDeploys deploys, Instant dawn) {
    private static final double SESSIONS_A_MINUTE = 900;
    private static final double ORDERS_A_SESSION = 0.3;
    private static final double LEFT = 0.62;
    private static final double SWING = 0.4;
    private static final int POINTS_AT_MOST = 5_000;
    private static final long DAY = Duration.ofDays(1).toSeconds();

    /// @param what `orders` or `sessions`
    /// @param from in seconds since 1970, as all times here
    /// @param now no later bucket is over
    String answer(String what, long from, long to, long step, Instant now) {
        List<Object> points = new ArrayList<>();
        long end = Math.min(to, now.getEpochSecond() - step);
        for (long at = from; at <= end && at < to && points.size() < POINTS_AT_MOST; at += step) {
            points.add(fields("at", at, "count", what.equals("orders") ? orders(at, step) : sessions(at, step)));
        }
        return DemoAnswers.written(fields("points", points));
    }

    private static long sessions(long at, long step) {
        double ofDay = Math.floorMod(at, DAY) / (double) DAY;
        double mean = SESSIONS_A_MINUTE * step / 60 * (1 - SWING * Math.cos(2 * Math.PI * ofDay));
        return scattered(mean, at);
    }

    private long orders(long at, long step) {
        Duration time = Duration.between(dawn, Instant.ofEpochSecond(at + step / 2));
        double share = deploys.isHarmed(time) ? ORDERS_A_SESSION * LEFT : ORDERS_A_SESSION;
        return scattered(sessions(at, step) * share, at + 1);
    }

    private static long scattered(double mean, long seed) {
        return Math.max(0, Math.round(mean + Math.sqrt(mean) * new SplittableRandom(seed).nextGaussian()));
    }
}
