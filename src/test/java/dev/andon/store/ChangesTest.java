package dev.andon.store;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.claim.Release;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChangesTest extends OnBothDatabases {
    private final Semaphore told = new Semaphore(0);

    @Test
    void whoListensIsToldOnceAtTheBeginningAndThenOfWhatOthersWrite() throws Exception {
        try (var _ = ours.listen(told::release)) {
            assertTold();

            theirs.claims().take(ClaimBookTest.claim("ci/shop", ANN));
            assertTold();
            theirs.claims().release(1, Release.BY_HAND, ANN, Instant.EPOCH);
            assertTold();
        }
    }

    @Test
    void ofWhatItWritesItselfItIsNotTold() throws Exception {
        try (var _ = ours.listen(told::release)) {
            assertTold();

            ours.claims().take(ClaimBookTest.claim("ci/shop", ANN));
            ours.claims().take(ClaimBookTest.claim("ci/cart", ANN));

            assertFalse(told.tryAcquire(2, TimeUnit.SECONDS));
        }
    }

    @Test
    void whoNoLongerListensIsToldNothing() throws Exception {
        var listening = ours.listen(told::release);
        assertTold();
        listening.close();

        theirs.claims().take(ClaimBookTest.claim("ci/shop", ANN));

        assertFalse(told.tryAcquire(2, TimeUnit.SECONDS));
    }

    private void assertTold() throws InterruptedException {
        assertTrue(told.tryAcquire(5, TimeUnit.SECONDS), "nothing was told within five seconds");
        told.drainPermits();
    }
}
