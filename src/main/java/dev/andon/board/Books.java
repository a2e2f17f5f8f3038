package dev.andon.board;

import dev.andon.claim.Claim;
import dev.andon.line.Stop;
import java.util.List;

/// What the team's books said when they were last read.
///
/// @param claims all open claims
/// @param stops all open stops of all lines
public record Books(List<Claim> claims, List<Stop> stops) {
    public static final Books NONE = new Books(List.of(), List.of());

    public Books {
        claims = List.copyOf(claims);
        stops = List.copyOf(stops);
    }
}
