package dev.andon.cli;

import dev.andon.app.Andon;
import dev.andon.app.Configuration;
import dev.andon.board.Board;
import dev.andon.board.Books;
import dev.andon.gate.StatusJson;
import dev.andon.source.StoreFailure;
import dev.andon.text.Texts;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `andon status`
@Command(
        name = "status",
        description = "Looks once at everything and prints it.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all known, and none red",
            "1:something is red",
            "2:the command line or the settings are wrong",
            "3:nothing red, but something unknown, stale or unreachable"
        })
final class StatusCommand implements Callable<Integer> {
    private static final Duration BOOKS_EVERY = Duration.ofSeconds(5);

    enum Format {
        TABLE,
        JSON
    }

    @Mixin
    private Watching watching = new Watching();

    @Option(names = "--format", description = "table or json", defaultValue = "table")
    private Format format = Format.TABLE;

    @Option(names = "--watch", description = "Go on, and print again whenever something changed.")
    private boolean watch;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Books books = Books.UNREAD;
    private String trouble = "";

    @Override
    public Integer call() throws InterruptedException {
        Configuration wanted = watching.needed();
        Texts texts = Texts.in(wanted.wall().language());
        if (watch) {
            return watch(wanted, texts);
        }
        try (TeamBooks team = TeamBooks.of(wanted)) {
            Board board = Watching.lookOnce(wanted, read(team));
            print(board, texts);
            return ExitCode.of(board);
        }
    }

    /// What goes wrong is said once, and again only when its sentence changes.
    private Books read(TeamBooks team) {
        try {
            books = team.read();
            say("");
        } catch (StoreFailure failure) {
            books = books.notCurrent();
            say(failure.sentence());
        }
        return books;
    }

    private void say(String sentence) {
        if (!sentence.equals(trouble)) {
            trouble = sentence;
            PrintWriter err = spec.commandLine().getErr();
            err.println(sentence.isEmpty() ? "The books are back." : sentence);
            err.flush();
        }
    }

    /// Prints until somebody interrupts, and again only when something other than the time changed.
    private int watch(Configuration wanted, Texts texts) throws InterruptedException {
        var printed = new AtomicReference<List<Object>>(List.of());
        try (TeamBooks team = TeamBooks.of(wanted);
                var andon = new Andon(InstantSource.system(), board -> {
                    List<Object> content = StatusJson.content(board);
                    boolean allSeen = board.sources().stream().allMatch(post -> post.tried() != null);
                    if (allSeen && !content.equals(printed.getAndSet(content))) {
                        print(board, texts);
                    }
                })) {
            andon.know(wanted.team().crew());
            andon.judge(wanted.lines());
            andon.read(read(team));
            andon.lookAt(wanted.sources());
            while (true) {
                Thread.sleep(BOOKS_EVERY);
                andon.read(read(team));
            }
        }
    }

    private void print(Board board, Texts texts) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(
                format == Format.JSON
                        ? StatusJson.of(board, texts) + System.lineSeparator()
                        : StatusTable.of(board, texts));
        out.flush();
    }
}
