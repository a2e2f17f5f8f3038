package dev.andon.report;

import dev.andon.build.Past;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a team's past amounts to, of a period.
///
/// @param period what was asked for
/// @param watched the part of it since the team remembers: what is counted lies in it; null when that is none of
///     it, and then there are no figures
/// @param days what happened on each day of the period
/// @param figures the numbers, in the order of [Measure]
/// @param reds the pipelines that were red longest, the worst first
/// @param flaky the pipelines that flipped most often, the worst first
public record Report(
        Period period,
        @Nullable Period watched,
        List<Day> days,
        List<Figure> figures,
        List<Ranked> reds,
        List<Ranked> flaky) {
    public Report {
        days = List.copyOf(days);
        figures = List.copyOf(figures);
        reds = List.copyOf(reds);
        flaky = List.copyOf(flaky);
    }

    /// Pure: the same past, period and scope give the same report.
    ///
    /// @param past read from [Period#readFrom] on
    public static Report of(Past past, Period period, Scope scope) {
        if (past.since() == null || !past.since().isBefore(period.to())) {
            return new Report(period, null, List.of(), List.of(), List.of(), List.of());
        }
        Period watched =
                past.since().isAfter(period.from()) ? new Period(past.since(), period.to(), period.zone()) : period;
        var builds = new Builds(past, watched, scope);
        var deploys = new Deploys(past, watched, scope);
        return new Report(
                period,
                watched,
                days(period, builds, deploys),
                figures(builds, deploys),
                builds.reds(),
                builds.flaky());
    }

    private static List<Day> days(Period period, Builds builds, Deploys deploys) {
        return period.days().stream()
                .map(date -> new Day(
                        date, builds.green(date), builds.red(date), deploys.changesOn(date), deploys.backsOn(date)))
                .toList();
    }

    private static List<Figure> figures(Builds builds, Deploys deploys) {
        return List.of(
                builds.builds(),
                builds.redBuilds(),
                builds.timeToGreen(),
                builds.redTime(),
                builds.queueTime(),
                builds.flips(),
                deploys.frequency(),
                deploys.leadTime(),
                deploys.failures(),
                deploys.recovery(),
                deploys.rework());
    }

    public Optional<Figure> figure(Measure measure) {
        return figures.stream().filter(figure -> figure.measure() == measure).findFirst();
    }
}
