package dev.andon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.andon.command.Actor;
import dev.andon.command.AuditEntry;
import dev.andon.command.AuditQuery;
import dev.andon.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AuditLogTest extends OnBothDatabases {
    @Test
    void whatIsIntendedIsSeenByEverybody() {
        Instant before = Instant.now();
        AuditEntry entry = ours.audit().intend(intended("claim"));

        assertNotEquals(0, entry.number());
        assertFalse(entry.at().isBefore(before.minusMillis(1)), "by the clock of the database");
        assertEquals(List.of(entry), theirs.audit().since(Instant.EPOCH));
    }

    @ParameterizedTest
    @EnumSource
    void everythingThatWasSaidComesBack(Actor.Known known) {
        var odd = new AuditEntry(
                0,
                LONG_AGO,
                new Actor(new Person("O'Brien 🚨", "ob@example.test"), known),
                "roll-back",
                ODD,
                ODD.repeat(2_000),
                AuditEntry.State.INTENDED,
                "");

        AuditEntry entry = ours.audit().intend(odd);

        assertEquals(
                new AuditEntry(
                        entry.number(),
                        entry.at(),
                        odd.actor(),
                        odd.action(),
                        odd.subject(),
                        odd.words(),
                        odd.state(),
                        odd.outcome()),
                entry);
        assertEquals(List.of(entry), theirs.audit().since(LONG_AGO));
    }

    @ParameterizedTest(name = "{0}, then {1}: {2}")
    @CsvSource({
        "DONE,   DONE,   DONE,   it went well",
        "DONE,   FAILED, DONE,   it went well",
        "FAILED, DONE,   FAILED, it went well",
        "UNSURE, DONE,   DONE,   later",
        "UNSURE, FAILED, FAILED, later",
    })
    void onlyWhatIsUnsureIsSettledAgain(
            AuditEntry.State first, AuditEntry.State second, AuditEntry.State state, String outcome) {
        AuditEntry entry = ours.audit().intend(intended("stop"));

        ours.audit().settle(entry.number(), first, "it went well");
        theirs.audit().settle(entry.number(), second, "later");

        AuditEntry settled = ours.audit().since(Instant.EPOCH).getFirst();
        assertEquals(state, settled.state());
        assertEquals(outcome, settled.outcome());
        assertEquals(entry.at(), settled.at(), "when it was intended");
    }

    @Test
    void anIntentionSettlesNothing() {
        AuditEntry entry = ours.audit().intend(intended("stop"));

        assertThrows(
                IllegalArgumentException.class,
                () -> ours.audit().settle(entry.number(), AuditEntry.State.INTENDED, ""));
    }

    @Test
    void theNewestComesFirstAlsoWithinAMillisecond() {
        List<Long> written = List.of("claim", "release", "stop", "resume").stream()
                .map(action -> ours.audit().intend(intended(action)).number())
                .toList();

        List<Long> read = theirs.audit().since(Instant.MIN).stream()
                .map(AuditEntry::number)
                .toList();

        assertEquals(written.reversed(), read);
    }

    @Test
    void whatIsOlderIsLeftOut() {
        ours.audit().intend(intended("claim"));

        assertEquals(List.of(), theirs.audit().since(Instant.now().plus(Duration.ofHours(1))));
        assertEquals(List.of(), theirs.audit().since(Instant.MAX));
    }

    private long written(String who, String action, String subject, String words, AuditEntry.State state) {
        var actor = new Actor(new Person(who, who.toLowerCase(Locale.ROOT) + "@example.test"), Actor.Known.TOKEN);
        var entry = new AuditEntry(0, LONG_AGO, actor, action, subject, words, AuditEntry.State.INTENDED, "");
        long number = ours.audit().intend(entry).number();
        if (state != AuditEntry.State.INTENDED) {
            ours.audit().settle(number, state, "it is " + state.word());
        }
        return number;
    }

    private List<String> found(AuditQuery query) {
        return theirs.audit().find(query).stream().map(AuditEntry::words).toList();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "                 | four three two one",
                "ann              | four one",
                "ANN              | four one",
                "by:ann           | one",
                "by:BOB@example   | two",
                "on:shop          | two one",
                "did:roll-back    | three",
                "is:failed        | three",
                "is:done by:ann   | one",
                "ci shop          | two one",
                "%                | four",
                "_                | ",
                "ö%               | four",
                "Özge             | three",
                "nobody           | ",
            })
    void whatIsLookedForIsFound(String said, String found) {
        written("Ann", "claim", "ci/shop", "one", AuditEntry.State.DONE);
        written("Bob", "claim", "ci/shop", "two", AuditEntry.State.UNSURE);
        written("Özge", "roll-back", "swarm/cart", "three", AuditEntry.State.FAILED);
        long four = written("Cleo", "stop", "trunk", "four", AuditEntry.State.INTENDED);
        ours.audit().settle(four, AuditEntry.State.DONE, "planning went wrong, 10ö% of it");

        List<String> expected = found == null ? List.of() : List.of(found.split(" "));
        assertEquals(expected, found(AuditQuery.of(LONG_AGO, said == null ? "" : said)));
    }

    @Test
    void oldOnesAreLeftOutOfWhatIsFound() {
        written("Ann", "claim", "ci/shop", "one", AuditEntry.State.DONE);

        assertEquals(List.of(), found(AuditQuery.of(Instant.now().plus(Duration.ofHours(1)), "")));
    }

    @Test
    void pagesFollowEachOtherWithoutAGapThoughNewOnesCome() {
        for (int i = 1; i <= 5; i++) {
            written("Ann", "claim", "ci/shop", "entry " + i, AuditEntry.State.DONE);
        }
        AuditQuery query = AuditQuery.of(LONG_AGO, "").by(2);
        List<AuditEntry> first = theirs.audit().find(query);
        written("Ann", "claim", "ci/shop", "newer", AuditEntry.State.DONE);

        List<String> all = new ArrayList<>();
        for (List<AuditEntry> page = first;
                !page.isEmpty();
                page = theirs.audit().find(query.after(page.getLast()))) {
            page.forEach(entry -> all.add(entry.words()));
        }

        assertEquals(List.of("entry 5", "entry 4", "entry 3", "entry 2", "entry 1"), all);
    }

    @Test
    void whatLooksLikeAQueryIsAWord() {
        written("Ann", "claim", ODD, "one", AuditEntry.State.DONE);

        assertEquals(List.of("one"), found(AuditQuery.of(LONG_AGO, "<now> ?1 :why it's")));
    }

    private static AuditEntry intended(String action) {
        var actor = new Actor(ANN, Actor.Known.SETTINGS);
        return new AuditEntry(0, LONG_AGO, actor, action, "ci/shop", "on it", AuditEntry.State.INTENDED, "");
    }
}
