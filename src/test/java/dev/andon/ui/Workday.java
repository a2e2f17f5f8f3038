package dev.andon.ui;

import dev.andon.board.Board;
import dev.andon.board.Books;
import dev.andon.board.Event;
import dev.andon.build.Activity;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.build.Rollouts;
import dev.andon.claim.Claim;
import dev.andon.command.Actor;
import dev.andon.command.AuditEntry;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollback;
import dev.andon.deploy.Service;
import dev.andon.deploy.Share;
import dev.andon.guard.Metric;
import dev.andon.guard.Question;
import dev.andon.guard.Ruling;
import dev.andon.guard.Series;
import dev.andon.guard.Span;
import dev.andon.guard.Vigil;
import dev.andon.line.Cause;
import dev.andon.line.GateName;
import dev.andon.line.GateReport;
import dev.andon.line.GateState;
import dev.andon.line.Resumption;
import dev.andon.line.Stop;
import dev.andon.people.Person;
import dev.andon.source.Ability;
import dev.andon.testing.Boards;
import dev.andon.testing.Shop;
import dev.andon.testing.Story;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// A team's day on which much goes on: something of everything that a window can show.
final class Workday {
    static final Instant NOW = Boards.TEN;
    static final Person ANN = Person.of("Ann");
    static final Person BOB = Person.of("Bob");
    static final Person CLEO = Person.of("Cleo");

    private static final String SERVICE = "swarm/shop/production";
    private static final Release V11 = release("11", "v11", Duration.ofDays(9));
    private static final Release V12 = release("12", "v12", Duration.ofDays(3));
    private static final Release V13 = release("13", "v13", Duration.ofMinutes(9));
    private static final GateName GATE = new GateName("trunk", "main");

    private Workday() {}

    private static Release release(String id, String version, Duration ago) {
        return Release.of(id, version, Release.Outcome.LIVE)
                .by(ANN)
                .revision("c0ffee" + id)
                .begun(NOW.minus(ago).minusSeconds(20))
                .finished(NOW.minus(ago));
    }

    private static final List<Deployment> DEPLOYMENTS = List.of(
            deployment(new Service("shop", "production"), V13),
            deployment(new Service("shop", "staging"), V13),
            deployment(new Service("cart", "production"), V12));

    /// Of the service with this tile id.
    static Deployment deployment(String subject) {
        return DEPLOYMENTS.stream()
                .filter(one -> subject.equals("swarm/" + one.service()))
                .findFirst()
                .orElseThrow();
    }

    private static Deployment deployment(Service service, Release live) {
        return Deployment.of(service)
                .live(live)
                .newest(live)
                .phase(Deployment.Phase.IDLE)
                .health(Deployment.Health.WELL)
                .history(List.of(V13, V12, V11))
                .done();
    }

    static Board board() {
        var boards = new Boards();
        boards.seen("ci", pipelines());
        boards.source("swarm");
        boards.missed("nightly", "nightly.example.test does not answer.");
        var sources = Stream.of("ci", "swarm", "nightly").map(Story::source).toList();
        boards.told(new Event.SourcesChanged(
                sources, Map.of("ci", EnumSet.allOf(Ability.class), "swarm", Set.of(Ability.ROLL_BACK))));
        boards.sees("swarm", DEPLOYMENTS.stream().map(Rollouts::pipeline).toList());
        boards.told(new Event.GatesChanged(List.of(GATE)));
        boards.announced("settings", "Some of the new settings count from the next start on.");
        return boards.told(new Event.BooksRead(books())).board();
    }

    /// All is green again, and somebody still holds the line back.
    static Board mended() {
        return Boards.of(Boards.passed("shop"))
                .told(new Event.BooksRead(new Books(List.of(), List.of(CORD))))
                .board();
    }

    private static List<Pipeline.Draft> pipelines() {
        List<Pipeline.Draft> all = new ArrayList<>();
        all.add(broken());
        all.add(Boards.ended("shop/cart", Outcome.UNSTABLE));
        all.add(Boards.running(Boards.passed("shop/search"), Duration.ofMinutes(2), Duration.ofMinutes(5)));
        all.add(Boards.failed("tools/lint"));
        all.add(Boards.running(Boards.passed("tools/release"), Duration.ofMinutes(2), Duration.ofMinutes(5))
                .activity(Activity.WAITING));
        all.add(Boards.passed("tools/old").activity(Activity.DISABLED));
        all.add(Boards.ended("shop/prices", Outcome.UNKNOWN).oddWord("quantum"));
        for (String name : List.of("api", "billing", "images", "mail", "orders", "stock", "web")) {
            all.add(Boards.passed("shop/" + name));
        }
        return all;
    }

