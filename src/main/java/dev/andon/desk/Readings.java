package dev.andon.desk;

import dev.andon.deploy.Deployment;
import dev.andon.deploy.Release;
import dev.andon.guard.Baseline;
import dev.andon.guard.Gauge;
import dev.andon.guard.GuardRule;
import dev.andon.guard.Judge;
import dev.andon.guard.JudgeRule;
import dev.andon.guard.Level;
import dev.andon.guard.Plan;
import dev.andon.guard.Question;
import dev.andon.guard.Reading;
import dev.andon.guard.Replay;
import dev.andon.guard.Series;
import dev.andon.guard.Span;
import dev.andon.guard.Vigil;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Trouble.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the metrics and judges of a guard say of the deploy that it watches. Keeps the numbers of one vigil at a
/// time. Used by one thread. Blocks on I/O.
final class Readings {
    private static final Duration HISTORY = Duration.ofDays(29);
    private static final Duration NEWS = Duration.ofSeconds(30);
    private static final int REPLAYED = 200;
    private static final Duration REPLAY_HISTORY = Duration.ofDays(7);
    private static final Duration REPLAY_APART = Duration.ofMinutes(90);

    private final GuardRule rule;
    private final Function<String, Optional<Measurements.Meter>> meters;
    private final Function<String, Optional<Judge>> judges;
    private final Map<JudgeRule, Heard> heard = new HashMap<>();
    private @Nullable Measurements numbers;
    private @Nullable Measurements ofVersions;
    private long measured;
    private double replayed = Double.NaN;
    private final Set<Gauge> played = new HashSet<>();

    /// What is asked about.
    ///
    /// @param disturbed times that say nothing about usual days
    record Case(Vigil vigil, Deployment deployment, List<Span> disturbed, Instant now) {
        /// What was live before; null when nobody knows.
        @Nullable
        Release before() {
            Release live = deployment.live();
            if (live != null && !isSuspect(live)) {
                return live;
            }
            return deployment.history().stream()
                    .filter(release -> release.outcome() == Release.Outcome.LIVE && !isSuspect(release))
                    .findFirst()
                    .orElse(null);
        }

        private boolean isSuspect(Release release) {
            return release.artifact().equals(vigil.release().artifact());
        }
    }

    /// @param meters by the names of sources, those with numbers
    /// @param judges likewise, those that judge
    Readings(
            GuardRule rule,
            Function<String, Optional<Measurements.Meter>> meters,
            Function<String, Optional<Judge>> judges) {
        this.rule = rule;
        this.meters = meters;
        this.judges = judges;
    }

