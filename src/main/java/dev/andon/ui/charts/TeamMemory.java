package dev.andon.ui.charts;

import dev.andon.build.Past;
import dev.andon.report.Practice;
import dev.andon.report.PracticeBook.Note;
import dev.andon.report.Report;
import dev.andon.report.Setup;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/// What the page of charts is made from. Safe for use by several threads. All but [#setup] block on I/O, and
/// throw [dev.andon.source.StoreFailure] when the team's books are out of reach.
public interface TeamMemory {
    /// What ended at this time or later.
    Past since(Instant from);

    /// What the team says of its practices.
    Map<Practice, Note> practices();

    /// As [dev.andon.report.PracticeBook#say].
    void say(Practice practice, String words);

    /// As [dev.andon.report.PracticeBook#tick].
    void tick(Practice practice, boolean ticked);

    /// What the settings say of them.
    Setup setup();

    /// Writes a report into a file, as what its name ends with: `.pdf`, `.png` or `.csv`.
    ///
    /// @throws IOException when it cannot be written, or its name ends otherwise; the message says which
    void save(Report report, Path file) throws IOException;
}
