package dev.andon.ui.deploys;

import dev.andon.board.VigilHeadline;
import dev.andon.guard.Look;
import dev.andon.guard.Question;
import dev.andon.guard.Reading;
import dev.andon.guard.Watch;
import java.util.ArrayList;
import java.util.List;

/// A watch judged once more by the numbers that were kept of it: every look at each metric. Pure.
///
/// @param readings what each metric says, judged now
/// @param looks every look, metric by metric
record Explained(List<Reading> readings, List<Seen> looks) {
    /// One look at one metric.
    record Seen(String metric, int number, Look look) {
        String key() {
            return metric + " " + number;
        }

        long minutes() {
            return look.after().toMinutes();
        }

        boolean isMeasured() {
            return look.state() == Look.State.MEASURED;
        }

        String change() {
            return isMeasured() ? VigilHeadline.percent(look.change()) : "";
        }

        String usual() {
            return isMeasured()
                    ? VigilHeadline.percent(look.usualLow()) + " … " + VigilHeadline.percent(look.usualHigh())
                    : "";
        }

        String passed() {
            return String.join(
                    ", ",
                    look.passed().stream().sorted().map(level -> level.word()).toList());
        }
    }

    static Explained of(List<Question> kept) {
        List<Seen> looks = new ArrayList<>();
        for (Question question : kept) {
            List<Look> all = Watch.of(question).looks();
            for (int i = 0; i < all.size(); i++) {
                looks.add(new Seen(question.metric().name(), i, all.get(i)));
            }
        }
        return new Explained(kept.stream().map(Reading::of).toList(), List.copyOf(looks));
    }
}
