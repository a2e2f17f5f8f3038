package dev.andon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.deploy.Release;
import dev.andon.deploy.Rollback;
import dev.andon.deploy.Rollback.Finding;
import dev.andon.deploy.Rollback.Sending;
import dev.andon.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RollbackBookTest extends OnBothDatabases {
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void everythingThatWasSaidComesBack() {
        var from = Release.of("13" + ODD, "v13" + ODD, Release.Outcome.LIVE).artifact("sha" + ODD);
        Rollback wanted = Rollback.of(
                "swarm/" + ODD,
                Rollback.Way.FORWARD,
                from,
                Release.of("12", "v12", Release.Outcome.LIVE),
                ODD,
                new Person("Ann", "ann@example.test"),
                LONG_AGO);

        long number = ours.rollbacks().intend(wanted).orElseThrow();

        Rollback kept = only();
        assertEquals(number, kept.number());
        assertEquals(wanted.subject(), kept.subject());
        assertEquals(wanted.way(), kept.way());
        assertEquals(wanted.from(), kept.from());
        assertEquals(wanted.to(), kept.to());
        assertEquals(wanted.why(), kept.why());
        assertEquals(wanted.by(), kept.by());
        assertEquals(Sending.INTENDED, kept.sending());
        assertTrue(kept.isOpen());
    }

    @Test
    void timesAreByTheClockOfWhoeverAsks() {
        ours.rollbacks().intend(of("shop"));
        Instant farAhead = Instant.parse("2031-01-01T00:00:00Z");

        Rollback kept = theirs.rollbacks().remembered(DAY, farAhead).getFirst();

        Duration age = Duration.between(kept.at(), farAhead);
        assertFalse(age.isNegative(), age.toString());
        assertTrue(age.compareTo(Duration.ofMinutes(1)) < 0, age.toString());
    }

    @Test
    void aServiceHasOneThatIsOpenHoweverManyWantOne() {
        ours.rollbacks().intend(of("shop")).orElseThrow();

        assertEquals(OptionalLong.empty(), theirs.rollbacks().intend(of("shop")));
        assertTrue(theirs.rollbacks().intend(of("cart")).isPresent(), "another service");
    }

    @Test
    void whatWasRefusedIsOver() {
        long number = ours.rollbacks().intend(of("shop")).orElseThrow();

        ours.rollbacks().settle(number, Sending.REFUSED, ODD);

        assertEquals(Finding.NOT_DONE, only().finding());
        assertEquals(ODD, only().words());
        assertTrue(theirs.rollbacks().intend(of("shop")).isPresent());
    }

    @ParameterizedTest
    @EnumSource(
            value = Sending.class,
            names = {"SENT", "UNSURE"})
    void whatWasSentStaysOpenUntilItIsKnownWhatCameOfIt(Sending sending) {
        long number = ours.rollbacks().intend(of("shop")).orElseThrow();

        ours.rollbacks().settle(number, sending, "");

        assertEquals(sending, only().sending());
        assertEquals(OptionalLong.empty(), theirs.rollbacks().intend(of("shop")));
    }

    @ParameterizedTest
    @EnumSource(Finding.class)
    void whatWasDecidedFirstHolds(Finding finding) {
        long number = ours.rollbacks().intend(of("shop")).orElseThrow();

        assertTrue(ours.rollbacks().decide(number, finding));
        assertFalse(theirs.rollbacks().decide(number, Finding.UNKNOWN));
        theirs.rollbacks().settle(number, Sending.REFUSED, "too late");

        assertEquals(finding, only().finding());
        assertEquals(Sending.INTENDED, only().sending());
        assertFalse(only().isOpen());
    }

    @Test
    void itIsSettledByHowFarAskingCame() {
        long number = ours.rollbacks().intend(of("shop")).orElseThrow();

        assertThrows(IllegalArgumentException.class, () -> ours.rollbacks().settle(number, Sending.INTENDED, ""));
    }

    @Test
    void whatIsOverIsForgottenInTheEndAndWhatIsOpenNever() {
        long over = ours.rollbacks().intend(of("shop")).orElseThrow();
        ours.rollbacks().decide(over, Finding.DONE);
        ours.rollbacks().intend(of("cart"));

        List<Rollback> kept = theirs.rollbacks().remembered(Duration.ofDays(-1), Instant.now());

        assertEquals(List.of("swarm/cart"), kept.stream().map(Rollback::subject).toList());
    }

    private Rollback only() {
        List<Rollback> all = theirs.rollbacks().remembered(DAY, Instant.now());
        assertEquals(1, all.size());
        return all.getFirst();
    }

    private static Rollback of(String service) {
        return Rollback.of(
                "swarm/" + service,
                Rollback.Way.BACK,
                Release.of("13", "v13", Release.Outcome.LIVE),
                Release.of("12", "v12", Release.Outcome.LIVE),
                "orders fall",
                Person.of("Ann"),
                LONG_AGO);
    }
}
