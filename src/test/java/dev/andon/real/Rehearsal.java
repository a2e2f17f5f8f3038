package dev.andon.real;

import dev.andon.app.Andon;
import dev.andon.board.Board;
import dev.andon.line.Confirmation;
import dev.andon.line.Line;
import dev.andon.line.LineRule;
import dev.andon.line.LineState;
import dev.andon.source.Glob;
import dev.andon.source.Source;
import dev.andon.store.Database;
import dev.andon.store.Embedded;
import dev.andon.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/// A team of two Andons with one book, whose line wants every failure confirmed.
final class Rehearsal implements AutoCloseable {
    private final Database database;
    private final List<Andon> team = new ArrayList<>();
    private final AtomicReference<Board> board = new AtomicReference<>(Board.EMPTY);
    private final Set<LineState> states = Collections.synchronizedSet(EnumSet.noneOf(LineState.class));

    /// @param subject the only pipeline on the line
    Rehearsal(Source source, String subject, Path folder) {
        var rule = new LineRule("trunk", List.of(new Glob(subject)), 1, LineRule.Resume.GREEN, LineRule.Confirm.RERUN);
        database = new Embedded(folder.resolve("team.db"));
        for (int member = 0; member < 2; member++) {
            var andon = new Andon(InstantSource.system(), this::see);
            team.add(andon);
            andon.judge(List.of(rule));
            andon.share(database);
            andon.watch(List.of(source.withTimes(Duration.ofSeconds(1), Source.DEADLINE)));
        }
    }

    private void see(Board now) {
        now.line("trunk").ifPresent(line -> states.add(line.state()));
        board.set(now);
    }

    /// Forgets how the line stood.
    void begin() {
        states.clear();
    }

    /// How the line stood since then, on any screen.
    Set<LineState> states() {
        return Set.copyOf(states);
    }

    Line until(String what, Predicate<Line> isSo) throws Exception {
        return Patience.until(
                "the line " + what, () -> board.get().line("trunk").filter(isSo));
    }

    Line until(LineState state) throws Exception {
        return until("is " + state, line -> line.state() == state);
    }

    List<Confirmation> confirmations() {
        try (var store = new Store(database)) {
            return store.confirmations().since(Instant.EPOCH);
        }
    }

    /// Waits for the end of the newest confirmation of a pipeline.
    Confirmation decided(String subject) throws Exception {
        return Patience.until("it is decided", () -> {
            Optional<Confirmation> newest = confirmations().stream()
                    .filter(one -> one.subject().equals(subject))
                    .findFirst();
            return newest.filter(one -> one.finding() != null);
        });
    }

    @Override
    public void close() {
        team.forEach(Andon::close);
    }
}
