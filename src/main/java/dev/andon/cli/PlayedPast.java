package dev.andon.cli;

import dev.andon.app.Configuration;
import dev.andon.app.MetricSources;
import dev.andon.guard.Gauge;
import dev.andon.guard.GuardRule;
import dev.andon.guard.Inquiry;
import dev.andon.guard.Metric;
import dev.andon.guard.MetricSource;
import dev.andon.guard.Question;
import dev.andon.guard.Series;
import dev.andon.guard.Span;
import dev.andon.source.ServerFault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The pasts that deploys are played in: questions whose own deploy nobody looks at.
final class PlayedPast {
    private PlayedPast() {}

    /// @param kind of its numbers; null to take whole numbers for counts
    /// @param step the length of a bucket; null for the file's own
    static Question of(Path file, Metric.@Nullable Kind kind, @Nullable Duration step, Metric.Bad bad, ZoneId zone) {
        SeriesFile own = SeriesFile.read(file);
        Metric.Kind given = kind == null ? kind(own.series()) : kind;
        SeriesFile read = step == null ? own : own.in(step, given == Metric.Kind.COUNT);
        return question(new Metric(file.toString(), given, bad), read.series(), null, zone, read.disturbed());
    }

    private static Metric.Kind kind(Series series) {
        for (int i = 0; i < series.size(); i++) {
            double value = series.value(i);
            if (!Double.isNaN(value) && value != Math.rint(value)) {
                return Metric.Kind.GAUGE;
            }
        }
        return Metric.Kind.COUNT;
    }

    /// What the metrics of a guard say of the past.
    ///
    /// @param disturbed times that say nothing about usual days
    /// @throws ServerFault when a server does not tell
    static List<Question> of(GuardRule rule, Configuration wanted, Duration past, List<Span> disturbed)
            throws ServerFault {
        InstantSource clock = InstantSource.system();
        try (var sources = new MetricSources(clock)) {
            sources.know(wanted.sources());
            List<Question> questions = new ArrayList<>();
            for (Gauge gauge : played(rule)) {
                MetricSources.Known known = sources.named(gauge.source())
                        .orElseThrow(
                                () -> new UsageFault("No source with numbers is called \"" + gauge.source() + "\"."));
                Instant until = clock.instant().minus(known.lag());
                Series events = measured(known.source(), until, gauge.events(), past, rule.step());
                Series base = gauge.base().isEmpty()
                        ? null
                        : measured(known.source(), until, gauge.base(), past, rule.step());
                questions.add(question(gauge.metric(), events, base, rule.zone(), disturbed));
            }
            return questions;
        }
    }

    /// What compares versions has no past in which there were two of them at every time.
    private static List<Gauge> played(GuardRule rule) {
        List<Gauge> played = rule.gauges().stream()
                .filter(gauge -> !gauge.comparesVersions())
                .toList();
        if (played.isEmpty()) {
            throw new UsageFault("The metrics of " + rule.service()
                    + " compare versions with each other: there is no past of them to be played.");
        }
        return played;
    }

    private static Series measured(MetricSource source, Instant until, String expression, Duration past, Duration step)
            throws ServerFault {
        return source.measure(Inquiry.before(until, expression, past, step));
    }

    private static Question question(
            Metric metric, Series events, @Nullable Series base, ZoneId zone, List<Span> disturbed) {
        Instant anywhere = events.begin();
        return new Question(metric, events, base, new Span(anywhere, anywhere), zone, disturbed);
    }
}
