package dev.andon.cli;

import dev.andon.app.Configuration;
import dev.andon.app.Sources;
import dev.andon.board.Board;
import dev.andon.board.Books;
import dev.andon.board.Tile;
import dev.andon.desk.DetailsDesk;
import dev.andon.desk.Told;
import dev.andon.keeper.Lookout;
import dev.andon.keeper.Watched;
import dev.andon.source.Source;
import dev.andon.text.Sentence;
import dev.andon.text.Texts;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// What every command does that wants to know more of one pipeline: look at its source, ask, and say why there is
/// no answer. The team's books are not opened.
final class Asking {
    static final String SHOWN = "0:shown";
    static final String NOTHING = "1:there is no such pipeline, or its server cannot tell this";
    static final String UNTOLD = "3:the server did not answer";

    @Mixin
    private Where where = new Where();

    @Parameters(paramLabel = "PIPELINE", description = "What is meant, as `andon status` names it: ci/shop.")
    private String subject = "";

    @Spec(Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /// One pipeline, and where more is told of it.
    ///
    /// @param again looks at it once more
    record Asked(Tile tile, DetailsDesk desk, Texts texts, PrintWriter out, Supplier<Optional<Tile>> again) {}

    /// Something that is done with it.
    interface Work {
        /// @return why there is no answer; empty when it was shown
        Optional<Sentence> with(Asked asked) throws InterruptedException;
    }

    /// @throws UsageFault when the settings are wrong
    int ask(Work work) throws InterruptedException {
        where.startLog();
        Configuration wanted = where.needed();
        InstantSource clock = InstantSource.system();
        try (var sources = new Sources(clock)) {
            List<Watched> watched = sources.watch(sources.identified(meant(wanted.sources()))).stream()
                    .map(Watched::lookedAtOnly)
                    .toList();
            Board board = look(wanted, watched, clock);
            Texts texts = Texts.in(wanted.wall().language());
            Optional<Tile> tile = tile(board);
            Optional<Sentence> trouble = tile.isEmpty()
                    ? Optional.of(Sentence.of("deny.noSuchThing", subject))
                    : work.with(new Asked(
                            tile.get(),
                            new DetailsDesk(sources::skill, () -> board),
                            texts,
                            spec.commandLine().getOut(),
                            () -> again(wanted, watched, clock)));
            spec.commandLine().getOut().flush();
            return trouble.map(why -> explain(why, texts)).orElse(ExitCode.FINE);
        }
    }

    private Optional<Tile> again(Configuration wanted, List<Watched> watched, InstantSource clock) {
        try {
            return tile(look(wanted, watched, clock));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Board look(Configuration wanted, List<Watched> watched, InstantSource clock)
            throws InterruptedException {
        return Lookout.once(watched, Watching.known(wanted, Books.NONE), clock);
    }

    /// The source is the beginning of a pipeline's name.
    private List<Source> meant(List<Source> sources) {
        return sources.stream()
                .filter(source -> subject.startsWith(source.name() + "/"))
                .toList();
    }

    private Optional<Tile> tile(Board board) {
        return board.tiles().stream()
                .filter(tile -> tile.id().equals(subject) && !tile.placeholder())
                .findFirst();
    }

    private int explain(Sentence why, Texts texts) {
        spec.commandLine().getErr().println(texts.say(why));
        return why.key().equals("details.notTold") ? ExitCode.UNCERTAIN : ExitCode.RED;
    }

    /// Does something with an answer.
    ///
    /// @return why there is none
    static <T> Optional<Sentence> with(Told<T> told, Consumer<T> work) {
        return switch (told) {
            case Told.Answer<T>(T value) -> {
                work.accept(value);
                yield Optional.empty();
            }
            case Told.Nothing<T>(Sentence why) -> Optional.of(why);
        };
    }
}
