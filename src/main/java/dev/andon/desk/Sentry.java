package dev.andon.desk;

import dev.andon.board.Board;
import dev.andon.board.Tile;
import dev.andon.board.VigilHeadline;
import dev.andon.command.Actor;
import dev.andon.command.AuditEntry;
import dev.andon.command.AuditLog;
import dev.andon.command.Command;
import dev.andon.command.Receipt;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Rollback;
import dev.andon.deploy.RollbackBook;
import dev.andon.guard.GuardRule;
import dev.andon.guard.Judge;
import dev.andon.guard.Plan;
import dev.andon.guard.Reading;
import dev.andon.guard.Ruling;
import dev.andon.guard.Span;
import dev.andon.guard.Vigil;
import dev.andon.guard.VigilBook;
import dev.andon.line.Line;
import dev.andon.line.Stop;
import dev.andon.line.StopBook;
import dev.andon.people.Person;
import dev.andon.source.Leases;
import dev.andon.source.ServerFault;
import dev.andon.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Watches the deploys of one guarded service: begins when one is live, reads the numbers, writes what they say,
/// stops the line, counts down, goes back by the people's road, and looks whether that helped. Of a team's
/// programs the one that holds the guard's lease does it; what it knows is in the book, so that another goes on
/// where it died. Used by one thread. Blocks on I/O; every method throws [dev.andon.source.StoreFailure] when the
/// books are out of reach.
public final class Sentry {
    static final Actor GUARD = new Actor(Person.of("Andon"), Actor.Known.RULE);
    static final Duration LEASE = Duration.ofSeconds(30);
    /// What is watched no longer because it was no longer live.
    static final Set<Vigil.End> LEFT = Set.of(
            Vigil.End.WENT_BACK,
            Vigil.End.CONFIRMED,
            Vigil.End.NOT_THIS_DEPLOY,
            Vigil.End.UNJUDGED,
            Vigil.End.UNSEEN,
            Vigil.End.OVERTAKEN);

    /// What a guard reads and writes.
    ///
    /// @param desk where commands go
    /// @param ahead by the names of sources, how far our clock is ahead of a deploy server's; zero when nobody
    ///     knows
    /// @param meters by the names of sources, those with numbers
    /// @param judges likewise, those that judge releases
    public record Surroundings(
            VigilBook vigils,
            RollbackBook rollbacks,
            StopBook stops,
            AuditLog audit,
            Leases leases,
            BiFunction<Command, Actor, Receipt> desk,
            Rollbackers rollbackers,
            Departures departures,
            Function<String, Duration> ahead,
            Function<String, Optional<Measurements.Meter>> meters,
            Function<String, Optional<Judge>> judges,
            Texts texts) {
        /// How far our clock is ahead of a tile's server's. Who is seconds off is as good as right.
        Duration aheadOf(Tile tile) {
            Duration told = ahead.apply(tile.source());
            return Measurements.isAgreeing(told) ? Duration.ZERO : told;
        }
    }

    private final GuardRule rule;
    private final Surroundings its;
    private final Readings readings;
    private final Recovery recovery;
    private final Onset onset;
    private final Deliberation deliberation;
    private final StepBack stepBack;

    public Sentry(GuardRule rule, Surroundings surroundings) {
        this.rule = rule;
        this.its = surroundings;
        this.readings = new Readings(rule, surroundings.meters(), surroundings.judges());
        this.recovery = new Recovery(rule, readings);
        this.onset = new Onset(rule, surroundings);
        this.deliberation = new Deliberation(rule, surroundings, readings);
        this.stepBack = new StepBack(surroundings, deliberation);
    }

    /// One round.
    ///
    /// @return whether a countdown runs, so that the next round should come soon
    public boolean turn(Board board) {
        Tile tile = board.tiles().stream()
                .filter(one -> isGuarded(one.known().pipeline().deployment()))
                .findFirst()
                .orElse(null);
        Deployment deployment = tile == null ? null : tile.known().pipeline().deployment();
        if (tile == null || deployment == null || !its.leases().hold("guard:" + tile.id(), LEASE)) {
            return false;
        }
        var now = new Now(
                board.at(),
                its.aheadOf(tile),
                board,
                tile,
                deployment,
                past(tile, board.at()),
                rollbacks(tile, board.at()));
        Vigil newest = now.past().isEmpty() ? null : now.past().getFirst();
        if (newest != null && newest.isOpen()) {
            return goOn(newest, now);
        }
        if (newest != null && newest.end() == Vigil.End.WENT_BACK) {
            recovery.of(newest, now.deployment(), now.rollbacks(), now.at()).ifPresent(end -> end(newest, end));
        }
        onset.of(now).ifPresent(this::begin);
        return false;
    }

    private boolean isGuarded(@Nullable Deployment deployment) {
        return deployment != null && deployment.service().equals(rule.service());
    }

    private List<Vigil> past(Tile tile, Instant now) {
        return its.vigils().remembered(Findings.REMEMBERED, now).stream()
                .filter(one -> one.subject().equals(tile.id()))
                .toList();
    }

    private List<Rollback> rollbacks(Tile tile, Instant now) {
        return its.rollbacks().remembered(Findings.REMEMBERED, now).stream()
                .filter(one -> one.subject().equals(tile.id()))
                .toList();
    }

    private void begin(Vigil vigil) {
        String share = vigil.isPhase() ? ", " + vigil.share() + " %" : "";
        OptionalLong number = its.vigils().begin(vigil);
        number.ifPresent(
                _ -> note("guard-watch", vigil.subject(), vigil.release().version() + share));
    }

