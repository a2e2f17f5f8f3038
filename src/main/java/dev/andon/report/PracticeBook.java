package dev.andon.report;

import java.util.Map;

/// What a team says of its own practices. Safe for use by several threads. Blocks on I/O. Every method throws
/// [dev.andon.source.StoreFailure] when the book is out of reach.
public interface PracticeBook {
    /// What somebody wrote into a cell.
    ///
    /// @param words what the team does there; empty for the words that the cell has by itself
    /// @param ticked whether it does; counts where that cannot be measured
    record Note(String words, boolean ticked) {
        public static final Note NONE = new Note("", false);
    }

    /// All that was written.
    Map<Practice, Note> notes();

    /// Replaces the words of a cell, and nothing else of it: somebody else may have ticked it meanwhile.
    ///
    /// @param words as in [Note]
    void say(Practice practice, String words);

    /// Ticks a cell or no longer, and leaves its words: somebody else may have written others meanwhile.
    void tick(Practice practice, boolean ticked);
}
