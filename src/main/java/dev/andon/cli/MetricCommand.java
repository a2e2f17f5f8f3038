package dev.andon.cli;

import dev.andon.app.Configuration;
import dev.andon.app.MetricSources;
import dev.andon.guard.Inquiry;
import dev.andon.guard.Series;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `andon metric`
@Command(
        name = "metric",
        description = {
            "Reads an expression once from a metric server of the settings and prints its buckets, to try it out.",
            "What --format csv prints is what andon replay --csv reads."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:read",
            "2:the command line or the settings are wrong",
            "3:the server does not give one series of numbers"
        })
final class MetricCommand implements Callable<Integer> {
    enum Format {
        TABLE,
        CSV,
        JSON
    }

    @Mixin
    private Where where = new Where();

    @Parameters(index = "0", paramLabel = "SOURCE", description = "The name of a source with numbers.")
    private String name = "";

    @Parameters(
            index = "1",
            paramLabel = "EXPRESSION",
            description =
                    "What to ask, in the server's own language, with $${step} for the length of a bucket; in single quotes.")
    private String expression = "";

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = Span.class,
            defaultValue = "1h",
            description = "How far back, such as 28d. Default: ${DEFAULT-VALUE}")
    private Duration since = Duration.ofHours(1);

    @Option(
            names = "--step",
            paramLabel = "TIME",
            converter = Span.class,
            defaultValue = "60s",
            description = "The length of a bucket. Default: ${DEFAULT-VALUE}")
    private Duration step = Duration.ofSeconds(60);

    @Option(
            names = "--lag",
            paramLabel = "TIME",
            converter = Span.class,
            description =
                    "How long after its end a bucket's numbers are settled; as this kind of server usually has it if not given.")
    private @Nullable Duration lag;

    @Option(names = "--format", description = "table, csv or json", defaultValue = "table")
    private Format format = Format.TABLE;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        where.startLog();
        Configuration wanted = where.needed();
        InstantSource clock = InstantSource.system();
        try (var sources = new MetricSources(clock)) {
            sources.know(wanted.sources());
            MetricSources.Known source = sources.named(name).orElseThrow(() -> noSuch(wanted));
            Inquiry inquiry = inquiry(clock.instant().minus(lag == null ? source.lag() : lag));
            print(inquiry, source.source().measure(inquiry));
            return ExitCode.FINE;
        } catch (ServerFault fault) {
            spec.commandLine().getErr().println(fault.fault().sentence());
            return ExitCode.UNCERTAIN;
        }
    }

    private UsageFault noSuch(Configuration wanted) {
        boolean isThere =
                wanted.sources().stream().anyMatch(source -> source.name().equals(name));
        String names = wanted.sources().stream()
                .filter(MetricSources::isOne)
                .map(Source::name)
                .collect(Collectors.joining(", "));
        return new UsageFault(
                (isThere ? "The source \"" + name + "\" has no numbers." : "No source is called \"" + name + "\".")
                        + (names.isEmpty() ? " No source of the settings has any." : " These have: " + names + "."));
    }

    private Inquiry inquiry(Instant until) {
        try {
            return Inquiry.before(until, expression, since, step);
        } catch (IllegalArgumentException mistake) {
            throw new UsageFault("This cannot be asked: " + mistake.getMessage() + ".");
        }
    }

    private void print(Inquiry inquiry, Series series) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(
                switch (format) {
                    case TABLE -> SeriesText.table(series);
                    case CSV -> SeriesText.csv(series);
                    case JSON -> SeriesText.json(name, inquiry.expression(), series);
                });
        out.flush();
    }
}