    private static Pipeline.Draft broken() {
        return Boards.failed("shop/checkout")
                .last(Build.of("42", Outcome.FAILED)
                        .started(NOW.minus(Duration.ofMinutes(28)))
                        .finished(NOW.minus(Duration.ofMinutes(25)))
                        .revision("c0ffee42")
                        .brokenBy(List.of(ANN))
                        .failing(List.of("test")));
    }

    private static Books books() {
        var claim = new Claim(1, "ci/tools/lint", CLEO, CLEO, "", NOW.minus(Duration.ofMinutes(4)), null, null);
        return new Books(List.of(claim), List.of(CORD))
                .reporting(List.of(new GateReport(GATE, GateState.SHUT, "")))
                .watching(List.of(vigil()), false);
    }

    private static final Stop CORD = new Stop(
            3, "trunk", NOW.minus(Duration.ofMinutes(12)), ANN, "the demo, at noon", List.of(), List.of(), null);

    /// Newest first.
    static List<Stop> stops() {
        var flaky = new Cause(
                Cause.Category.FLAKY_TEST, "the clock of the test ran backwards", "https://wiki.example.test/7");
        return List.of(
                CORD,
                new Stop(
                        2,
                        "trunk",
                        NOW.minus(Duration.ofHours(5)),
                        null,
                        "",
                        List.of("ci/shop/search"),
                        List.of(),
                        new Resumption(NOW.minus(Duration.ofHours(4)), null, null)),
                new Stop(
                        1,
                        "trunk",
                        NOW.minus(Duration.ofHours(30)),
                        null,
                        "",
                        List.of("ci/shop/checkout", "ci/shop/cart"),
                        List.of(BOB),
                        new Resumption(NOW.minus(Duration.ofHours(29)), ANN, flaky)));
    }

    /// Its guard is about to go back.
    static Vigil vigil() {
        return new Vigil(
                7,
                SERVICE,
                Rollback.Point.of(V13),
                new Span(NOW.minus(Duration.ofMinutes(9)).minusSeconds(20), NOW.minus(Duration.ofMinutes(9))),
                Share.ALL,
                List.of(Shop.orders(0.38, 3, 4, 5, 6)),
                null,
                Ruling.Action.ROLL_BACK,
                Set.of(),
                0.001,
                Rollback.Point.of(V12),
                NOW.plusSeconds(38),
                null,
                null,
                null);
    }

    static List<Rollback> rollbacks() {
        Instant at = NOW.minus(Duration.ofDays(3));
        return List.of(new Rollback(
                3,
                SERVICE,
                Rollback.Way.BACK,
                Rollback.Point.of(V13),
                Rollback.Point.of(V12),
                "orders are gone",
                BOB,
                at,
                Rollback.Sending.SENT,
                "",
                Rollback.Finding.DONE,
                at.plusSeconds(85)));
    }

    /// Orders that were as usual for twenty days, and fell to nothing with the deploy.
    static List<Question> kept() {
        Instant deploy = NOW.minus(Duration.ofMinutes(9));
        double[] values = new double[20 * 1_440 + 9];
        for (int i = 0; i < 20 * 1_440; i++) {
            values[i] = 38 + i % 5;
        }
        return List.of(new Question(
                new Metric("orders", Metric.Kind.COUNT, Metric.Bad.DOWN),
                new Series(deploy.minus(Duration.ofDays(20)), Duration.ofMinutes(1), values),
                null,
                new Span(deploy, deploy),
                ZoneOffset.UTC,
                List.of()));
    }

    /// Newest first.
    static List<AuditEntry> audit() {
        return List.of(
                entry(4, "Andon", "shut-gate", "trunk/main", AuditEntry.State.INTENDED, ""),
                entry(3, "Cleo", "rerun", "ci/shop/search", AuditEntry.State.UNSURE, "No answer came."),
                entry(
                        2,
                        "Bob",
                        "roll-back",
                        "swarm/cart/production",
                        AuditEntry.State.FAILED,
                        "The server refused it."),
                entry(1, "Ann", "claim", "ci/shop/checkout", AuditEntry.State.DONE, "Ann is on ci/shop/checkout."));
    }

    private static AuditEntry entry(
            long number, String who, String action, String subject, AuditEntry.State state, String outcome) {
        return new AuditEntry(
                number,
                NOW.minus(Duration.ofMinutes(60 - 12 * number)),
                new Actor(Person.of(who), Actor.Known.SETTINGS),
                action,
                subject,
                "as agreed",
                state,
                outcome);
    }
}
