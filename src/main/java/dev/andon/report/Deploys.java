package dev.andon.report;

import dev.andon.build.Commit;
import dev.andon.build.Past;
import dev.andon.build.Run;
import dev.andon.deploy.Delivery;
import dev.andon.deploy.Release;
import dev.andon.text.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What deploys amount to: DORA's five keys, as far as a monitor can tell them.
final class Deploys {
    /// Hashes that begin otherwise are others.
    private static final int BEGINNING = 7;

    private final Period period;
    private final List<Changes.Change> changes;
    private final List<Delivery> backs;
    private final int failedOnTheWay;
    private final Map<String, List<Run>> builds = new HashMap<>();

    Deploys(Past past, Period period, Scope scope) {
        this.period = period;
        List<Delivery> wanted = past.deliveries().stream()
                .filter(delivery -> delivery.at().isBefore(period.to()) && scope.has(delivery))
                .sorted(Comparator.comparing(Delivery::at))
                .toList();
        Map<String, List<Delivery>> services = new TreeMap<>();
        wanted.forEach(delivery -> services.computeIfAbsent(delivery.subject(), subject -> new ArrayList<>())
                .add(delivery));
        List<Changes> all = services.values().stream().map(Changes::of).toList();
        changes = all.stream()
                .flatMap(one -> one.changes().stream())
                .filter(change -> period.has(change.delivery().at()))
                .toList();
        backs = all.stream()
                .flatMap(one -> one.backs().stream())
                .filter(back -> period.has(back.at()))
                .toList();
        failedOnTheWay = (int) wanted.stream()
                .filter(one -> one.outcome() == Release.Outcome.FAILED && period.has(one.at()))
                .count();
        past.runs().stream()
                .filter(run -> !run.commit().isEmpty())
                .forEach(run -> builds.computeIfAbsent(beginning(run.commit()), hash -> new ArrayList<>())
                        .add(run));
    }

    private static String beginning(String commit) {
        return commit.substring(0, Math.min(BEGINNING, commit.length())).toLowerCase(Locale.ROOT);
    }

    int changesOn(LocalDate date) {
        return (int) changes.stream()
                .filter(change -> isOn(date, change.delivery().at()))
                .count();
    }

    int backsOn(LocalDate date) {
        return (int) backs.stream().filter(back -> isOn(date, back.at())).count();
    }

    private boolean isOn(LocalDate date, Instant at) {
        return LocalDate.ofInstant(at, period.zone()).equals(date);
    }

    Figure frequency() {
        long services = changes.stream()
                .map(change -> change.delivery().subject())
                .distinct()
                .count();
        return new Figure(
                Measure.DEPLOYMENT_FREQUENCY,
                new Value.Daily(changes.size(), period.inDays()),
                List.of(
                        Sentence.of("report.of.services", services),
                        Sentence.of("report.of.backs", backs.size()),
                        Sentence.of("report.of.failedOnTheWay", failedOnTheWay)));
    }

    Figure leadTime() {
        List<Duration> times =
                changes.stream().map(this::lead).filter(Objects::nonNull).toList();
        int told = (int) changes.stream()
                .filter(change -> change.delivery().oldestCommit() != null)
                .count();
        return new Figure(
                Measure.LEAD_TIME,
                new Value.Times(new Spread(times)),
                List.of(
                        Sentence.of("report.of.fromCommit", told),
                        Sentence.of("report.of.fromBuild", Math.max(0, times.size() - told)),
                        Sentence.of("report.of.noCommit", changes.size() - times.size())));
    }

    /// From the oldest commit, where that was told; else from the first build of what was deployed.
    private @Nullable Duration lead(Changes.Change change) {
        Delivery delivery = change.delivery();
        Instant from = delivery.oldestCommit() == null ? firstBuild(delivery) : delivery.oldestCommit();
        return from == null || from.isAfter(delivery.at()) ? null : Duration.between(from, delivery.at());
    }

    private @Nullable Instant firstBuild(Delivery delivery) {
        return builds.getOrDefault(beginning(delivery.commit()), List.of()).stream()
                .filter(run -> Commit.isSame(run.commit(), delivery.commit()))
                .map(Run::begun)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /// The share of what was new and live whose revision some pipeline built.
    Value.Share traced() {
        int traced = (int) changes.stream()
                .filter(change -> firstBuild(change.delivery()) != null)
                .count();
        return new Value.Share(traced, changes.size());
    }

    Figure failures() {
        int failed =
                (int) changes.stream().filter(change -> change.left() != null).count();
        return new Figure(
                Measure.CHANGE_FAILURES,
                new Value.Share(failed, changes.size()),
                List.of(
                        Sentence.of("report.of.backs", backs.size()),
                        Sentence.of("report.of.failedOnTheWay", failedOnTheWay)));
    }

    Figure recovery() {
        List<Duration> times = changes.stream()
                .map(Changes.Change::recovery)
                .filter(Objects::nonNull)
                .toList();
        return new Figure(
                Measure.RECOVERY_TIME,
                new Value.Times(new Spread(times)),
                List.of(Sentence.of("report.of.recovered", times.size())));
    }

    Figure rework() {
        int fixes = (int) changes.stream().filter(Changes.Change::isFix).count();
        return new Figure(
                Measure.REWORK,
                new Value.Share(fixes, changes.size()),
                List.of(Sentence.of("report.of.backs", backs.size())));
    }
}
