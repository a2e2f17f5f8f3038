package dev.andon.bench;

import dev.andon.board.Board;
import dev.andon.board.Event;
import dev.andon.board.Floor;
import dev.andon.build.BuildServer;
import dev.andon.build.Pipeline;
import dev.andon.build.Sight;
import dev.andon.server.build.BuildServers;
import dev.andon.server.http.Http;
import dev.andon.source.Cost;
import dev.andon.source.Observation;
import dev.andon.source.Selection;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.ui.wall.WallLayout;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// Single steps, by JMH: 10,000 pipelines, of which every one changes each time.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Methods {
    private static final int PIPELINES = 10_000;
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final Source source = Source.of("feed", "cctray", URI.create("http://127.0.0.1/feed"));
    private final byte[][] packed = {
        Feed.packed(Feed.xml(PIPELINES, 0, true)), Feed.packed(Feed.xml(PIPELINES, 1, true))
    };
    private int turn;
    private final BuildServer feed = feed();
    private final List<Sight> sights = List.of(sight(), sight());
    private final List<WallLayout.Wish> wishes = wishes();
    private final WallLayout.Room room = new WallLayout.Room(1900, 1000, 20.8);
    private Floor floor =
            Floor.EMPTY.after(new Event.SourcesChanged(List.of(source)), NOW).floor();

    /// The adapter's whole look without the network: unpack, read, map.
    @Benchmark
    public List<Pipeline> look() throws ServerFault {
        return feed.look();
    }

    /// The keeper's step: next floor and its board.
    @Benchmark
    public Board step() {
        var seen = new Observation.Seen<>("feed", NOW, Duration.ZERO, Cost.NONE, sights.get(turn++ % 2));
        floor = floor.after(new Event.Observed(seen, Source.EVERY), NOW).floor();
        return Board.of(floor, NOW);
    }

    /// The wall's layout.
    @Benchmark
    public WallLayout layout() {
        return WallLayout.of(wishes, room);
    }

    private BuildServer feed() {
        Interceptor canned = chain -> new Response.Builder()
                .request(chain.request())
                .protocol(Protocol.HTTP_1_1)
                .code(200)
                .message("OK")
                .header("Content-Encoding", "gzip")
                .body(ResponseBody.create(packed[turn++ % 2], MediaType.get("application/xml")))
                .build();
        var client = new OkHttpClient.Builder().addInterceptor(canned).build();
        var http = new Http(source, client, InstantSource.system());
        return BuildServers.named("cctray").orElseThrow().reader().apply(http, source);
    }

    private Sight sight() {
        try {
            return Sight.of(feed.look(), Selection.ALL, NOW);
        } catch (ServerFault e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<WallLayout.Wish> wishes() {
        List<WallLayout.Wish> wishes = new ArrayList<>();
        for (int i = 0; i < PIPELINES; i++) {
            wishes.add(new WallLayout.Wish(7 + i % 5, 5 + i % 3, i % 40 != 0));
        }
        return wishes;
    }
}
