package dev.andon.guard;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What one metric says of a deploy so far, as people see it and the books keep it.
///
/// @param metric its name
/// @param state what it comes to
/// @param level how sure harm is; null for no harm
/// @param change by which share the metric changed, -0.38 for 38 % less; NaN if not measured
/// @param usualLow the lower end of what this change usually is at this time of the day
/// @param usualHigh its upper end
/// @param loss the share that is lost against the usual
/// @param days how many earlier days it was compared with
/// @param detectable the smallest loss that could have been seen
/// @param minutes how many minutes after the deploy the newest look covers; 0 for none yet
/// @param words why it cannot be said, or empty
public record Reading(
        String metric,
        State state,
        @Nullable Level level,
        double change,
        double usualLow,
        double usualHigh,
        double loss,
        int days,
        double detectable,
        int minutes,
        String words) {
    public enum State {
        /// No look yet, or nothing seen so far.
        PENDING,
        FINE,
        HARMFUL,
        /// Too few events, or too restless ones.
        INCONCLUSIVE,
        /// It was there before the deploy, and is not there any more.
        VANISHED,
        /// Data or history is missing. Never a reason to go back.
        UNKNOWN;

        /// The word in JSON and in the message files.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int GONE_FOR_MINUTES = 3;
    private static final double THERE = 0.8;

    /// What the numbers say.
    public static Reading of(Question question) {
        String name = question.metric().name();
        Watch watch = Watch.of(question);
        if (hasVanished(question)) {
            return of(name, State.VANISHED, null, watch.looks(), "");
        }
        return switch (watch.verdict()) {
            case Watch.Verdict.Undecided() -> of(name, State.PENDING, null, watch.looks(), "");
            case Watch.Verdict.Harmful(Level level, Look look) -> of(name, State.HARMFUL, level, List.of(look), "");
            case Watch.Verdict.Fine(Look look) -> of(name, State.FINE, null, List.of(look), "");
            case Watch.Verdict.Inconclusive(Look look) -> of(name, State.INCONCLUSIVE, null, List.of(look), "");
            case Watch.Verdict.Unknown(var why) -> of(name, State.UNKNOWN, null, watch.looks(), why.name());
        };
    }

    /// It could not be read.
    public static Reading unknown(String metric, String why) {
        return of(metric, State.UNKNOWN, null, List.of(), why);
    }

    private static Reading of(String metric, State state, @Nullable Level level, List<Look> looks, String words) {
        if (looks.isEmpty()) {
            double nothing = Double.NaN;
            return new Reading(metric, state, level, nothing, nothing, nothing, nothing, 0, nothing, 0, words);
        }
        Look last = looks.getLast();
        return new Reading(
                metric,
                state,
                level,
                last.change(),
                last.usualLow(),
                last.usualHigh(),
                last.effect(),
                last.days(),
                last.detectable(),
                Math.toIntExact(last.after().toMinutes()),
                words);
    }

    private static boolean hasVanished(Question question) {
        Series events = question.events();
        int start = events.bucket(question.deploy().from());
        int after = events.bucket(question.deploy().to().plus(Plan.WARM_UP));
        int gone = buckets(Duration.ofMinutes(GONE_FOR_MINUTES), events);
        return events.isThere(start - buckets(Plan.BEFORE, events), start, THERE)
                && events.size() >= after + gone
                && events.count(events.size() - gone, events.size()) == 0;
    }

    private static int buckets(Duration time, Series series) {
        return Math.max(1, Math.toIntExact(time.dividedBy(series.step())));
    }

    /// Whether it says this at least.
    public boolean isAt(Level wanted) {
        return level != null && level.compareTo(wanted) >= 0;
    }

    /// Whether it was measured at all.
    public boolean isMeasured() {
        return !Double.isNaN(loss);
    }
}
