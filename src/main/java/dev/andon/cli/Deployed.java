package dev.andon.cli;

import dev.andon.board.Board;
import dev.andon.board.Tile;
import java.util.List;

/// Finds what people name: a service in an environment.
final class Deployed {
    private Deployed() {}

    /// @param wanted the tile's id, or its end: `shop/production`
    /// @throws UsageFault when there is none, or more than one
    static Tile tile(String wanted, Board board) {
        List<Tile> found = board.tiles().stream()
                .filter(tile -> tile.id().equals(wanted)
                        || (tile.known().pipeline().deployment() != null
                                && tile.id().endsWith("/" + wanted)))
                .toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        String all = String.join(" or ", found.stream().map(Tile::id).toList());
        throw new UsageFault(
                found.isEmpty()
                        ? "Nothing that is deployed is called " + wanted + "."
                        : wanted + " may be " + all + ": say which.");
    }
}
