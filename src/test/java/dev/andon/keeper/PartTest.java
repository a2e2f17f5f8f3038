package dev.andon.keeper;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Times are seconds; what is said happens at 100. A right to look that is somebody's ends at 107.
class PartTest {
    private static final Instant NOW = at("100");
    private static final Instant END = at("107");
    private static final Duration SPREAD = Duration.ofSeconds(4);

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            it plays                     | and hears     | then plays | from | until
            STARTING waiting until 101   | ours          | HOLDER     | 90   | 107
            STARTING waiting until 101   | theirs        | READER     | max  | 107
            STARTING waiting until 101   | away          | STARTING   | 101  | max
            STARTING waiting until 99    | away          | ALONE      | 99   | max
            HOLDER from 50 until 104     | ours          | HOLDER     | 50   | 107
            HOLDER from 50 until 104     | theirs        | READER     | max  | 107
            HOLDER from 50 until 104     | away          | HOLDER     | 50   | 104
            HOLDER from 50 until 99      | away          | ALONE      | 50   | max
            READER until 104             | ours          | HOLDER     | 90   | 107
            READER until 104             | theirs        | READER     | max  | 107
            READER until 104             | away          | READER     | max  | 104
            READER until 99              | away          | ALONE      | 104  | max
            HOLDER from 50 until 104     | of no use     | ALONE      | 104  | max
            ALONE from 60                | ours          | HOLDER     | 90   | 107
            ALONE from 60                | theirs        | READER     | max  | 107
            ALONE from 60                | away          | ALONE      | 60   | max
            ALONE from 103               | of no use     | ALONE      | 103  | max
            """)
    void aPartAndWhatItHearsMakeTheNextPart(String before, String heard, Part.Role then, String from, String until) {
        Part next = switch (heard) {
            case "ours" -> part(before).ours(END, at("90"));
            case "theirs" -> part(before).theirs(END);
            case "away" -> part(before).away(NOW, SPREAD);
            default -> part(before).alone(NOW, SPREAD);
        };

        assertEquals(new Part(then, at(from), at(until)), next);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            it plays                   | it looks in | and lets the server push in
            STARTING waiting until 100 | 0           | 0
            STARTING waiting until 102 | 2           | 2
            HOLDER from 50 until 104   | 0           | 0
            HOLDER from 103 until 107  | 3           | 3
            HOLDER from 500 until 900  | 60          | 60
            HOLDER from 50 until 100   | 60          | 60
            HOLDER from 50 until 99    | 60          | 60
            READER until 104           | 60          | 60
            READER until 99            | 60          | 60
            ALONE from 60              | 0           | 60
            ALONE from 103             | 3           | 60
            """)
    void aPartSaysWhenToLook(String part, int looks, int listens) {
        assertEquals(Duration.ofSeconds(looks), part(part).untilLook(NOW));
        assertEquals(Duration.ofSeconds(listens), part(part).untilListening(NOW));
    }

    @Test
    void whoHoldsTheRightToLookAgainAfterALapseGoesOnAtOnce() {
        Part lapsed = part("HOLDER from 50 until 99");

        assertEquals(Duration.ZERO, lapsed.ours(END, at("300")).untilLook(NOW));
    }

    private static Part part(String words) {
        String[] word = words.split(" ");
        return switch (word[0]) {
            case "STARTING" -> Part.starting(at(word[3]));
            case "HOLDER" -> new Part(Part.Role.HOLDER, at(word[2]), at(word[4]));
            case "READER" -> new Part(Part.Role.READER, Instant.MAX, at(word[2]));
            default -> new Part(Part.Role.ALONE, at(word[2]), Instant.MAX);
        };
    }

    private static Instant at(String second) {
        return second.equals("max") ? Instant.MAX : Instant.ofEpochSecond(Long.parseLong(second));
    }
}
