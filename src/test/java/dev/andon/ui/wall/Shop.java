package dev.andon.ui.wall;

import static dev.andon.ui.wall.Boards.TEN;

import dev.andon.board.Board;
import dev.andon.board.Books;
import dev.andon.board.Event;
import dev.andon.source.Ability;
import dev.andon.build.Rollouts;
import dev.andon.build.Sight;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollback;
import dev.andon.deploy.Service;
import dev.andon.guard.Level;
import dev.andon.guard.Reading;
import dev.andon.guard.Restraint;
import dev.andon.guard.Ruling;
import dev.andon.guard.Span;
import dev.andon.guard.Vigil;
import dev.andon.people.Person;
import dev.andon.source.Cost;
import dev.andon.source.Observation;
import dev.andon.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Boards on which `swarm/shop/production` is watched by a guard, or changed by somebody.
final class Shop {
    static final String ID = "swarm/shop/production";
    static final Person ANN = Person.of("Ann");
    static final Release V11 = release("11", "v11", Duration.ofDays(9));
    static final Release V12 = release("12", "v12", Duration.ofDays(3));
    static final Release V13 = release("13", "v13", Duration.ofMinutes(9));

    private final List<Rollback> rollbacks = new ArrayList<>();
    private final List<Vigil> vigils = new ArrayList<>();
    final Boards boards = new Boards();
    private Deployment deployment = deployment(V13, Deployment.Phase.IDLE);
    private boolean current = true;

    Shop() {
        boards.able("swarm", Ability.ROLL_BACK);
        look();
    }

    private static Release release(String id, String version, Duration ago) {
        return Release.of(id, version, Release.Outcome.LIVE)
                .by(ANN)
                .begun(TEN.minus(ago).minusSeconds(20))
                .finished(TEN.minus(ago));
    }

    static Deployment deployment(Release live, Deployment.Phase phase) {
        return Deployment.of(new Service("shop", "production"))
                .live(live)
                .newest(live)
                .phase(phase)
                .health(Deployment.Health.WELL)
                .history(List.of(V13, V12, V11))
                .done();
    }

    Shop look() {
        var sight = new Sight(List.of(Rollouts.pipeline(deployment)), List.of());
        boards.told(new Event.Observed(
                new Observation.Seen<>("swarm", boards.now(), Duration.ZERO, Cost.NONE, sight), Source.EVERY));
        return this;
    }

    Shop live(Release live) {
        return is(deployment(live, Deployment.Phase.IDLE));
    }

    Shop is(Deployment now) {
        deployment = now;
        return look();
    }

    Shop later(Duration time) {
        boards.later(time);
        return this;
    }

    /// What a guard saw, look by look: orders fall by this share.
    static Reading orders(double fall, int... minutes) {
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
                dots);
    }

    /// A guard that saw this.
    ///
    /// @param left how long everybody may still say no; null when nobody is asked
    Shop watched(
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
                new Span(TEN.minus(Duration.ofMinutes(9)).minusSeconds(20), TEN.minus(Duration.ofMinutes(9))),
                List.of(readings),
                null,
                action,
                restraints,
                0.001,
                left == null ? null : Rollback.Point.of(V12),
                left == null ? null : boards.now().plus(left),
                vetoedBy,
                null,
                null));
        return books();
    }

    /// A guard that is about to go back.
    Shop countingDown(Duration left) {
        return watched(Ruling.Action.ROLL_BACK, Set.of(), left, null, orders(0.38, 3, 4, 5, 6));
    }

    /// A guard that may not act.
    Shop asks() {
        return watched(Ruling.Action.STOP, Set.of(Restraint.TOLD_TO_ASK), null, null, orders(0.38, 3, 4, 5, 6));
    }

    /// A guard that sees nothing yet.
    Shop calm() {
        return watched(Ruling.Action.NOTHING, Set.of(), null, null, orders(0.05, 3, 4, 5, 6, 8));
    }

    /// Somebody went back, and it came so far.
    Shop rollback(Rollback.Sending sending, Rollback.@Nullable Finding finding, String words) {
        boolean over = finding != null || sending == Rollback.Sending.REFUSED;
        Instant now = boards.now();
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

    /// The books cannot be read any more.
    Shop booksAway() {
        current = false;
        return books();
    }

    private Shop books() {
        Books books = new Books(List.of(), List.of()).rolling(rollbacks).watching(vigils, false);
        boards.told(new Event.BooksRead(current ? books : books.notCurrent()));
        return this;
    }

    Board board() {
        return boards.board();
    }
}
