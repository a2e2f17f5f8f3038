package dev.andon.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.build.Outcome;
import dev.andon.build.Past;
import dev.andon.report.Practice.Area;
import dev.andon.report.Practice.Level;
import dev.andon.report.PracticeBook.Note;
import dev.andon.testing.Memory;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixTest {
    private static final Period WEEK = Period.week("2026-W47", ZoneOffset.UTC);

    private static Matrix matrix(Past past, Setup setup, Map<Practice, Note> notes) {
        return Matrix.of(past, WEEK, Scope.usual(past), setup, notes);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    nothing is done                        | ..... | ''
                    the first is done                      | x.... | INTRODUCTORY
                    a gap among few keeps one back         | x.x.. | INTRODUCTORY
                    four of five are mostly all            | xx.xx | INSANE
                    but not without the furthest           | xxxx. | ADVANCED
                    all                                    | xxxxx | INSANE
                    only the furthest is no art            | ....x | ''
                    """)
    void oneIsAsFarAsOneMostlyIs(String name, String ticks, String reached) {
        Map<Practice, Note> notes = new HashMap<>();
        for (Practice practice : Practice.of(Area.TESTING)) {
            notes.put(practice, new Note("", ticks.charAt(practice.level().ordinal()) == 'x'));
        }
        assertEquals(
                reached,
                matrix(Past.NONE, Setup.NONE, notes)
                        .reached(Area.TESTING)
                        .map(Level::name)
                        .orElse(""));
    }

    @Test
    void nobodyTicksWhatIsMeasured() {
        var gates = new Practice(Area.BUILDING, Level.INSANE);
        Map<Practice, Note> ticked = Map.of(gates, new Note("We have a gate", true));
        Matrix.Cell without = matrix(Past.NONE, Setup.NONE, ticked).cell(gates);
        assertFalse(without.met());
        assertNotNull(without.measured());
        assertEquals("We have a gate", without.words());
        assertTrue(
                matrix(Past.NONE, new Setup(true, false), Map.of()).cell(gates).met());
    }

    @Test
    void deploysOfWhatWasBuiltHereAreTraced() {
        var traced = new Practice(Area.BUILDING, Level.ADVANCED);
        var memory = new Memory();
        for (String version : new String[] {"a1", "b2", "c3", "d4", "e5"}) {
            memory.built("shop", Outcome.PASSED, version.repeat(8), 1).live(version, 2);
        }
        assertTrue(matrix(memory.past(), Setup.NONE, Map.of()).cell(traced).met());
        memory.live("f6", 3).live("a7", 4);
        assertFalse(matrix(memory.past(), Setup.NONE, Map.of()).cell(traced).met());
    }

    @Test
    void whatOnlyPeopleKnowIsNotMeasured() {
        assertNull(matrix(Past.NONE, Setup.NONE, Map.of())
                .cell(new Practice(Area.TESTING, Level.NOVICE))
                .measured());
    }
}
