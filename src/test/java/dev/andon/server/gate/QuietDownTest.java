package dev.andon.server.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.andon.line.Barrier;
import dev.andon.line.Gate;
import dev.andon.line.GateSight;
import dev.andon.server.http.Connection;
import dev.andon.server.http.Http;
import dev.andon.source.Acted;
import dev.andon.source.FaultKind;
import dev.andon.source.Secret;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A Jenkins that can be quieted down, with crumbs or without.
class QuietDownTest {
    private static final Barrier BARRIER = new Barrier("trunk", "shop is broken by Ann", List.of());

    private final AtomicBoolean quiet = new AtomicBoolean();
    private final AtomicBoolean crumbs = new AtomicBoolean();
    private final LoopbackServer server = LoopbackServer.answering(this::answer);

    private MockResponse answer(RecordedRequest request) {
        return switch (request.getMethod() + " " + request.getUrl().encodedPath()) {
            case "GET /ci/api/json" -> LoopbackServer.ok("{\"quietingDown\":" + quiet.get() + "}");
            case "GET /ci/crumbIssuer/api/json" ->
                crumbs.get()
                        ? LoopbackServer.ok("{\"crumb\":\"c7\",\"crumbRequestField\":\"Jenkins-Crumb\"}")
                        : LoopbackServer.status(404);
            case "POST /ci/quietDown" -> changed(request, true);
            case "POST /ci/cancelQuietDown" -> changed(request, false);
            default -> LoopbackServer.status(404);
        };
    }

    private MockResponse changed(RecordedRequest request, boolean wanted) {
        if (crumbs.get() && !"c7".equals(request.getHeaders().get("Jenkins-Crumb"))) {
            return LoopbackServer.status(403);
        }
        quiet.set(wanted);
        return new MockResponse.Builder()
                .code(302)
                .addHeader("Location", "http://localhost/ci/.")
                .build();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void isShutWithTheReasonAndRestored() throws ServerFault {
        Gate gate = gate();
        GateSight before = gate.look();
        assertEquals(new GateSight(GateSight.State.OPEN, QuietDown.WORKING, ""), before);
        assertInstanceOf(Acted.Done.class, gate.shut(BARRIER));
        assertEquals(GateSight.State.SHUT, gate.look().state());
        assertEquals("shop is broken by Ann", posts().getFirst().getUrl().queryParameter("reason"));
        assertInstanceOf(Acted.Done.class, gate.restore(before.setting()));
        assertEquals(GateSight.State.OPEN, gate.look().state());
    }

    @Test
    void oneThatIsShutAlreadyIsSentNothingAndLeftAsItWas() throws ServerFault {
        quiet.set(true);
        Gate gate = gate();
        GateSight before = gate.look();
        gate.shut(BARRIER);
        gate.restore(before.setting());
        assertEquals(List.of(), posts());
        assertEquals(GateSight.State.SHUT, gate.look().state());
    }

    @Test
    void oneThatSomebodyOpenedMeanwhileIsSentNothing() throws ServerFault {
        assertInstanceOf(Acted.Done.class, gate().restore(QuietDown.WORKING));
        assertEquals(List.of(), posts());
    }

    @Test
    void showsTheCrumbWhereTheServerHandsThemOut() throws ServerFault {
        crumbs.set(true);
        assertInstanceOf(Acted.Done.class, gate().shut(BARRIER));
        assertEquals(GateSight.State.SHUT, gate().look().state());
    }

    @Test
    void anAnswerThatDoesNotSayIsAFault() {
        try (var other = LoopbackServer.answering(_ -> LoopbackServer.ok("{\"jobs\":[]}"))) {
            ServerFault fault =
                    assertThrows(ServerFault.class, () -> gate(other).look());
            assertEquals(FaultKind.UNREADABLE, fault.kind());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "<a href='quietDown'>, OPEN",
        "<a href=\"/ci/quietDown\">, OPEN",
        "<a href='cancelQuietDown'>, SHUT",
        "<a href=\"/ci/cancelQuietDown\">(cancel)</a><a href=\"quietDown\">, SHUT"
    })
    void aHudsonTellsByWhatItsAdministratorsCanDo(String page, GateSight.State state) throws ServerFault {
        try (var hudson =
                LoopbackServer.answering(request -> request.getTarget().equals("/ci/manage")
                        ? LoopbackServer.ok(page)
                                .newBuilder()
                                .setHeader("Content-Type", "text/html;charset=UTF-8")
                                .build()
                        : LoopbackServer.ok("{}"))) {
            assertEquals(state, gate(hudson).look().state());
        }
    }

    @Test
    void nothingIsSentToAServerThatDoesNotSayHowItStands() {
        try (var away = LoopbackServer.answering(_ -> LoopbackServer.status(403))) {
            assertThrows(ServerFault.class, () -> gate(away).shut(BARRIER));
            assertEquals(1, away.asked().size());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://ci.test,                      https://ci.test/",
        "https://ci.test/jenkins/,             https://ci.test/jenkins/",
        "https://ci.test/jenkins/job/shop,     https://ci.test/jenkins/",
        "https://ci.test/view/all/,            https://ci.test/",
        "https://ci.test/blue/organizations/x, https://ci.test/",
        "https://ci.test/api/json,             https://ci.test/",
        "https://ci.test/hudson/cc.xml,        https://ci.test/hudson/"
    })
    void theWholeServerIsMeantWhateverPageWasGiven(URI pasted, URI root) {
        assertEquals(root, JenkinsDoor.root(pasted));
    }

    private List<RecordedRequest> posts() {
        return server.asked().stream()
                .filter(request -> request.getMethod().equals("POST"))
                .toList();
    }

    private Gate gate() {
        return gate(server);
    }

    private static Gate gate(LoopbackServer server) {
        Source source = Source.of("ci", "jenkins-quiet-down", server.url("/ci/").uri())
                .withToken("ann", new Secret("t0ken-of-ann"))
                .withTimes(Source.EVERY, Duration.ofSeconds(5));
        var http = new Http(source, Connection.shared(), InstantSource.system());
        return GateKinds.named("jenkins-quiet-down").orElseThrow().maker().apply(http, source);
    }
}
