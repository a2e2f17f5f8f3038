package dev.andon.store;

import dev.andon.board.Board;
import dev.andon.board.Books;
import dev.andon.board.Event;
import dev.andon.board.Tile;
import dev.andon.build.Build;
import dev.andon.build.Commit;
import dev.andon.build.Commits;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.build.Rollouts;
import dev.andon.build.Sight;
import dev.andon.command.Command;
import dev.andon.command.Receipt;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Prepared;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollback;
import dev.andon.deploy.Rollbacker;
import dev.andon.deploy.Service;
import dev.andon.deploy.Share;
import dev.andon.desk.Departures;
import dev.andon.desk.Measurements;
import dev.andon.desk.Sentry;
import dev.andon.guard.Gauge;
import dev.andon.guard.GuardRule;
import dev.andon.guard.Inquiry;
import dev.andon.guard.JudgeRule;
import dev.andon.guard.Judgement;
import dev.andon.guard.Metric;
import dev.andon.guard.Series;
import dev.andon.guard.Span;
import dev.andon.guard.Vigil;
import dev.andon.line.LineRule;
import dev.andon.people.Person;
import dev.andon.source.Ability;
import dev.andon.source.Cost;
import dev.andon.source.FaultKind;
import dev.andon.source.Observation;
import dev.andon.source.ServerFault;
import dev.andon.testing.Story;
import dev.andon.text.Sentence;
import dev.andon.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A shop whose version v13 went live at noon, with numbers of a month before, and a guard. Time moves by hand;
/// the books are real.
final class GuardedShop {
    static final Instant NOON = Story.NOON;
    static final String SUBJECT = "swarm/shop/production";
    private static final Service SHOP = new Service("shop", "production");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final LineRule LINE = new LineRule("trunk", List.of(), 1, LineRule.Resume.PERSON);
    private static final Release V12 = Release.of("12", "v12", Release.Outcome.LIVE)
            .revision("a1b2c3d4e5f60718293a4b5c6d7e8f9001122334")
            .begun(NOON.minus(Duration.ofDays(3)))
            .finished(NOON.minus(Duration.ofDays(3)));
    private static final Release V13 = Release.of("13", "v13", Release.Outcome.LIVE)
            .revision("b1b2c3d4e5f60718293a4b5c6d7e8f9001122334")
            .begun(NOON.minusSeconds(20))
            .finished(NOON);

    private static final Release V14 = Release.of("14", "v14", Release.Outcome.LIVE);

    final Store store;
    final List<Command> commands = new ArrayList<>();
    private final Story story = new Story().settings(Story.source("swarm"));
    private Release live = V13;
    private @Nullable Deployment cart;
    /// What is on its way; null for nothing.
    private @Nullable Release newest;

    private List<Release> history = List.of(V13, V12);

    /// What becomes of the orders, and of the control metric, from noon on.
    DoubleUnaryOperator orders = value -> value;

    DoubleUnaryOperator control = value -> value;
    /// How far the clock here is ahead of that of the numbers.
    private Duration ahead = Duration.ZERO;

    /// The same of the deploy server alone.
    Duration deploysAhead = Duration.ZERO;

    /// The message of the one commit between v12 and v13; empty when its server does not answer.
    private String commit = "";

    private Instant until = Instant.MAX;
    String fault = "";
    /// Numbers that are younger are not settled.
    Duration lag = Duration.ZERO;
    /// Is told how often the server was read.
    IntConsumer examined = _ -> {};

    private final Examined server = new Examined();
    private final Sentry sentry;

    /// While a canary goes on: how many percent of the traffic v13 gets; 0 when it is live.
    private int canary;

    /// What every judge says.
    Judgement verdict = Judgement.undecided("It goes on.");

    /// What is left of the orders of the canary's own sessions.
    double left = 1;

    GuardedShop(Store store, GuardRule.Mode mode, boolean withControl) {
        this(store, mode, withControl, List.of(gauge("orders")), List.of());
    }

