package dev.andon.guard;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What one metric says of a deploy so far, as people see it and the books keep it.
///
/// @param metric its name, or a judge's
/// @param state what it comes to
/// @param level how sure harm is; null for no harm
/// @param change by which share the metric changed, -0.38 for 38 % less; NaN if not measured
/// @param usualLow the lower end of what this change usually is at this time of the day
/// @param usualHigh its upper end
/// @param loss the share that is lost against the usual
/// @param days how many earlier days it was compared with; 0 where versions are compared
/// @param detectable the smallest loss that could have been seen
/// @param minutes how many minutes after the deploy the newest look covers; 0 for none yet
/// @param words why it cannot be said, or what a judge says of it; or empty
/// @param dots what each look brought that could measure it, in their order
/// @param against the version that it was compared with; empty where it was compared with earlier days
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
        String words,
        List<Dot> dots,
        String against) {
    /// One look, as a picture shows it.
    ///
    /// @param minutes how many minutes after the warm-up it covers
    /// @param change by which share the metric changed
    /// @param usualLow the lower end of what is usual then
    /// @param usualHigh its upper end
    public record Dot(int minutes, double change, double usualLow, double usualHigh) {
        private static Dot of(Look look) {
            return new Dot(Math.toIntExact(look.after().toMinutes()), look.change(), look.usualLow(), look.usualHigh());
        }
    }

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

    public Reading {
        dots = List.copyOf(dots);
    }

    private static final int GONE_FOR_MINUTES = 3;
    private static final double THERE = 0.8;

    /// What the numbers say.
    public static Reading of(Question question) {
        Reading said = judged(question);
        return question.baseline() == null
                ? said
                : said.against(question.baseline().version());
    }

    private static Reading judged(Question question) {
        String name = question.metric().name();
        Watch watch = Watch.of(question);
        List<Look> looks = watch.looks();
        if (hasVanished(question)) {
            return of(name, State.VANISHED, null, newest(looks), looks, "");
        }
        return switch (watch.verdict()) {
            case Watch.Verdict.Undecided() -> of(name, State.PENDING, null, newest(looks), looks, "");
            case Watch.Verdict.Harmful(Level level, Look look) -> of(name, State.HARMFUL, level, look, looks, "");
            case Watch.Verdict.Fine(Look look) -> of(name, State.FINE, null, look, looks, "");
            case Watch.Verdict.Inconclusive(Look look) -> of(name, State.INCONCLUSIVE, null, look, looks, "");
            case Watch.Verdict.Unknown(var why) -> of(name, State.UNKNOWN, null, newest(looks), looks, why.name());
        };
    }

    private static @Nullable Look newest(List<Look> looks) {
        return looks.isEmpty() ? null : looks.getLast();
    }

    /// It could not be read.
    public static Reading unknown(String metric, String why) {
        return of(metric, State.UNKNOWN, null, null, List.of(), why);
    }

    /// What a judge said. Nothing of it was measured here.
    public static Reading of(String judge, Judgement said) {
        State state = switch (said.word()) {
            case FINE -> State.FINE;
            case HARMFUL -> State.HARMFUL;
            case UNDECIDED -> State.PENDING;
            case UNKNOWN -> State.UNKNOWN;
        };
        return of(judge, state, said.level(), null, List.of(), said.words());
    }

    /// @param said the look that decided, or the newest
    /// @param looks all there were
    private static Reading of(
            String metric, State state, @Nullable Level level, @Nullable Look said, List<Look> looks, String words) {
        if (said == null) {
            double nothing = Double.NaN;
            return new Reading(
                    metric, state, level, nothing, nothing, nothing, nothing, 0, nothing, 0, words, List.of(), "");
        }
        return new Reading(
                metric,
                state,
                level,
                said.change(),
                said.usualLow(),
                said.usualHigh(),
                said.effect(),
                said.days(),
                said.detectable(),
                Math.toIntExact(said.after().toMinutes()),
                words,
                looks.stream()
                        .filter(look -> look.state() == Look.State.MEASURED)
                        .map(Dot::of)
                        .toList(),
                "");
    }

    private Reading against(String version) {
        return new Reading(
                metric,
                state,
                level,
                change,
                usualLow,
                usualHigh,
                loss,
                days,
                detectable,
                minutes,
                words,
                dots,
                version);
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

    /// Whether it compares versions, and the old one is gone.
    boolean isWithoutBaseline() {
        return state == State.UNKNOWN && words.equals(Look.State.NO_BASELINE.name());
    }

    /// Whether a judge said this, with words of its own.
    public boolean isJudged() {
        return !isMeasured()
                && !words.isEmpty()
                && (state == State.FINE || state == State.HARMFUL || state == State.PENDING);
    }

    /// Whether it was measured at all.
    public boolean isMeasured() {
        return !Double.isNaN(loss);
    }
}
