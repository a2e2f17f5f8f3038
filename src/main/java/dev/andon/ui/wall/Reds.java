package dev.andon.ui.wall;

import dev.andon.board.Light;
import dev.andon.board.Tile;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Remembers what is red, to tell what has just turned red. What is red on the very first board is no news.
final class Reds {
    private static final Duration NEWS = Duration.ofSeconds(10);

    private final Map<String, Instant> since = new HashMap<>();
    private @Nullable Set<String> red;

    /// Takes in the tiles of a newer board.
    ///
    /// @param tiles in the order of the wall
    /// @return the id of the first tile that turned red, or null
    @Nullable
    String after(List<Tile> tiles, Instant at) {
        Set<String> before = red;
        var now = new HashSet<String>();
        String first = null;
        for (Tile tile : tiles) {
            if (tile.light() != Light.RED) {
                continue;
            }
            String id = tile.id();
            now.add(id);
            if (before != null && !before.contains(id)) {
                since.put(id, at);
                first = first == null ? id : first;
            }
        }
        red = now;
        since.keySet().retainAll(now);
        since.values().removeIf(began -> Duration.between(began, at).compareTo(NEWS) >= 0);
        return first;
    }

    /// Whether a tile turned red within the last ten seconds.
    boolean isNews(Tile tile) {
        return !since.isEmpty() && since.containsKey(tile.id());
    }
}
