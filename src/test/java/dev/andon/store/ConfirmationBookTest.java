package dev.andon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.line.Confirmation;
import dev.andon.line.Confirmation.Finding;
import dev.andon.line.Confirmation.Sending;
import dev.andon.line.RedBuild;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConfirmationBookTest extends OnBothDatabases {
    @Test
    void everythingThatWasSaidComesBackWithTheBooksTime() {
        var build = new RedBuild(ODD, LONG_AGO, LONG_AGO.plusMillis(7));
        Confirmation wanted =
                Confirmation.of("ci/" + ODD, build, LONG_AGO, Duration.ofMillis(90_001), Sending.INTENDED);

        Confirmation intended = ours.confirmations().intend(wanted).orElseThrow();

        assertNotEquals(0, intended.number());
        assertTrue(intended.at().isAfter(LONG_AGO), "by the clock of the database");
        assertEquals(
                new Confirmation(
                        intended.number(),
                        wanted.subject(),
                        build,
                        intended.at(),
                        wanted.patience(),
                        Sending.INTENDED,
                        "",
                        null,
                        null),
                intended);
        assertEquals(List.of(intended), theirs.confirmations().since(Instant.now()));
    }

    @Test
    void aBuildWithoutTimesIsToldFromNoOther() {
        var build = new RedBuild("", null, null);
        Confirmation wanted = Confirmation.of("ci/shop", build, LONG_AGO, Duration.ZERO, Sending.SPARED);

        Confirmation intended = ours.confirmations().intend(wanted).orElseThrow();
        ours.confirmations().end(intended.number());

        assertEquals(build, intended.build());
        assertEquals(Optional.empty(), theirs.confirmations().intend(wanted), "no two of them are distinct");
    }

    @Test
    void aPipelineIsRunAgainOnceHoweverManyProgramsWantTo() {
        ours.confirmations().intend(of("5")).orElseThrow();

        assertEquals(Optional.empty(), theirs.confirmations().intend(of("5")));
        assertEquals(
                Optional.empty(),
                theirs.confirmations().intend(of("6")),
                "nor for the build that failed again, as long as it is not green");
    }

    @Test
    void theSameRedBuildIsNeverRunAgainTwice() {
        Confirmation first = ours.confirmations().intend(of("5")).orElseThrow();
        ours.confirmations().end(first.number());

        assertEquals(Optional.empty(), theirs.confirmations().intend(of("5")), "by who has not seen its green yet");
        assertTrue(theirs.confirmations().intend(of("7")).isPresent());
    }

    @ParameterizedTest
    @EnumSource(value = Sending.class, names = "INTENDED", mode = EnumSource.Mode.EXCLUDE)
    void howFarItCameIsKept(Sending sending) {
        Confirmation intended = ours.confirmations().intend(of("5")).orElseThrow();

        ours.confirmations().settle(intended.number(), sending, ODD);
        theirs.confirmations().settle(intended.number(), Sending.SENT, "too late");

        Confirmation kept = only();
        assertEquals(sending, kept.sending());
        assertEquals(ODD, kept.words());
    }

    @Test
    void whatIsDecidedFirstHoldsAlsoWhenItIsGreen() {
        Confirmation intended = ours.confirmations().intend(of("5")).orElseThrow();

        ours.confirmations().decide(intended.number(), Finding.FAILED);
        theirs.confirmations().decide(intended.number(), Finding.UNCONFIRMED);
        assertTrue(only().isOpen());
        theirs.confirmations().end(intended.number());

        assertEquals(Finding.FAILED, only().finding());
        assertFalse(only().isOpen());
    }

    @Test
    void greenAloneMeansThatItPassed() {
        Confirmation intended = ours.confirmations().intend(of("5")).orElseThrow();

        ours.confirmations().end(intended.number());

        assertEquals(Finding.PASSED, only().finding());
        assertFalse(only().ended().isBefore(intended.at()));
    }

    @Test
    void whatEndedBeforeIsNotListed() {
        Confirmation over = ours.confirmations().intend(of("5")).orElseThrow();
        ours.confirmations().end(over.number());
        Confirmation open = ours.confirmations().intend(of("8")).orElseThrow();

        assertEquals(List.of(open), theirs.confirmations().since(Instant.now().plusSeconds(3_600)));
        assertEquals(2, theirs.confirmations().since(LONG_AGO).size());
    }

    private Confirmation only() {
        List<Confirmation> all = theirs.confirmations().since(LONG_AGO);
        assertEquals(1, all.size());
        return all.getFirst();
    }

    private static Confirmation of(String label) {
        return Confirmation.of(
                "ci/shop", new RedBuild(label, LONG_AGO, null), LONG_AGO, Duration.ofMinutes(30), Sending.INTENDED);
    }
}
