package dev.andon.board;

import dev.andon.claim.Claim;
import dev.andon.line.Stop;
import java.util.List;
import java.util.Optional;

/// What the team's books said when they were last read.
///
/// @param claims all open claims
/// @param stops all open stops of all lines
/// @param current whether they can be relied on: false as long as they were not read yet, or cannot be read now
public record Books(List<Claim> claims, List<Stop> stops, boolean current) {
    /// Where there are no books nobody stops anything.
    public static final Books NONE = new Books(List.of(), List.of());

    /// There are books, and what they say is not known.
    public static final Books UNREAD = NONE.notCurrent();

    /// Books that were read just now.
    public Books(List<Claim> claims, List<Stop> stops) {
        this(claims, stops, true);
    }

    public Books {
        claims = List.copyOf(claims);
        stops = List.copyOf(stops);
    }

    /// The same when they cannot be read any more.
    public Books notCurrent() {
        return new Books(claims, stops, false);
    }

    /// The open claim on a subject.
    public Optional<Claim> claimOn(String subject) {
        return claims.stream().filter(claim -> claim.subject().equals(subject)).findFirst();
    }
}
