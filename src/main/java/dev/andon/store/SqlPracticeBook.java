package dev.andon.store;

import dev.andon.report.Practice;
import dev.andon.report.PracticeBook;
import java.util.HashMap;
import java.util.Map;

/// What a team says of its practices in a table, a row for each cell that somebody wrote into.
record SqlPracticeBook(Access access) implements PracticeBook {
    @Override
    public Map<Practice, Note> notes() {
        return access.ask(handle -> {
            Map<Practice, Note> notes = new HashMap<>();
            handle.createQuery("SELECT * FROM practice")
                    .map((row, _) -> Map.entry(
                            row.getString("cell"), new Note(row.getString("words"), row.getInt("ticked") == 1)))
                    // A newer Andon may have cells that this one has not.
                    .forEach(cell ->
                            Practice.called(cell.getKey()).ifPresent(practice -> notes.put(practice, cell.getValue())));
            return notes;
        });
    }

    @Override
    public void say(Practice practice, String words) {
        access.ask(handle -> handle.createUpdate("""
                        INSERT INTO practice (cell, words, ticked) VALUES (:cell, :words, 0)
                        ON CONFLICT (cell) DO UPDATE SET words = excluded.words
                        """)
                .bind("cell", practice.word())
                .bind("words", words)
                .execute());
    }

    @Override
    public void tick(Practice practice, boolean ticked) {
        access.ask(handle -> handle.createUpdate("""
                        INSERT INTO practice (cell, words, ticked) VALUES (:cell, '', :tick)
                        ON CONFLICT (cell) DO UPDATE SET ticked = excluded.ticked
                        """)
                .bind("cell", practice.word())
                .bind("tick", ticked ? 1 : 0)
                .execute());
    }
}
