package dev.andon.app;

import dev.andon.build.Past;
import dev.andon.paper.Paper;
import dev.andon.report.Practice;
import dev.andon.report.PracticeBook.Note;
import dev.andon.report.Report;
import dev.andon.report.Setup;
import dev.andon.settings.Settings;
import dev.andon.text.Texts;
import dev.andon.ui.charts.TeamMemory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the page of charts is made from: the books that are shared just now, and the settings as they are.
final class Memories implements TeamMemory {
    private final Andon andon;
    private final @Nullable Instant madeUp;
    private volatile Texts texts;
    private volatile Setup setup;

    Memories(Andon andon, Configuration configuration) {
        this(andon, configuration, null);
    }

    /// @param madeUp since when a demo's past was made up; null for a real one, of which the books know since
    ///     when
    Memories(Andon andon, Configuration configuration, @Nullable Instant madeUp) {
        this.andon = andon;
        this.madeUp = madeUp;
        this.texts = Texts.in(configuration.wall().language());
        this.setup = new Setup(
                !configuration.gates().isEmpty(), !configuration.guards().isEmpty());
    }

    /// From now on by edited settings.
    void take(Settings settings) {
        texts = Texts.in(settings.wall().language());
        setup = new Setup(!settings.gates().isEmpty(), !settings.guards().isEmpty());
    }

    @Override
    public Past since(Instant from) {
        Past past = andon.books().runs().since(from);
        return madeUp == null ? past : new Past(madeUp, past.runs(), past.deliveries());
    }

    @Override
    public Map<Practice, Note> practices() {
        return andon.books().practices().notes();
    }

    @Override
    public void say(Practice practice, String words) {
        andon.books().practices().say(practice, words);
    }

    @Override
    public void tick(Practice practice, boolean ticked) {
        andon.books().practices().tick(practice, ticked);
    }

    @Override
    public Setup setup() {
        return setup;
    }

    @Override
    public void save(Report report, Path file) throws IOException {
        Paper.write(report, texts, file);
    }
}
