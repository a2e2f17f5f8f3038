package dev.andon.settings;

import dev.andon.deploy.Service;
import dev.andon.guard.Gauge;
import dev.andon.guard.GuardRule;
import dev.andon.guard.JudgeRule;
import dev.andon.guard.Metric;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One guard: whose deploys it watches, by what, and how far it may go.
final class GuardShape {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    static final Key<String> SERVICE = Key.of(
                    "service", new Text("/"), "The service whose deploys are watched, as its tile names it.")
            .mustBeThere()
            .alsoSaid("app", "application", "deployment");
    static final Key<String> ENVIRONMENT = Key.of(
                    "environment", new Text("/"), "Its environment, such as production; none if not given.")
            .alsoSaid("env", "stage");
    static final Key<String> NAME = Key.of("name", Text.LINE, "What the metric is called; unique in its guard.")
            .mustBeThere()
            .alsoSaid("metric", "title");
    static final Key<String> SOURCE = Key.of("source", Text.LINE, "The name of the source that has its numbers.")
            .mustBeThere()
            .alsoSaid("from", "server");
    static final Key<String> NUMERATOR = Key.of(
                    "numerator",
                    new OptionText(),
                    "The expression for the events of each step, in the source's language; with ${version} in it for one version alone, the new one is compared with the old one.")
            .alsoSaid("events", "count", "query", "expression");
    static final Key<String> DENOMINATOR = Key.of(
                    "denominator",
                    new OptionText(),
                    "What they are counted by, such as sessions: to be preferred, since it takes out how much goes on; none if not given.")
            .alsoSaid("base", "per");
    static final Key<String> GAUGE = Key.of(
                    "gauge",
                    new OptionText(),
                    "Instead of a numerator: the expression for a level, such as a rate or a latency, which is above zero.")
            .alsoSaid("level", "value");
    static final Key<Metric.Bad> BAD = Key.of(
                    "bad", Words.of(Metric.Bad.values()), "Which way is the bad one: down or up; down if not given.")
            .alsoSaid("worse", "direction");
    static final Key<List<Gauge>> METRICS = Key.of(
                    "metrics",
                    new ListOf<>(
                            new Group<>(List.of(NAME, SOURCE, NUMERATOR, DENOMINATOR, GAUGE, BAD), GuardShape::gauge),
                            true),
                    "What its deploys are judged by; the business's first.")
            .mustBeThere()
            .alsoSaid("metric", "measures");
    static final Key<String> CONTROL = Key.of(
                    "control",
                    new OptionText(),
                    "An expression, at the source of the first metric, for what no deploy of this service can influence, such as requests at the edge: when that falls as well, it was not the deploy; none if not given.")
            .alsoSaid("reference");
    static final Key<List<String>> DEPENDENCIES = Key.of(
                    "dependencies",
                    new ListOf<>(Text.LINE, true),
                    "Services whose deploys would explain as much, such as cart/production; none if not given.")
            .alsoSaid("dependsOn", "with");
    private static final Key<String> JUDGE = Key.of("name", Text.LINE, "What the judge is called; unique in its guard.")
            .mustBeThere()
            .alsoSaid("judge", "title");
    private static final Key<String> COURT = Key.of(
                    "source", Text.LINE, "The name of the source that is asked for verdicts.")
            .mustBeThere()
            .alsoSaid("from", "server");
    private static final Key<String> CALLED = Key.of(
                    "called",
                    Text.LINE,
                    "What the judge calls the service, such as shop/production; as the guard does if not given.")
            .alsoSaid("canary", "application", "rollout");
    static final Key<List<Verdicts>> JUDGES = Key.of(
                    "judges",
                    new ListOf<>(new Group<>(List.of(JUDGE, COURT, CALLED), GuardShape::verdicts), true),
                    "Others whose verdicts count beside the metrics: the AnalysisRuns of an argo-rollouts source, the Canaries of Flagger at a kubernetes source, Kayenta; none if not given.")
            .alsoSaid("judge", "verdicts", "analyses");
    static final Key<GuardRule.Mode> MODE = Key.of(
            "mode",
            Words.of(GuardRule.Mode.values()),
            "How far it may go: observe (it says what it sees), ask (it stops the line) or auto (it goes back, after a countdown, once it has earned that); observe if not given.");
    static final Key<Duration> STEP = Key.of(
            "step",
            new Span(Duration.ofSeconds(10), Duration.ofMinutes(5)),
            "How long a bucket of numbers is; 1m if not given.");
    static final Key<String> ZONE = Key.of(
                    "zone",
                    Text.LINE,
                    "The time zone of the business, whose days are compared, such as Europe/Berlin; this machine's if not given.")
            .alsoSaid("timezone");

    static final Group<GuardRule> SHAPE = new Group<>(
            List.of(SERVICE, ENVIRONMENT, METRICS, JUDGES, CONTROL, DEPENDENCIES, MODE, STEP, ZONE), GuardShape::rule);

    private GuardShape() {}

    /// A judge, and what it calls the service; empty for the same.
    record Verdicts(String name, String source, String called) {
        JudgeRule of(Service guarded) {
            return new JudgeRule(name, source, called.isEmpty() ? guarded : named(called));
        }
    }

