package dev.andon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.claim.Claim;
import dev.andon.claim.Echo;
import dev.andon.claim.Release;
import dev.andon.claim.Taking;
import dev.andon.people.Person;
import dev.andon.source.StoreFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimBookTest extends OnBothDatabases {
    @Test
    void whatNobodyHasCanBeTakenAndEverybodySeesIt() {
        Claim taken = take(ours, claim("ci/shop", ANN));

        assertNotEquals(0, taken.number());
        assertEquals(List.of(taken), theirs.claims().open());
    }

    @Test
    void whoComesSecondIsToldWhoHasIt() {
        Claim anns = take(ours, claim("ci/shop", ANN));

        assertEquals(new Taking.Held(anns), theirs.claims().take(claim("ci/shop", BOB)));
        assertEquals(List.of(anns), theirs.claims().open());
    }

    @Test
    void differentThingsAreTakenByDifferentPeople() {
        Claim shop = take(ours, claim("ci/shop", ANN));
        Claim cart = take(theirs, claim("ci/cart", BOB));

        assertEquals(List.of(shop, cart), ours.claims().open(), "oldest first");
    }

    @Test
    void itBeginsByTheClockOfTheDatabase() {
        Instant before = Instant.now();
        Claim taken = take(ours, claim("ci/shop", ANN));
        Instant after = Instant.now();

        assertFalse(taken.since().isBefore(before.minusMillis(1)), taken + " before " + before);
        assertFalse(taken.since().isAfter(after.plusMillis(1)), taken + " after " + after);
    }

    @Test
    void everythingThatWasSaidComesBack() {
        var odd = new Claim(
                0,
                "ci/" + ODD,
                new Person("Zoë Ωμέγα 🚨", "zoe+andon@example.test"),
                new Person("O'Brien", ""),
                ODD.repeat(2_000),
                LONG_AGO.plusMillis(999),
                LONG_AGO.plusMillis(1_000),
                LONG_AGO.plusMillis(1_999));

        Claim taken = take(ours, odd);

        assertEquals(
                new Claim(
                        taken.number(),
                        odd.subject(),
                        odd.holder(),
                        odd.by(),
                        odd.why(),
                        taken.since(),
                        taken.since().plusMillis(1),
                        taken.since().plusSeconds(1)),
                taken);
        assertEquals(List.of(taken), theirs.claims().open());
        assertTrue(theirs.claims().take(odd) instanceof Taking.Held(Claim held) && held.equals(taken));
    }

    @Test
    void aSignThatNoDatabaseCanKeepCostsNobodyTheRest() {
        var odd = new Claim(0, "ci/shop", ANN, ANN, "a\0b\uD83Dc", LONG_AGO, Instant.MAX, Instant.MIN);

        Claim taken = take(ours, odd);

        assertEquals("a\uFFFDb?c", taken.why());
        assertEquals(List.of(taken), theirs.claims().open());
    }

    @Test
    void whatWasReleasedCanBeTakenAgain() {
        Claim first = take(ours, claim("ci/shop", ANN));

        assertTrue(theirs.claims().release(first.number(), Release.BY_HAND, BOB, LONG_AGO));
        assertEquals(List.of(), ours.claims().open());
        Claim second = take(theirs, claim("ci/shop", BOB));

        assertNotEquals(first.number(), second.number());
    }

    /// Whoever finds that its time is over may have a wrong clock, and so may who took it.
    @Test
    void itLapsesByTheClockOfTheBook() {
        Claim taken = take(ours, new Claim(0, "ci/shop", ANN, ANN, "", LONG_AGO, LONG_AGO.plusSeconds(3600), null));

        assertEquals(taken.since().plusSeconds(3600), taken.until());
        assertFalse(theirs.claims().release(taken.number(), Release.LAPSED, null, Instant.MAX));
        assertEquals(List.of(taken), ours.claims().open());
    }

    @Test
    void itIsReleasedOnce() {
        Claim taken = take(ours, claim("ci/shop", ANN));

        assertTrue(ours.claims().release(taken.number(), Release.GREEN, null, LONG_AGO));
        assertFalse(theirs.claims().release(taken.number(), Release.LAPSED, null, LONG_AGO));
        assertFalse(theirs.claims().release(taken.number() + 1, Release.LAPSED, null, LONG_AGO));
    }

    @Test
    void itIsHandedOverInOneGo() {
        Claim anns = take(ours, claim("ci/shop", ANN));

        Taking taking = theirs.claims().handOver(anns.number(), claim("ci/shop", BOB));

        Claim bobs = assertInstanceOf(Taking.Taken.class, taking).claim();
        assertEquals(BOB, bobs.holder());
        assertEquals(List.of(bobs), ours.claims().open());
    }

    @Test
    void whatIsNoLongerOpenIsNotHandedOver() {
        Claim anns = take(ours, claim("ci/shop", ANN));
        Claim bobs = assertInstanceOf(
                        Taking.Taken.class, theirs.claims().handOver(anns.number(), claim("ci/shop", BOB)))
                .claim();

        assertEquals(new Taking.Gone(), ours.claims().handOver(anns.number(), claim("ci/shop", ANN)));
        assertEquals(List.of(bobs), ours.claims().open());
    }

    @Test
    void aHandOverStaysOnItsSubject() {
        Claim anns = take(ours, claim("ci/shop", ANN));

        assertEquals(new Taking.Gone(), ours.claims().handOver(anns.number(), claim("ci/cart", BOB)));
        assertEquals(List.of(anns), ours.claims().open());
    }

    @Test
    void claimsSurviveARestart() {
        Claim taken = take(ours, claim("ci/shop", ANN));
        ours.close();
        theirs.close();

        try (var later = new Store(database)) {
            assertEquals(List.of(taken), later.claims().open());
        }
    }

    @Test
    void booksThatWereClosedAreOutOfReach() {
        ours.open();
        ours.close();

        var failure = assertThrows(StoreFailure.class, () -> ours.claims().open());

        assertEquals("The books are closed.", failure.sentence());
    }

    @Test
    void aServersClaimIsTakenUpOnceAndNeverComesBack() {
        Claim theirsAtCi = claim("ci/shop", ANN).withEcho(new Echo("ann", LONG_AGO, "7"));

        assertTrue(ours.claims().adopt(theirsAtCi));
        Claim open = ours.claims().open().getFirst();
        assertEquals(new Echo("ann", LONG_AGO, "7"), open.echo());
        assertEquals(ANN, open.holder());
        assertFalse(theirs.claims().adopt(theirsAtCi), "somebody has it");

        ours.claims().release(open.number(), Release.BY_HAND, ANN, LONG_AGO);
        assertFalse(theirs.claims().adopt(theirsAtCi.withEcho(new Echo("ann", LONG_AGO, "8"))), "the very same");
        Echo later = new Echo("ann", LONG_AGO.plusMillis(1), "7");
        assertTrue(theirs.claims().adopt(theirsAtCi.withEcho(later)), "another one by the same person");
    }

    @Test
    void whatTheServerSaysOfAnOpenClaimIsKeptAndOfAnEndedOneNot() {
        Claim open = take(ours, claim("ci/shop", ANN));
        assertEquals(null, open.echo());

        theirs.claims().heard(open.number(), new Echo("ann", LONG_AGO, ODD));
        assertEquals(
                new Echo("ann", LONG_AGO, ODD), ours.claims().open().getFirst().echo());

        ours.claims().release(open.number(), Release.AT_SERVER, null, LONG_AGO);
        theirs.claims().heard(open.number(), new Echo("bob", LONG_AGO, "8"));
        assertFalse(
                ours.claims().adopt(claim("ci/shop", ANN).withEcho(new Echo("ann", LONG_AGO, "9"))),
                "it ended as it was");
    }

    static Claim claim(String subject, Person holder) {
        return new Claim(
                0, subject, holder, holder, "on it", LONG_AGO, Instant.EPOCH.plus(Duration.ofDays(30_000)), null);
    }

    private static Claim take(Store store, Claim wanted) {
        return assertInstanceOf(Taking.Taken.class, store.claims().take(wanted)).claim();
    }
}
