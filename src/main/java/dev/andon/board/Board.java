package dev.andon.board;

import dev.andon.build.Build;
import dev.andon.build.Lag;
import dev.andon.build.Pipeline;
import dev.andon.build.ServerClaim;
import dev.andon.claim.Claim;
import dev.andon.claim.ClaimState;
import dev.andon.deploy.Rollback;
import dev.andon.deploy.Service;
import dev.andon.guard.Vigil;
import dev.andon.line.Line;
import dev.andon.line.LineState;
import dev.andon.line.Member;
import dev.andon.people.Crew;
import dev.andon.people.Person;
import dev.andon.source.Freshness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The picture people see at one moment: made from the floor and the time, immutable.
///
/// @param at the moment
/// @param tiles every pipeline of every source, in the settings' order of sources and the order of names
/// @param sources every source, in the settings' order
/// @param counts how many tiles shine with each light
/// @param announcements what Andon says about itself
/// @param lines every line, in the settings' order
/// @param gates every gate of the settings, in their order, and those that no settings name any more
/// @param books what the team's books said last
/// @param crew who is who, and who may do what
public record Board(
        Instant at,
        List<Tile> tiles,
        List<Post> sources,
        Map<Light, Integer> counts,
        List<String> announcements,
        List<Line> lines,
        List<GateStanding> gates,
        Books books,
        Crew crew) {
    public static final Board EMPTY = of(Floor.EMPTY, Instant.EPOCH);

    public static Board of(Floor floor, Instant now) {
        List<Tile> tiles = new ArrayList<>();
        Map<String, Claim> claims = HashMap.newHashMap(floor.books().claims().size());
        // What lapsed is over, though nobody has written so yet.
        floor.books().claims().stream()
                .filter(claim -> !claim.isLapsed(now))
                .forEach(claim -> claims.put(claim.subject(), claim));
        floor.posts().values().forEach(post -> addTiles(post, now, claims, floor, tiles));
        // What is known to be disabled says nothing about a line.
        List<Member> members = tiles.stream()
                .filter(tile -> tile.light() != Light.QUIET || tile.freshness() != Freshness.FRESH)
                .map(Tile::member)
                .toList();
        List<Line> lines = floor.rules().stream()
                .map(rule -> Line.of(rule, members, floor.books().ofLines(), now))
                .toList();
        return new Board(
                now,
                List.copyOf(tiles),
                List.copyOf(floor.posts().values()),
                count(tiles),
                List.copyOf(floor.announcements().values()),
                lines,
                GateStanding.of(floor.gates(), lines, floor.books()),
                floor.books(),
                floor.crew());
    }

    private static void addTiles(Post post, Instant now, Map<String, Claim> claims, Floor floor, List<Tile> tiles) {
        Crew crew = floor.crew();
        Freshness freshness = post.freshness(now);
        String source = post.source().name();
        if (post.known().isEmpty()) {
            Known nothing = Known.first(Pipeline.named(source, source).done(), now);
            tiles.add(new Tile(
                    source,
                    nothing,
                    post.seen(),
                    freshness,
                    post.fault(),
                    true,
                    null,
                    null,
                    Set.of(),
                    null,
                    List.of(),
                    null,
                    null));
            return;
        }
        for (Known known : post.known()) {
            Origin origin = origin(Tile.id(source, known), floor, now);
            Claim written = claims.get(Tile.id(source, known));
            Claim claim = written == null ? own(known, source, crew) : written;
            ClaimState state = claim == null ? null : state(claim, known, source, crew);
            tiles.add(new Tile(
                    source,
                    known,
                    post.seen(),
                    freshness,
                    post.fault(),
                    false,
                    claim,
                    state,
                    post.abilities(),
                    vigil(known, source, floor.books()),
                    rollbacks(known, source, floor.books()),
                    origin,
                    lag(Tile.id(source, known), origin, floor.books())));
        }
    }

    /// What a builder says that cannot be seen now may be out of date.
    private static @Nullable Origin origin(String id, Floor floor, Instant now) {
        Origin origin = floor.origins().get(id);
        if (origin == null) {
            return null;
        }
        Post builder = floor.posts().get(origin.source());
        return builder == null || builder.freshness(now) == Freshness.LOST ? origin.unseen() : origin;
    }

    private static @Nullable Lag lag(String id, @Nullable Origin origin, Books books) {
        return origin == null || origin.stretch() == null
                ? null
                : books.lagOn(id, origin.stretch()).orElse(null);
    }

    /// The pipeline that is asked what was changed between two revisions of a service; empty when nobody knows
    /// who built either.
    public Optional<Origin.Stretch> stretch(Tile tile, Service service, String from, String to) {
        return sources.stream()
                .filter(post -> post.source().name().equals(tile.source()))
                .findFirst()
                .flatMap(post -> Origins.stretch(sources, post.source().builtBy(), service, from, to));
    }

    private static @Nullable Vigil vigil(Known known, String source, Books books) {
        return known.pipeline().deployment() == null
                ? null
                : books.vigilOn(Tile.id(source, known)).orElse(null);
    }

    private static List<Rollback> rollbacks(Known known, String source, Books books) {
        return known.pipeline().deployment() == null ? List.of() : books.rollbacksOf(Tile.id(source, known));
    }

    /// The server's own claim.
    private static @Nullable Claim own(Known known, String source, Crew crew) {
        ServerClaim claim = known.pipeline().claim();
        if (claim == null) {
            return null;
        }
        Instant since = claim.since() == null ? Instant.EPOCH : claim.since();
        Person by = claim.whose(crew, source);
        return new Claim(0, Tile.id(source, known), by, by, claim.reason(), since, null, null);
    }

    /// The same revision once more is no fix.
    private static ClaimState state(Claim claim, Known known, String source, Crew crew) {
        Build next = known.pipeline().current();
        boolean submitted = next != null
                && (next.commit().isEmpty()
                        || !next.commit().equals(known.verdict().commit()))
                && next.breakers().stream().anyMatch(author -> crew.isSame(claim.holder(), author, source));
        return submitted ? ClaimState.FIX_SUBMITTED : ClaimState.CLAIMED;
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

    /// The lines that a tile belongs to.
    public List<Line> linesOf(Tile tile) {
        Member member = tile.member();
        return lines.stream().filter(line -> line.rule().covers(member)).toList();
    }

    /// The gates of a line.
    public List<GateStanding> gatesOf(String line) {
        return gates.stream().filter(gate -> gate.gate().line().equals(line)).toList();
    }

    /// Whether a line is stopped and none of its gates is shut: everybody believes that nothing gets in.
    public boolean isHollow(Line line) {
        List<GateStanding> own = gatesOf(line.name());
        return line.state() == LineState.STOPPED
                && !own.isEmpty()
                && own.stream().noneMatch(GateStanding::isShut);
    }

    /// Whether one of the lines is.
    public boolean isHollow() {
        return lines.stream().anyMatch(this::isHollow);
    }

    /// Ids of what is red and may only be flaky: a line has it run again, and none is stopped by it.
    public Set<String> tried() {
        Set<String> tried = new HashSet<>();
        Set<String> broken = new HashSet<>();
        for (Line line : lines) {
            Set<String> of = line.state() == LineState.STOPPED ? broken : tried;
            line.failed().forEach(member -> of.add(member.id()));
        }
        tried.removeAll(broken);
        return tried;
    }

    /// Who is on a subject: a tile's, by the team's book or else by the server, or a line's; nobody whose time is
    /// over.
    public Optional<Claim> claimOn(String subject) {
        return tiles.stream()
                .map(Tile::claim)
                .filter(claim -> claim != null && claim.subject().equals(subject))
                .findFirst()
                .or(() -> books.claimOn(subject).filter(claim -> !claim.isLapsed(at)));
    }

    /// What somebody is on, by the team's book.
    public List<Claim> heldBy(Person holder) {
        Person known = crew.person(holder);
        return books.claims().stream()
                .filter(claim ->
                        !claim.isLapsed(at) && crew.person(claim.holder()).isSame(known))
                .toList();
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