    GuardedShop(Store store, GuardRule.Mode mode, boolean withControl, List<Gauge> gauges, List<String> judges) {
        this.store = store;
        var rule = new GuardRule(
                SHOP,
                gauges,
                withControl ? gauge("edge") : null,
                List.of(new Service("cart", "production")),
                mode,
                MINUTE,
                ZoneOffset.UTC,
                judges.stream().map(name -> new JudgeRule(name, name, SHOP)).toList());
        sentry = new Sentry(
                rule,
                new Sentry.Surroundings(
                        store.vigils(),
                        store.rollbacks(),
                        store.stops(),
                        store.audit(),
                        store.leases(),
                        (command, actor) -> {
                            commands.add(command);
                            return new Receipt.Done(Sentence.of("receipt.rollingBack", SUBJECT, "v13", "v12"));
                        },
                        _ -> Optional.of(server),
                        new Departures(source -> source.equals("ci") ? Optional.of(this::between) : Optional.empty()),
                        _ -> ahead.plus(deploysAhead),
                        _ -> Optional.of(new Measurements.Meter(this::measure, lag, () -> ahead)),
                        name -> name.equals("nobody") ? Optional.empty() : Optional.of((_, _, _) -> verdict),
                        Texts.in(Locale.ENGLISH)));
        story.told(new Event.LinesChanged(List.of(LINE)));
        story.told(
                new Event.SourcesChanged(List.of(Story.source("swarm")), Map.of("swarm", Set.of(Ability.ROLL_BACK))));
    }

    /// Orders of each session, where the version is named in both.
    static Gauge ofVersions() {
        var metric = new Metric("orders per session", Metric.Kind.RATIO, Metric.Bad.DOWN);
        return new Gauge(metric, "prometheus", "orders of ${version}", "sessions of ${version}");
    }

    static Gauge gauge(String name) {
        return new Gauge(new Metric(name, Metric.Kind.COUNT, Metric.Bad.DOWN), "prometheus", name, "");
    }

    /// The builder, which says this of a commit.
    GuardedShop built(String message) {
        commit = message;
        story.settings(Story.source("ci"), Story.source("swarm"));
        story.told(new Event.SourcesChanged(
                List.of(Story.source("ci"), Story.source("swarm")), Map.of("swarm", Set.of(Ability.ROLL_BACK))));
        story.shows(Story.pipeline("shop", Outcome.PASSED)
                .last(Build.of("13", Outcome.PASSED).revision(V13.commit())));
        return this;
    }

    private Commits between(Pipeline pipeline, String from, String to) throws ServerFault {
        if (commit.isEmpty()) {
            throw new ServerFault(FaultKind.UNREACHABLE, "ci does not answer.");
        }
        return new Commits(List.of(new Commit(to, Person.of("Ann"), commit, null)), true);
    }

    private final class Examined implements Rollbacker {
        private int times;

        @Override
        public Deployment examine(Service service) {
            examined.accept(++times);
            return deployment();
        }

        @Override
        public Prepared prepare(Deployment seen, Release to, String why) {
            throw new AssertionError("only the desk prepares");
        }
    }

    /// A guard that has watched for long.
    GuardedShop old() {
        return watched("v1", Duration.ofDays(20));
    }

    /// Something else was live before, and did no harm as long as it was.
    GuardedShop watched(String version, Duration before) {
        var release = new Rollback.Point(version, version, version);
        Instant then = NOON.minus(before);
        long number = store.vigils()
                .begin(Vigil.of(SUBJECT, release, new Span(then, then)))
                .orElseThrow();
        store.vigils().end(number, Vigil.End.FINE);
        return this;
    }

    /// As many deploys as a team that deploys all day long makes in a month; each was watched and came to this.
    GuardedShop busy(Vigil.End end) {
        for (int deploy = 1; deploy <= 28 * 48; deploy++) {
            Instant then = NOON.minus(MINUTE.multipliedBy(30L * deploy));
            var release = new Rollback.Point("busy" + deploy, "b" + deploy, "b" + deploy);
            long number = store.vigils()
                    .begin(Vigil.of(SUBJECT, release, new Span(then, then)))
                    .orElseThrow();
            store.vigils().end(number, end);
        }
        return this;
    }

