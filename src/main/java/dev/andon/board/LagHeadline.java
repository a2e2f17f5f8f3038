package dev.andon.board;

import dev.andon.build.Lag;
import dev.andon.text.Sentence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is green and not live, in sentences. Pure.
public final class LagHeadline {
    private LagHeadline() {}

    /// How many commits, whose, and how old the oldest is; or why that cannot be told. Empty when there are none.
    public static Optional<Sentence> of(Tile tile, Instant now) {
        Lag lag = tile.lag();
        if (lag == null || (lag.isTold() && lag.complete() && lag.commits() == 0)) {
            return Optional.empty();
        }
        return Optional.of(
                lag.isTold() ? Sentence.of("lag", dated(lag, now)) : Sentence.of("lag.untold", lag.trouble()));
    }

    /// How many and whose, for the little room of a tile's last line; empty when it is not known.
    public static Optional<Sentence> inBrief(Tile tile) {
        Lag lag = tile.lag();
        return lag == null || !lag.isTold() || lag.commits() == 0
                ? Optional.empty()
                : Optional.of(Sentence.of("lag.brief", whose(lag)));
    }

    /// How many commits there are, and whose.
    static Sentence commits(int count, boolean complete, List<?> authors) {
        Sentence many = Sentence.of(complete ? "commits" : "commits.atLeast", count);
        return authors.isEmpty() ? many : Sentence.of("commits.by", many, authors);
    }

    private static Sentence whose(Lag lag) {
        return commits(lag.commits(), lag.complete(), lag.authors());
    }

    private static Sentence dated(Lag lag, Instant now) {
        return lag.oldest() == null
                ? whose(lag)
                : Sentence.of("commits.oldest", whose(lag), Headline.age(lag.oldest(), now));
    }
}
