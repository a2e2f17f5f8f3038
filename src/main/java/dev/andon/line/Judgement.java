package dev.andon.line;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How one line stands. The first of these that applies decides: a person's stop, something broken, a stop that
/// still holds, something unknown, something that is run again, books that cannot be read.
///
/// @param written what the book says of this line
record Judgement(LineRule rule, List<Member> members, Line.Written written, Instant now) {
    private static final Comparator<Member> LONGEST_RED_FIRST = Comparator.comparing(
                    Member::since, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Member::id);

    Line line() {
        Optional<Stop> cord = stops().stream().filter(Stop::isByPerson).findFirst();
        if (cord.isPresent()) {
            return stopped(new Line.Reason.Cord(cord.get()), cord.get().at());
        }
        List<Member> failed = failed();
        if (failed.stream().anyMatch(this::isBroken)) {
            return stopped(new Line.Reason.Broken(failed), first(failed));
        }
        List<Member> uncertain =
                members.stream().filter(member -> !member.certain()).toList();
        if (!stops().isEmpty()) {
            return held(stops().getFirst(), uncertain);
        }
        if (!uncertain.isEmpty() || members.isEmpty()) {
            return going(LineState.UNKNOWN, new Line.Reason.Uncertain(uncertain), false);
        }
        if (!failed.isEmpty()) {
            return going(
                    written.current() ? LineState.CONFIRMING : LineState.UNKNOWN,
                    new Line.Reason.Confirming(failed, asked()),
                    false);
        }
        if (!written.current()) {
            return going(LineState.UNKNOWN, new Line.Reason.BooksAway(), true);
        }
        return going(LineState.RUNNING, new Line.Reason.Well(tolerated()), true);
    }

    private List<Stop> stops() {
        return written.stops();
    }

    /// The book is written only after what broke the line was seen, by then perhaps red for long.
    private @Nullable Instant first(List<Member> failed) {
        return Stream.concat(
                        failed.stream().map(Member::since).filter(Objects::nonNull),
                        stops().stream().map(Stop::at))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /// A stop by Andon whose cause is gone, or cannot be seen.
    private Line held(Stop stop, List<Member> uncertain) {
        if (members.isEmpty()) {
            return stopped(new Line.Reason.StillUnknown(stop, List.of()), stop.at());
        }
        Set<String> ids = new LinkedHashSet<>();
        uncertain.forEach(member -> ids.add(member.id()));
        stop.broken().stream().filter(id -> !isProven(id, stop)).forEach(ids::add);
        Line.Reason reason = ids.isEmpty()
                ? new Line.Reason.AwaitingCause(stop)
                : new Line.Reason.StillUnknown(stop, List.copyOf(ids));
        return stopped(reason, stop.at());
    }

    /// What broke the line is green only where it was seen after that: another program may have seen newer red
    /// than this one's last green, or what is not on this wall at all.
    private boolean isProven(String id, Stop stop) {
        return members.stream().anyMatch(member -> member.id().equals(id) && member.isSeenSince(stop.at()));
    }

    private Line stopped(Line.Reason reason, @Nullable Instant since) {
        List<Member> failed = failed();
        boolean green = failed.isEmpty()
                && !members.isEmpty()
                && members.stream().allMatch(member -> member.certain() && isNews(member));
        return new Line(
                rule,
                members.size(),
                LineState.STOPPED,
                reason,
                since,
                stops(),
                green,
                written.confirmations(),
                failed,
                List.of());
    }

    /// Whether it was seen since it broke the line, if it did.
    private boolean isNews(Member member) {
        return stops().stream()
                .filter(stop -> stop.broken().contains(member.id()))
                .allMatch(stop -> member.isSeenSince(stop.at()));
    }

    private Line going(LineState state, Line.Reason reason, boolean green) {
        List<Member> failed = failed();
        List<Member> unasked = failed.stream()
                .filter(member -> verdict(member) == Trial.Verdict.TO_ASK)
                .toList();
        return new Line(
                rule, members.size(), state, reason, null, stops(), green, written.confirmations(), failed, unasked);
    }

    /// What stops the line, if it need not be confirmed.
    private List<Member> failed() {
        return members.stream()
                .filter(member -> member.red() && (member.streak() >= rule.after() || isHeldBy(member)))
                .sorted(LONGEST_RED_FIRST)
                .toList();
    }

    /// What stopped the line keeps it stopped until it is green, however the count of its failures is read later.
    private boolean isHeldBy(Member member) {
        return stops().stream().anyMatch(stop -> stop.broken().contains(member.id()));
    }

    /// A line that is stopped anyway waits for no confirmation.
    private boolean isBroken(Member failed) {
        return rule.confirm() == LineRule.Confirm.NONE || !stops().isEmpty() || verdict(failed) == Trial.Verdict.BROKEN;
    }

    private Trial.Verdict verdict(Member failed) {
        return Trial.of(failed, written.confirmations(), now).verdict();
    }

    /// Since when the first of what is run again is.
    private @Nullable Instant asked() {
        return failed().stream()
                .map(member -> written.confirmations().stream()
                        .filter(one -> one.isOpen() && one.subject().equals(member.id()))
                        .map(Confirmation::at)
                        .findFirst()
                        .orElse(null))
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private List<Member> tolerated() {
        return members.stream().filter(Member::red).toList();
    }
}
