package dev.andon.cli;

import dev.andon.guard.Metric;
import dev.andon.guard.Plan;
import dev.andon.guard.Question;
import dev.andon.guard.Replay;
import java.util.random.RandomGenerator;

/// How a loss is played on a metric's past: of events each is lost by chance, a level is that much lower. Where a
/// rise is bad, as much comes on top. It lasts as long as a deploy is watched.
final class PlayedLoss {
    /// Of so many events the share that is lost scatters like a bell.
    private static final double MANY = 1_000;

    private PlayedLoss() {}

    static Replay.Loss of(Question question, double share, RandomGenerator dice) {
        if (share == 0) {
            return (series, _) -> series;
        }
        int way = question.metric().bad() == Metric.Bad.DOWN ? -1 : 1;
        boolean isLevel = question.metric().kind() == Metric.Kind.GAUGE;
        int whole = Math.toIntExact(Plan.WHOLE.dividedBy(question.events().step())) + 1;
        return (series, bucket) -> series.changed(
                bucket,
                bucket + whole,
                value -> Double.isNaN(value)
                        ? value
                        : value + way * (isLevel ? value * share : lost(value, share, dice)));
    }

    private static double lost(double events, double share, RandomGenerator dice) {
        if (events > MANY) {
            double scatter = Math.sqrt(events * share * (1 - share));
            return Math.clamp(Math.rint(events * share + scatter * dice.nextGaussian()), 0, events);
        }
        int lost = 0;
        for (long event = 0; event < events; event++) {
            lost += dice.nextDouble() < share ? 1 : 0;
        }
        return Math.min(lost, events);
    }
}
