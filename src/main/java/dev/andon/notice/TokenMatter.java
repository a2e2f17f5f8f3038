package dev.andon.notice;

import dev.andon.board.Post;
import dev.andon.board.TokenEnd;
import dev.andon.text.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The token of a source, so many days before it ends.
///
/// @param now the time of the board
record TokenMatter(Post post, int days, Instant now) implements SourceWide {
    /// It is told twice: when there is time to ask somebody for a new one, and when there is none left.
    static List<Matter> of(Post post, Instant now) {
        return List.of(new TokenMatter(post, 7, now), new TokenMatter(post, 1, now));
    }

    private Optional<TokenEnd> end() {
        return TokenEnd.of(post, now);
    }

    @Override
    public String subject() {
        return "token " + days + " " + source();
    }

    @Override
    public State state() {
        if (post.cost().tokenEnds() == null) {
            return State.UNCLEAR;
        }
        boolean isSoon = end().filter(end -> end.left().compareTo(Duration.ofDays(days)) <= 0)
                .isPresent();
        return isSoon ? State.BROKEN : State.WELL;
    }

    @Override
    public Kind breaking() {
        return Kind.TOKEN_ENDS;
    }

    @Override
    public Kind mending() {
        return Kind.TOKEN_RENEWED;
    }

    @Override
    public Notice notice(Kind kind, Standing before, Instant at) {
        Sentence title = end().filter(end -> kind == Kind.TOKEN_ENDS)
                .map(TokenEnd::sentence)
                .orElse(Sentence.of("notice.tokenRenewed", name()));
        return new Notice(
                kind,
                Notice.ofSource(source()),
                title,
                kind == Kind.TOKEN_ENDS ? List.of(Sentence.of("notice.tokenEnds")) : List.of(),
                List.of(),
                List.of(),
                null,
                at,
                kind.isAlarm());
    }
}
