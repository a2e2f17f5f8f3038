package dev.andon.notice;

import dev.andon.board.Post;
import dev.andon.claim.Claim;
import dev.andon.source.Glob;
import dev.andon.source.Selection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What concerns all that a source shows: who sees nothing of what they broke must know that. Nobody claims it.
interface SourceWide extends Matter {
    Post post();

    @Override
    default String source() {
        return post().source().name();
    }

    @Override
    default String name() {
        return source();
    }

    /// That a source is lost is itself seen as it happens, and a token ends by the clock alone.
    @Override
    default boolean reliable() {
        return true;
    }

    @Override
    default boolean isAmong(List<Glob> pipelines) {
        return Selection.any(pipelines, source());
    }

    @Override
    default boolean concerns(Addressee to) {
        return true;
    }

    @Override
    default @Nullable Claim claim() {
        return null;
    }
}
