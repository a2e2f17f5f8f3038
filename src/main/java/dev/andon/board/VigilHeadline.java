package dev.andon.board;

import dev.andon.guard.Look;
import dev.andon.guard.Reading;
import dev.andon.guard.Restraint;
import dev.andon.guard.Vigil;
import dev.andon.text.Sentence;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a guard says of a deploy, in sentences. Pure.
public final class VigilHeadline {
    private static final int PERCENT = 100;

    private VigilHeadline() {}

    /// The worst metric with its numbers, or that nothing can be said yet.
    public static Sentence of(Vigil vigil) {
        Optional<Reading> worst = vigil.worst();
        if (worst.isPresent()) {
            return of(worst.get());
        }
        return vigil.readings().stream()
                .filter(reading -> reading.state() == Reading.State.VANISHED)
                .findFirst()
                .map(reading -> Sentence.of("vigil.vanished", reading.metric()))
                .orElseGet(() -> Sentence.of("vigil.pending", vigil.release().version()));
    }

    /// How much of the traffic a new version gets, and for how long: "10 % for 4 min".
    public static Sentence phase(int percent, Instant since, Instant now) {
        return Sentence.of("vigil.phase", percent, Headline.age(since, now));
    }

    /// One metric with its numbers.
    public static Sentence of(Reading reading) {
        if (reading.isJudged()) {
            return Sentence.of("vigil.judge." + reading.state().word(), reading.metric(), reading.words());
        }
        return reading.isMeasured()
                ? measured(reading)
                : Sentence.of("vigil." + reading.state().word(), reading.metric(), words(reading));
    }

    /// What stood in the way of a look is said in words; everything else is said already.
    private static Object words(Reading reading) {
        return Arrays.stream(Look.State.values())
                .filter(state -> state.name().equals(reading.words()))
                .findFirst()
                .<Object>map(state -> Sentence.of("look." + state.word()))
                .orElse(reading.words());
    }

    /// What each look at the worst metric brought.
    public static List<Reading.Dot> dots(Vigil vigil) {
        return vigil.worst().map(Reading::dots).orElse(List.of());
    }

    private static Sentence measured(Reading reading) {
        if (!reading.against().isEmpty()) {
            return Sentence.of(
                    "vigil.versions",
                    reading.metric(),
                    percent(reading.change()),
                    reading.against(),
                    percent(reading.usualLow()),
                    percent(reading.usualHigh()));
        }
        return Sentence.of(
                "vigil.measured",
                reading.metric(),
                percent(reading.change()),
                percent(reading.usualLow()),
                percent(reading.usualHigh()),
                reading.days());
    }

    /// Why it does not go back by itself, where its numbers say that it should.
    public static List<Sentence> restraints(Vigil vigil) {
        return vigil.restraints().stream()
                .sorted()
                .map(VigilHeadline::restraint)
                .toList();
    }

    private static Sentence restraint(Restraint one) {
        return Sentence.of("restraint." + one.word());
    }

    /// With its sign, and no digits that mean nothing.
    public static String percent(double share) {
        long whole = Math.round(share * PERCENT);
        return (whole > 0 ? "+" : whole < 0 ? "−" : "±") + Math.abs(whole) + " %";
    }
}
