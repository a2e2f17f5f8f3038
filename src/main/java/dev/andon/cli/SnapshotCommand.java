package dev.andon.cli;

import dev.andon.app.Configuration;
import dev.andon.app.Preflight;
import dev.andon.board.Board;
import dev.andon.board.Books;
import dev.andon.source.StoreFailure;
import dev.andon.text.Texts;
import dev.andon.ui.kit.OffScreen;
import dev.andon.ui.kit.Picture;
import dev.andon.ui.wall.Snapshot;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `andon snapshot`
@Command(
        name = "snapshot",
        description =
                "Looks once at everything and draws the wall into a file; needs no display. Exit codes as of status.")
final class SnapshotCommand implements Callable<Integer> {
    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{2,4})x([1-9][0-9]{2,4})");

    @Mixin
    private Watching watching = new Watching();

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The PNG file to write.")
    private Path out = Path.of("wall.png");

    @Option(names = "--size", paramLabel = "WxH", description = "Its size in pixels.", defaultValue = "1920x1080")
    private String size = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException, IOException {
        Matcher sizes = SIZE.matcher(size);
        if (!sizes.matches()) {
            throw new UsageFault("--size wants width and height in pixels, such as 1920x1080, not \"" + size + "\".");
        }
        Path folder = out.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new UsageFault("There is no folder " + folder + " to write " + out.getFileName() + " to.");
        }
        Preflight.forDrawing().ifPresent(missing -> {
            throw new UsageFault(missing);
        });
        Configuration wanted = watching.needed();
        Texts texts = Texts.in(wanted.wall().language());
        Board board = board(wanted);
        int width = Integer.parseInt(sizes.group(1));
        int height = Integer.parseInt(sizes.group(2));
        var picture = OffScreen.draw(() -> Snapshot.of(board, wanted.wall(), texts, width, height));
        Picture.write(picture, out.toAbsolutePath());
        return ExitCode.of(board);
    }

    /// Books that are out of reach take nothing from the picture but what they say.
    private Board board(Configuration wanted) throws InterruptedException {
        Books books;
        try (TeamBooks team = TeamBooks.of(wanted)) {
            books = team.read();
        } catch (StoreFailure failure) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(failure.sentence());
            err.flush();
            books = Books.UNREAD;
        }
        return Watching.lookOnce(wanted, books);
    }
}
