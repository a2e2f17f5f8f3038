package dev.andon.board;

import dev.andon.claim.Claim;
import dev.andon.line.Confirmation;
import dev.andon.line.Line;
import dev.andon.line.Stop;
import java.util.List;
import java.util.Optional;

/// What the team's books said when they were last read.
///
/// @param claims all open claims
/// @param stops all open stops of all lines
/// @param confirmations what is run again, or was lately, newest first
/// @param current whether they can be relied on: false as long as they were not read yet, or cannot be read now
public record Books(List<Claim> claims, List<Stop> stops, List<Confirmation> confirmations, boolean current) {
    /// Where there are no books nobody stops anything.
    public static final Books NONE = new Books(List.of(), List.of());

    /// There are books, and what they say is not known.
    public static final Books UNREAD = NONE.notCurrent();

    /// Books that were read just now.
    public Books(List<Claim> claims, List<Stop> stops) {
        this(claims, stops, List.of(), true);
    }

    public Books {
        claims = List.copyOf(claims);
        stops = List.copyOf(stops);
        confirmations = List.copyOf(confirmations);
    }

    /// The same with these confirmations.
    public Books with(List<Confirmation> confirmations) {
        return new Books(claims, stops, confirmations, current);
    }

    /// The same when they cannot be read any more.
    public Books notCurrent() {
        return new Books(claims, stops, confirmations, false);
    }

    Line.Written ofLines() {
        return new Line.Written(stops, confirmations, current);
    }

    /// The open claim on a subject.
    public Optional<Claim> claimOn(String subject) {
        return claims.stream().filter(claim -> claim.subject().equals(subject)).findFirst();
    }
}