    /// How long after its end a bucket's numbers are settled, whatever the metric.
    Duration lag() {
        return rule.gauges().stream()
                .flatMap(gauge -> meters.apply(gauge.source()).stream())
                .map(Measurements.Meter::lag)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    List<Reading> of(Case asked) {
        List<Reading> readings = new ArrayList<>();
        rule.gauges().forEach(gauge -> readings.add(of(gauge, asked)));
        rule.judges().forEach(judge -> readings.add(of(judge, asked)));
        return readings;
    }

    /// What a judge said lately of one vigil's release.
    private record Heard(long vigil, Instant at, Reading reading) {}

    /// Asked no oftener than it may have news.
    private Reading of(JudgeRule judge, Case asked) {
        Heard last = heard.get(judge);
        if (last != null
                && last.vigil() == asked.vigil().number()
                && asked.now().isBefore(last.at().plus(NEWS))) {
            return last.reading();
        }
        Reading reading = hear(judge, asked);
        heard.put(judge, new Heard(asked.vigil().number(), asked.now(), reading));
        return reading;
    }

    private Reading hear(JudgeRule judge, Case asked) {
        try {
            Vigil vigil = asked.vigil();
            Judge asks = judges.apply(judge.source())
                    .orElseThrow(() -> new ServerFault(FaultKind.MISSING, Word.NO_JUDGE, judge.source()));
            return Reading.of(
                    judge.name(),
                    asks.judge(judge.service(), vigil.release(), vigil.deploy().from()));
        } catch (ServerFault fault) {
            return Reading.unknown(judge.name(), fault.fault().sentence());
        }
    }

    Reading of(Gauge gauge, Case asked) {
        String name = gauge.metric().name();
        try {
            Question question = question(gauge, asked);
            if (!gauge.equals(rule.control()) && !gauge.comparesVersions() && played.add(gauge)) {
                replay(question, asked.vigil());
            }
            return Reading.of(question);
        } catch (ServerFault fault) {
            return Reading.unknown(name, fault.fault().sentence());
        } catch (IllegalArgumentException unfit) {
            return Reading.unknown(name, String.valueOf(unfit.getMessage()));
        }
    }

    /// What a metric is judged by.
    ///
    /// @throws IllegalArgumentException when it cannot be asked, with a sentence
    Question question(Gauge gauge, Case asked) throws ServerFault {
        if (gauge.comparesVersions()) {
            return versions(gauge, asked);
        }
        Measurements.Numbers read = numbers(asked.vigil()).of(gauge, asked.now());
        return question(gauge, read, asked, null);
    }

    private Question versions(Gauge gauge, Case asked) throws ServerFault {
        Release before = asked.before();
        if (before == null) {
            throw new IllegalArgumentException("Nobody knows which version was live before.");
        }
        var release = asked.vigil().release();
        Gauge now = gauge.of(release.version(), release.artifact());
        Gauge then = gauge.of(before.version(), before.artifact());
        if (now.events().equals(then.events()) || now.base().equals(then.base())) {
            throw new IllegalArgumentException("Both versions are called " + before.version() + ".");
        }
        numbers(asked.vigil());
        Measurements source = ofVersions(asked.vigil());
        Measurements.Numbers old = source.of(then, asked.now());
        Series base = old.base().orElseThrow(() -> new IllegalArgumentException("A denominator is wanted."));
        var baseline = new Baseline(before.version(), old.events(), base);
        return question(gauge, source.of(now, asked.now()), asked, baseline);
    }

    private Question question(Gauge gauge, Measurements.Numbers read, Case asked, @Nullable Baseline baseline) {
        return new Question(
                gauge.metric(),
                read.events(),
                read.base().orElse(null),
                asked.vigil().deploy(),
                rule.zone(),
                asked.disturbed(),
                baseline);
    }

    /// The long history of a vigil's metrics.
    Measurements numbers(Vigil vigil) {
        Measurements known = numbers;
        if (known == null || measured != vigil.number()) {
            known = since(vigil.deploy().from().minus(HISTORY));
            numbers = known;
            ofVersions = null;
            measured = vigil.number();
            replayed = Double.NaN;
            played.clear();
        }
        return known;
    }

    /// Whether the clock of a source and ours differ by so much that nobody should rely on either.
    boolean isClockWrong(Vigil vigil) {
        return numbers(vigil).isClockWrong() || ofVersions(vigil).isClockWrong();
    }

    /// Of one version alone there is no long history.
    private Measurements ofVersions(Vigil vigil) {
        Measurements known = ofVersions;
        if (known == null) {
            known = since(vigil.deploy().from().minus(Plan.BEFORE));
            ofVersions = known;
        }
        return known;
    }

    private Measurements since(Instant begin) {
        return new Measurements(meters, Measurements.floor(begin, rule.step()), rule.step());
    }

    /// How often the replay of the metrics' past goes back without reason, per deploy; NaN when there is none.
    double replayed() {
        return replayed;
    }

    /// The same detector over the metric's own past, at random deploys that never were. The worst metric counts.
    private void replay(Question question, Vigil vigil) {
        List<Instant> times = Replay.times(question, REPLAY_HISTORY, REPLAY_APART).stream()
                .filter(time -> time.plus(Plan.WHOLE).isBefore(vigil.deploy().from()))
                .toList();
        if (times.isEmpty()) {
            return;
        }
        var dice = new Random(vigil.number());
        List<Instant> deploys =
                dice.ints(REPLAYED, 0, times.size()).mapToObj(times::get).toList();
        double rate = Replay.of(question, deploys, 0, (series, _) -> series, Set.of())
                .count(Level.AUTO)
                .share();
        replayed = Double.isNaN(replayed) ? rate : Math.max(replayed, rate);
    }
}