    /// The clock here is wrong, that of all servers is right.
    GuardedShop ahead(Duration time) {
        ahead = time;
        story.later(time);
        return this;
    }

    private Series measure(Inquiry inquiry) throws ServerFault {
        if (!fault.isEmpty()) {
            throw new ServerFault(FaultKind.UNREACHABLE, fault);
        }
        if (inquiry.expression().contains(" of ")) {
            return ofVersion(inquiry);
        }
        var values = new double[inquiry.buckets()];
        for (int i = 0; i < values.length; i++) {
            Instant at = inquiry.begin().plus(inquiry.step().multipliedBy(i));
            double usual = 100 + new Random(at.getEpochSecond()).nextGaussian() * 8;
            if (at.plus(inquiry.step()).isAfter(story.now().minus(ahead))) {
                values[i] = Double.NaN;
                continue;
            }
            boolean changed = !at.isBefore(NOON) && at.isBefore(until);
            DoubleUnaryOperator change = inquiry.expression().equals("orders") ? orders : control;
            values[i] = Math.round(changed ? change.applyAsDouble(usual) : usual);
            if (Double.isNaN(change.applyAsDouble(usual)) && changed) {
                values[i] = Double.NaN;
            }
        }
        return new Series(inquiry.begin(), inquiry.step(), values);
    }

    /// A thousand sessions a minute, a tenth of them orders; v12 serves what v13 does not.
    private Series ofVersion(Inquiry inquiry) {
        boolean isNew = inquiry.expression().endsWith("v13");
        int percent = canary > 0 ? canary : live.isSame(V13) ? 100 : 0;
        double share = (isNew ? percent : 100 - percent) / 100.0;
        var values = new double[inquiry.buckets()];
        for (int i = 0; i < values.length; i++) {
            Instant at = inquiry.begin().plus(inquiry.step().multipliedBy(i));
            boolean before = at.isBefore(NOON);
            double sessions = 1_000 * (before ? (isNew ? 0 : 1) : share);
            double orders = sessions / 10 * (isNew ? left : 1);
            double mean = inquiry.expression().startsWith("orders") ? orders : sessions;
            double noise = new Random(at.getEpochSecond() + inquiry.expression().hashCode()).nextGaussian();
            values[i] =
                    mean == 0 && before && isNew ? Double.NaN : Math.max(0, Math.rint(mean + Math.sqrt(mean) * noise));
        }
        return new Series(inquiry.begin(), inquiry.step(), values);
    }

    /// v13 gets so many percent of the traffic, and v12 the rest.
    GuardedShop canary(int percent) {
        canary = percent;
        live = V12;
        return this;
    }

    /// All of it.
    GuardedShop promoted() {
        canary = 0;
        live = V13.finished(story.now());
        return this;
    }

    /// Somebody broke it off.
    GuardedShop brokenOff() {
        canary = 0;
        live = V12;
        return this;
    }

    Tile tile() {
        return board().tiles().stream()
                .filter(tile -> tile.id().equals(SUBJECT))
                .findFirst()
                .orElseThrow();
    }

    Instant now() {
        return story.now();
    }

    private Deployment deployment() {
        if (canary > 0) {
            return Deployment.of(SHOP)
                    .live(V12)
                    .newest(V13.finished(null).outcome(Release.Outcome.UNDERWAY))
                    .phase(Deployment.Phase.WAITING)
                    .health(Deployment.Health.WELL)
                    .history(history)
                    .share(new Share(canary, null))
                    .stoppable(true)
                    .done();
        }
        return Deployment.of(SHOP)
                .live(live)
                .newest(newest == null ? live : newest)
                .phase(newest == null ? Deployment.Phase.IDLE : Deployment.Phase.RUNNING)
                .health(Deployment.Health.WELL)
                .history(history)
                .done();
    }

