package dev.andon.guard;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What follows from the readings of a deploy, and why no more. Pure.
///
/// @param action what is to be done
/// @param restraints why it does not go back by itself, where the numbers say that it should
public record Ruling(Action action, Set<Restraint> restraints) {
    /// Each includes those before it.
    public enum Action {
        NOTHING,
        /// Say so.
        WARN,
        /// Stop the line, and ask whether to go back.
        STOP,
        /// Go back, after the countdown.
        ROLL_BACK;

        /// The word in JSON and in the database.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// What fell with it by this share of its fall, or more, is the same trouble.
    private static final double COMPARABLE = 0.5;
    /// Less than this is no fall of the control metric.
    private static final double A_FALL = 0.1;

    public Ruling {
        restraints = Set.copyOf(restraints);
    }

    /// @param control what the control metric says; null where there is none
    public static Ruling of(
            List<Reading> readings,
            @Nullable Reading control,
            GuardRule.Mode mode,
            Circumstances circumstances,
            Instant now) {
        Action wanted = wanted(readings);
        if (wanted == Action.NOTHING) {
            return new Ruling(wanted, Set.of());
        }
        if (control != null && isExternal(readings, control)) {
            return new Ruling(Action.WARN, Set.of(Restraint.EXTERNAL));
        }
        if (wanted != Action.ROLL_BACK) {
            boolean vanished = readings.stream().anyMatch(it -> it.state() == Reading.State.VANISHED);
            Set<Restraint> why = vanished ? Set.of(Restraint.VANISHED) : Set.of();
            return new Ruling(mode == GuardRule.Mode.OBSERVE ? Action.WARN : wanted, why);
        }
        Set<Restraint> restraints = EnumSet.noneOf(Restraint.class);
        restraints.addAll(circumstances.restraints(mode, now));
        if (control != null && !control.isMeasured()) {
            restraints.add(Restraint.NO_CONTROL);
        }
        if (restraints.isEmpty()) {
            return new Ruling(Action.ROLL_BACK, restraints);
        }
        return new Ruling(mode == GuardRule.Mode.OBSERVE ? Action.WARN : Action.STOP, restraints);
    }

    /// Two metrics that are sure enough to stop the line are, together, sure enough to act.
    private static Action wanted(List<Reading> readings) {
        long stops = readings.stream().filter(it -> it.isAt(Level.STOP)).count();
        if (readings.stream().anyMatch(it -> it.isAt(Level.AUTO)) || stops > 1) {
            return Action.ROLL_BACK;
        }
        boolean vanished = readings.stream().anyMatch(it -> it.state() == Reading.State.VANISHED);
        if (stops > 0 || vanished) {
            return Action.STOP;
        }
        return readings.stream().anyMatch(it -> it.isAt(Level.WARN)) ? Action.WARN : Action.NOTHING;
    }

    private static boolean isExternal(List<Reading> readings, Reading control) {
        double worst = readings.stream()
                .filter(it -> it.level() != null && it.isMeasured())
                .mapToDouble(Reading::loss)
                .max()
                .orElse(0);
        return control.isMeasured() && control.loss() >= Math.max(A_FALL, COMPARABLE * worst);
    }
}
