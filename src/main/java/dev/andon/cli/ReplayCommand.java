package dev.andon.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.andon.guard.Level;
import dev.andon.guard.Metric;
import dev.andon.guard.Question;
import dev.andon.guard.Replay;
import dev.andon.guard.Series;
import dev.andon.guard.Span;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `andon replay`
@picocli.CommandLine.Command(
        name = "replay",
        description = {
            "Plays deploys at random times of the past and says what a guard would have made of them:",
            "how often it would have raised a false alarm, and how much of a real loss it would have found, how soon."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "2:the command line or a file is wrong"})
final class ReplayCommand implements Callable<Integer> {
    private static final Duration APART = Duration.ofMinutes(90);
    /// Beyond this share of false alarms nothing may be rolled back without asking.
    private static final double TRUSTED = 0.003;

    enum Format {
        TABLE,
        JSON
    }

    enum Kind {
        AUTO,
        COUNT,
        GAUGE
    }

    @Option(
            names = "--csv",
            required = true,
            paramLabel = "FILE",
            description =
                    "A metric's past: time, value and, if there is one, a label that is not 0 at unusual times. May be repeated.")
    private List<Path> files = List.of();

    @Option(
            names = "--kind",
            defaultValue = "auto",
            description = "count (events in each bucket) or gauge (a level); auto takes whole numbers for counts.")
    private Kind kind = Kind.AUTO;

    @Option(names = "--bad", defaultValue = "down", description = "Which way is bad: down or up.")
    private Metric.Bad bad = Metric.Bad.DOWN;

    @Option(
            names = "--drops",
            split = ",",
            defaultValue = "0,0.2,0.5,1",
            description = "Shares to lose, 0 for none, which shows the false alarms. Default: ${DEFAULT-VALUE}")
    private List<Double> drops = List.of();

    @Option(
            names = "--deploys",
            defaultValue = "500",
            description = "How many for each file. Default: ${DEFAULT-VALUE}")
    private int deploys = 500;

    @Option(names = "--seed", defaultValue = "7", description = "The same seed plays the same deploys.")
    private long seed = 7;

    @Option(
            names = "--history",
            converter = dev.andon.cli.Span.class,
            defaultValue = "7d",
            description = "How much past a deploy needs before it. Default: ${DEFAULT-VALUE}")
    private Duration history = Duration.ofDays(7);

    @Option(names = "--zone", defaultValue = "UTC", description = "Where the business is, such as Europe/Berlin.")
    private ZoneId zone = ZoneId.of("UTC");

    @Option(
            names = "--monthly",
            defaultValue = "1500",
            description =
                    "How many deploys a month there are, for the estimate of false rollbacks. Default: ${DEFAULT-VALUE}")
    private int monthly = 1_500;

