package dev.andon.testing;

import dev.andon.board.Board;
import dev.andon.board.Books;
import dev.andon.board.Event;
import dev.andon.build.Pipeline;
import dev.andon.build.Rollouts;
import dev.andon.build.Sight;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollback;
import dev.andon.deploy.Service;
import dev.andon.deploy.Share;
import dev.andon.guard.Level;
import dev.andon.guard.Reading;
import dev.andon.guard.Restraint;
import dev.andon.guard.Ruling;
import dev.andon.guard.Span;
import dev.andon.guard.Vigil;
import dev.andon.line.Stop;
import dev.andon.people.Crew;
import dev.andon.people.Deed;
import dev.andon.people.Person;
import dev.andon.source.Ability;
import dev.andon.source.Cost;
import dev.andon.source.Observation;
import dev.andon.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Boards on which `swarm/shop/production` is watched by a guard, or changed by somebody.
public final class Shop {
    public static final String ID = "swarm/shop/production";
    public static final Person ANN = Person.of("Ann");
    public static final Release V11 = release("11", "v11", Duration.ofDays(9));
    public static final Release V12 = release("12", "v12", Duration.ofDays(3));
    public static final Release V13 = release("13", "v13", Duration.ofMinutes(9));

    private final List<Rollback> rollbacks = new ArrayList<>();
    private final List<Vigil> vigils = new ArrayList<>();
    private final List<Stop> stops = new ArrayList<>();
    public final Story story = new Story();
    private Deployment deployment = deployment(V13, Deployment.Phase.IDLE);
    private boolean current = true;

    public Shop() {
        sources(Story.source("swarm"));
        look();
    }

    private void sources(Source... sources) {
        story.told(new Event.SourcesChanged(List.of(sources), Map.of("swarm", Set.of(Ability.ROLL_BACK))));
    }

    private static Release release(String id, String version, Duration ago) {
        return Release.of(id, version, Release.Outcome.LIVE)
                .by(ANN)
                .begun(Story.NOON.minus(ago).minusSeconds(20))
                .finished(Story.NOON.minus(ago));
    }

    public static Deployment deployment(Release live, Deployment.Phase phase) {
        return Deployment.of(new Service("shop", "production"))
                .live(live)
                .newest(live)
                .phase(phase)
                .health(Deployment.Health.WELL)
                .history(List.of(V13, V12, V11))
                .done();
    }

    public Shop look() {
        var sight = new Sight(List.of(Rollouts.pipeline(deployment)), List.of());
        story.told(new Event.Observed(
                new Observation.Seen<>("swarm", story.now(), Duration.ZERO, Cost.NONE, sight), Source.EVERY));
        return this;
    }

    public Shop live(Release live) {
        return is(deployment(live, Deployment.Phase.IDLE));
    }

    public Shop is(Deployment now) {
        deployment = now;
        return look();
    }

    public Shop later(Duration time) {
        story.later(time);
        return this;
    }

    /// Pipelines of another source.
    public Shop beside(Pipeline.Draft... pipelines) {
        sources(Story.source("swarm"), Story.source("ci"));
        story.shows(pipelines);
        return this;
    }

    /// What a guard saw, look by look: orders fall by this share.
    public static Reading orders(double fall, int... minutes) {
        List<Reading.Dot> dots = new ArrayList<>();
        for (int i = 0; i < minutes.length; i++) {
            double change = -fall * (i + 1) / minutes.length;
            dots.add(new Reading.Dot(minutes[i], change, -0.09 - 0.2 / minutes[i], 0.11 + 0.2 / minutes[i]));
        }
        Reading.Dot last = dots.getLast();
        return new Reading(
                "orders/session",
                fall > 0.2 ? Reading.State.HARMFUL : Reading.State.PENDING,
                fall > 0.2 ? Level.AUTO : null,
                last.change(),
                last.usualLow(),
                last.usualHigh(),
                fall,
                21,
                0.12,
                last.minutes(),
                "",
                dots,
                "");
    }

    /// A guard that saw this.
    ///
    /// @param left how long everybody may still say no; null when nobody is asked
    public Shop watched(
            Ruling.Action action,
            Set<Restraint> restraints,
            @Nullable Duration left,
            @Nullable Person vetoedBy,
            Reading... readings) {
        vigils.clear();
        vigils.add(new Vigil(
                7,
                ID,
                Rollback.Point.of(V13),
                new Span(
                        Story.NOON.minus(Duration.ofMinutes(9)).minusSeconds(20),
                        Story.NOON.minus(Duration.ofMinutes(9))),
                Share.ALL,
                List.of(readings),
                null,
                action,
                restraints,
                0.001,
                left == null ? null : Rollback.Point.of(V12),
                left == null ? null : story.now().plus(left),
                vetoedBy,
                null,
                null));
        return books();
    }

    /// A guard that is about to go back.
    public Shop countingDown(Duration left) {
        return watched(Ruling.Action.ROLL_BACK, Set.of(), left, null, orders(0.38, 3, 4, 5, 6));
    }

    /// A guard that may not act.
    public Shop asks() {
        return watched(Ruling.Action.STOP, Set.of(Restraint.TOLD_TO_ASK), null, null, orders(0.38, 3, 4, 5, 6));
    }

    /// A guard that sees nothing yet.
    public Shop calm() {
        return watched(Ruling.Action.NOTHING, Set.of(), null, null, orders(0.05, 3, 4, 5, 6, 8));
    }

    /// Somebody went back, and it came so far.
    public Shop rollback(Rollback.Sending sending, Rollback.@Nullable Finding finding, String words) {
        boolean over = finding != null || sending == Rollback.Sending.REFUSED;
        Instant now = story.now();
        rollbacks.clear();
        rollbacks.add(new Rollback(
                3,
                ID,
                Rollback.Way.BACK,
                Rollback.Point.of(V13),
                Rollback.Point.of(V12),
                "orders are gone",
                Person.of("Bob"),
                now.minusSeconds(90),
                sending,
                words,
                finding,
                over ? now.minusSeconds(5) : null));
        return books();
    }

    /// Whoever goes back, or thinks of it, has stopped the line.
    public Shop stopped(Person by) {
        stops.add(new Stop(1, "trunk", story.now(), by, "v13 loses orders", List.of(ID), List.of(), null));
        return books();
    }

    /// Nobody else may change or stop anything.
    public Shop onlyMay(Person who) {
        story.told(new Event.CrewChanged(
                new Crew(List.of(), Map.of(Deed.STOP, List.of(who), Deed.ROLL_BACK, List.of(who)))));
        return this;
    }

    /// The books cannot be read any more.
    public Shop booksAway() {
        current = false;
        return books();
    }

    private Shop books() {
        Books books = new Books(List.of(), stops).rolling(rollbacks).watching(vigils, false);
        story.told(new Event.BooksRead(current ? books : books.notCurrent()));
        return this;
    }

    public Board board() {
        return story.board();
    }
}
