package dev.andon.ui;

import dev.andon.build.Past;
import dev.andon.report.Practice;
import dev.andon.report.PracticeBook.Note;
import dev.andon.report.Report;
import dev.andon.report.Setup;
import dev.andon.testing.Memory;
import dev.andon.ui.charts.TeamMemory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/// A team that remembers the week before.
final class Remembered implements TeamMemory {
    @Override
    public Past since(Instant from) {
        return Memory.week();
    }

    @Override
    public Map<Practice, Note> practices() {
        return Map.of();
    }

    @Override
    public void say(Practice practice, String words) {}

    @Override
    public void tick(Practice practice, boolean ticked) {}

    @Override
    public Setup setup() {
        return new Setup(true, false);
    }

    @Override
    public void save(Report report, Path file) {}
}
