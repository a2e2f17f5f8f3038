package dev.andon.board;

import dev.andon.claim.Claim;
import dev.andon.claim.Echo;
import dev.andon.claim.Release;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Rollback;
import dev.andon.line.Confirmation;
import dev.andon.line.Evidence;
import dev.andon.line.Line;
import dev.andon.line.LineRule;
import dev.andon.line.LineState;
import dev.andon.line.Member;
import dev.andon.line.Stop;
import dev.andon.people.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What Andon itself has to write into the team's books, given what it sees. Every instance of a team finds the
/// same duties; the books take care that each is done once.
public sealed interface Duty {
    /// A line broke and the book does not say so yet.
    ///
    /// @param seen when the newest of what broke it was seen, by our clock; null for never
    record Stopping(Stop stop, @Nullable Instant seen) implements Duty {}

    /// Everything on a line is green again, and green is enough for it.
    record Resuming(Stop stop) implements Duty {}

    /// Somebody claimed something on its build server, and the book does not say so yet.
    ///
    /// @param claim theirs, with its echo
    record Adopting(Claim claim) implements Duty {}

    /// A build server has an open claim as well, and the book does not say so yet.
    record Hearing(Claim claim, Echo echo) implements Duty {}

    /// A claim has come to its end.
    record Releasing(Claim claim, Release how) implements Duty {}

    /// A line waits for a pipeline to be run again, which the book does not say yet. Whoever writes it does it.
    record Confirming(String line, Confirmation wanted) implements Duty {}

    /// What was run again, or could not be, stops its line.
    record Deciding(Confirmation confirmation, Confirmation.Finding finding) implements Duty {}

    /// What was run again is green.
    record Confirmed(Confirmation confirmation) implements Duty {}

    /// It shows what came of a rollback.
    record Finding(Rollback rollback, Rollback.Finding finding) implements Duty {}

    /// All that is to be done. Pure.
    static List<Duty> of(Board board) {
        List<Duty> duties = new ArrayList<>();
        for (Line line : board.lines()) {
            of(line, board).ifPresent(duties::add);
            line.unasked().forEach(member -> confirming(line, member).ifPresent(duties::add));
        }
        Map<String, Tile> written = written(board);
        for (Confirmation open : board.books().confirmations()) {
            Tile tile = written.get(open.subject());
            if (open.isOpen() && tile != null) {
                progress(open, tile, board.at()).ifPresent(duties::add);
            }
        }
        for (Rollback open : board.books().rollbacks()) {
            finding(open, board).ifPresent(duties::add);
        }
        for (Claim claim : board.books().claims()) {
            end(claim, written.get(claim.subject()), board).ifPresent(how -> duties.add(new Releasing(claim, how)));
        }
        board.tiles().forEach(tile -> ServerStep.of(tile, board).ifPresent(duties::add));
        return List.copyOf(duties);
    }

    /// The tiles of which the books say something, by their ids. One walk over what may be ten thousand.
    private static Map<String, Tile> written(Board board) {
        Set<String> subjects = new HashSet<>();
        board.books().claims().forEach(claim -> subjects.add(claim.subject()));
        board.books().confirmations().forEach(one -> subjects.add(one.subject()));
        Map<String, Tile> tiles = new HashMap<>();
        for (Tile tile : subjects.isEmpty() ? List.<Tile>of() : board.tiles()) {
            if (subjects.contains(tile.id())) {
                tiles.putIfAbsent(tile.id(), tile);
            }
        }
        return tiles;
    }

    private static Optional<Duty> of(Line line, Board board) {
        boolean written = line.stops().stream().anyMatch(stop -> !stop.isByPerson());
        // Books that were not read may say that it is run again.
        boolean sure = board.books().current() || line.rule().confirm() == LineRule.Confirm.NONE;
        return switch (line.reason()) {
            case Line.Reason.Broken(List<Member> members)
            when !written && sure -> Optional.of(new Stopping(stop(line, members, board.at()), seen(members)));
            case Line.Reason.AwaitingCause(Stop stop)
            when line.rule().resume() == LineRule.Resume.GREEN -> Optional.of(new Resuming(stop));
            default -> Optional.empty();
        };
    }

    private static Optional<Duty> confirming(Line line, Member member) {
        Evidence evidence = member.evidence();
        if (evidence == null || evidence.build() == null) {
            return Optional.empty();
        }
        return Optional.of(new Confirming(
                line.name(),
                Confirmation.of(
                        member.id(),
                        evidence.build(),
                        evidence.found(),
                        Confirmation.patience(evidence.estimate()),
                        evidence.busy() ? Confirmation.Sending.SPARED : Confirmation.Sending.INTENDED)));
    }

    private static Optional<Duty> progress(Confirmation open, Tile tile, Instant now) {
        Member member = tile.member();
        if (member.red()) {
            return open.finding() != null
                    ? Optional.empty()
                    : open.finding(member, now).map(finding -> new Deciding(open, finding));
        }
        boolean isGreen = tile.light() == Light.GREEN || tile.light() == Light.UNSTABLE;
        return isGreen && member.certain() && isSeenAfter(tile, open.at())
                ? Optional.of(new Confirmed(open))
                : Optional.empty();
    }

    private static Optional<Duty> finding(Rollback open, Board board) {
        return board.tiles().stream()
                .filter(tile -> tile.id().equals(open.subject()))
                .findFirst()
                .flatMap(tile -> {
                    Deployment now = tile.known().pipeline().deployment();
                    Instant seen = tile.seen();
                    return now == null || seen == null || tile.vanished()
                            ? Optional.<Rollback.Finding>empty()
                            : open.finding(now, seen);
                })
                .map(finding -> new Finding(open, finding));
    }

    private static @Nullable Instant seen(List<Member> broken) {
        return broken.stream()
                .map(Member::seen)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Stop stop(Line line, List<Member> broken, Instant now) {
        Set<Person> breakers = new LinkedHashSet<>();
        broken.forEach(member -> breakers.addAll(member.breakers()));
        return new Stop(
                0,
                line.name(),
                line.since() == null ? now : line.since(),
                null,
                "",
                broken.stream().map(Member::id).toList(),
                List.copyOf(breakers),
                null);
    }

    private static Optional<Release> end(Claim claim, @Nullable Tile tile, Board board) {
        if (claim.isLapsed(board.at())) {
            return Optional.of(Release.LAPSED);
        }
        boolean lineRuns = board.lines().stream()
                .anyMatch(
                        line -> Claim.ofLine(line.name()).equals(claim.subject()) && line.state() == LineState.RUNNING);
        boolean tileIsGreen = tile != null && isGreenSince(tile, claim.since());
        return lineRuns || tileIsGreen ? Optional.of(Release.GREEN) : Optional.empty();
    }

    /// A green that was seen before the claim was taken says nothing about it: the claimant may have seen newer
    /// red.
    private static boolean isGreenSince(Tile tile, Instant claimed) {
        return tile.light() == Light.GREEN && isSeenAfter(tile, claimed);
    }

    private static boolean isSeenAfter(Tile tile, Instant time) {
        Instant seen = tile.seen();
        return seen != null && seen.isAfter(time);
    }
}
