package dev.andon.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything besides the numbers that decides whether a guard may go back by itself.
///
/// @param watched how many deploys of this service were watched before
/// @param first when the first of them was; null for none
/// @param wrong how often it would have gone back by itself and a person said no
/// @param replayed how often the replay of its past goes back without reason, per deploy; NaN when there is none
/// @param isRollback whether what is live came by going back
/// @param others how many other deploys became live at the same time
/// @param lastOfAll when any guard went back by itself last; null for never
/// @param today how often this guard did within a day
/// @param switchedOff whether somebody switched it off
/// @param wrongClock whether the clock here and that of the numbers differ
/// @param incident whether a line of this service is stopped for something else
/// @param wayBack whether nothing stands in the way of going back
public record Circumstances(
        int watched,
        @Nullable Instant first,
        int wrong,
        double replayed,
        boolean isRollback,
        int others,
        @Nullable Instant lastOfAll,
        int today,
        boolean switchedOff,
        boolean wrongClock,
        boolean incident,
        boolean wayBack) {
    /// A guard is new until it has watched so many deploys, or for so long.
    private static final int DEPLOYS = 20;

    private static final Duration TIME = Duration.ofDays(14);
    private static final int WRONG_AT_MOST = 1;
    /// How often it may be wrong for each deploy.
    public static final double WRONG_RATE = 0.003;
    /// Between two that go back by themselves.
    private static final Duration PAUSE = Duration.ofMinutes(10);
    /// Then it asks.
    private static final int A_DAY = 2;

    /// Why it may not go back by itself, whatever the numbers say.
    Set<Restraint> restraints(GuardRule.Mode mode, Instant now) {
        Set<Restraint> all = EnumSet.noneOf(Restraint.class);
        add(all, Restraint.TOLD_TO_OBSERVE, mode == GuardRule.Mode.OBSERVE);
        add(all, Restraint.TOLD_TO_ASK, mode == GuardRule.Mode.ASK);
        boolean isNew = watched < DEPLOYS && (first == null || now.isBefore(first.plus(TIME)));
        add(all, Restraint.NEW_HERE, isNew);
        add(all, Restraint.NEVER_REPLAYED, Double.isNaN(replayed));
        add(all, Restraint.TOO_OFTEN_WRONG, replayed > WRONG_RATE || wrong > WRONG_AT_MOST);
        add(all, Restraint.IS_ROLLBACK, isRollback);
        add(all, Restraint.NOT_ALONE, others > 0);
        boolean lately = lastOfAll != null && isTooSoon(lastOfAll, now);
        add(all, Restraint.JUST_WENT_BACK, lately || today >= A_DAY);
        add(all, Restraint.SWITCHED_OFF, switchedOff);
        add(all, Restraint.WRONG_CLOCK, wrongClock);
        add(all, Restraint.INCIDENT, incident);
        add(all, Restraint.NO_WAY_BACK, !wayBack);
        return all;
    }

    /// Whether a guard has to wait because one, whichever, went back just before.
    ///
    /// @param last when that was
    public static boolean isTooSoon(Instant last, Instant now) {
        return now.isBefore(last.plus(PAUSE));
    }

    private static void add(Set<Restraint> all, Restraint one, boolean holds) {
        if (holds) {
            all.add(one);
        }
    }
}
