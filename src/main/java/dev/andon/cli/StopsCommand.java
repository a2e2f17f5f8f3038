package dev.andon.cli;

import dev.andon.board.StopGrid;
import dev.andon.line.Stop;
import dev.andon.source.StoreFailure;
import dev.andon.store.Store;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `andon stops`
@picocli.CommandLine.Command(
        name = "stops",
        description = "Lists the stops of all lines, newest first, with their causes.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:listed", Acting.USAGE, "3:the team's books are out of reach"})
final class StopsCommand implements Callable<Integer> {
    enum Format {
        TABLE,
        CSV,
        JSON
    }

    @Mixin
    private Acting acting = new Acting();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = Span.class,
            defaultValue = "30d",
            description = "How far back, such as 30d, which is usual.")
    private Duration since = Duration.ofDays(30);

    @Option(names = "--format", description = "table, csv or json", defaultValue = "table")
    private Format format = Format.TABLE;

    @Override
    public Integer call() {
        PrintWriter out = acting.spec().commandLine().getOut();
        try (Store store = acting.books()) {
            List<Stop> stops = store.stops().since(Instant.now().minus(since));
            out.print(
                    switch (format) {
                        case TABLE -> StopList.table(stops);
                        case CSV -> StopGrid.of(stops).csv();
                        case JSON -> StopGrid.of(stops).json();
                    });
            out.flush();
            return ExitCode.FINE;
        } catch (StoreFailure failure) {
            acting.spec().commandLine().getErr().println(failure.sentence());
            return ExitCode.UNCERTAIN;
        }
    }
}
