package dev.andon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.andon.command.Actor;
import dev.andon.command.AuditEntry;
import dev.andon.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

    private static AuditEntry intended(String action) {
        var actor = new Actor(ANN, Actor.Known.SETTINGS);
        return new AuditEntry(0, LONG_AGO, actor, action, "ci/shop", "on it", AuditEntry.State.INTENDED, "");
    }
}
