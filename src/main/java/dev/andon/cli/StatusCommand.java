package dev.andon.cli;

import dev.andon.board.Board;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
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

    @Override
    public Integer call() throws InterruptedException {
        Board board = watching.lookOnce();
        print(board);
        return ExitCode.of(board);
    }

    private void print(Board board) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(
                format == Format.JSON
                        ? StatusJson.of(board, watching.texts()) + System.lineSeparator()
                        : StatusTable.of(board, watching.texts()));
        out.flush();
    }
}
