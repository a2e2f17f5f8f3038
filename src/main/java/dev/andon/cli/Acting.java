package dev.andon.cli;

import dev.andon.app.Configuration;
import dev.andon.app.SharedBooks;
import dev.andon.app.Sources;
import dev.andon.board.Board;
import dev.andon.board.Books;
import dev.andon.command.Actor;
import dev.andon.command.Command;
import dev.andon.command.Receipt;
import dev.andon.desk.CommandDesk;
import dev.andon.keeper.Lookout;
import dev.andon.keeper.Watched;
import dev.andon.source.StoreFailure;
import dev.andon.store.Database;
import dev.andon.store.Store;
import dev.andon.text.Texts;
import java.io.PrintWriter;
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
        Configuration wanted = wanted();
        Texts texts = Texts.in(wanted.wall().language());
        InstantSource clock = InstantSource.system();
        try (var store = new Store(database(wanted));
                var sources = new Sources(clock)) {
            var books = new Books(store.claims().open(), store.stops().open())
                    .with(GateCommand.confirmations(store, clock.instant()));
            List<Watched> watched = sources.watch(sources.identified(wanted.sources()));
            Board board = Lookout.once(watched, wanted.lines(), books, clock);
            var desk = new CommandDesk(
                    store.claims(),
                    store.stops(),
                    store.audit(),
                    Sources.rerunners(watched),
                    () -> board,
                    clock,
                    () -> {});
            return tell(desk.submit(command.apply(wanted), me(wanted)), texts);
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

    private Configuration wanted() {
        where.startLog();
        return where.settings().orElseThrow(Where::nothingToLookAt);
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

    private int tell(Receipt receipt, Texts texts) {
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
