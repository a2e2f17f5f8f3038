package dev.andon.guard;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/// What one look at a metric after a deploy brought.
///
/// @param after how much time after the deploy it covers
/// @param state whether anything can be said
/// @param change by which share the metric changed from before to after, -0.38 for 38 % less; NaN if not measured
/// @param usualLow the lower end of what this change usually is at this time of the day
/// @param usualHigh its upper end
/// @param effect the share that is lost against the usual; what a bad rise is, is counted as if it were a loss
/// @param expected how many events were to be expected, or what level
/// @param distance how far from the usual it is, in usual distances; negative is bad
/// @param days how many earlier days it was compared with; 0 where versions are compared
/// @param detectable the smallest loss that could have been seen at the level [Level#STOP]
/// @param passed the levels whose bars it passed at this look alone
/// @param plunge those of them that need no second look
public record Look(
        Duration after,
        State state,
        double change,
        double usualLow,
        double usualHigh,
        double effect,
        double expected,
        double distance,
        int days,
        double detectable,
        Set<Level> passed,
        Set<Level> plunge) {
    public enum State {
        MEASURED,
        /// Data of the time before or after the deploy is missing.
        NO_DATA,
        /// There were not enough usual days to compare with; or, where versions are compared, not enough minutes
        /// of the old one to tell how restless it is.
        NO_HISTORY,
        /// Versions are compared, and the old one serves nobody any more.
        NO_BASELINE;

        /// The word in the message files.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Look {
        passed = Set.copyOf(passed);
        plunge = Set.copyOf(plunge);
    }

    static Look without(Duration after, State why, int days) {
        double nothing = Double.NaN;
        return new Look(
                after, why, nothing, nothing, nothing, nothing, nothing, nothing, days, nothing, Set.of(), Set.of());
    }
}
