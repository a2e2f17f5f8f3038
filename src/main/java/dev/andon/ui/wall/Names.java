package dev.andon.ui.wall;

import dev.andon.board.Tile;
import dev.andon.ui.kit.Ruler;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the tiles of a wall are called: by their own names, and by source and name where a name alone would not
/// say which one is meant. Each name is measured once.
final class Names {
    private final Ruler ruler;
    private final Map<String, Name> measured = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();

    Names(Ruler ruler) {
        this.ruler = ruler;
    }

    /// Prepares for these tiles and forgets those that are long gone.
    void prepare(List<Tile> tiles) {
        ambiguous.clear();
        Map<String, String> sources = HashMap.newHashMap(tiles.size());
        for (Tile tile : tiles) {
            String other = sources.putIfAbsent(tile.name(), tile.source());
            if (other != null && !other.equals(tile.source())) {
                ambiguous.add(tile.name());
            }
        }
        if (measured.size() > 2 * tiles.size()) {
            measured.clear();
        }
    }

    Name of(Tile tile) {
        boolean withSource = !tile.placeholder() && ambiguous.contains(tile.name());
        String shown = withSource ? tile.source() + " · " + tile.name() : tile.name();
        return measured.computeIfAbsent(shown, text -> Name.of(text, ruler));
    }
}
