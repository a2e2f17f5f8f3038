package dev.andon.board;

import dev.andon.build.Pipeline;
import dev.andon.build.ServerClaim;
import dev.andon.claim.Claim;
import dev.andon.line.Line;
import dev.andon.line.LineState;
import dev.andon.line.Member;
import dev.andon.source.Freshness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The picture people see at one moment: made from the floor and the time, immutable.
///
/// @param at the moment
/// @param tiles every pipeline of every source, in the settings' order of sources and the order of names
/// @param sources every source, in the settings' order
/// @param counts how many tiles shine with each light
/// @param announcements what Andon says about itself
/// @param lines every line, in the settings' order
/// @param books what the team's books said last
public record Board(
        Instant at,
        List<Tile> tiles,
        List<Post> sources,
        Map<Light, Integer> counts,
        List<String> announcements,
        List<Line> lines,
        Books books) {
    public static final Board EMPTY = of(Floor.EMPTY, Instant.EPOCH);

    public static Board of(Floor floor, Instant now) {
        List<Tile> tiles = new ArrayList<>();
        Map<String, Claim> claims = HashMap.newHashMap(floor.books().claims().size());
        floor.books().claims().forEach(claim -> claims.put(claim.subject(), claim));
        floor.posts().values().forEach(post -> addTiles(post, now, claims, tiles));
        // What is known to be disabled says nothing about a line.
        List<Member> members = tiles.stream()
                .filter(tile -> tile.light() != Light.QUIET || tile.freshness() != Freshness.FRESH)
                .map(Tile::member)
                .toList();
        return new Board(
                now,
                List.copyOf(tiles),
                List.copyOf(floor.posts().values()),
                count(tiles),
                List.copyOf(floor.announcements().values()),
                floor.rules().stream()
                        .map(rule -> Line.of(rule, members, floor.books().ofLines(), now))
                        .toList(),
                floor.books());
    }

    private static void addTiles(Post post, Instant now, Map<String, Claim> claims, List<Tile> tiles) {
        Freshness freshness = post.freshness(now);
        String source = post.source().name();
        if (post.known().isEmpty()) {
            Known nothing = Known.first(Pipeline.named(source, source).done(), now);
            tiles.add(new Tile(source, nothing, post.seen(), freshness, post.fault(), true, null, false));
            return;
        }
        for (Known known : post.known()) {
            Claim claim = claims.get(Tile.id(source, known));
            tiles.add(new Tile(
                    source,
                    known,
                    post.seen(),
                    freshness,
                    post.fault(),
                    false,
                    claim == null ? own(known) : claim,
                    post.rerunnable()));
        }
    }

    /// The server's own claim.
    private static @Nullable Claim own(Known known) {
        ServerClaim claim = known.pipeline().claim();
        if (claim == null) {
            return null;
        }
        Instant since = claim.since() == null ? Instant.EPOCH : claim.since();
        return new Claim(0, known.pipeline().id(), claim.by(), claim.by(), claim.reason(), since, null, null);
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

    public Optional<Line> line(String name) {
        return lines.stream().filter(line -> line.name().equals(name)).findFirst();
    }

    /// All lines in one word, the worst.
    public LineState line() {
        return lines.stream().map(Line::state).min(Comparator.naturalOrder()).orElse(LineState.UNKNOWN);
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
