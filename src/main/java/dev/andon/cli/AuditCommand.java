package dev.andon.cli;

import dev.andon.command.AuditEntry;
import dev.andon.command.AuditGrid;
import dev.andon.command.AuditQuery;
import dev.andon.source.StoreFailure;
import dev.andon.store.Store;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `andon audit`
@picocli.CommandLine.Command(
        name = "audit",
        description = "Lists who did what and what became of it, newest first.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:listed", Acting.USAGE, "3:the team's books are out of reach"})
final class AuditCommand implements Callable<Integer> {
    @Mixin
    private Acting acting = new Acting();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = Span.class,
            defaultValue = "7d",
            description = "How far back, such as 7d, which is usual.")
    private Duration since = Duration.ofDays(7);

    @Option(
            names = "--search",
            paramLabel = "WORDS",
            defaultValue = "",
            description =
                    "Only entries with all these words; by:, on:, did: and is: look at the person, the subject, the act and the state.")
    private String search = "";

    @Option(names = "--format", description = "table, csv or json", defaultValue = "table")
    private StopsCommand.Format format = StopsCommand.Format.TABLE;

    @Override
    public Integer call() {
        PrintWriter out = acting.spec().commandLine().getOut();
        try (Store store = acting.books()) {
            List<AuditEntry> entries =
                    store.audit().findAll(AuditQuery.of(Instant.now().minus(since), search));
            out.print(
                    switch (format) {
                        case TABLE -> table(entries);
                        case CSV -> AuditGrid.of(entries).csv();
                        case JSON -> AuditGrid.of(entries).json();
                    });
            out.flush();
            return ExitCode.FINE;
        } catch (StoreFailure failure) {
            acting.spec().commandLine().getErr().println(failure.sentence());
            return ExitCode.UNCERTAIN;
        }
    }

    private static String table(List<AuditEntry> entries) {
        var text = new StringBuilder();
        entries.forEach(entry -> text.append(row(entry)).append(System.lineSeparator()));
        return text.toString();
    }

    private static String row(AuditEntry entry) {
        List<String> parts = new ArrayList<>(List.of(
                entry.at().truncatedTo(ChronoUnit.SECONDS).toString(),
                entry.actor().person().name(),
                entry.action(),
                entry.subject(),
                entry.words(),
                entry.state().word(),
                entry.outcome()));
        parts.removeIf(String::isEmpty);
        return Terminal.line(String.join("  ", parts));
    }
}
