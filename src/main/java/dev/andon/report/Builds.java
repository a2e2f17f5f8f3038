package dev.andon.report;

import dev.andon.build.Past;
import dev.andon.build.Run;
import dev.andon.text.Sentence;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// What builds amount to. Red and flaky is what is so on main lines: nobody minds a branch that is red.
final class Builds {
    private static final int NAMED_AT_MOST = 10;

    private final Period period;
    /// Builds of the period.
    private final List<Run> runs;
    /// Conclusive builds of each main line, from before the period on.
    private final Map<String, List<Run>> mainLines = new TreeMap<>();
    private final Map<String, Reds> reds = new TreeMap<>();
    private final Map<LocalDate, Integer> green = new HashMap<>();
    private final Map<LocalDate, Integer> red = new HashMap<>();

    Builds(Past past, Period period, Scope scope) {
        this.period = period;
        List<Run> wanted = past.runs().stream()
                .filter(run -> run.outcome().isConclusive() && run.at().isBefore(period.to()) && scope.has(run))
                .sorted(Comparator.comparing(Run::at))
                .toList();
        runs = wanted.stream().filter(run -> period.has(run.at())).toList();
        wanted.stream()
                .filter(Run::mainLine)
                .forEach(run -> mainLines
                        .computeIfAbsent(run.subject(), subject -> new ArrayList<>())
                        .add(run));
        mainLines.forEach((subject, of) -> reds.put(subject, Reds.of(of)));
        for (Run run : runs) {
            (run.outcome().isRed() ? red : green).merge(LocalDate.ofInstant(run.at(), period.zone()), 1, Integer::sum);
        }
    }

    int green(LocalDate date) {
        return green.getOrDefault(date, 0);
    }

    int red(LocalDate date) {
        return red.getOrDefault(date, 0);
    }

    Figure builds() {
        long pipelines = runs.stream().map(Run::subject).distinct().count();
        return new Figure(
                Measure.BUILDS,
                new Value.Daily(runs.size(), period.inDays()),
                List.of(Sentence.of("report.of.pipelines", pipelines)));
    }

    Figure redBuilds() {
        int failed = (int) runs.stream().filter(run -> run.outcome().isRed()).count();
        return new Figure(
                Measure.RED_BUILDS,
                new Value.Share(failed, runs.size()),
                List.of(Sentence.of("report.of.green", runs.size() - failed)));
    }

    Figure timeToGreen() {
        List<Duration> times = reds.values().stream()
                .flatMap(one -> one.ended(period).stream())
                .toList();
        long open = reds.values().stream().mapToLong(one -> one.open(period)).sum();
        return new Figure(
                Measure.TIME_TO_GREEN,
                new Value.Times(new Spread(times)),
                List.of(
                        Sentence.of("report.of.mended", times.size()),
                        Sentence.of("report.of.stillRed", open),
                        Sentence.of("report.of.mainLines", mainLines.size())));
    }

    Figure redTime() {
        List<Reds.Stretch> all = reds.values().stream()
                .flatMap(one -> one.within(period).stream())
                .toList();
        return new Figure(
                Measure.RED_TIME,
                new Value.Part(Reds.together(all, period), period.length()),
                List.of(
                        Sentence.of("report.of.reds", all.size()),
                        Sentence.of("report.of.mainLines", mainLines.size())));
    }

    Figure queueTime() {
        List<Duration> times =
                runs.stream().map(Run::waited).filter(Objects::nonNull).toList();
        return new Figure(
                Measure.QUEUE_TIME,
                new Value.Times(new Spread(times)),
                List.of(
                        Sentence.of("report.of.waits", times.size()),
                        Sentence.of("report.of.noWait", runs.size() - times.size())));
    }

    Figure flips() {
        List<Flips> all =
                mainLines.values().stream().map(of -> Flips.of(of, period)).toList();
        int flips = all.stream().mapToInt(Flips::flips).sum();
        int repeats = all.stream().mapToInt(Flips::repeats).sum();
        return new Figure(
                Measure.FLIPS,
                new Value.Share(flips, repeats),
                List.of(Sentence.of("report.of.mainLines", mainLines.size())));
    }

    List<Ranked> reds() {
        return ranked().stream()
                .filter(one -> !one.red().isZero())
                .sorted(Comparator.comparing(Ranked::red).reversed())
                .limit(NAMED_AT_MOST)
                .toList();
    }

    List<Ranked> flaky() {
        return ranked().stream()
                .filter(one -> one.flips() > 0)
                .sorted(Comparator.comparing(Ranked::flips).reversed())
                .limit(NAMED_AT_MOST)
                .toList();
    }

    private List<Ranked> ranked() {
        List<Ranked> all = new ArrayList<>();
        mainLines.forEach((subject, of) -> {
            Flips flips = Flips.of(of, period);
            Reds own = Objects.requireNonNull(reds.get(subject));
            all.add(new Ranked(subject, Reds.together(own.within(period), period), flips.flips(), flips.repeats()));
        });
        return all;
    }
}
