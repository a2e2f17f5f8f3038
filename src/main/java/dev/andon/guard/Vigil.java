package dev.andon.guard;

import dev.andon.deploy.Rollback;
import dev.andon.deploy.Share;
import dev.andon.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One deploy that is being watched, or was. Each deploy of a guarded service has one, and before that each phase
/// of its canary.
///
/// @param number by which the book knows it; 0 as long as no book has it
/// @param subject the service's tile id
/// @param release what was deployed
/// @param deploy from its beginning to its end; of a phase from the canary's first traffic to the phase's own
/// @param share how many percent of the traffic the release gets: [Share#ALL], or less in a phase
/// @param readings what each metric says so far
/// @param control what the control metric says; null for none
/// @param action what follows from them
/// @param restraints why it is not to go back by itself, where the numbers say so
/// @param replayed how often the replay of its past goes back without reason, per deploy; NaN when there is none
/// @param target where it would go back to; null when nobody found out
/// @param deadline when it goes back unless somebody says no; null when it does not
/// @param vetoedBy who said no; null for nobody
/// @param end what it came to; null as long as it goes on
/// @param ended when, by the clock of whoever reads it; null before
public record Vigil(
        long number,
        String subject,
        Rollback.Point release,
        Span deploy,
        int share,
        List<Reading> readings,
        @Nullable Reading control,
        Ruling.Action action,
        Set<Restraint> restraints,
        double replayed,
        Rollback.@Nullable Point target,
        @Nullable Instant deadline,
        @Nullable Person vetoedBy,
        @Nullable End end,
        @Nullable Instant ended) {
    /// How long everybody has to say no.
    public static final Duration COUNTDOWN = Duration.ofSeconds(45);

    public enum End {
        /// Nothing was seen that chance does not explain, and it would have been.
        FINE,
        /// Something was seen, and a person decides.
        ALARM,
        /// It went back.
        WENT_BACK,
        /// It went back, and the metric recovered: it was this deploy.
        CONFIRMED,
        /// It went back, and the metric did not recover: it was something else.
        NOT_THIS_DEPLOY,
        /// It went back, and something else was deployed before anybody could tell whether that helped.
        UNJUDGED,
        /// It went back, and the numbers that say whether that helped are missing.
        UNSEEN,
        /// Nothing can be said.
        INCONCLUSIVE,
        UNKNOWN,
        /// Something else was deployed.
        OVERTAKEN,
        /// A phase after which more of the traffic came; nothing was seen until then.
        GREW;

        /// The word in the database and in the message files.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Vigil {
        readings = List.copyOf(readings);
        restraints = Set.copyOf(restraints);
    }

    /// One that begins.
    public static Vigil of(String subject, Rollback.Point release, Span deploy) {
        return phase(subject, release, deploy, Share.ALL);
    }

    /// One of a release that gets so many percent of the traffic.
    public static Vigil phase(String subject, Rollback.Point release, Span deploy, int share) {
        return new Vigil(
                0,
                subject,
                release,
                deploy,
                share,
                List.of(),
                null,
                Ruling.Action.NOTHING,
                Set.of(),
                Double.NaN,
                null,
                null,
                null,
                null,
                null);
    }

    public boolean isOpen() {
        return end == null;
    }

    /// Whether it is of a canary.
    public boolean isPhase() {
        return share < Share.ALL;
    }

    /// Whether something was seen that may have been this deploy's doing.
    public boolean sawHarm() {
        return action != Ruling.Action.NOTHING
                || (end != null
                        && EnumSet.of(
                                        End.ALARM,
                                        End.WENT_BACK,
                                        End.CONFIRMED,
                                        End.NOT_THIS_DEPLOY,
                                        End.UNJUDGED,
                                        End.UNSEEN)
                                .contains(end));
    }

    /// Whether everybody is being asked whether to stop it.
    public boolean isCountingDown() {
        return isOpen() && deadline != null && vetoedBy == null;
    }

    /// The reading that says most: the worst level, and of these the greatest loss that was measured.
    public Optional<Reading> worst() {
        return readings.stream()
                .filter(it -> it.isMeasured() || it.level() != null)
                .max(Comparator.comparing((Reading it) ->
                                it.level() == null ? -1 : it.level().ordinal())
                        .thenComparing(it -> it.isMeasured() ? it.loss() : -1));
    }

    /// The same with what was read now.
    public Vigil read(List<Reading> readings, @Nullable Reading control, Ruling ruling, double replayed) {
        return new Vigil(
                number,
                subject,
                release,
                deploy,
                share,
                readings,
                control,
                ruling.action(),
                ruling.restraints(),
                replayed,
                target,
                deadline,
                vetoedBy,
                end,
                ended);
    }

    /// The same with everybody asked until then; nobody asked for null.
    public Vigil deadline(@Nullable Instant deadline) {
        return counting(target, deadline);
    }

    /// The same with where it would go back to.
    public Vigil goingTo(Rollback.@Nullable Point target) {
        return counting(target, deadline);
    }

    private Vigil counting(Rollback.@Nullable Point target, @Nullable Instant deadline) {
        return new Vigil(
                number,
                subject,
                release,
                deploy,
                share,
                readings,
                control,
                action,
                restraints,
                replayed,
                target,
                deadline,
                vetoedBy,
                end,
                ended);
    }

    /// What it comes to when all looks are over. Of versions that could not be compared since the old one is gone
    /// nobody expects a word where another metric has one.
    public End verdict() {
        if (action != Ruling.Action.NOTHING) {
            return End.ALARM;
        }
        List<Reading> others =
                readings.stream().filter(it -> !it.isWithoutBaseline()).toList();
        if (others.isEmpty() || others.stream().anyMatch(it -> it.state() == Reading.State.UNKNOWN)) {
            return End.UNKNOWN;
        }
        return others.stream().allMatch(it -> it.state() == Reading.State.FINE) ? End.FINE : End.INCONCLUSIVE;
    }
}
