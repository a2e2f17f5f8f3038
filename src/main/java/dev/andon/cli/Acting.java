package dev.andon.cli;

import dev.andon.app.Configuration;
import dev.andon.app.SharedBooks;
import dev.andon.app.Sources;
import dev.andon.board.Board;
import dev.andon.board.Tile;
import dev.andon.command.Actor;
import dev.andon.command.Command;
import dev.andon.command.Receipt;
import dev.andon.desk.CommandDesk;
import dev.andon.desk.DetailsDesk;
import dev.andon.desk.Rollbackers;
import dev.andon.desk.Trails;
import dev.andon.keeper.Lookout;
import dev.andon.keeper.Watched;
import dev.andon.source.StoreFailure;
import dev.andon.store.Database;
import dev.andon.store.Store;
import dev.andon.text.Texts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// What every command that changes something does: look at everything once, ask the desk, tell what became of it.
final class Acting {
    static final String DONE = "0:done";
    static final String DENIED = "1:it may not be, or somebody else was there before; nothing was changed";
    static final String USAGE = "2:the command line or the settings are wrong";
    static final String FAILED = "3:the team's books are out of reach; nothing was changed";

    @Mixin
    private Where where = new Where();

    @Spec(Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /// Carries out a command.
    ///
    /// @param command made of what the settings say
    /// @throws UsageFault when the settings are wrong
    int act(Function<Configuration, Command> command) throws InterruptedException {
        return with(open -> submit(open, command.apply(open.wanted())));
    }

    /// Hands a command in, and tells what became of it.
    int submit(Open open, Command command) {
        return tell(open.desk().submit(command, me(open.wanted())), open.texts());
    }

    /// Whether somebody types a word. Enter alone agrees to nothing.
    boolean agreed(String word) {
        PrintWriter out = spec.commandLine().getOut();
        String shown = Terminal.line(word);
        out.print("Type " + shown + " to go on: ");
        out.flush();
        try {
            String typed = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
            if (typed != null && typed.strip().equals(shown)) {
                return true;
            }
        } catch (IOException gone) {
            // Nobody agreed.
        }
        out.println("Nothing was changed.");
        return false;
    }

    /// Everything that a command needs which changes something.
    ///
    /// @param board what was seen just now
    /// @param details what can be asked beside that
    record Open(
            Configuration wanted,
            Texts texts,
            Store store,
            List<Watched> watched,
            Trails trails,
            Board board,
            DetailsDesk details,
            CommandDesk desk) {
        /// The label of the build of a pipeline that is queued or runs; empty when there is none.
        String building(String subject) {
            return board.tiles().stream()
                    .filter(tile -> tile.id().equals(subject))
                    .map(Tile::building)
                    .findFirst()
                    .orElse("");
        }

        Rollbackers rollbackers() {
            return Sources.rollbackers(watched);
        }
    }

    /// Something that is done with all of it.
    interface Work {
        /// @return the exit code
        int with(Open open) throws InterruptedException;
    }

    /// Looks at everything once, and works with it.
    ///
    /// @throws UsageFault when the settings are wrong
    int with(Work work) throws InterruptedException {
        Configuration wanted = wanted();
        InstantSource clock = InstantSource.system();
        try (var store = new Store(database(wanted));
                var sources = new Sources(clock)) {
            List<Watched> watched = sources.watch(sources.identified(wanted.sources()));
            Board board = Lookout.once(watched, Watching.known(wanted, TeamBooks.read(store)), clock);
            var desk = new CommandDesk(
                    store.claims(),
                    store.stops(),
                    store.audit(),
                    store.rollbacks(),
                    store.vigils(),
                    Sources.rerunners(watched),
                    Sources.rollbackers(watched),
                    sources::skill,
                    () -> board,
                    clock,
                    sources::claims,
                    () -> {});
            return work.with(new Open(
                    wanted,
                    Texts.in(wanted.wall().language()),
                    store,
                    watched,
                    sources::trail,
                    board,
                    new DetailsDesk(sources::skill, () -> board),
                    desk));
        } catch (StoreFailure failure) {
            spec.commandLine().getErr().println(failure.sentence());
            return ExitCode.UNCERTAIN;
        }
    }

    /// Who acts.
    static Actor me(Configuration configuration) {
        return SharedBooks.me(configuration.team());
    }

    /// The team's books, for commands that only read them.
    Store books() {
        return new Store(database(wanted()));
    }

    /// What the settings say.
    ///
    /// @throws UsageFault when they are wrong, or there are none
    Configuration wanted() {
        where.startLog();
        return where.needed();
    }

    CommandSpec spec() {
        return spec;
    }

    static Database database(Configuration wanted) {
        try {
            return SharedBooks.of(wanted.team(), wanted);
        } catch (IllegalArgumentException unreadable) {
            throw new UsageFault(String.valueOf(unreadable.getMessage()));
        }
    }

    int tell(Receipt receipt, Texts texts) {
        PrintWriter out = receipt instanceof Receipt.Done
                ? spec.commandLine().getOut()
                : spec.commandLine().getErr();
        out.println(texts.say(receipt.sentence()));
        return switch (receipt) {
            case Receipt.Done _ -> ExitCode.FINE;
            case Receipt.Denied _ -> ExitCode.RED;
            case Receipt.Failed _, Receipt.Unsure _ -> ExitCode.UNCERTAIN;
        };
    }
}
