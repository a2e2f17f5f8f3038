package dev.andon.store;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class LeasesTest extends OnBothDatabases {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(200);

    @Test
    void oneHoldsItAndTheOtherDoesNot() {
        assertTrue(ours.leases().hold("source ci", LONG));
        assertFalse(theirs.leases().hold("source ci", LONG));
        assertTrue(theirs.leases().hold("source deploys", LONG), "another name is another lease");
    }

    @Test
    void whoHoldsItRenewsIt() {
        assertTrue(ours.leases().hold("source ci", SHORT));
        assertTrue(ours.leases().hold("source ci", LONG));

        letPass(SHORT.multipliedBy(2));

        assertFalse(theirs.leases().hold("source ci", LONG));
    }

    @Test
    void afterItsEndWhoAsksNextGetsIt() {
        assertTrue(ours.leases().hold("source ci", LONG));
        assertFalse(theirs.leases().hold("source ci", LONG), "not before");
        assertTrue(ours.leases().hold("source ci", SHORT));

        letPass(SHORT.multipliedBy(2));

        assertTrue(theirs.leases().hold("source ci", LONG));
        assertFalse(ours.leases().hold("source ci", LONG), "and whoever had it knows that it is gone");
    }

    @Test
    void whatIsLetGoCanBeTakenAtOnce() {
        assertTrue(ours.leases().hold("source ci", LONG));
        theirs.leases().letGo("source ci");
        assertFalse(theirs.leases().hold("source ci", LONG), "what others hold cannot be let go");

        ours.leases().letGo("source ci");

        assertTrue(theirs.leases().hold("source ci", LONG));
    }

    @Test
    void whoDiedHoldsItNoLongerThanItsLength() throws Exception {
        try (var holder = Scribe.start(folder, "hold", database, "source ci", "2000")) {
            holder.waitFor("held");
            assertFalse(ours.leases().hold("source ci", LONG));
            long killed = System.nanoTime();
            holder.kill();

            while (!ours.leases().hold("source ci", LONG)) {
                letPass(Duration.ofMillis(20));
            }

            long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - killed);
            assertTrue(took <= 3_000, "took over after " + took + " ms");
        }
    }

    /// The clock is the database's, and no test can move it.
    private static void letPass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }
}
