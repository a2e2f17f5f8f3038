package dev.andon.board;

import dev.andon.build.Pipeline;
import dev.andon.line.LineState;
import dev.andon.source.Freshness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The picture people see at one moment: made from the floor and the time, immutable.
///
/// @param at the moment
/// @param tiles every pipeline of every source, in the settings' order of sources and the order of names
/// @param sources every source, in the settings' order
/// @param counts how many tiles shine with each light
/// @param announcements what Andon says about itself
public record Board(
        Instant at, List<Tile> tiles, List<Post> sources, Map<Light, Integer> counts, List<String> announcements) {
    public static final Board EMPTY = of(Floor.EMPTY, Instant.EPOCH);

    public static Board of(Floor floor, Instant now) {
        List<Tile> tiles = new ArrayList<>();
        floor.posts().values().forEach(post -> addTiles(post, now, tiles));
        return new Board(
                now,
                List.copyOf(tiles),
                List.copyOf(floor.posts().values()),
                count(tiles),
                List.copyOf(floor.announcements().values()));
    }

    private static void addTiles(Post post, Instant now, List<Tile> tiles) {
        Freshness freshness = post.freshness(now);
        String source = post.source().name();
        if (post.known().isEmpty()) {
            Known nothing = Known.first(Pipeline.named(source, source).done(), now);
            tiles.add(new Tile(source, nothing, post.seen(), freshness, post.fault(), true));
            return;
        }
        for (Known known : post.known()) {
            tiles.add(new Tile(source, known, post.seen(), freshness, post.fault(), false));
        }
    }

    private static Map<Light, Integer> count(List<Tile> tiles) {
        var counts = new EnumMap<Light, Integer>(Light.class);
        for (Light light : Light.values()) {
            counts.put(light, 0);
        }
        for (Tile tile : tiles) {
            counts.merge(tile.light(), 1, Integer::sum);
        }
        return counts;
    }

    public int count(Light light) {
        return counts.getOrDefault(light, 0);
    }

    /// The line of everything: stopped by anything red, unknown while anything is not known or nothing is.
    public LineState line() {
        if (count(Light.RED) > 0) {
            return LineState.STOPPED;
        }
        boolean certain = count(Light.UNKNOWN) == 0 && areAllFresh();
        boolean something = count(Light.GREEN) + count(Light.UNSTABLE) > 0;
        return certain && something ? LineState.RUNNING : LineState.UNKNOWN;
    }

    /// Warnings and disabled pipelines have lights of their own even when they are stale.
    private boolean areAllFresh() {
        return sources.stream().allMatch(post -> post.freshness(at) == Freshness.FRESH);
    }

    /// When the source we saw longest ago was last seen; null when one was never seen or there is none.
    public @Nullable Instant oldest() {
        Instant oldest = null;
        for (Post post : sources) {
            if (post.seen() == null) {
                return null;
            }
            if (oldest == null || post.seen().isBefore(oldest)) {
                oldest = post.seen();
            }
        }
        return oldest;
    }
}
