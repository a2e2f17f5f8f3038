package dev.andon.notice;

import dev.andon.board.Post;
import dev.andon.claim.Claim;
import dev.andon.source.Fault;
import dev.andon.source.Freshness;
import dev.andon.source.Glob;
import dev.andon.source.Selection;
import dev.andon.text.Sentence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A source.
///
/// @param post what is known of it
/// @param freshness how far that can be relied on
record SourceMatter(Post post, Freshness freshness) implements Matter {
    @Override
    public String subject() {
        return Notice.ofSource(source());
    }

    @Override
    public String source() {
        return post.source().name();
    }

    @Override
    public String name() {
        return source();
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

    /// That it is lost is itself seen as it happens.
    @Override
    public boolean reliable() {
        return true;
    }

    @Override
    public boolean isAmong(List<Glob> pipelines) {
        return Selection.any(pipelines, source());
    }

    /// Who does not see what they broke must know that.
    @Override
    public boolean concerns(Addressee to) {
        return true;
    }

    @Override
    public @Nullable Claim claim() {
        return null;
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
                lost && fault != null ? List.of(Sentence.of("notice.words", fault.sentence())) : List.of(),
                List.of(),
                List.of(),
                null,
                at,
                kind.isAlarm());
    }
}
