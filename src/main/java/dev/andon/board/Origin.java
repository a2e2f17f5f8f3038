package dev.andon.board;

import dev.andon.build.Pipeline;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where what is live comes from: how its revision fared when it was built.
///
/// @param commit the revision that is live
/// @param state how it fared
/// @param source the source of the pipeline that says so
/// @param pipeline the id of its tile: `ci/shop`
/// @param current whether who built it can be seen
/// @param stretch what lies between live and green; null when nothing does, or when nobody knows
public record Origin(
        String commit,
        State state,
        String source,
        String pipeline,
        boolean current,
        @Nullable Stretch stretch) {
    public enum State {
        GREEN,
        RED,
        /// It is being built, and no build of it has ended.
        UNFINISHED,
        /// It passed with warnings, or nobody knows.
        UNKNOWN;

        /// The word in JSON.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Two revisions of a pipeline, of which the first is live and the second is green.
    ///
    /// @param source the source of the pipeline
    /// @param pipeline as it was last seen
    public record Stretch(String source, Pipeline pipeline, String from, String to) {
        /// Whether this is about the same two revisions.
        public boolean isBetween(String from, String to) {
            return this.from.equals(from) && this.to.equals(to);
        }
    }

    /// Whether what is live was not found good by who built it.
    public boolean isViolation() {
        return state == State.RED || state == State.UNFINISHED;
    }

    /// The same when the builder cannot be seen: what ran may have ended, and what was red stays so.
    Origin unseen() {
        return new Origin(commit, state == State.UNFINISHED ? State.UNKNOWN : state, source, pipeline, false, stretch);
    }
}
