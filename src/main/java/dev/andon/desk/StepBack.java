package dev.andon.desk;

import dev.andon.board.VigilHeadline;
import dev.andon.command.Command;
import dev.andon.command.Receipt;
import dev.andon.deploy.Proposal;
import dev.andon.deploy.Rollback;
import dev.andon.guard.Circumstances;
import dev.andon.guard.Restraint;
import dev.andon.guard.Ruling;
import dev.andon.guard.Vigil;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The step back that a guard takes when its countdown is over. Used by one thread. Blocks on I/O.
final class StepBack {
    /// Whoever dies in it is followed by another, which finds in the book what was begun.
    private static final String STEP = "guards' step back";

    private final Sentry.Surroundings its;
    private final Deliberation deliberation;

    StepBack(Sentry.Surroundings surroundings, Deliberation deliberation) {
        this.its = surroundings;
        this.deliberation = deliberation;
    }

    /// How often guards may go back counts for all of them: they take this step one after the other, and each
    /// looks into the book once more whether another just did.
    ///
    /// @return false when it is another's turn
    boolean take(Vigil vigil, Now now) {
        if (!its.leases().hold(STEP, Sentry.LEASE)) {
            return false;
        }
        try {
            List<Rollback> byGuards = deliberation.byGuards(now.at());
            if (!byGuards.isEmpty()
                    && Circumstances.isTooSoon(byGuards.getFirst().at(), now.at())) {
                return true;
            }
            goBack(vigil, now);
            return true;
        } finally {
            its.leases().letGo(STEP);
        }
    }

    /// The countdown is over, and nobody said no. What the book says counts: somebody may have just now, while
    /// the server was read; and who says no after that is told that it is too late.
    private void goBack(Vigil vigil, Now now) {
        Optional<Proposal> proposal = deliberation.proposal(vigil, now);
        if (its.vigils().isOff() || !its.vigils().take(vigil.number())) {
            return;
        }
        Receipt receipt = proposal.<Receipt>map(it -> its.desk()
                        .apply(
                                new Command.RollBack(
                                        vigil.subject(),
                                        Rollback.Way.BACK,
                                        Rollback.Point.of(Objects.requireNonNull(it.from())),
                                        Rollback.Point.of(Objects.requireNonNull(it.to())),
                                        its.texts().say(VigilHeadline.of(vigil))),
                                Sentry.GUARD))
                .orElse(null);
        if (receipt == null || receipt instanceof Receipt.Denied || receipt instanceof Receipt.Failed) {
            Set<Restraint> restraints = EnumSet.of(Restraint.NO_WAY_BACK);
            its.vigils()
                    .write(vigil.read(
                                    vigil.readings(),
                                    vigil.control(),
                                    new Ruling(Ruling.Action.STOP, restraints),
                                    vigil.replayed())
                            .goingTo(null)
                            .deadline(null));
        }
    }
}
