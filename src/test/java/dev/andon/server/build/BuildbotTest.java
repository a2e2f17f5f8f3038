package dev.andon.server.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.andon.build.BuildServer;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.people.Person;
import dev.andon.source.FaultKind;
import dev.andon.source.Glob;
import dev.andon.source.Push;
import dev.andon.source.Secret;
import dev.andon.source.Selection;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import dev.andon.testing.Scenario;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.Credentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuildbotTest extends BuildServerContract {
    BuildbotTest() {
        super("buildbot");
    }

    @Override
    protected Source source(URI address) {
        return super.source(address).withToken("wall", new Secret("t0ken-that-must-not-show"));
    }

    @Test
    void aLookCostsThreeRequestsAndTwoMoreForEachNewRed() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("failed"), "")) {
            BuildServer adapter = adapter(source(server));
            adapter.look();
            assertEquals(3 + 2 + 2, server.asked().size());
            adapter.look();
            assertEquals(3 + 2 + 2 + 3, server.asked().size());
        }
    }

    @Test
    void anUnchangedServerGivesTheVerySameList() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("failed"), "")) {
            BuildServer adapter = adapter(source(server));
            assertSame(adapter.look(), adapter.look());
        }
    }

    @Test
    void asksOnceWhoseCommitsABuildHasThatRunsAfterARedOne() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("fix-submitted"), "")) {
            BuildServer adapter = adapter(source(server));
            assertEquals(
                    List.of(Person.of("Ann <ann@example.test>")),
                    adapter.look().getFirst().current().breakers());
            assertEquals(3 + 2 + 1, server.asked().size());
            adapter.look();
            assertEquals(3 + 2 + 1 + 3, server.asked().size());
        }
    }

    @ParameterizedTest
    @CsvSource({"0a1b2c3d", "0a1b", "''"})
    void theRedRevisionOnceMoreOrAnUntoldOneIsNobodysFix(String revision) throws ServerFault {
        Scenario again = scenario("fix-submitted").with(text -> text.replace("4e5f6a7b", revision));
        assertEquals(List.of(), look(again).getFirst().current().breakers());
    }

    @Test
    void asksAgainForTheNamesThatItDidNotGet() throws ServerFault {
        var now = new AtomicReference<>(scenario("without-blame"));
        try (var server = LoopbackServer.answering(request -> LoopbackServer.play(now.get(), "", request))) {
            BuildServer adapter = adapter(source(server));
            assertEquals(List.of(), adapter.look().getFirst().last().failing());
            now.set(scenario("forced"));
            assertEquals(List.of("test"), adapter.look().getFirst().last().failing());
        }
    }

    @Test
    void aBuildThatTellsNothingMoreDoesNotCostTheOthersTheirNames() throws ServerFault {
        Scenario failed = scenario("failed").with("steps-43.json", "<html>");
        Map<String, Pipeline> seen = look(failed).stream().collect(Collectors.toMap(Pipeline::name, one -> one));
        assertEquals(List.of(), seen.get("cart").last().failing());
        assertNotEquals(List.of(), seen.get("shop").last().failing());
        Scenario other = scenario("failed").with("steps-42.json", "<html>");
        seen = look(other).stream().collect(Collectors.toMap(Pipeline::name, one -> one));
        assertEquals(List.of(), seen.get("shop").last().failing());
        assertNotEquals(List.of(), seen.get("cart").last().failing());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", "/#/", "/#/builders/3", "/#/console?tags=x", "/api/v2", "/api/v2/builders/3", "/api/"})
    void takesTheAddressOfAnyOfItsPages(String page) throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("passed"), "/ci")) {
            String root = server.url("/ci").toString();
            Pipeline shop = adapter(source(URI.create(root + page))).look().getFirst();
            assertEquals(root + "/#/builders/3", shop.url());
        }
    }

    @Test
    void showsBuildersWithOneOfTheTagsOnly() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("passed"), "")) {
            Source source = source(server);
            assertEquals(
                    List.of("shop", "cart"), names(adapter(source.withOptions(Map.of("tags", " team-a,nightly ")))));
            BuildServer nothing = adapter(source.withOptions(Map.of("tags", "team-c")));
            assertEquals(
                    FaultKind.MISSING,
                    assertThrows(ServerFault.class, nothing::look).kind());
        }
    }

    private static List<String> names(BuildServer adapter) throws ServerFault {
        return adapter.look().stream().map(Pipeline::name).toList();
    }

    private static String build(long id, int builder, long number, Object results) {
        boolean runs = results.equals("running");
        return "{\"buildid\":%d,\"builderid\":%d,\"number\":%d,\"complete\":%s,\"results\":%s,\"started_at\":1795345000,\"complete_at\":%s}"
                .formatted(id, builder, number, !runs, runs ? null : results, runs ? null : 1795345060);
    }

    private static String builds(String... builds) {
        return "{\"builds\":[" + String.join(",", builds) + "]}";
    }

    /// All the newest builds are the cart's; the shop's are older.
    private Scenario busy(int from, String... older) {
        return scenario("never-built")
                .with(
                        "builds.json",
                        builds(IntStream.range(from, from + Buildbot.NEWEST)
                                .map(id -> 2 * from + Buildbot.NEWEST - 1 - id)
                                .mapToObj(id -> build(id, 4, id, 0))
                                .toArray(String[]::new)))
                .with("older.json", builds(older));
    }

    private static long asksAboutOneBuilder(LoopbackServer server) {
        return server.asked().stream()
                .filter(request -> request.getTarget().startsWith("/api/v2/builders/"))
                .count();
    }

    @Test
    void asksOnceForABuilderThatWasNotBuiltLately() throws ServerFault {
        var now = new AtomicReference<>(busy(1_000, build(42, 3, 12, 2), build(41, 3, 11, 0)));
        try (var server = LoopbackServer.answering(request -> LoopbackServer.play(now.get(), "", request))) {
            BuildServer adapter = adapter(source(server));
            assertEquals(Outcome.FAILED, adapter.look().getFirst().last().outcome());
            now.set(busy(1_150));
            assertEquals(Outcome.FAILED, adapter.look().getFirst().last().outcome());
            assertEquals(1, asksAboutOneBuilder(server));
            now.set(busy(9_000, build(8_000, 3, 13, 0)));
            assertEquals("13", adapter.look().getFirst().last().label(), "more was built than the newest show");
            assertEquals(2, asksAboutOneBuilder(server));
        }
    }

    @Test
    void looksForTheLastResultBehindAnyNumberOfCancelledBuilds() throws ServerFault {
        String[] cancelled = IntStream.range(0, 10)
                .mapToObj(i -> build(100 - i, 3, 50 - i, 6))
                .toArray(String[]::new);
        Scenario scenario = busy(1_000, cancelled).with("deciding.json", builds(build(42, 3, 12, 2)));
        try (var server = LoopbackServer.playing(scenario, "")) {
            assertEquals("12", adapter(source(server)).look().getFirst().last().label());
            assertEquals(2, asksAboutOneBuilder(server));
        }
    }

    @Test
    void asksNothingMoreAboutBuildersThatNobodyWantsToSee() throws ServerFault {
        try (var server = LoopbackServer.playing(busy(1_000, build(42, 3, 12, 2)), "")) {
            var cartOnly = new Selection(List.of(new Glob("cart")), List.of(), List.of(), false);
            adapter(source(server).withSelection(cartOnly)).look();
            assertEquals(4, server.asked().size(), "the cart's own revision is all that is asked for besides");
        }
    }

    @Test
    void asksForVeryManyBuildersInSeveralLooks() throws ServerFault {
        String all = IntStream.rangeClosed(1, Buildbot.BUILDERS_ASKED + 30)
                .mapToObj(id -> "{\"builderid\":%d,\"name\":\"b%d\"}".formatted(id, id))
                .collect(Collectors.joining(",", "{\"builders\":[", "]}"));
        try (var server = LoopbackServer.playing(busy(1_000).with("builders.json", all), "")) {
            BuildServer adapter = adapter(source(server));
            assertEquals(
                    FaultKind.TOO_LARGE,
                    assertThrows(ServerFault.class, adapter::look).kind());
            assertEquals(Buildbot.BUILDERS_ASKED, asksAboutOneBuilder(server));
            assertEquals(Buildbot.BUILDERS_ASKED + 30, adapter.look().size());
            assertEquals(Buildbot.BUILDERS_ASKED + 29, asksAboutOneBuilder(server), "the cart is among the newest");
        }
    }

    // A Buildbot that lets in whom it knows by its cookie.

    private static final String PASSWORD = Credentials.basic("wall", "t0ken-that-must-not-show");

    private MockResponse locked(RecordedRequest request, String session) {
        if (request.getTarget().equals("/auth/login")) {
            return PASSWORD.equals(request.getHeaders().get("Authorization"))
                    ? new MockResponse.Builder()
                            .code(302)
                            .addHeader("Location", "http://buildbot.example/")
                            .addHeader("Set-Cookie", "TWISTED_SESSION=anonymous; Path=/")
                            .addHeader("Set-Cookie", "TWISTED_SESSION=" + session + "; Path=/")
                            .build()
                    : LoopbackServer.status(401);
        }
        return ("TWISTED_SESSION=" + session).equals(request.getHeaders().get("Cookie"))
                ? LoopbackServer.play(scenario("passed"), "", request)
                : LoopbackServer.status(403);
    }

    private static long logins(LoopbackServer server) {
        return server.asked().stream()
                .filter(request -> request.getTarget().equals("/auth/login"))
                .count();
    }

    @Test
    void logsInWhenItIsRefusedAndAgainWhenTheSessionHasRunOut() throws ServerFault {
        var session = new AtomicReference<>("one");
        try (var server = LoopbackServer.answering(request -> locked(request, session.get()))) {
            BuildServer adapter = adapter(source(server));
            adapter.look();
            adapter.look();
            assertEquals(1, logins(server));
            session.set("two");
            assertFalse(adapter.look().isEmpty());
            assertEquals(2, logins(server));
        }
    }

    @Test
    void saysThatThePasswordIsWrongAfterOneTry() {
        try (var server = LoopbackServer.answering(request -> locked(request, "one"))) {
            BuildServer adapter = adapter(source(server).withToken("wall", new Secret("wrong")));
            ServerFault fault = assertThrows(ServerFault.class, adapter::look);
            assertEquals(FaultKind.REFUSED, fault.kind());
            assertEquals(2, server.asked().size());
        }
    }

    @Test
    void saysThatItIsRefusedByAServerWithoutLogin() {
        Function<RecordedRequest, MockResponse> noLogin =
                request -> LoopbackServer.status(request.getTarget().equals("/auth/login") ? 501 : 403);
        assertEquals(FaultKind.REFUSED, faultWhen(noLogin).kind());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a build begins   | builds  | new      | 2",
                "a build ends     | builds  | finished | 2",
                "a build tells    | builds  | update   | 1",
                "a worker changes | workers | new      | 1"
            })
    void aPushIsAHintWhenABuildBeginsOrEnds(String what, String topic, String event, int hints) throws Exception {
        String stream = "event: handshake\ndata: d71a8efc\n\nevent: event\n"
                + "data: {\"key\": [\"%s\", \"4\", \"%s\"], \"message\": {\"state_string\": \"new\"}}\n\n"
                        .formatted(topic, event);
        Function<RecordedRequest, MockResponse> answers =
                request -> request.getTarget().equals("/sse/listen/builds/*/*")
                        ? new MockResponse.Builder()
                                .addHeader("Content-Type", "text/event-stream")
                                .body(stream)
                                .build()
                        : LoopbackServer.status(404);
        try (var server = LoopbackServer.answering(answers)) {
            var heard = new AtomicInteger();
            ((Push) adapter(source(server))).listen(heard::incrementAndGet);
            assertEquals(hints, heard.get(), what + ", and once because the stream stands");
        }
    }
}
