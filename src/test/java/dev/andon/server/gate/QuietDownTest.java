package dev.andon.server.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.line.GateSight;
import dev.andon.server.gate.Product.Reply;
import dev.andon.server.gate.Product.Request;
import dev.andon.source.ServerFault;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A Jenkins that can be quieted down, with crumbs or without, or a Hudson.
class QuietDownTest extends GateContract {
    private boolean handsOutCrumbs;
    /// A Hudson's page for administrators; a Jenkins has none that we ask for.
    private String page = "";

    private final OneSwitch jenkins = new OneSwitch(jenkins -> request -> answer(jenkins, request));

    QuietDownTest() {
        super("jenkins-quiet-down", Map.of());
    }

    @Override
    Product product() {
        return jenkins;
    }

    private Reply answer(OneSwitch jenkins, Request request) {
        return switch (request.call()) {
            case "GET /api/json" -> Reply.ok(page.isEmpty() ? "{\"quietingDown\":" + jenkins.shut + "}" : "{}");
            case "GET /manage" -> page.isEmpty() ? Reply.MISSING : Reply.ok(page);
            case "GET /crumbIssuer/api/json" ->
                handsOutCrumbs ? Reply.ok("{\"crumb\":\"c7\",\"crumbRequestField\":\"Jenkins-Crumb\"}") : Reply.MISSING;
            case "POST /quietDown" -> jenkins.turn(true, Reply.BACK);
            case "POST /cancelQuietDown" -> jenkins.turn(false, Reply.BACK);
            default -> Reply.MISSING;
        };
    }

    @Test
    void isShutWithTheReason() throws ServerFault {
        gate().shut(BARRIER);

        assertEquals("shop/main is broken by Ann", writes().getFirst().query().get("reason"));
    }

    @Test
    void showsTheCrumbWhereTheServerHandsThemOut() throws ServerFault {
        handsOutCrumbs = true;

        assertDone(gate().shut(BARRIER));
        gate().restore("working");

        assertEquals(
                2,
                server.asked().stream()
                        .filter(request -> "c7".equals(request.getHeaders().get("Jenkins-Crumb")))
                        .count());
    }

    @ParameterizedTest
    @CsvSource({
        "<a href='quietDown'>, OPEN",
        "<a href=\"/ci/quietDown\">, OPEN",
        "<a href='cancelQuietDown'>, SHUT",
        "<a href=\"/ci/cancelQuietDown\">(cancel)</a><a href=\"quietDown\">, SHUT"
    })
    void aHudsonTellsByWhatItsAdministratorsCanDo(String offers, GateSight.State state) throws ServerFault {
        page = offers;

        assertEquals(state, gate().look().state());
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
}