    Board board() {
        var sight = new Sight(
                Stream.of(deployment(), cart)
                        .filter(Objects::nonNull)
                        .map(Rollouts::pipeline)
                        .toList(),
                List.of());
        story.told(new Event.Observed(
                new Observation.Seen<>("swarm", story.now(), Duration.ZERO, Cost.NONE, sight), Story.EVERY));
        story.told(new Event.BooksRead(
                new Books(store.claims().open(), store.stops().open())
                        .rolling(store.rollbacks().remembered(Duration.ofDays(30), story.now()))
                        .watching(store.vigils().remembered(Duration.ofHours(1), story.now()), false)));
        return story.board();
    }

    /// A round each minute, for so many minutes.
    GuardedShop watches(int minutes) {
        for (int i = 0; i < minutes; i++) {
            story.later(MINUTE);
            sentry.turn(board());
        }
        return this;
    }

    /// A round, some time later; for the clock of the books as well.
    GuardedShop later(Duration time) {
        story.later(time);
        store.access()
                .ask(handle -> handle.execute(
                        "UPDATE vigil SET deadline = deadline - ? WHERE deadline IS NOT NULL", time.toMillis()));
        store.access()
                .ask(handle -> handle.execute(
                        "UPDATE rollback SET at = at - ?, ended = ended - ?", time.toMillis(), time.toMillis()));
        sentry.turn(board());
        return this;
    }

    /// What was sent went well: v12 is live again, and orders are as they were.
    void wentBack(boolean helped) {
        Rollback wanted = Rollback.of(SUBJECT, Rollback.Way.BACK, V13, V12, "orders", Person.of("Andon"), story.now());
        long number = store.rollbacks().intend(wanted).orElseThrow();
        store.rollbacks().settle(number, Rollback.Sending.SENT, "");
        store.rollbacks().decide(number, Rollback.Finding.DONE);
        live = V12.begun(story.now()).finished(story.now());
        history = List.of(live, V13);
        if (helped) {
            until = story.now().minus(ahead);
        }
    }

    /// The guard tried, and it came to nothing.
    void tried(Rollback.Sending sending, Rollback.Finding finding) {
        Rollback wanted = Rollback.of(SUBJECT, Rollback.Way.BACK, V13, V12, "orders", Person.of("Andon"), story.now());
        long number = store.rollbacks().intend(wanted).orElseThrow();
        store.rollbacks().settle(number, sending, "");
        store.rollbacks().decide(number, finding);
    }

    /// Another service's guard.
    void anotherWentBack() {
        Rollback wanted =
                Rollback.of("swarm/cart/production", Rollback.Way.BACK, V13, V12, "", Person.of("Andon"), story.now());
        store.rollbacks().intend(wanted).orElseThrow();
    }

    void forgetReads() {
        server.times = 0;
    }

    /// Somebody deploys v13 once more.
    void deployedAgain() {
        live = V13.begun(story.now().minusSeconds(20)).finished(story.now());
        history = List.of(live, V12);
    }

    /// What the shop depends on, of which the server does not say when it was deployed.
    void dependency(String version) {
        Release release = Release.of(version, version, Release.Outcome.LIVE);
        cart = Deployment.of(new Service("cart", "production"))
                .live(release)
                .newest(release)
                .phase(Deployment.Phase.IDLE)
                .health(Deployment.Health.WELL)
                .done();
    }

    /// Somebody deploys what mends it.
    void fixed() {
        live = V14.begun(story.now().minusSeconds(20)).finished(story.now());
        history = List.of(live, V12, V13);
    }

    /// That is on its way.
    void fixing() {
        newest = V14.outcome(Release.Outcome.UNDERWAY).begun(story.now());
    }

    Vigil vigil(long number) {
        return store.vigils().remembered(Duration.ofDays(1), story.now()).stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow();
    }

    Vigil vigil() {
        return store.vigils().remembered(Duration.ofDays(1), story.now()).getFirst();
    }
}
