package dev.andon.keeper;

import dev.andon.board.Board;
import dev.andon.board.Event;
import dev.andon.board.Headline;
import dev.andon.board.Light;
import dev.andon.board.Tile;
import dev.andon.line.LineState;
import dev.andon.server.build.BuildServers;
import dev.andon.server.http.Connection;
import dev.andon.server.http.Http;
import dev.andon.source.FaultKind;
import dev.andon.source.Source;
import dev.andon.testing.HandClock;
import dev.andon.testing.LoopbackServer;
import dev.andon.text.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import okhttp3.OkHttpClient;

/// Servers on loopback, looked at and kept as the program does it, step by step and by a clock that stands still
/// between the steps. The feeds are written as `name status activity`, with commas between the projects.
final class Watch implements AutoCloseable {
    static final Duration EVERY = Source.EVERY;
    private static final OkHttpClient CLIENT = Connection.shared();
    private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);

    private final HandClock clock = new HandClock();
    private final List<Board> boards = new ArrayList<>();
    private final FloorKeeper keeper = new FloorKeeper(clock, boards::add);
    private final Map<String, Server> servers = new LinkedHashMap<>();

    private static final class Server implements AutoCloseable {
        private volatile MockResponse answer =
                new MockResponse.Builder().code(503).build();
        private final LoopbackServer loopback = LoopbackServer.answering(_ -> answer);
        private Poller poller;
        private Duration pause = Duration.ZERO;

        @Override
        public void close() {
            loopback.close();
        }
    }

    /// One server called `ci`.
    static Watch ofOneServer() {
        return ofServers("ci");
    }

    static Watch ofServers(String... names) {
        return ofServers(UnaryOperator.identity(), names);
    }

    static Watch ofServers(UnaryOperator<Source> settings, String... names) {
        var watch = new Watch();
        List<Event> told = new ArrayList<>();
        List<Source> sources = new ArrayList<>();
        for (String name : names) {
            var server = new Server();
            Source source = settings.apply(
                    Source.of(name, "cctray", server.loopback.url("/cc.xml").uri()));
            var http = new Http(source, CLIENT, watch.clock);
            var adapter = BuildServers.named("cctray").orElseThrow().reader().apply(http, source);
            server.poller = new Poller(
                    new Watched(source, adapter, http, null), watch.clock, event -> watch.keeper.keep(List.of(event)));
            watch.servers.put(name, server);
            sources.add(source);
        }
        told.add(new Event.SourcesChanged(sources));
        watch.keeper.keep(told);
        return watch;
    }

    /// From now on `ci` answers with this feed; it is looked at.
    Watch shows(String projects) {
        return shows("ci", projects);
    }

    Watch shows(String server, String projects) {
        return answers(server, LoopbackServer.ok(feed(projects)));
    }

    Watch answers(MockResponse answer) {
        return answers("ci", answer);
    }

    Watch answers(String server, MockResponse answer) {
        Server it = servers.get(server);
        it.answer = answer;
        it.pause = it.poller.turn();
        return this;
    }

    static String feed(String projects) {
        var feed = new StringBuilder("<Projects>");
        for (String project : projects.split(",")) {
            if (!project.isBlank()) {
                String[] words = project.strip().split(" ");
                feed.append(
                        "<Project name=\"%s\" lastBuildStatus=\"%s\" activity=\"%s\" lastBuildLabel=\"7\" lastBuildTime=\"%s\" webUrl=\"http://ci.example.test/\"/>"
                                .formatted(words[0], words[1], words[2], words.length > 3 ? words[3] : ""));
            }
        }
        return feed.append("</Projects>").toString();
    }

    Watch later(Duration time) {
        clock.move(time);
        keeper.keep(List.of(new Event.Tick()));
        return this;
    }

    Board board() {
        return boards.getLast();
    }

    Tile tile(String id) {
        return board().tiles().stream()
                .filter(tile -> tile.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not on the wall: " + id));
    }

    Light light(String id) {
        return tile(id).light();
    }

    String headline(String id) {
        return ENGLISH.say(Headline.of(tile(id), clock.instant()));
    }

    LineState line() {
        return board().line();
    }

    FaultKind fault(String source) {
        return board().sources().stream()
                .filter(post -> post.source().name().equals(source))
                .findFirst()
                .orElseThrow()
                .fault()
                .kind();
    }

    /// The pause that the last look at a server ended with.
    Duration pause(String server) {
        return servers.get(server).pause;
    }

    @Override
    public void close() {
        keeper.close();
        servers.values().forEach(Server::close);
    }
}