    @Option(names = "--format", defaultValue = "table", description = "table or json")
    private Format format = Format.TABLE;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (deploys < 1 || drops.stream().anyMatch(drop -> !(drop >= 0 && drop <= 1))) {
            throw new UsageFault("There must be a deploy at least, and what is lost is a share from 0 to 1.");
        }
        Map<Double, Replay> replays = new LinkedHashMap<>();
        files.forEach(file -> play(file, replays));
        PrintWriter out = spec.commandLine().getOut();
        out.print(format == Format.JSON ? json(replays) : table(replays));
        out.flush();
        return ExitCode.FINE;
    }

    private void play(Path file, Map<Double, Replay> replays) {
        SeriesFile read = SeriesFile.read(file);
        Metric.Kind metricKind = kind(read.series());
        Instant anywhere = read.series().begin();
        var question = new Question(
                new Metric(file.toString(), metricKind, bad),
                read.series(),
                null,
                new Span(anywhere, anywhere),
                zone,
                read.disturbed());
        List<Instant> times = Replay.times(question, history, APART);
        if (times.isEmpty()) {
            throw new UsageFault(file + " has no time with " + history.toDays()
                    + " days before it and a watch after it, or its buckets are longer than 5 minutes.");
        }
        for (double drop : drops) {
            // The same deploys and the same dice for every drop.
            RandomGenerator dice = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            List<Instant> chosen = new ArrayList<>();
            for (int i = 0; i < deploys; i++) {
                chosen.add(times.get(dice.nextInt(times.size())));
            }
            Replay replay = Replay.of(question, chosen, drop, loss(metricKind, drop, dice));
            replays.merge(drop, replay, Replay::and);
        }
    }

    private Metric.Kind kind(Series series) {
        if (kind != Kind.AUTO) {
            return Metric.Kind.valueOf(kind.name());
        }
        for (int i = 0; i < series.size(); i++) {
            double value = series.value(i);
            if (!Double.isNaN(value) && value != Math.rint(value)) {
                return Metric.Kind.GAUGE;
            }
        }
        return Metric.Kind.COUNT;
    }

    /// Of events each is lost by chance; a level is that much lower. Where a rise is bad, as much comes on top.
    private Replay.Loss loss(Metric.Kind metricKind, double drop, RandomGenerator dice) {
        if (drop == 0) {
            return (series, bucket) -> series;
        }
        int way = bad == Metric.Bad.DOWN ? -1 : 1;
        return (series, bucket) -> series.changedFrom(
                bucket,
                value -> metricKind == Metric.Kind.GAUGE || Double.isNaN(value)
                        ? value * (1 + way * drop)
                        : value + way * chosen(value, drop, dice));
    }

    private static double chosen(double events, double share, RandomGenerator dice) {
        int chosen = 0;
        for (long event = 0; event < events; event++) {
            chosen += dice.nextDouble() < share ? 1 : 0;
        }
        return chosen;
    }

    private String table(Map<Double, Replay> replays) {
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "%-8s %8s %18s %18s %18s %12s%n",
                "drop",
                "deploys",
                "WARN",
                "STOP",
                "AUTO",
                "no judgement"));
        replays.forEach((drop, replay) -> text.append(String.format(
                Locale.ROOT,
                "%-8s %8d %18s %18s %18s %12d%n",
                drop == 0 ? "none" : Math.round(drop * 100) + " %",
                replay.watches().size(),
                cell(replay.count(Level.WARN)),
                cell(replay.count(Level.STOP)),
                cell(replay.count(Level.AUTO)),
                replay.undecided())));
        Replay none = replays.get(0.0);
        return none == null
                ? text.toString()
                : text.append(trust(none.count(Level.AUTO))).toString();
    }

    private String trust(Replay.Count falseAlarms) {
        return String.format(
                Locale.ROOT,
                "False rollbacks a month, of %d deploys with one metric each: about %.2f. %s%n",
                monthly,
                monthly * falseAlarms.share(),
                falseAlarms.share() > TRUSTED
                        ? String.format(
                                Locale.ROOT,
                                "At %.2f %% for each deploy that is too many to roll back without asking (%.1f %% at most).",
                                100 * falseAlarms.share(),
                                100 * TRUSTED)
                        : "");
    }

    private static String cell(Replay.Count count) {
        Duration delay = count.delay();
        return String.format(
                Locale.ROOT,
                "%d (%.2f %%)%s",
                count.raised(),
                100 * count.share(),
                delay == null ? "" : " " + delay.toMinutes() + " min");
    }

    private String json(Map<Double, Replay> replays) {
        List<Map<String, Object>> rows = new ArrayList<>();
        replays.forEach((drop, replay) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("drop", drop);
            row.put("deploys", replay.watches().size());
            row.put("noJudgement", replay.undecided());
            for (Level level : Level.values()) {
                row.put(level.word(), counted(replay.count(level)));
            }
            rows.add(row);
        });
        Gson gson = new GsonBuilder().setPrettyPrinting().create();
        return gson.toJson(Map.of("seed", seed, "replays", rows)) + System.lineSeparator();
    }

    private static Map<String, Object> counted(Replay.Count count) {
        Map<String, Object> counted = new LinkedHashMap<>();
        counted.put("raised", count.raised());
        counted.put("share", count.share());
        @Nullable Duration delay = count.delay();
        if (delay != null) {
            counted.put("medianDelaySeconds", delay.toSeconds());
        }
        return counted;
    }
}
