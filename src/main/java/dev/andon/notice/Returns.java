package dev.andon.notice;

import dev.andon.board.Board;
import dev.andon.board.GoingBack;
import dev.andon.deploy.Rollback;
import dev.andon.guard.Vigil;
import dev.andon.people.Person;
import dev.andon.source.Ability;
import dev.andon.source.Selection;
import dev.andon.text.Sentence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What was told of services on the road back: a pure fold over boards. Each stage of each watched deploy and of
/// each rollback is told once. Immutable.
///
/// @param told what was, a mark each
public record Returns(Set<String> told) {
    public static final Returns NONE = new Returns(Set.of());

    public Returns {
        told = Set.copyOf(told);
    }

    /// @param gathering takes what is worth telling
    Returns after(Board board, NoticeRule rule, Gathering gathering) {
        if (rule.isQuiet(board.at()) || !board.books().current()) {
            return this;
        }
        Set<String> next = new HashSet<>(told);
        next.retainAll(remembered(board));
        for (GoingBack going : GoingBack.of(board)) {
            Kind kind = kind(going);
            boolean tells = rule.wants(kind) && isFor(going, kind, rule);
            if (tells && kind != Kind.GUARD_WARNED) {
                gathering.tellsOf(going.tile().id());
            }
            if (next.add(mark(going, kind)) && tells) {
                gathering.add(notice(going, kind, board));
            }
        }
        return new Returns(next);
    }

    /// What is in the books can still be said again; the rest is forgotten.
    private static Set<String> remembered(Board board) {
        Set<String> marks = new HashSet<>();
        for (Kind kind : Kind.values()) {
            for (Vigil vigil : board.books().vigils()) {
                marks.add(mark(vigil.subject(), "vigil", vigil.number(), kind));
            }
            for (Rollback rollback : board.books().rollbacks()) {
                marks.add(mark(rollback.subject(), "rollback", rollback.number(), kind));
            }
        }
        return marks;
    }

    private static String mark(GoingBack going, Kind kind) {
        Rollback rollback = going.rollback();
        Vigil vigil = going.vigil();
        String subject = going.tile().id();
        if (rollback != null) {
            return mark(subject, "rollback", rollback.number(), kind);
        }
        return mark(subject, "vigil", vigil == null ? 0 : vigil.number(), kind);
    }

    private static String mark(String subject, String of, long number, Kind kind) {
        return String.join("\n", subject, of, Long.toString(number), kind.word());
    }

    private static Kind kind(GoingBack going) {
        return switch (going.stage()) {
            case COUNTDOWN -> Kind.GOES_BACK_SOON;
            case ASKS -> Kind.GUARD_STOPPED;
            case VETOED -> Kind.VETOED;
            case UNSURE -> Kind.ROLLBACK_UNSURE;
            case GOING -> Kind.ROLLING_BACK;
            case FAILED, BLOCKED -> Kind.ROLLBACK_FAILED;
            case DONE -> Kind.ROLLED_BACK;
            case WARNS -> Kind.GUARD_WARNED;
        };
    }

    /// What somebody must decide about concerns everybody; the rest those whose deploy it is. Nobody is told what
    /// they have just done.
    private static boolean isFor(GoingBack going, Kind kind, NoticeRule rule) {
        boolean covered = rule.pipelines().isEmpty()
                || Selection.any(rule.pipelines(), going.tile().id());
        boolean own = isOwnDeed(going, kind, rule.to());
        return covered
                && !own
                && (kind.isAlarm() || !rule.onlyMine() || rule.to().isAmong(going.people()));
    }

    private static boolean isOwnDeed(GoingBack going, Kind kind, Addressee to) {
        Person who = switch (kind) {
            case VETOED -> going.vigil() == null ? null : going.vigil().vetoedBy();
            case ROLLING_BACK ->
                going.rollback() == null ? null : going.rollback().by();
            default -> null;
        };
        return who != null && to.is(who);
    }

    private static Notice notice(GoingBack going, Kind kind, Board board) {
        List<Sentence> details = new ArrayList<>();
        if (kind == Kind.GOES_BACK_SOON) {
            details.add(Sentence.of("notice.goesBackIn", going.left(board.at())));
        }
        details.addAll(going.details());
        board.linesOf(going.tile()).stream()
                .filter(line ->
                        LineMatter.isStoppedFor(line, Set.of(going.tile().id())))
                .map(line -> Sentence.of("notice.lineStopped", line.name()))
                .forEach(details::add);
        return new Notice(
                kind,
                going.tile().id(),
                going.title(),
                details,
                going.people(),
                List.of(),
                going.tile().known().pipeline().url(),
                board.at(),
                kind.isAlarm(),
                offer(going));
    }

    private static @Nullable Offer offer(GoingBack going) {
        String subject = going.tile().id();
        return switch (going.stage()) {
            case COUNTDOWN -> new Offer(Offer.What.VETO, subject);
            case ASKS, VETOED, WARNS, FAILED, BLOCKED ->
                going.tile().can(Ability.ROLL_BACK) ? new Offer(Offer.What.GO_BACK, subject) : null;
            case UNSURE, GOING, DONE -> null;
        };
    }
}
