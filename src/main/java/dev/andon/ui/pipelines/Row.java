package dev.andon.ui.pipelines;

import dev.andon.board.Light;
import dev.andon.board.Tile;
import org.jspecify.annotations.Nullable;

/// A row of the list.
sealed interface Row {
    /// What it is, from one board to the next.
    String key();

    /// How far it is set in.
    int depth();

    /// The worst light of what it stands for.
    Light light();

    /// Whether a build of it runs now, whatever the last one said.
    boolean runs();

    /// A pipeline.
    record One(Tile tile, int depth) implements Row {
        @Override
        public String key() {
            return tile.id();
        }

        @Override
        public Light light() {
            return tile.light();
        }

        @Override
        public boolean runs() {
            return tile.isRunning();
        }

        /// Tables compare what they show with what comes, and all that is known of two pipelines is much to compare.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof One one && one.tile == tile && one.depth == depth;
        }

        @Override
        public int hashCode() {
            return tile.id().hashCode();
        }
    }

    /// What stands above several.
    ///
    /// @param name what it is called
    /// @param runs whether a build runs of one with that light
    /// @param count how many pipelines are in it, however deep
    /// @param open whether they are shown
    record Group(String key, String name, int depth, Light light, boolean runs, int count, boolean open)
            implements Row {}
}
