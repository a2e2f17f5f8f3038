package dev.andon.board;

import dev.andon.text.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// That a source's token ends soon, or has ended.
///
/// @param source the source's name
/// @param at when, as its server tells
/// @param left how long it is good yet; negative when it no longer is
public record TokenEnd(String source, Instant at, Duration left) {
    /// From when on it is worth a look.
    private static final Duration AHEAD = Duration.ofDays(14);

    /// Empty as long as nobody need care, or nobody knows.
    public static Optional<TokenEnd> of(Post post, Instant now) {
        return Optional.ofNullable(post.cost().tokenEnds())
                .map(at -> new TokenEnd(post.source().name(), at, Duration.between(now, at)))
                .filter(end -> end.left().compareTo(AHEAD) <= 0);
    }

    public static List<TokenEnd> all(Board board) {
        return board.sources().stream()
                .flatMap(post -> of(post, board.at()).stream())
                .sorted((one, other) -> one.at().compareTo(other.at()))
                .toList();
    }

    /// Begun days count as whole ones: in the last day there is one left.
    public long days() {
        return Math.ceilDiv(Math.max(0, left.toMinutes()), Duration.ofDays(1).toMinutes());
    }

    public Sentence sentence() {
        String date = at.atZone(ZoneOffset.UTC).toLocalDate().toString();
        return left.isPositive()
                ? Sentence.of("token.ends", source, date, days())
                : Sentence.of("token.ended", source, date);
    }
}
