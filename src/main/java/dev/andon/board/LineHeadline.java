package dev.andon.board;

import dev.andon.claim.Claim;
import dev.andon.line.Confirmation;
import dev.andon.line.Line;
import dev.andon.line.Member;
import dev.andon.line.Stop;
import dev.andon.people.Person;
import dev.andon.text.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Why a line is as it is, in one sentence; and who is on it, in another.
public final class LineHeadline {
    private static final Duration FLAKY_IS_TOLD = Duration.ofHours(1);

    private LineHeadline() {}

    public static Sentence of(Line line, Instant now) {
        return switch (line.reason()) {
            case Line.Reason.Cord(Stop stop) ->
                Sentence.of(
                        "line.byCord",
                        Objects.requireNonNull(stop.by(), "who pulled the cord"),
                        Headline.age(stop.at(), now),
                        stop.why());
            case Line.Reason.Broken(List<Member> members) -> broken(line, members, now);
            case Line.Reason.AwaitingCause(Stop stop) -> Sentence.of("line.awaitsCause", Headline.age(stop.at(), now));
            case Line.Reason.StillUnknown(Stop stop, var uncertain) ->
                uncertain.isEmpty()
                        ? Sentence.of("line.nothingOnItNow", Headline.age(stop.at(), now))
                        : Sentence.of("line.stillUnknown", Headline.age(stop.at(), now), uncertain);
            case Line.Reason.Uncertain(List<Member> uncertain) ->
                uncertain.isEmpty() ? Sentence.of("line.nothingOnIt") : Sentence.of("line.uncertain", ids(uncertain));
            case Line.Reason.BooksAway() -> Sentence.of("line.booksAway");
            case Line.Reason.Confirming(List<Member> members, var since) ->
                since == null
                        ? Sentence.of("line.toBeRunAgain", ids(members))
                        : Sentence.of("line.isRunAgain", ids(members), Headline.age(since, now));
            case Line.Reason.Well(List<Member> tolerated) ->
                tolerated.isEmpty() ? well(line, now) : Sentence.of("line.tolerated", ids(tolerated));
        };
    }

    /// What passed only when it was run again is told for a while: nobody stopped for it, and it will come again.
    private static Sentence well(Line line, Instant now) {
        List<Confirmation> flaky = line.confirmations().stream()
                .filter(one -> one.finding() == Confirmation.Finding.PASSED)
                .filter(one ->
                        one.ended() != null && one.ended().plus(FLAKY_IS_TOLD).isAfter(now))
                .toList();
        List<String> subjects =
                flaky.stream().map(Confirmation::subject).distinct().toList();
        return flaky.isEmpty()
                ? Sentence.of("line.well")
                : Sentence.of(
                        "line.flaky",
                        subjects,
                        Headline.age(Objects.requireNonNull(flaky.getFirst().ended()), now));
    }

    private static Sentence broken(Line line, List<Member> members, Instant now) {
        Sentence who = brokenBy(line, members, now);
        return line.confirmations().stream()
                .filter(one -> one.isOpen() && ids(members).contains(one.subject()))
                .findFirst()
                .map(one -> confirmed(one, who))
                .orElse(who);
    }

    private static Sentence confirmed(Confirmation open, Sentence who) {
        if (open.finding() == Confirmation.Finding.FAILED) {
            return Sentence.of("line.failedAgain", who);
        }
        if (!open.words().isEmpty()) {
            return Sentence.of("line.notRunAgain", who, open.words());
        }
        return open.finding() == null ? who : Sentence.of("line.unconfirmed", who);
    }

    private static Sentence brokenBy(Line line, List<Member> members, Instant now) {
        Set<Person> breakers = new LinkedHashSet<>();
        members.forEach(member -> breakers.addAll(member.breakers()));
        Duration age = Headline.age(brokenSince(line, members).orElse(now), now);
        return breakers.isEmpty()
                ? Sentence.of("line.broken", ids(members), age)
                : Sentence.of("line.brokenBy", ids(members), List.copyOf(breakers), age);
    }

    /// When the first of them broke, as its tile says too: the line may have been stopped only when somebody looked.
    private static Optional<Instant> brokenSince(Line line, List<Member> members) {
        return members.stream()
                .map(Member::since)
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> Optional.ofNullable(line.since()));
    }

    /// Why it is stopped, for those who stand before a gate: without an age, which nobody there would renew.
    public static Sentence why(Line line) {
        return switch (line.reason()) {
            case Line.Reason.Cord(Stop stop) ->
                Sentence.of("barrier.cord", Objects.requireNonNull(stop.by(), "who pulled the cord"), stop.why());
            case Line.Reason.Broken(List<Member> members) -> Sentence.of("barrier.broken", ids(members));
            default -> Sentence.of("barrier.held");
        };
    }

    /// Who is on it: on the line itself, or else on everything that broke it. Empty for a line that is not
    /// stopped.
    public static Optional<Sentence> onIt(Line line, Board board) {
        if (line.since() == null) {
            return Optional.empty();
        }
        List<String> subjects = List.of(Claim.ofLine(line.name()));
        if (line.reason() instanceof Line.Reason.Broken(List<Member> members)
                && holder(subjects.getFirst(), board).isEmpty()) {
            subjects = ids(members);
        }
        Set<Person> holders = new LinkedHashSet<>();
        for (String subject : subjects) {
            Optional<Person> holder = holder(subject, board);
            if (holder.isEmpty()) {
                return Optional.of(Sentence.of("line.nobodyIsOnIt"));
            }
            holders.add(holder.get());
        }
        return Optional.of(Sentence.of("wall.claimedBy", List.copyOf(holders)));
    }

    /// What a stopped line holds back, and how many of its gates are shut for that.
    public static Sentence holdsBack(Line line, Board board) {
        List<GateStanding> gates = board.gatesOf(line.name());
        long shut = gates.stream().filter(GateStanding::isShut).count();
        if (shut < gates.size()) {
            return Sentence.of("line.gatesOpen", shut, gates.size());
        }
        Sentence covered = covered(line, board);
        return gates.isEmpty() ? covered : Sentence.of("line.gatesShut", covered, shut, gates.size());
    }

    /// How much it covers, and what is still at work on it.
    private static Sentence covered(Line line, Board board) {
        // What is busy first: to ask all of ten thousand tiles takes a millisecond at each board.
        List<String> busy = board.tiles().stream()
                .filter(tile -> tile.activity().isBusy() && line.rule().covers(tile.member()))
                .map(Tile::name)
                .toList();
        return busy.isEmpty()
                ? Sentence.of("line.holdsBack", line.size())
                : Sentence.of("line.holdsBackBusy", line.size(), busy);
    }

    private static Optional<Person> holder(String subject, Board board) {
        return board.claimOn(subject).map(Claim::holder);
    }

    private static List<String> ids(List<Member> members) {
        return members.stream().map(Member::id).toList();
    }
}
