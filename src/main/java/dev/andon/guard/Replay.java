package dev.andon.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the detector would have said of deploys that never were, at times of the past, with a loss played from
/// each on: the same code that judges a real deploy. Pure; what is random is given.
///
/// @param loss the share that was lost; 0 for none, when whatever is raised is a false alarm
/// @param watches one for each deploy
/// @param plain what each plain rule that was asked for said: how long after each deploy it raised an alarm
public record Replay(double loss, List<Watch> watches, Map<PlainRule, List<Optional<Duration>>> plain) {
    /// Plays a loss.
    @FunctionalInterface
    public interface Loss {
        /// @param bucket the first that loses
        Series from(Series series, int bucket);
    }

    /// What came of one level.
    ///
    /// @param deploys how many there were
    /// @param raised how many of them it was raised for
    /// @param delay the median time from the end of the deploy to the alarm; null when there was none
    public record Count(int deploys, int raised, @Nullable Duration delay) {
        public double share() {
            return deploys == 0 ? 0 : (double) raised / deploys;
        }
    }

    public Replay {
        watches = List.copyOf(watches);
        plain = Collections.unmodifiableMap(new EnumMap<>(plain));
    }

    /// @param question all of a question but its deploy, whose time is not looked at
    /// @param deploys the times to play one at
    /// @param rules what else is asked, to compare with
    public static Replay of(Question question, List<Instant> deploys, double share, Loss loss, Set<PlainRule> rules) {
        List<Watch> watches = new ArrayList<>();
        Map<PlainRule, List<Optional<Duration>>> plain = new EnumMap<>(PlainRule.class);
        rules.forEach(rule -> plain.put(rule, new ArrayList<>()));
        for (Instant deploy : deploys) {
            Question played = new Question(
                    question.metric(),
                    loss.from(question.events(), question.events().bucket(deploy)),
                    question.base(),
                    new Span(deploy, deploy),
                    question.zone(),
                    question.disturbed());
            watches.add(Watch.of(played));
            plain.forEach((rule, alarms) -> alarms.add(rule.raised(played)));
        }
        return new Replay(share, watches, plain);
    }

    /// The same with what came of another series with the same loss.
    public Replay and(Replay other) {
        Map<PlainRule, List<Optional<Duration>>> both = new EnumMap<>(PlainRule.class);
        plain.forEach((rule, alarms) -> both.put(rule, joined(alarms, other.plain.getOrDefault(rule, List.of()))));
        return new Replay(loss, joined(watches, other.watches), both);
    }

    private static <T> List<T> joined(List<T> some, List<T> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    public Count count(Level level) {
        return count(watches.stream()
                .map(watch -> watch.reached(level).map(Watch::delay))
                .toList());
    }

    public Count count(PlainRule rule) {
        return count(plain.getOrDefault(rule, List.of()));
    }

    private static Count count(List<Optional<Duration>> alarms) {
        List<Duration> delays =
                alarms.stream().flatMap(Optional::stream).sorted().toList();
        return new Count(alarms.size(), delays.size(), delays.isEmpty() ? null : delays.get((delays.size() - 1) / 2));
    }

    /// How many watches came to no judgement, for want of data, history or events.
    public int undecided() {
        return (int) watches.stream()
                .filter(watch -> watch.verdict() instanceof Watch.Verdict.Unknown
                        || watch.verdict() instanceof Watch.Verdict.Inconclusive)
                .count();
    }

    /// Times at which a deploy can be played: with so much history before, a whole watch after, and far from
    /// everything that disturbs.
    ///
    /// @param apart how far
    public static List<Instant> times(Question question, Duration history, Duration apart) {
        Series events = question.events();
        List<Duration> looks = Plan.looks(events.step());
        if (looks.isEmpty()) {
            return List.of();
        }
        Duration after = Plan.WARM_UP.plus(looks.getLast()).plus(events.step());
        List<Instant> times = new ArrayList<>();
        for (int bucket = 0; bucket < events.size(); bucket++) {
            Instant time = events.time(bucket);
            boolean fits = !time.isBefore(events.begin().plus(history))
                    && !time.plus(after).isAfter(events.end());
            if (fits
                    && question.disturbed().stream()
                            .noneMatch(span -> span.overlaps(time.minus(apart), time.plus(apart)))) {
                times.add(time);
            }
        }
        return Collections.unmodifiableList(times);
    }
}