    private static @Nullable Verdicts verdicts(Fields fields) {
        String name = fields.get(JUDGE);
        String source = fields.get(COURT);
        return name == null || source == null ? null : new Verdicts(name, source, fields.get(CALLED, ""));
    }

    private static @Nullable Gauge gauge(Fields fields) {
        String name = fields.get(NAME);
        String source = fields.get(SOURCE);
        String events = fields.get(NUMERATOR);
        String level = fields.get(GAUGE);
        if (name == null || source == null) {
            return null;
        }
        if ((events == null) == (level == null)) {
            fields.value()
                    .mistake(
                            events == null
                                    ? "The key \"numerator\" is missing, or else \"gauge\"."
                                    : "A metric has a \"numerator\" or a \"gauge\", not both.",
                            "");
            return null;
        }
        if (level != null && fields.has(DENOMINATOR)) {
            fields.at(DENOMINATOR).mistake("A gauge has no denominator.", "");
        }
        String base = fields.get(DENOMINATOR, "");
        refuseHalfVersions(fields, level, String.valueOf(events), base);
        Metric.Kind kind = level != null ? Metric.Kind.GAUGE : base.isEmpty() ? Metric.Kind.COUNT : Metric.Kind.RATIO;
        var metric = new Metric(name, kind, fields.get(BAD, Metric.Bad.DOWN));
        return new Gauge(metric, source, level != null ? level : String.valueOf(events), base);
    }

    /// Of two versions with different shares of the traffic only what both make of their own can be compared.
    private static void refuseHalfVersions(Fields fields, @Nullable String level, String events, String base) {
        if (level != null) {
            if (Gauge.namesVersion(level)) {
                fields.at(GAUGE)
                        .mistake(
                                "A level cannot be compared between versions.",
                                "Write a \"numerator\" and a \"denominator\", both with ${version} in it.");
            }
        } else if (Gauge.namesVersion(events) && base.isEmpty()) {
            fields.at(NUMERATOR)
                    .mistake(
                            "What names ${version} or ${artifact} needs a \"denominator\", for versions get different shares of the traffic.",
                            "Write one with the same in it, such as the version's requests.");
        } else if (Gauge.namesVersion(events) != Gauge.namesVersion(base)) {
            fields.at(DENOMINATOR)
                    .mistake(
                            "Only one of \"numerator\" and \"denominator\" names ${version} or ${artifact}.",
                            "Write it in both, or in neither.");
        }
    }

    private static @Nullable GuardRule rule(Fields fields) {
        String service = fields.get(SERVICE);
        List<Gauge> gauges = fields.get(METRICS, List.of());
        ZoneId zone = zone(fields);
        if (service == null || gauges.isEmpty() || zone == null) {
            return null;
        }
        Set<String> names = new HashSet<>();
        if (!gauges.stream().allMatch(gauge -> names.add(gauge.metric().name()))) {
            fields.at(METRICS).mistake("Two metrics of this guard have one name.", "Give each a \"name\" of its own.");
        }
        List<Verdicts> judges = fields.get(JUDGES, List.of());
        if (!judges.stream().allMatch(judge -> names.add(judge.name()))) {
            fields.at(JUDGES)
                    .mistake("A judge of this guard has the name of another, or of a metric.", "Give each its own.");
        }
        var guarded = new Service(service, fields.get(ENVIRONMENT, ""));
        String control = fields.get(CONTROL);
        if (control != null && Gauge.namesVersion(control)) {
            fields.at(CONTROL).mistake("What no deploy can influence has no version.", "");
        }
        var stays = new Metric("control", Metric.Kind.COUNT, Metric.Bad.DOWN);
        return new GuardRule(
                guarded,
                gauges,
                control == null ? null : new Gauge(stays, gauges.getFirst().source(), control, ""),
                fields.get(DEPENDENCIES, List.of()).stream()
                        .map(GuardShape::named)
                        .toList(),
                fields.get(MODE, GuardRule.Mode.OBSERVE),
                fields.get(STEP, MINUTE),
                zone,
                judges.stream().map(judge -> judge.of(guarded)).toList());
    }

    private static Service named(String text) {
        int slash = text.lastIndexOf('/');
        return slash < 0 ? new Service(text, "") : new Service(text.substring(0, slash), text.substring(slash + 1));
    }

    private static @Nullable ZoneId zone(Fields fields) {
        String name = fields.get(ZONE);
        if (name == null) {
            return ZoneId.systemDefault();
        }
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            fields.at(ZONE).mistake(Value.echo(name) + " is no time zone.", "Write one such as Europe/Berlin.");
            return null;
        }
    }

    /// Numbers come from a source that there is.
    static void judgeSources(Value at, List<GuardRule> guards, List<String> names) {
        guards.stream()
                .flatMap(guard -> Stream.concat(
                        guard.gauges().stream().map(Gauge::source),
                        guard.judges().stream().map(JudgeRule::source)))
                .distinct()
                .filter(source -> !names.contains(source))
                .forEach(source -> at.mistake(
                        "No source is called " + Value.echo(source) + ".", Suggestion.didYouMean(source, names)));
    }
}
