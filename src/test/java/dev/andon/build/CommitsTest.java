package dev.andon.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.andon.people.Person;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommitsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static Commit by(String author, long minutes) {
        return new Commit("c" + minutes, Person.of(author), "Mend it", NOON.plusSeconds(60 * minutes));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        the same,                            a1b2c3d,     a1b2c3d,     true
        the same in capitals,                A1B2C3D,     a1b2c3d,     true
        seven of ten digits,                 a1b2c3d,     a1b2c3d4e5,  true
        ten of seven digits,                 a1b2c3d4e5,  a1b2c3d,     true
        six of ten digits,                   a1b2c3,      a1b2c3d4e5,  false
        another digit,                       a1b2c3e,     a1b2c3d4e5,  false
        a number that counts revisions,      4711,        4711,        true
        a number and a longer number,        1234567,     12345678,    false
        digits at the beginning of a hash,   1234567,     1234567a,    true
        no hash at all,                      release,     release-2,   false
        nothing,                             '',          '',          false
        nothing and something,               '',          a1b2c3d,     false
        """)
    void aHashMayBeAbbreviated(String situation, String one, String other, boolean same) {
        assertEquals(same, Commit.isSame(one, other), situation);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        Drop the column%%Andon-Rollback: unsafe                    , true
        Drop the column%%andon-rollback:unsafe%Signed-off-by: Ann   , true
        Two in one%%* Drop it%%Andon-Rollback: unsafe%%* Add a test , true
        Andon-Rollback: unsafe                                     , true
        Drop the column%%Andon-Rollback: safe                      , false
        Say what Andon-Rollback: unsafe means                      , false
        Drop the column                                            , false
        """)
    void aTrailerSaysThatGoingBackDoesNotUndoIt(String message, boolean irreversible) {
        var commit = new Commit("a", null, message.replace('%', '\n'), null);
        assertEquals(irreversible, commit.irreversible());
    }

    @Test
    void aCommitHasOneLine() {
        assertEquals("Mend it", new Commit("a", null, "Mend it\n\nIt was broken.", null).subject());
    }

    @Test
    void whoWroteMostComesFirstAndOnce() {
        var commits = new Commits(
                List.of(by("Ann <ann@example.test>", 3), by("Bob", 2), by("Bob", 1), by("A. <ann@example.test>", 0)),
                true);
        assertEquals(
                List.of("Ann", "Bob"),
                commits.authors().stream().map(Person::name).toList());
        assertEquals(
                List.of("Bob", "Ann"),
                new Commits(List.of(by("Ann", 3), by("Bob", 2), by("Bob", 1)), true)
                        .authors().stream().map(Person::name).toList());
    }

    @Test
    void theOldestIsNotKnownWhereSomeAreMissing() {
        assertEquals(NOON, new Commits(List.of(by("Ann", 3), by("Bob", 0)), true).oldest());
        assertNull(new Commits(List.of(by("Ann", 3), by("Bob", 0)), false).oldest());
        assertNull(new Commits(List.of(by("Ann", 3), new Commit("b", null, "", null)), true).oldest());
        assertNull(Commits.NONE.oldest());
    }
}
