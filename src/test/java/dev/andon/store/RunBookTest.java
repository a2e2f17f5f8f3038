package dev.andon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.andon.build.Outcome;
import dev.andon.build.Past;
import dev.andon.build.Run;
import dev.andon.build.RunBook;
import dev.andon.deploy.Delivery;
import dev.andon.deploy.Release;
import dev.andon.deploy.Service;
import dev.andon.testing.Memory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunBookTest extends OnBothDatabases {
    private static Run run(String label, @Nullable Instant queued) {
        return new Run(
                "ci " + ODD,
                "shop/" + ODD,
                false,
                label,
                Outcome.ERRORED,
                "a1b2c3d",
                queued,
                LONG_AGO,
                null,
                LONG_AGO.plusSeconds(60),
                List.of(ANN, BOB));
    }

    private static Delivery delivery(Release.Outcome outcome, String instead) {
        return new Delivery(
                "swarm",
                new Service("shop", ODD),
                "13",
                ODD,
                "sha256:13",
                "",
                null,
                null,
                outcome,
                LONG_AGO,
                instead,
                LONG_AGO.minusSeconds(5));
    }

    private List<Run> runs() {
        return theirs.runs().since(Instant.EPOCH).runs();
    }

    private List<Delivery> deliveries() {
        return theirs.runs().since(Instant.EPOCH).deliveries();
    }

    @Test
    void anEmptyBookRemembersNothing() {
        assertEquals(Past.NONE, ours.runs().since(Instant.EPOCH));
    }

    @Test
    void whatEndedComesBackAsItWas() {
        ours.runs().write(List.of(run("7", null)), List.of(delivery(Release.Outcome.LIVE, "")));
        assertEquals(List.of(run("7", null)), runs());
        assertEquals(List.of(delivery(Release.Outcome.LIVE, "")), deliveries());
        assertNotNull(theirs.runs().since(Instant.EPOCH).since());
    }

    @Test
    void whatManySawIsWrittenOnce() {
        for (Store store : List.of(ours, theirs, ours)) {
            store.runs().write(List.of(run("7", null), run("8", null)), List.of(delivery(Release.Outcome.LIVE, "")));
        }
        assertEquals(List.of("7", "8"), runs().stream().map(Run::label).sorted().toList());
        assertEquals(1, deliveries().size());
    }

    @Test
    void aWaitThatOnlyOneSawIsAdded() {
        ours.runs().write(List.of(run("7", null)), List.of());
        theirs.runs().write(List.of(run("7", LONG_AGO.minusSeconds(30))), List.of());
        ours.runs().write(List.of(run("7", LONG_AGO.minusSeconds(10))), List.of());
        assertEquals(List.of(run("7", LONG_AGO.minusSeconds(30))), runs());
    }

    @Test
    void aDeployThatEndedOtherwiseAfterAllIsToldSo() {
        ours.runs().write(List.of(), List.of(delivery(Release.Outcome.FAILED, "")));
        theirs.runs().write(List.of(), List.of(delivery(Release.Outcome.LIVE, "")));
        assertEquals(List.of(delivery(Release.Outcome.LIVE, "")), deliveries());
    }

    @Test
    void whatIsLiveAgainIsADeployOfItsOwn() {
        ours.runs().write(List.of(), List.of(delivery(Release.Outcome.LIVE, ""), delivery(Release.Outcome.LIVE, "14")));
        assertEquals(2, deliveries().size());
    }

    @Test
    void onlyWhatIsAskedForIsRead() {
        ours.runs().write(List.of(run("7", null)), List.of(delivery(Release.Outcome.LIVE, "")));
        Past later = ours.runs().since(LONG_AGO.plusSeconds(61));
        assertEquals(List.of(), later.runs());
        assertEquals(List.of(), later.deliveries());
        assertNotNull(later.since());
    }

    @Test
    void whatIsOlderThanAYearAndAMonthIsForgotten() {
        ours.runs().write(List.of(run("7", null)), List.of(delivery(Release.Outcome.LIVE, "")));
        age(RunBook.KEPT.minusDays(1));
        ours.runs().write(List.of(run("8", null)), List.of());
        assertEquals(2, runs().size());
        age(Duration.ofDays(2));
        ours.runs().write(List.of(run("9", null)), List.of());
        assertEquals(List.of("8", "9"), runs().stream().map(Run::label).sorted().toList());
        assertEquals(List.of(), deliveries());
    }

    private void age(Duration by) {
        ours.access().ask(handle -> {
            handle.execute("UPDATE run SET written = written - ?", by.toMillis());
            return handle.execute("UPDATE delivery SET written = written - ?", by.toMillis());
        });
    }

    @Test
    void aRunWithoutTimesIsOne() {
        Run timeless = new Run("ci", "shop", true, "7", Outcome.PASSED, "", null, null, null, LONG_AGO, List.of());
        Run seenLater = new Run(
                "ci", "shop", true, "7", Outcome.PASSED, "", null, null, null, LONG_AGO.plusSeconds(9), List.of());
        ours.runs().write(List.of(timeless), List.of());
        theirs.runs().write(List.of(seenLater), List.of());
        assertEquals(List.of(timeless), runs());
        assertNull(runs().getFirst().waited());
        assertFalse(runs().getFirst().at().isAfter(Memory.BEGINNING));
    }
}
