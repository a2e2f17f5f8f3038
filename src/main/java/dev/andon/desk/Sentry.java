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
import dev.andon.deploy.Proposal;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollback;
import dev.andon.deploy.RollbackBook;
import dev.andon.deploy.Rollbacker;
import dev.andon.guard.Circumstances;
import dev.andon.guard.GuardRule;
import dev.andon.guard.Judge;
import dev.andon.guard.Plan;
import dev.andon.guard.Reading;
import dev.andon.guard.Restraint;
import dev.andon.guard.Ruling;
import dev.andon.guard.Span;
import dev.andon.guard.Vigil;
import dev.andon.guard.VigilBook;
import dev.andon.line.Line;
import dev.andon.line.Stop;
import dev.andon.line.StopBook;
import dev.andon.people.Person;
import dev.andon.source.Ability;
import dev.andon.source.Freshness;
import dev.andon.source.Leases;
import dev.andon.source.ServerFault;
import dev.andon.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches the deploys of one guarded service: begins when one is live, reads the numbers, writes what they say,
/// stops the line, counts down, goes back by the people's road, and looks whether that helped. Of a team's
/// programs the one that holds the guard's lease does it; what it knows is in the book, so that another goes on
/// where it died. Used by one thread. Blocks on I/O; every method throws [dev.andon.source.StoreFailure] when the
/// books are out of reach.
public final class Sentry {
    private static final Logger LOG = LoggerFactory.getLogger(Sentry.class);
    static final Actor GUARD = new Actor(Person.of("Andon"), Actor.Known.RULE);
    private static final Duration LEASE = Duration.ofSeconds(30);
    /// The step back itself. Whoever dies in it is followed by another, which finds in the book what was begun.
    private static final String STEP = "guards' step back";
    /// What became live so long ago is not watched any more.
    private static final Duration FRESH = Plan.WHOLE;
    private static final Duration DAY = Duration.ofDays(1);
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
            Texts texts) {}

    private final GuardRule rule;
    private final Surroundings its;
    private final Readings readings;
    private final Recovery recovery;
    private final NoReturn noReturn;
    /// What seemed to be live for long when its server was asked for the time.
    private @Nullable String seemedOld;

    public Sentry(GuardRule rule, Surroundings surroundings) {
        this.rule = rule;
        this.its = surroundings;
        this.readings = new Readings(rule, surroundings.meters(), surroundings.judges());
        this.noReturn = new NoReturn(surroundings.departures());
        this.recovery = new Recovery(rule, readings, this::lag);
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
                board.at(), ahead(tile), board, tile, deployment, past(tile, board.at()), rollbacks(tile, board.at()));
        Vigil newest = now.past().isEmpty() ? null : now.past().getFirst();
        if (newest != null && newest.isOpen()) {
            return goOn(newest, now);
        }
        if (newest != null && newest.end() == Vigil.End.WENT_BACK) {
            recovery.of(newest, now.deployment(), now.rollbacks(), now.at()).ifPresent(end -> end(newest, end));
        }
        begin(now);
        return false;
    }

    /// Everything about the service at one moment.
    ///
    /// @param at by our clock
    /// @param ahead how far that is ahead of the deploy server's; zero where they agree
    /// @param past its vigils, newest first
    /// @param rollbacks its rollbacks, newest first
    record Now(
            Instant at,
            Duration ahead,
            Board board,
            Tile tile,
            Deployment deployment,
            List<Vigil> past,
            List<Rollback> rollbacks) {
        /// By the clock by which deploys begin and end.
        Instant theirs() {
            return at.minus(ahead);
        }

        boolean isLive(Rollback.Point release) {
            return deployment.live() != null
                    && release.artifact().equals(deployment.live().artifact());
        }

        List<Line> lines() {
            return board.linesOf(tile);
        }
    }

    /// Who is seconds off is as good as right.
    private Duration ahead(Tile tile) {
        Duration told = its.ahead().apply(tile.source());
        return Measurements.isAgreeing(told) ? Duration.ZERO : told;
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

    private void begin(Now now) {
        Release newest = now.deployment().newest();
        if (now.deployment().isCanary()) {
            if (!Proposal.isRollback(newest, now.rollbacks())
                    && now.rollbacks().stream().noneMatch(Rollback::isOpen)) {
                Phases.next(now.tile().id(), now.deployment(), now.past(), now.theirs())
                        .ifPresent(this::begin);
            }
        } else {
            beginWhole(now);
        }
    }

    private void begin(Vigil vigil) {
        String share = vigil.isPhase() ? ", " + vigil.share() + " %" : "";
        OptionalLong number = its.vigils().begin(vigil);
        number.ifPresent(
                _ -> note("guard-watch", vigil.subject(), vigil.release().version() + share));
    }

    /// A deploy that went live just now. What came by going back is looked at as the end of another vigil.
    private void beginWhole(Now now) {
        Release live = now.deployment().live();
        if (live == null
                || live.outcome() != Release.Outcome.LIVE
                || now.deployment().phase() != Deployment.Phase.IDLE
                || Proposal.isRollback(live, now.rollbacks())
                || now.rollbacks().stream().anyMatch(Rollback::isOpen)) {
            return;
        }
        Span deploy = span(live, now);
        // What was left, and is live again, was deployed again.
        boolean known = now.past().stream()
                .anyMatch(one -> !one.isPhase()
                        && now.isLive(one.release())
                        && (one.end() == null || !LEFT.contains(one.end()))
                        && !one.deploy().from().isBefore(deploy.from().minus(FRESH)));
        if (known || isOld(deploy, live, now)) {
            return;
        }
        begin(Vigil.of(now.tile().id(), Rollback.Point.of(live), deploy));
    }

    /// By the server's clock; by when we first saw it where the server does not tell.
    private static Span span(Release live, Now now) {
        Instant to = live.finished() != null ? live.finished() : live.begun();
        if (to == null) {
            to = now.tile().known().found().minus(now.ahead());
        }
        Instant from = live.begun() == null || live.begun().isAfter(to) ? to : live.begun();
        return new Span(from, to);
    }

    /// Where another program of the team looks, nobody here has heard the server's clock: it is asked once before
    /// what seems old is passed over.
    private boolean isOld(Span deploy, Release live, Now now) {
        boolean seems = deploy.to().isBefore(now.theirs().minus(FRESH));
        if (!seems || live.artifact().equals(seemedOld) || now.tile().freshness() != Freshness.FRESH) {
            return seems;
        }
        seemedOld = live.artifact();
        try {
            Optional<Rollbacker> server = its.rollbackers().of(now.tile().source());
            if (server.isPresent()) {
                server.get().examine(rule.service());
            }
        } catch (ServerFault refused) {
            // Whatever it answers, it tells the time with it.
            LOG.debug("{}: {}", rule.service(), refused.fault().sentence());
        }
        return deploy.to().isBefore(now.at().minus(ahead(now.tile())).minus(FRESH));
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
            return !goBackAlone(read, now);
        }
        if (now.theirs()
                        .isAfter(
                                vigil.deploy().to().plus(Plan.WHOLE).plus(lag()).plus(rule.step()))
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

    private Duration lag() {
        return rule.gauges().stream()
                .flatMap(gauge -> its.meters().apply(gauge.source()).stream())
                .map(Measurements.Meter::lag)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private Vigil read(Vigil vigil, Now now) {
        Readings.Case about = asked(vigil, now);
        List<Reading> read = readings.of(about);
        Reading control = rule.control() == null ? null : readings.of(rule.control(), about);
        Course course = course(vigil, read, control, now);
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

    /// @param target where it would go back to; null when it does not
    private record Course(Ruling ruling, Rollback.@Nullable Point target) {}

    private Course course(Vigil vigil, List<Reading> readings, @Nullable Reading control, Now now) {
        Ruling ruling = Ruling.of(readings, control, rule.mode(), circumstances(vigil, now, true), now.at());
        if (ruling.action() != Ruling.Action.ROLL_BACK) {
            return new Course(ruling, null);
        }
        Release to = proposal(vigil, now).map(Proposal::to).orElse(null);
        if (to == null) {
            return new Course(
                    Ruling.of(readings, control, rule.mode(), circumstances(vigil, now, false), now.at()), null);
        }
        return vigil.vetoedBy() == null
                ? new Course(ruling, Rollback.Point.of(to))
                : new Course(new Ruling(Ruling.Action.STOP, Set.of(Restraint.VETOED)), null);
    }

    private Circumstances circumstances(Vigil vigil, Now now, boolean wayBack) {
        List<Vigil> before = now.past().stream()
                .filter(one -> one.number() != vigil.number())
                .toList();
        List<Rollback> byGuards = byGuards(now.at());
        return new Circumstances(
                (int) before.stream().filter(one -> !one.isPhase()).count(),
                before.stream()
                        .map(one -> one.deploy().from())
                        .min(Instant::compareTo)
                        .orElse(null),
                (int) before.stream().filter(one -> one.vetoedBy() != null).count(),
                readings.replayed(),
                Attribution.isRollback(vigil, now),
                Attribution.others(vigil, now, rule.dependencies()),
                byGuards.isEmpty() ? null : byGuards.getFirst().at(),
                (int) byGuards.stream()
                        .filter(one -> one.subject().equals(now.tile().id()))
                        .count(),
                its.vigils().isOff(),
                readings.isClockWrong(vigil) || !now.ahead().isZero(),
                Attribution.isIncident(now),
                wayBack && now.tile().can(Ability.ROLL_BACK) && !Attribution.isTried(vigil, now));
    }

    /// Where it would go back to from what is watched; empty when anything stands in the way, if only a warning.
    private Optional<Proposal> proposal(Vigil vigil, Now now) {
        Optional<Rollbacker> rollbacker = its.rollbackers().of(now.tile().source());
        if (rollbacker.isEmpty()) {
            return Optional.empty();
        }
        try {
            Deployment examined = rollbacker.get().examine(rule.service());
            return Optional.of(Proposal.back(examined, "", now.rollbacks()))
                    .filter(one -> one.isPossible() && one.blockers().isEmpty())
                    .filter(one -> one.from() != null
                            && one.from().artifact().equals(vigil.release().artifact()))
                    .filter(one -> !noReturn.liesOn(one, now.tile(), now.board()));
        } catch (ServerFault unknown) {
            return Optional.empty();
        }
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

    /// How often guards may go back counts for all of them: they take this step one after the other, and each looks
    /// into the book once more whether another just did.
    ///
    /// @return false when it is another's turn
    private boolean goBackAlone(Vigil vigil, Now now) {
        if (!its.leases().hold(STEP, LEASE)) {
            return false;
        }
        try {
            List<Rollback> byGuards = byGuards(now.at());
            if (!byGuards.isEmpty()
                    && Circumstances.isTooSoon(byGuards.getFirst().at(), now.at())) {
                return true;
            }
            goBack(vigil, now);
            return true;
        } finally {
            its.leases().letGo(STEP);
        }
    }

    /// Within a day, newest first.
    private List<Rollback> byGuards(Instant now) {
        return its.rollbacks().remembered(DAY, now).stream()
                .filter(one -> one.by().isSame(GUARD.person())
                        && one.way() == Rollback.Way.BACK
                        && one.sending() != Rollback.Sending.REFUSED)
                .toList();
    }

    /// The countdown is over, and nobody said no. What the book says counts: somebody may have just now, while
    /// the server was read; and who says no after that is told that it is too late.
    private void goBack(Vigil vigil, Now now) {
        Optional<Proposal> proposal = proposal(vigil, now);
        if (its.vigils().isOff() || !its.vigils().take(vigil.number())) {
            return;
        }
        Receipt receipt = proposal.<Receipt>map(it -> its.desk()
                        .apply(
                                new Command.RollBack(
                                        vigil.subject(),
                                        Rollback.Way.BACK,
                                        Rollback.Point.of(Objects.requireNonNull(it.from())),
                                        Rollback.Point.of(Objects.requireNonNull(it.to())),
                                        its.texts().say(VigilHeadline.of(vigil))),
                                GUARD))
                .orElse(null);
        if (receipt == null || receipt instanceof Receipt.Denied || receipt instanceof Receipt.Failed) {
            Set<Restraint> restraints = EnumSet.of(Restraint.NO_WAY_BACK);
            its.vigils()
                    .write(vigil.read(
                                    vigil.readings(),
                                    vigil.control(),
                                    new Ruling(Ruling.Action.STOP, restraints),
                                    vigil.replayed())
                            .goingTo(null)
                            .deadline(null));
        }
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
