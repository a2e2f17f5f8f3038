package dev.andon.guard;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What all looks at a metric since a deploy say together. A level is reached when two looks in a row pass its
/// bars, or one that plunges. Immutable, pure.
///
/// @param looks those that there were, in their order
/// @param isOver whether these are all
public record Watch(List<Look> looks, boolean isOver) {
    /// When not even a loss of this share could have been seen, nothing was seen.
    private static final double TOO_BLIND = 0.5;

    public Watch {
        looks = List.copyOf(looks);
    }

    /// The watch of a deploy so far.
    public static Watch of(Question question) {
        List<Look> looks =
                question.baseline() == null ? new Detector(question).looks() : new SideBySide(question).looks();
        return new Watch(
                looks, looks.size() == Plan.looks(question.events().step()).size());
    }

    /// What it comes to.
    public sealed interface Verdict {
        /// Nothing yet.
        record Undecided() implements Verdict {}

        /// Harm was done, as sure as this level says.
        record Harmful(Level level, Look look) implements Verdict {}

        /// Nothing was seen that chance does not explain, and it would have been.
        record Fine(Look look) implements Verdict {}

        /// Too few events, or too restless ones: only a loss of [Look#detectable] could have been seen.
        record Inconclusive(Look look) implements Verdict {}

        /// Data or history is missing. Never a reason to go back.
        record Unknown(Look.State why) implements Verdict {}
    }

    /// The first look at which a level was reached.
    public Optional<Look> reached(Level level) {
        for (int i = 0; i < looks.size(); i++) {
            Look look = looks.get(i);
            boolean again = i > 0 && looks.get(i - 1).passed().contains(level);
            if (look.passed().contains(level) && (again || look.plunge().contains(level))) {
                return Optional.of(look);
            }
        }
        return Optional.empty();
    }

    public Verdict verdict() {
        for (Level level : List.of(Level.AUTO, Level.STOP, Level.WARN)) {
            Optional<Look> look = reached(level);
            if (look.isPresent()) {
                return new Verdict.Harmful(level, look.get());
            }
        }
        if (!isOver) {
            return new Verdict.Undecided();
        }
        Look last = looks.getLast();
        if (last.state() != Look.State.MEASURED) {
            return new Verdict.Unknown(last.state());
        }
        return last.detectable() > TOO_BLIND ? new Verdict.Inconclusive(last) : new Verdict.Fine(last);
    }

    /// How long after the deploy's end a look's data is there.
    public static Duration delay(Look look) {
        return Plan.WARM_UP.plus(look.after());
    }
}
