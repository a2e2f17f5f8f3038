package dev.andon.line;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A line at one moment: its state, and why.
///
/// @param rule when it stops and how it goes on
/// @param size how many pipelines are on it; those that are known to be disabled do not count
/// @param state whether new work may go in
/// @param reason why
/// @param since since when it has been stopped, as far as known; null when it is not
/// @param stops its open stops as the book has them; may lag behind the state for the moment that writing takes
/// @param isGreen whether nothing on it is broken and everything is known, stopped or not
/// @param confirmations those of its pipelines that are open or ended lately, newest first
/// @param failed what is red often enough to stop it; as long as it is not stopped, these are run again, which
///     decides
/// @param unasked those of them that somebody has yet to run again
public record Line(
        LineRule rule,
        int size,
        LineState state,
        Reason reason,
        @Nullable Instant since,
        List<Stop> stops,
        boolean isGreen,
        List<Confirmation> confirmations,
        List<Member> failed,
        List<Member> unasked) {
    public Line {
        confirmations = List.copyOf(confirmations);
        failed = List.copyOf(failed);
        unasked = List.copyOf(unasked);
    }

    /// Why a line is as it is.
    public sealed interface Reason {
        /// A person pulled the cord.
        record Cord(Stop stop) implements Reason {}

        /// These broke it, those that have been red longest first.
        record Broken(List<Member> members) implements Reason {}

        /// Everything is green again, but nobody has said yet what the cause was.
        record AwaitingCause(Stop stop) implements Reason {}

        /// A stop holds, and it is not known whether everything is green again.
        ///
        /// @param uncertain ids of what is not known: also of what broke the line and was not seen since, or is
        ///     not here at all; empty when there is nothing on the line any more
        record StillUnknown(Stop stop, List<String> uncertain) implements Reason {}

        /// Nothing is known to be broken, but not everything is known.
        ///
        /// @param uncertain what is not known; empty when there is nothing on the line at all
        record Uncertain(List<Member> uncertain) implements Reason {}

        /// Nothing is known to be broken, but the book of stops cannot be read: somebody may have pulled the
        /// cord.
        record BooksAway() implements Reason {}

        /// These failed and are run again, which decides.
        ///
        /// @param since since when the first of them is, or null when it is about to be
        record Confirming(List<Member> members, @Nullable Instant since) implements Reason {}

        /// Everything is well.
        ///
        /// @param tolerated red, but not for long enough to stop the line
        record Well(List<Member> tolerated) implements Reason {}
    }

    /// What the team's book says of lines.
    ///
    /// @param stops the open stops of all lines
    /// @param confirmations the confirmations that are open or ended lately, newest first
    /// @param current whether these can be relied on
    public record Written(List<Stop> stops, List<Confirmation> confirmations, boolean current) {
        public Written {
            stops = List.copyOf(stops);
            confirmations = List.copyOf(confirmations);
        }
    }

    /// Derives a line's state from its members and what the book says. Pure.
    ///
    /// @param all every pipeline there is; those that do not belong to the line are passed over
    public static Line of(LineRule rule, List<Member> all, Written written, Instant now) {
        List<Member> members = all.stream().filter(rule::covers).toList();
        List<Stop> stops = written.stops().stream()
                .filter(stop -> stop.line().equals(rule.name()))
                .toList();
        List<Confirmation> confirmations = written.confirmations().stream()
                .filter(one -> members.stream().anyMatch(member -> member.id().equals(one.subject())))
                .toList();
        return new Judgement(rule, members, new Written(stops, confirmations, written.current()), now).line();
    }

    public String name() {
        return rule.name();
    }
}
