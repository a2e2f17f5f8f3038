package dev.andon.line;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether what is red stops a line that wants failures confirmed: not while there is hope within bounds that it
/// passes when it is run again, and in every other case. Pure.
///
/// Any build of the pipeline that ends after the red one counts, whoever asked for it and whatever it built:
/// another red one is a confirmation, a green one is none.
///
/// @param member is red
/// @param own its confirmations, newest first
/// @param now the time
record Trial(Member member, List<Confirmation> own, Instant now) {
    /// Somebody must have asked by then: else nobody can, whatever the reason.
    static final Duration ASKED_WITHIN = Duration.ofMinutes(1);

    /// If it was not heard to be asked, and nothing runs by then, it will not run.
    static final Duration HEARD_WITHIN = Duration.ofMinutes(2);

    enum Verdict {
        BROKEN,
        WAITING,
        /// It waits, and somebody has yet to ask for the build that decides.
        TO_ASK
    }

    static Trial of(Member member, List<Confirmation> all, Instant now) {
        return new Trial(
                member,
                all.stream().filter(one -> one.subject().equals(member.id())).toList(),
                now);
    }

    Verdict verdict() {
        Evidence evidence = member.evidence();
        if (evidence == null) {
            return Verdict.BROKEN;
        }
        Optional<Confirmation> open = own.stream().filter(Confirmation::isOpen).findFirst();
        return open.map(one -> asked(one, evidence)).orElseGet(() -> unasked(evidence));
    }

    /// What came of the only confirmation there is.
    Optional<Confirmation.Finding> finding() {
        Evidence evidence = member.evidence();
        Confirmation asked = own.getFirst();
        if (evidence == null || !asked.isOpen() || asked(asked, evidence) != Verdict.BROKEN) {
            return Optional.empty();
        }
        return Optional.of(isAnother(asked, evidence) ? Confirmation.Finding.FAILED : Confirmation.Finding.UNCONFIRMED);
    }

    private static boolean isAnother(Confirmation asked, Evidence evidence) {
        return evidence.build() != null && !asked.build().isStill(evidence.build(), evidence.busy());
    }

    private Verdict asked(Confirmation asked, Evidence evidence) {
        if (isAnother(asked, evidence) || asked.finding() != null) {
            return Verdict.BROKEN;
        }
        return switch (asked.sending()) {
            case REFUSED -> Verdict.BROKEN;
            case SENT, SPARED -> until(asked.at(), asked.patience());
            case INTENDED, UNSURE -> until(asked.at(), evidence.busy() ? asked.patience() : HEARD_WITHIN);
        };
    }

    private Verdict unasked(Evidence evidence) {
        RedBuild build = evidence.build();
        if (build == null) {
            // What fails while it still runs is run again when it has failed.
            return until(evidence.begun(), Confirmation.patience(evidence.estimate()));
        }
        if (own.stream().anyMatch(one -> isOlderThan(one, evidence))) {
            // Somebody has seen it green meanwhile, and so shall we.
            return Verdict.WAITING;
        }
        boolean wasAsked = own.stream().anyMatch(one -> one.build().isStill(build, evidence.busy()));
        if (wasAsked || !evidence.rerunnable()) {
            return Verdict.BROKEN;
        }
        boolean inTime = until(evidence.found(), ASKED_WITHIN) == Verdict.WAITING;
        // Of what cannot be seen now nobody knows whether it still wants to be run again.
        return !inTime ? Verdict.BROKEN : member.certain() ? Verdict.TO_ASK : Verdict.WAITING;
    }

    private static boolean isOlderThan(Confirmation ended, Evidence evidence) {
        return ended.ended() != null && !evidence.seen().isAfter(ended.ended());
    }

    private Verdict until(@Nullable Instant since, Duration atMost) {
        return since != null && now.isBefore(since.plus(atMost)) ? Verdict.WAITING : Verdict.BROKEN;
    }
}
