package dev.andon.report;

import dev.andon.text.Sentence;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// A number of a report.
public sealed interface Value {
    /// Whether there is enough to say something by.
    boolean isEnough();

    /// What people read.
    Sentence sentence();

    /// What programs read, by names that stay: seconds, counts.
    SequencedMap<String, String> numbers();

    /// How long something takes.
    record Times(Spread spread) implements Value {
        @Override
        public boolean isEnough() {
            return spread.isEnough();
        }

        @Override
        public Sentence sentence() {
            return isEnough()
                    ? Sentence.of("report.times", spread.median(), spread.ninetieth())
                    : Sentence.of("report.tooFew", spread.count(), Spread.ENOUGH);
        }

        @Override
        public SequencedMap<String, String> numbers() {
            var numbers = new LinkedHashMap<String, String>();
            numbers.put("count", Integer.toString(spread.count()));
            if (isEnough()) {
                numbers.put("median_seconds", Long.toString(spread.median().toSeconds()));
                numbers.put("p90_seconds", Long.toString(spread.ninetieth().toSeconds()));
            }
            return numbers;
        }
    }

    /// How many of them.
    record Share(int part, int whole) implements Value {
        @Override
        public boolean isEnough() {
            return whole >= Spread.ENOUGH;
        }

        @Override
        public Sentence sentence() {
            return isEnough()
                    ? Sentence.of("report.share", 100.0 * part / whole, part, whole)
                    : Sentence.of("report.shareOfFew", part, whole, Spread.ENOUGH);
        }

        @Override
        public SequencedMap<String, String> numbers() {
            var numbers = new LinkedHashMap<String, String>();
            numbers.put("part", Integer.toString(part));
            numbers.put("whole", Integer.toString(whole));
            return numbers;
        }
    }

    /// How many in so many days.
    record Daily(int count, double days) implements Value {
        @Override
        public boolean isEnough() {
            return days >= 1;
        }

        @Override
        public Sentence sentence() {
            return isEnough()
                    ? Sentence.of("report.daily", count / days, count)
                    : Sentence.of("report.lessThanADay", count);
        }

        @Override
        public SequencedMap<String, String> numbers() {
            var numbers = new LinkedHashMap<String, String>();
            numbers.put("count", Integer.toString(count));
            numbers.put("days", String.valueOf(Math.round(days * 100) / 100.0));
            return numbers;
        }
    }

    /// How much of the time.
    record Part(Duration part, Duration whole) implements Value {
        @Override
        public boolean isEnough() {
            return !whole.isZero();
        }

        @Override
        public Sentence sentence() {
            return isEnough()
                    ? Sentence.of("report.part", part, 100.0 * part.toMillis() / whole.toMillis())
                    : Sentence.of("report.tooFew", 0, 1);
        }

        @Override
        public SequencedMap<String, String> numbers() {
            var numbers = new LinkedHashMap<String, String>();
            numbers.put("seconds", Long.toString(part.toSeconds()));
            numbers.put("of_seconds", Long.toString(whole.toSeconds()));
            return numbers;
        }
    }
}
