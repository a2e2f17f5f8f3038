package dev.andon.app;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import dev.andon.board.Board;
import dev.andon.notice.Mute;
import dev.andon.notice.Mutes;
import dev.andon.store.SmallFile;
import dev.andon.ui.pipelines.Own;
import dev.andon.ui.pipelines.SavedFilter;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What belongs to who sits here: saved filters, and what is muted. It is kept in a small file of this user's
/// beside what was told, and not in the settings: those are often the whole team's, or in a repository. Another
/// program of the same settings may write it, too: what is changed here is changed there, and nothing else. Safe
/// for use by several threads; returns at once.
final class OwnThings implements Own, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OwnThings.class);
    private static final Gson GSON = new Gson();
    private static final int PATIENCE_SECONDS = 2;

    private final @Nullable SmallFile file;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("own things").factory());
    private volatile Things things;
    /// What the file does not say yet. Of the thread that writes.
    private UnaryOperator<Things> unwritten = UnaryOperator.identity();

    private record Things(List<SavedFilter> filters, Mutes mutes) {
        static final Things NONE = new Things(List.of(), Mutes.NONE);
    }

    /// As it is written.
    private record Written(
            @Nullable List<@Nullable WrittenFilter> filters,
            @Nullable List<@Nullable WrittenMute> mutes) {
        Things read() {
            return new Things(
                    filters == null
                            ? List.of()
                            : filters.stream()
                                    .filter(Objects::nonNull)
                                    .map(WrittenFilter::read)
                                    .toList(),
                    new Mutes(
                            mutes == null
                                    ? List.of()
                                    : mutes.stream()
                                            .filter(Objects::nonNull)
                                            .map(WrittenMute::read)
                                            .toList()));
        }
    }

    private record WrittenFilter(
            @Nullable String name,
            @Nullable String query,
            boolean red,
            boolean mine,
            @Nullable String grouping,
            @Nullable String column,
            boolean descending,
            boolean first) {
        static WrittenFilter of(SavedFilter it) {
            return new WrittenFilter(
                    it.name(),
                    it.query(),
                    it.red(),
                    it.mine(),
                    it.grouping(),
                    it.column(),
                    it.descending(),
                    it.first());
        }

        SavedFilter read() {
            return new SavedFilter(text(name), text(query), red, mine, text(grouping), text(column), descending, first);
        }
    }

    /// @param until in milliseconds since 1970; 0 for never
    private record WrittenMute(@Nullable String subject, long until, boolean untilGreen) {
        static WrittenMute of(Mute it) {
            return new WrittenMute(
                    it.subject(), it.until() == null ? 0 : it.until().toEpochMilli(), it.untilGreen());
        }

        Mute read() {
            return new Mute(text(subject), until == 0 ? null : Instant.ofEpochMilli(until), untilGreen);
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /// Reads, which may block.
    ///
    /// @param file null for who leaves nothing behind
    OwnThings(@Nullable SmallFile file) {
        this.file = file;
        this.things = file == null ? Things.NONE : recall(file);
    }

    private static Things recall(SmallFile file) {
        try {
            Written written = GSON.fromJson(file.read(), Written.class);
            return written == null ? Things.NONE : written.read();
        } catch (NoSuchFileException firstStart) {
            return Things.NONE;
        } catch (IOException | JsonParseException e) {
            LOG.warn("Saved filters and what is muted are not known any more: {} ({})", file, e.toString());
            return Things.NONE;
        }
    }

    @Override
    public List<SavedFilter> filters() {
        return things.filters();
    }

    @Override
    public void keep(List<SavedFilter> filters) {
        change(before -> new Things(List.copyOf(filters), before.mutes()));
    }

    @Override
    public Mutes mutes() {
        return things.mutes();
    }

    @Override
    public void keep(Mutes mutes) {
        change(before -> new Things(before.filters(), mutes));
    }

    /// What is over on this board is forgotten.
    void see(Board board) {
        if (things.mutes().after(board) != things.mutes()) {
            change(before -> new Things(before.filters(), before.mutes().after(board)));
        }
    }

    private synchronized void change(UnaryOperator<Things> next) {
        things = next.apply(things);
        if (file != null && !thread.isShutdown()) {
            thread.execute(() -> write(file, next));
        }
    }

    private void write(SmallFile to, UnaryOperator<Things> next) {
        UnaryOperator<Things> before = unwritten;
        unwritten = all -> next.apply(before.apply(all));
        Things now = unwritten.apply(recall(to));
        var written = new Written(
                now.filters().stream().map(WrittenFilter::of).toList(),
                now.mutes().all().stream().map(WrittenMute::of).toList());
        try {
            to.replace(GSON.toJson(written));
            unwritten = UnaryOperator.identity();
        } catch (IOException e) {
            LOG.warn("Saved filters and what is muted cannot be kept: {} ({})", to, e.toString());
        }
    }

    /// What waits is still written, unless that takes long.
    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
