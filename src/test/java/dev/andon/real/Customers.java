package dev.andon.real;

import dev.andon.testing.LoopbackServer;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Visitors of a shop, one in ten of whom orders something, and the edge before the shop that counts them.
final class Customers implements AutoCloseable {
    private static final int VISITORS_FOR_AN_ORDER = RealNumbers.VISITORS_A_MINUTE / RealNumbers.ORDERS_A_MINUTE;

    private final AtomicLong visitors = new AtomicLong();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final LoopbackServer edge = LoopbackServer.answering(
            _ -> LoopbackServer.ok("# TYPE visitors_total counter\nvisitors_total " + visitors.get() + "\n")
                    .newBuilder()
                    .setHeader("Content-Type", "text/plain; version=0.0.4")
                    .build());

    /// They come from now on.
    Customers(RealShop shop) {
        clock.scheduleAtFixedRate(
                () -> {
                    visitors.addAndGet(VISITORS_FOR_AN_ORDER);
                    shop.order();
                },
                0,
                60_000 / RealNumbers.ORDERS_A_MINUTE,
                TimeUnit.MILLISECONDS);
    }

    /// What no version of the shop can change.
    RealNumbers.Counter counter() {
        return new RealNumbers.Counter("127.0.0.1:" + edge.url("/").port(), "/metrics");
    }

    @Override
    public void close() {
        clock.shutdownNow();
        edge.close();
    }
}
