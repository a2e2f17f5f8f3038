package dev.andon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.report.Practice;
import dev.andon.report.Practice.Area;
import dev.andon.report.Practice.Level;
import dev.andon.report.PracticeBook.Note;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PracticeBookTest extends OnBothDatabases {
    private static final Practice CELL = new Practice(Area.TESTING, Level.INSANE);

    @Test
    void whatOneWritesAllRead() {
        assertEquals(Map.of(), theirs.practices().notes());
        ours.practices().say(CELL, ODD);
        assertEquals(Map.of(CELL, new Note(ODD, false)), theirs.practices().notes());
        theirs.practices().tick(CELL, true);
        assertEquals(Map.of(CELL, new Note(ODD, true)), ours.practices().notes());
        ours.practices().say(CELL, "");
        assertEquals(Map.of(CELL, new Note("", true)), theirs.practices().notes());
        theirs.practices().tick(CELL, false);
        assertEquals(Map.of(CELL, Note.NONE), ours.practices().notes());
    }

    @Test
    void whatWasOnlyTickedHasItsUsualWords() {
        ours.practices().tick(CELL, true);
        assertEquals(Map.of(CELL, new Note("", true)), theirs.practices().notes());
    }

    @Test
    void aCellOfANewerAndonIsLeftAlone() {
        ours.access().ask(handle -> handle.execute("INSERT INTO practice VALUES ('dreaming.insane', '', 1)"));
        assertEquals(Map.of(), ours.practices().notes());
    }
}
