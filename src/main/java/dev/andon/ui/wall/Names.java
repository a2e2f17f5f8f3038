package dev.andon.ui.wall;

import dev.andon.board.Tile;
import dev.andon.ui.kit.Ruler;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the tiles of a wall are called: by their own names, by source and name where several sources have the
/// name, and by their ids where one source has it twice. Each name is measured once.
final class Names {
    private final Ruler ruler;
    private final Map<String, Name> measured = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();
    private final Set<String> twice = new HashSet<>();

    Names(Ruler ruler) {
        this.ruler = ruler;
    }

    /// Prepares for these tiles and forgets those that are long gone.
    void prepare(List<Tile> tiles) {
        ambiguous.clear();
        twice.clear();
        Set<List<String>> seen = HashSet.newHashSet(tiles.size());
        Map<String, String> sources = HashMap.newHashMap(tiles.size());
        for (Tile tile : tiles) {
            String other = sources.putIfAbsent(tile.name(), tile.source());
            if (other != null && !other.equals(tile.source())) {
                ambiguous.add(tile.name());
            }
            if (!seen.add(List.of(tile.source(), tile.name()))) {
                twice.add(tile.name());
            }
        }
        if (measured.size() > 2 * tiles.size()) {
            measured.clear();
        }
    }

    Name of(Tile tile) {
        boolean withSource = !tile.placeholder() && ambiguous.contains(tile.name());
        String called = twice.contains(tile.name()) ? tile.known().pipeline().id() : tile.name();
        String shown = withSource ? tile.source() + " · " + called : called;
        return measured.computeIfAbsent(shown, text -> Name.of(text, ruler));
    }
}
