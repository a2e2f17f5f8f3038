package dev.andon.notice;

import dev.andon.board.Post;
import dev.andon.source.Fault;
import dev.andon.source.Freshness;
import dev.andon.text.Sentence;
import java.time.Instant;
import java.util.List;

/// A source.
///
/// @param post what is known of it
/// @param freshness how far that can be relied on
record SourceMatter(Post post, Freshness freshness) implements SourceWide {
    @Override
    public String subject() {
        return Notice.ofSource(source());
    }

    /// A source that was never seen is lost only once a look at it went wrong.
    @Override
    public State state() {
        return switch (freshness) {
            case FRESH -> State.WELL;
            case STALE -> State.UNCLEAR;
            case LOST -> post.seen() == null && post.fault() == null ? State.UNCLEAR : State.BROKEN;
        };
    }

    @Override
    public Kind breaking() {
        return Kind.SOURCE_LOST;
    }

    @Override
    public Kind mending() {
        return Kind.SOURCE_BACK;
    }

    @Override
    public Notice notice(Kind kind, Standing before, Instant at) {
        Fault fault = post.fault();
        boolean lost = kind == Kind.SOURCE_LOST;
        return new Notice(
                kind,
                subject(),
                lost ? Sentence.of("notice.sourceLost", name()) : Sentence.of("notice.sourceBack", name()),
                lost && fault != null ? List.of(Sentence.of("notice.words", fault)) : List.of(),
                List.of(),
                List.of(),
                null,
                at,
                kind.isAlarm());
    }
}
