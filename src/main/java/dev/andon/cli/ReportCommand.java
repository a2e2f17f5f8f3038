package dev.andon.cli;

import dev.andon.app.Configuration;
import dev.andon.build.Past;
import dev.andon.paper.Paper;
import dev.andon.report.Figure;
import dev.andon.report.Period;
import dev.andon.report.Report;
import dev.andon.report.Scope;
import dev.andon.source.Glob;
import dev.andon.source.StoreFailure;
import dev.andon.store.Store;
import dev.andon.text.Texts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `andon report`
@picocli.CommandLine.Command(
        name = "report",
        description = {
            "Tells what happened in a week: builds and deploys a day, time to green, the five keys of DORA.",
            "By what the team remembers; looks at no server."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:told",
            Acting.USAGE,
            "3:the team's books are out of reach, or nothing is remembered of that week"
        })
final class ReportCommand implements Callable<Integer> {
    @Mixin
    private Acting acting = new Acting();

    @Option(
            names = "--week",
            paramLabel = "WEEK",
            description = "From Monday to Sunday, such as 2026-W47; last week if not given.")
    private @Nullable String week;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "A .pdf, .png or .csv file to write; otherwise the numbers are printed.")
    private @Nullable Path out;

    @Option(
            names = "--only",
            paramLabel = "GLOB",
            description = "Only pipelines and services like this: ci/shop/**.",
            defaultValue = "**")
    private String only = "**";

    @Option(
            names = "--environment",
            paramLabel = "NAME",
            description = "Whose deploys count; what sounds like production if not given.")
    private @Nullable String environment;

    @Override
    public Integer call() throws IOException {
        Configuration wanted = acting.wanted();
        Period period = period(Instant.now(), ZoneId.systemDefault());
        checkFile();
        Texts texts = Texts.in(wanted.wall().language());
        try (Store store = new Store(Acting.database(wanted))) {
            Past past = store.runs().since(period.readFrom());
            return tell(Report.of(past, period, scope(past)), texts);
        } catch (StoreFailure failure) {
            acting.spec().commandLine().getErr().println(failure.sentence());
            return ExitCode.UNCERTAIN;
        }
    }

    private Period period(Instant now, ZoneId zone) {
        try {
            return Period.week(week == null ? lastWeek(now, zone) : week, zone).until(now);
        } catch (IllegalArgumentException none) {
            throw new UsageFault(String.valueOf(none.getMessage()));
        }
    }

    private static String lastWeek(Instant now, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(now, zone).minusWeeks(1);
        return "%d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    private void checkFile() {
        if (out == null) {
            return;
        }
        Path folder = out.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new UsageFault("There is no folder " + folder + " to write " + out.getFileName() + " to.");
        }
        if (!Paper.knows(out)) {
            throw new UsageFault("--out wants a .pdf, .png or .csv file, not \"" + out.getFileName() + "\".");
        }
    }

    private Scope scope(Past past) {
        var glob = new Glob(only);
        Predicate<String> wants = glob::matches;
        return new Scope(
                wants, environment == null ? Scope.usualEnvironment(past).orElse(null) : environment);
    }

    private int tell(Report report, Texts texts) throws IOException {
        if (report.watched() == null) {
            acting.spec().commandLine().getErr().println(texts.say("charts.nothing"));
            return ExitCode.UNCERTAIN;
        }
        if (out != null) {
            Paper.write(report, texts, out);
            return ExitCode.FINE;
        }
        PrintWriter terminal = acting.spec().commandLine().getOut();
        report.figures().forEach(figure -> terminal.println(line(figure, texts)));
        terminal.flush();
        return ExitCode.FINE;
    }

    private static String line(Figure figure, Texts texts) {
        String inputs = figure.inputs().stream().map(texts::say).collect(Collectors.joining(", "));
        return texts.say("measure." + figure.measure().word()) + ": "
                + texts.say(figure.value().sentence()) + "  [" + inputs + "]";
    }
}
