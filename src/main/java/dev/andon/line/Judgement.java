package dev.andon.line;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How one line stands. The first of these that applies decides: a person's stop, something broken, a stop that
/// still holds, something unknown, books that cannot be read.
record Judgement(LineRule rule, List<Member> members, List<Stop> stops, boolean current) {
    private static final Comparator<Member> LONGEST_RED_FIRST = Comparator.comparing(
                    Member::since, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Member::id);

    Line line() {
        Optional<Stop> cord = stops.stream().filter(Stop::isByPerson).findFirst();
        if (cord.isPresent()) {
            return stopped(new Line.Reason.Cord(cord.get()), cord.get().at());
        }
        List<Member> broken = broken();
        if (!broken.isEmpty()) {
            return stopped(
                    new Line.Reason.Broken(broken),
                    stops.isEmpty()
                            ? broken.getFirst().since()
                            : stops.getFirst().at());
        }
        List<Member> uncertain =
                members.stream().filter(member -> !member.certain()).toList();
        if (!stops.isEmpty()) {
            return held(stops.getFirst(), uncertain);
        }
        if (!uncertain.isEmpty() || members.isEmpty()) {
            return new Line(rule, LineState.UNKNOWN, new Line.Reason.Uncertain(uncertain), null, stops, false);
        }
        if (!current) {
            return new Line(rule, LineState.UNKNOWN, new Line.Reason.BooksAway(), null, stops, true);
        }
        return new Line(rule, LineState.RUNNING, new Line.Reason.Well(tolerated()), null, stops, true);
    }

    /// A stop by Andon whose cause is gone, or cannot be seen.
    private Line held(Stop stop, List<Member> uncertain) {
        Line.Reason reason = uncertain.isEmpty() && !members.isEmpty()
                ? new Line.Reason.AwaitingCause(stop)
                : new Line.Reason.StillUnknown(stop, uncertain);
        return stopped(reason, stop.at());
    }

    private Line stopped(Line.Reason reason, @Nullable Instant since) {
        boolean green =
                broken().isEmpty() && !members.isEmpty() && members.stream().allMatch(Member::certain);
        return new Line(rule, LineState.STOPPED, reason, since, stops, green);
    }

    private List<Member> broken() {
        return members.stream()
                .filter(member -> member.red() && (member.streak() >= rule.after() || isHeldBy(member)))
                .sorted(LONGEST_RED_FIRST)
                .toList();
    }

    /// What stopped the line keeps it stopped until it is green, however the count of its failures is read later.
    private boolean isHeldBy(Member member) {
        return stops.stream().anyMatch(stop -> stop.broken().contains(member.id()));
    }

    private List<Member> tolerated() {
        return members.stream().filter(Member::red).toList();
    }
}
