package dev.andon.ui.pipelines;

import dev.andon.board.Light;
import dev.andon.board.Tile;

/// A row of the list.
sealed interface Row {
    /// What it is, from one board to the next.
    String key();

    /// How far it is set in.
    int depth();

    /// The worst light of what it stands for.
    Light light();

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
    }

    /// What stands above several.
    ///
    /// @param name what it is called
    /// @param count how many pipelines are in it, however deep
    /// @param open whether they are shown
    record Group(String key, String name, int depth, Light light, int count, boolean open) implements Row {}
}