    private boolean goOn(Vigil vigil, Now now) {
        if (now.rollbacks().stream().anyMatch(Rollback::isOpen)) {
            return false;
        }
        if (vigil.isPhase() ? !Phases.goesOn(vigil, now.deployment()) : !now.isLive(vigil.release())) {
            boolean wentBack = now.rollbacks().stream()
                    .anyMatch(one -> one.finding() == Rollback.Finding.DONE
                            && one.from().artifact().equals(vigil.release().artifact())
                            && one.at().isAfter(vigil.deploy().from()));
            end(vigil, wentBack ? Vigil.End.WENT_BACK : overtaken(vigil, now));
            return false;
        }
        Vigil read = read(vigil, now);
        if (read.isCountingDown() && !Objects.requireNonNull(read.deadline()).isAfter(now.at())) {
            return !stepBack.take(read, now);
        }
        if (now.theirs()
                        .isAfter(vigil.deploy()
                                .to()
                                .plus(Plan.WHOLE)
                                .plus(readings.lag())
                                .plus(rule.step()))
                && !read.isCountingDown()) {
            keepInputs(read, now);
            end(read, read.verdict());
        }
        return read.isCountingDown();
    }

    private Vigil.End overtaken(Vigil vigil, Now now) {
        if (!vigil.isPhase() || !Phases.grew(vigil, now.deployment())) {
            return Vigil.End.OVERTAKEN;
        }
        if (now.deployment().isCanary()) {
            keepInputs(vigil, now);
        }
        return vigil.action() == Ruling.Action.NOTHING ? Vigil.End.GREW : Vigil.End.ALARM;
    }

    private Vigil read(Vigil vigil, Now now) {
        Readings.Case about = asked(vigil, now);
        List<Reading> read = readings.of(about);
        Reading control = rule.control() == null ? null : readings.of(rule.control(), about);
        Deliberation.Course course = deliberation.course(vigil, read, control, now);
        Ruling ruling = course.ruling();
        Vigil next = vigil.read(read, control, ruling, readings.replayed()).goingTo(course.target());
        Instant asked = vigil.deadline() == null ? now.at().plus(Vigil.COUNTDOWN) : vigil.deadline();
        next = next.deadline(ruling.action() == Ruling.Action.ROLL_BACK ? asked : null);
        if (!isSame(vigil, next)) {
            if (next.action() == vigil.action()) {
                its.vigils().write(next);
            } else {
                change(vigil, next, now);
            }
        }
        return next;
    }

    private static Readings.Case asked(Vigil vigil, Now now) {
        return new Readings.Case(vigil, now.deployment(), disturbed(vigil, now), now.at());
    }

    private static boolean isSame(Vigil one, Vigil other) {
        return one.readings().toString().equals(other.readings().toString())
                && one.action() == other.action()
                && one.restraints().equals(other.restraints())
                && Objects.equals(one.target(), other.target())
                && Objects.equals(one.deadline() == null, other.deadline() == null);
    }

    /// Other deploys of this service that did harm, and the time they did it in. One that did none is as usual as
    /// any time: who deploys all day long has no others.
    private static List<Span> disturbed(Vigil vigil, Now now) {
        return now.past().stream()
                .filter(one -> one.number() != vigil.number() && one.sawHarm())
                .map(one -> new Span(one.deploy().from(), one.deploy().to().plus(Plan.WHOLE)))
                .toList();
    }

    /// What is said once, when it gets worse. That harm was seen is written with the stops, or not at all:
    /// whoever goes on after us would take it for stopped.
    private void change(Vigil before, Vigil now, Now there) {
        String sentence = its.texts().say(VigilHeadline.of(now));
        note("guard-" + now.action().word(), now.subject(), sentence);
        boolean stops = now.action().compareTo(Ruling.Action.STOP) >= 0
                && before.action().compareTo(Ruling.Action.STOP) < 0;
        List<Line> lines = stops ? there.lines() : List.of();
        its.stops()
                .stop(
                        lines.stream()
                                .map(line -> stop(line, now, there, sentence))
                                .toList(),
                        now);
        keepInputs(now, there);
    }

    private static Stop stop(Line line, Vigil vigil, Now there, String sentence) {
        return new Stop(
                0,
                line.name(),
                there.at(),
                GUARD.person(),
                vigil.subject() + " " + vigil.release().version() + ": " + sentence,
                List.of(vigil.subject()),
                List.of(),
                null);
    }

    /// So that everybody can judge again.
    private void keepInputs(Vigil vigil, Now now) {
        Readings.Case asked = asked(vigil, now);
        Stream.concat(rule.gauges().stream(), Stream.ofNullable(rule.control())).forEach(gauge -> {
            try {
                its.vigils().keep(vigil.number(), readings.question(gauge, asked));
            } catch (ServerFault | IllegalArgumentException unread) {
                // Said by its reading.
            }
        });
    }

    private void end(Vigil vigil, Vigil.End end) {
        if (its.vigils().end(vigil.number(), end)) {
            note("guard-end", vigil.subject(), vigil.release().version() + ": " + end.word());
        }
    }

    private void note(String action, String subject, String words) {
        AuditEntry entry = its.audit()
                .intend(new AuditEntry(0, Instant.EPOCH, GUARD, action, subject, words, AuditEntry.State.INTENDED, ""));
        its.audit().settle(entry.number(), AuditEntry.State.DONE, "");
    }
}
