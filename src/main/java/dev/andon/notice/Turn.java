package dev.andon.notice;

import dev.andon.board.Board;
import dev.andon.text.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One board as one addressee sees it, in the making: things are taken one by one, and what is worth telling is
/// gathered.
final class Turn {
    private final NoticeRule rule;
    private final Instant now;
    /// Whether it is known who is on what.
    private final boolean claimsKnown;
    private final boolean quiet;
    private final boolean flush;
    private final Gathering gathering = new Gathering();

    /// @param quiet whether nothing may be told now
    /// @param flush whether what was missed is told now
    Turn(NoticeRule rule, Board board, boolean quiet, boolean flush) {
        this.rule = rule;
        this.now = board.at();
        this.claimsKnown = board.books().current();
        this.quiet = quiet;
        this.flush = flush;
    }

    /// What is worth telling besides is added here.
    Gathering gathering() {
        return gathering;
    }

    List<Notice> notices() {
        return gathering.notices(now);
    }

    /// How a thing stands after this board.
    ///
    /// @param before how it stood when it was last known; null for something new
    /// @param late whether something may have happened to it that nobody saw
    Standing take(Matter matter, @Nullable Standing before, boolean late) {
        Standing standing = before == null ? Standing.well(matter).missed(late) : before;
        if (matter.state() == Matter.State.UNCLEAR && !matter.isTried()) {
            return matter.reliable() ? standing : standing.missed(true);
        }
        if (quiet || (late && !flush)) {
            return standing.missed(true);
        }
        return known(matter, standing, late).missed(false);
    }

    private Standing known(Matter matter, Standing before, boolean late) {
        return switch (matter.state()) {
            case WELL -> {
                if (before.isTold()) {
                    tell(matter.mending(), matter, before, late);
                }
                yield Standing.well(matter);
            }
            case BROKEN -> broken(matter, before.broken() ? before : Standing.broken(matter, now), late);
            case UNCLEAR -> before;
        };
    }

    private Standing broken(Matter matter, Standing before, boolean late) {
        Standing standing = before;
        boolean holderKnown = claimsKnown || !matter.holder().isEmpty();
        if (holderKnown && !matter.holder().equals(before.holder())) {
            standing = before.heldBy(matter.holder(), now);
            if (before.isTold() && !before.muted() && !rule.to().isAmong(Matter.holders(matter.claim()))) {
                tell(matter.holder().isEmpty() ? Kind.RELEASED : Kind.CLAIMED, matter, standing, late);
            }
        }
        if (matter.isTried() && !standing.isTold()) {
            return standing;
        }
        if (!standing.isTold() || standing.doubtful()) {
            boolean telling = rule.wants(matter.breaking()) && rule.concerns(matter);
            if (telling) {
                tell(matter.breaking(), matter, standing, late);
                return standing.told(now);
            }
        }
        return matter.isNagging() ? nag(matter, standing, late) : standing;
    }

    /// A claim or a wish for silence quiets what follows, never the end.
    private Standing nag(Matter matter, Standing standing, boolean late) {
        if (standing.unclaimed() == null || standing.muted()) {
            return standing;
        }
        boolean escalates = !standing.escalated()
                && isOver(standing.unclaimed(), rule.escalateAfter())
                && rule.wants(Kind.UNCLAIMED_TOO_LONG)
                && rule.concerns(matter);
        if (escalates) {
            tell(Kind.UNCLAIMED_TOO_LONG, matter, standing, late);
            return standing.escalated(now);
        }
        Instant told = standing.told();
        if (told != null && isOver(told, rule.repeatEvery()) && rule.wants(Kind.STILL_BROKEN)) {
            tell(Kind.STILL_BROKEN, matter, standing, late);
            return standing.told(now);
        }
        return standing;
    }

    private boolean isOver(Instant since, @Nullable Duration time) {
        return time != null && !now.isBefore(since.plus(time));
    }

    private void tell(Kind kind, Matter matter, Standing standing, boolean late) {
        if (rule.wants(kind)) {
            gathering.add(matter, matter.notice(kind, standing, now), late);
        }
    }

    /// What is no longer on the board. Who was told that it is broken is told that it is gone; what the settings
    /// took out goes silently.
    ///
    /// @return what is to be kept of it
    Optional<Standing> left(String subject, Standing standing, Board board) {
        boolean watched =
                board.sources().stream().anyMatch(post -> post.source().name().equals(standing.source()));
        if (!watched) {
            return Optional.empty();
        }
        boolean seen = board.tiles().stream()
                .anyMatch(tile -> !tile.placeholder() && tile.source().equals(standing.source()));
        if (!seen || quiet) {
            return Optional.of(standing.missed(true));
        }
        if (standing.told() != null && rule.wants(Kind.GONE)) {
            gathering.add(gone(subject, standing));
        }
        return Optional.empty();
    }

    private Notice gone(String subject, Standing standing) {
        return new Notice(
                Kind.GONE,
                subject,
                Sentence.of("notice.gone", standing.name()),
                List.of(),
                List.of(),
                List.of(),
                null,
                now,
                false);
    }
}
