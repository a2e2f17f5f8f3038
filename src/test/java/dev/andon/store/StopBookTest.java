package dev.andon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.line.Cause;
import dev.andon.line.Resumption;
import dev.andon.line.Stop;
import dev.andon.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StopBookTest extends OnBothDatabases {
    private static final Resumption BY_GREEN = new Resumption(LONG_AGO, null, null);

    @Test
    void aStopIsSeenByEverybody() {
        Stop stop = ours.stops().stop(byAndon("trunk"));

        assertNotEquals(0, stop.number());
        assertEquals(List.of(stop), theirs.stops().open());
    }

    @Test
    void aLineStopsOnceHoweverManyProgramsSeeItBreak() {
        Stop first = ours.stops().stop(byAndon("trunk"));

        assertEquals(first, theirs.stops().stop(byAndon("trunk")));
        assertEquals(List.of(first), theirs.stops().open());
    }

    @Test
    void aPersonsStopStandsBesideAndons() {
        Stop andons = ours.stops().stop(byAndon("trunk"));
        Stop anns = theirs.stops().stop(byPerson("trunk", ANN));

        assertEquals(List.of(andons, anns), ours.stops().open());
        assertEquals(anns, ours.stops().stop(byPerson("trunk", BOB)), "and whoever pulls the cord next is told");
        assertEquals(andons, ours.stops().stop(byAndon("trunk")));
    }

    @Test
    void linesStopByThemselves() {
        Stop trunk = ours.stops().stop(byAndon("trunk"));
        Stop release = theirs.stops().stop(byAndon("release"));

        assertEquals(List.of(trunk, release), ours.stops().open(), "oldest first");
    }

    @Test
    void everythingThatWasSaidComesBack() {
        var odd = new Stop(
                0,
                "line " + ODD,
                LONG_AGO,
                new Person("O'Brien", "ob@example.test"),
                ODD.repeat(2_000),
                List.of("ci/shop", ODD, ""),
                List.of(new Person("Zoë 🚨", ""), new Person("\"Bob\"", "bob@example.test")),
                null);

        Stop stop = ours.stops().stop(odd);

        assertEquals(
                new Stop(stop.number(), odd.line(), stop.at(), odd.by(), odd.why(), odd.broken(), odd.breakers(), null),
                stop);
        assertEquals(List.of(stop), theirs.stops().open());
    }

    @ParameterizedTest
    @EnumSource
    void whatAPersonSaysAtTheEndComesBack(Cause.Category category) {
        var cause = new Cause(category, ODD, "https://example.test/?q=" + category);
        Stop stop = ours.stops().stop(byPerson("trunk", ANN));

        assertTrue(theirs.stops().resume(stop.number(), new Resumption(LONG_AGO, BOB, cause)));

        Resumption end = ours.stops().since(Instant.EPOCH).getFirst().resumed();
        assertNotNull(end);
        assertEquals(new Resumption(end.at(), BOB, cause), end);
        assertFalse(end.at().isBefore(stop.at()), "by the clock of the database");
    }

    @Test
    void greenAloneNamesNobody() {
        Stop stop = ours.stops().stop(byAndon("trunk"));

        assertTrue(ours.stops().resume(stop.number(), BY_GREEN));

        Resumption end = theirs.stops().since(Instant.EPOCH).getFirst().resumed();
        assertNotNull(end);
        assertEquals(new Resumption(end.at(), null, null), end);
    }

    @Test
    void aLineGoesOnOnceAndMayStopAgain() {
        Stop first = ours.stops().stop(byAndon("trunk"));

        assertTrue(ours.stops().resume(first.number(), BY_GREEN));
        assertFalse(theirs.stops().resume(first.number(), BY_GREEN));
        assertEquals(List.of(), theirs.stops().open());
        assertNotEquals(first.number(), theirs.stops().stop(byAndon("trunk")).number());
    }

    @Test
    void everyStopIsKeptNewestFirst() {
        Stop first = ours.stops().stop(byAndon("trunk"));
        ours.stops().resume(first.number(), BY_GREEN);
        Stop second = ours.stops().stop(byAndon("trunk"));
        ours.stops().resume(second.number(), BY_GREEN);

        List<Long> kept =
                theirs.stops().since(Instant.MIN).stream().map(Stop::number).toList();

        assertEquals(List.of(second.number(), first.number()), kept);
    }

    @Test
    void aStopThatStillHoldsIsListedHoweverOldItIs() {
        Stop over = ours.stops().stop(byAndon("release"));
        ours.stops().resume(over.number(), BY_GREEN);
        Stop open = ours.stops().stop(byAndon("trunk"));

        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));

        assertEquals(List.of(open), theirs.stops().since(tomorrow));
    }

    private static Stop byAndon(String line) {
        return new Stop(0, line, LONG_AGO, null, "", List.of("ci/shop"), List.of(BOB), null);
    }

    private static Stop byPerson(String line, Person by) {
        return new Stop(0, line, LONG_AGO, by, "the shop is down", List.of(), List.of(), null);
    }
}
