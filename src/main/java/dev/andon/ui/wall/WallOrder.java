package dev.andon.ui.wall;

import dev.andon.board.Light;
import dev.andon.board.Tile;
import dev.andon.board.WallSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Puts tiles into the order in which they stand on a wall: the same tiles always stand in the same places. Pure.
final class WallOrder {
    private static final Comparator<Tile> BY_NAME =
            Comparator.comparing(Tile::name, String.CASE_INSENSITIVE_ORDER).thenComparing(Tile::id);

    private WallOrder() {}

    /// @param tiles in the board's order: by source, then by name
    static List<Tile> of(List<Tile> tiles, WallSettings.Order order) {
        return switch (order) {
            case SOURCE -> tiles;
            case NAME -> byName(tiles);
            case SEVERITY -> bySeverity(tiles);
        };
    }

    private static List<Tile> byName(List<Tile> tiles) {
        return tiles.stream().sorted(BY_NAME).toList();
    }

    /// One heap for each light: cheaper than comparing ten thousand tiles with each other.
    private static List<Tile> bySeverity(List<Tile> tiles) {
        Map<Light, List<Tile>> heaps = new EnumMap<>(Light.class);
        boolean oneSource = true;
        for (Tile tile : tiles) {
            oneSource &= tile.source().equals(tiles.getFirst().source());
            heaps.computeIfAbsent(tile.light(), light -> new ArrayList<>()).add(tile);
        }
        List<Tile> ordered = new ArrayList<>(tiles.size());
        for (List<Tile> heap : heaps.values()) {
            if (!oneSource) {
                heap.sort(BY_NAME);
            }
            ordered.addAll(heap);
        }
        return ordered;
    }
}
