package dev.andon.cli;

import dev.andon.app.Configuration;
import dev.andon.guard.Metric;
import dev.andon.guard.PlainRule;
import dev.andon.guard.Question;
import dev.andon.guard.Replay;
import dev.andon.guard.Span;
import dev.andon.guard.Vigil;
import dev.andon.source.ServerFault;
import dev.andon.source.StoreFailure;
import dev.andon.store.Store;
import dev.andon.text.Texts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `andon replay`
@picocli.CommandLine.Command(
        name = "replay",
        description = {
            "Plays deploys at random times of the past and says what a guard would have made of them:",
            "how often it would have raised a false alarm, and how much of a real loss it would have found, how soon.",
            "With --again, judges a deploy that was watched once more, by the numbers it was judged by."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:what is judged again comes to something else",
            "2:the command line, the settings or a file is wrong",
            "3:a server does not give its numbers, or the team's books are out of reach"
        })
final class ReplayCommand implements Callable<Integer> {
    private static final Duration APART = Duration.ofMinutes(90);

    enum Format {
        TABLE,
        JSON
    }

    enum Kind {
        AUTO,
        COUNT,
        GAUGE
    }

    @Mixin
    private Acting acting = new Acting();

    @Parameters(
            arity = "0..1",
            paramLabel = "SERVICE/ENV",
            description = "A guarded service, whose metrics are played: shop/production.")
    private @Nullable String service;

    @Option(names = "--again", paramLabel = "VERSION", description = "Judge this version's deploy once more instead.")
    private @Nullable String again;

    @Option(
            names = "--past",
            paramLabel = "TIME",
            converter = dev.andon.cli.Span.class,
            defaultValue = "29d",
            description = "How far back a guarded service's metrics are read. Default: ${DEFAULT-VALUE}")
    private Duration past = Duration.ofDays(29);

    @Option(
            names = "--compare",
            description = {
                "Also say what simpler rules would have made of the same deploys: an alert when five minutes are 20 %%",
                "worse than the hour before, and a rank test of after against before."
            })
    private boolean compare;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description =
                    "A metric's past: time, value and, if there is one, a label that is not 0 at unusual times. May be repeated.")
    private List<Path> files = List.of();

    @Option(
            names = "--step",
            paramLabel = "TIME",
            converter = dev.andon.cli.Span.class,
            description = "The length of a bucket of the files, a multiple of their own. Default: their own")
    private @Nullable Duration step;

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

    @Override
    public Integer call() {
        if (deploys < 1 || drops.stream().anyMatch(drop -> !(drop >= 0 && drop <= 1))) {
            throw new UsageFault("There must be a deploy at least, and what is lost is a share from 0 to 1.");
        }
        if ((service == null) == files.isEmpty() || (again != null && service == null)) {
            throw new UsageFault("Either a guarded service is wanted, shop/production, or files with --csv.");
        }
        try {
            return service == null ? play(ofFiles(), 1) : ofService(service);
        } catch (ServerFault fault) {
            return failed(fault.fault().sentence());
        } catch (StoreFailure failure) {
            return failed(failure.sentence());
        }
    }

    private int failed(String sentence) {
        acting.spec().commandLine().getErr().println(sentence);
        return ExitCode.UNCERTAIN;
    }

    private List<Question> ofFiles() {
        Metric.Kind given = kind == Kind.AUTO ? null : Metric.Kind.valueOf(kind.name());
        return files.stream()
                .map(file -> PlayedPast.of(file, given, step, bad, zone))
                .toList();
    }

    private int ofService(String service) throws ServerFault {
        Configuration wanted = acting.wanted();
        Guarded guarded = Guarded.of(wanted, service);
        try (var store = acting.books()) {
            List<Vigil> vigils = guarded.vigils(store, Instant.now());
            if (again != null) {
                return judgeAgain(store, vigils, again, Texts.in(wanted.wall().language()));
            }
            List<Span> disturbed =
                    vigils.stream().filter(Vigil::sawHarm).map(Vigil::deploy).toList();
            List<Question> questions = PlayedPast.of(guarded.rule(), wanted, past, disturbed);
            return play(questions, questions.size());
        }
    }

    private int judgeAgain(Store store, List<Vigil> vigils, String version, Texts texts) {
        Vigil vigil = vigils.stream()
                .filter(one -> one.release().version().equals(version))
                .findFirst()
                .orElseThrow(() -> new UsageFault("No deploy of " + version + " was watched in the last 30 days."));
        List<Question> kept = store.vigils().kept(vigil.number());
        if (kept.isEmpty()) {
            return failed("Of this deploy no numbers were kept: it is still being watched, or something else was"
                    + " deployed before anything could be said.");
        }
        var judged = new JudgedAgain(vigil, kept);
        print(judged.text(texts));
        return judged.isSame() ? ExitCode.FINE : ExitCode.RED;
    }

    private int play(List<Question> questions, int metrics) {
        Map<Double, Replay> replays = new LinkedHashMap<>();
        questions.forEach(question -> play(question, replays));
        var text = new ReplayText(replays, monthly, metrics);
        print(format == Format.JSON ? text.json(seed) : text.table());
        return ExitCode.FINE;
    }

    private void print(String text) {
        PrintWriter out = acting.spec().commandLine().getOut();
        out.print(text);
        out.flush();
    }

    private void play(Question question, Map<Double, Replay> replays) {
        List<Instant> times = Replay.times(question, history, APART);
        if (times.isEmpty()) {
            throw new UsageFault(question.metric().name() + " has no time with " + history.toDays()
                    + " days before it and a watch after it, or its buckets are longer than 5 minutes.");
        }
        Set<PlainRule> rules = compare ? EnumSet.allOf(PlainRule.class) : Set.of();
        for (double drop : drops) {
            // The same deploys and the same dice for every drop.
            RandomGenerator dice = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            List<Instant> chosen = new ArrayList<>();
            for (int i = 0; i < deploys; i++) {
                chosen.add(times.get(dice.nextInt(times.size())));
            }
            Replay.Loss loss = PlayedLoss.of(question, drop, dice);
            replays.merge(drop, Replay.of(question, chosen, drop, loss, rules), Replay::and);
        }
    }
}
