package dev.andon.server.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.line.GateSight;
import dev.andon.server.gate.Product.Reply;
import dev.andon.server.gate.Product.Request;
import dev.andon.source.Acted;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TeamCityQueueTest extends GateContract {
    private static final String CATEGORY = "{\"id\":\"queuePauserQueueState\"}";

    private boolean tellsOfItsQueue = true;
    private boolean showsPauses = true;
    private final OneSwitch queue = new OneSwitch(queue -> request -> answer(queue, request));

    TeamCityQueueTest() {
        super("teamcity-queue", Map.of());
    }

    @Override
    Product product() {
        return queue;
    }

    private Reply answer(OneSwitch queue, Request request) {
        return switch (request.call()) {
            case "GET /app/rest/health" -> {
                assertEquals(
                        "global:true,reportType:queuePauserQueueState,healthCategory:queuePauserQueueState",
                        request.query().get("locator"));
                yield Reply.ok(
                        queue.shut && showsPauses
                                ? "{\"count\":1,\"healthItem\":[{\"healthCategory\":" + CATEGORY + "}]}"
                                : "{\"count\":0,\"healthItem\":[]}");
            }
            case "GET /app/rest/health/category" ->
                Reply.ok("{\"healthCategory\":[" + (tellsOfItsQueue ? CATEGORY : "") + "]}");
            case "PUT /app/rest/buildQueue/pausedState" ->
                queue.turn(request.json().get("paused").getAsBoolean(), Reply.NOTHING);
            default -> Reply.MISSING;
        };
    }

    @Test
    void thePauseSaysWhichLineIsStoppedAndWhy() throws ServerFault {
        gate().shut(BARRIER);

        assertEquals(
                "Andon: trunk is stopped. shop/main is broken by Ann",
                writes().getFirst().json().get("reason").getAsString());
    }

    @Test
    void aServerThatTellsNothingOfItsQueueIsNotTakenForOpen() {
        tellsOfItsQueue = false;

        assertEquals(
                FaultKind.UNREADABLE,
                assertThrows(ServerFault.class, () -> gate().look()).kind());
        assertThrows(ServerFault.class, () -> gate().shut(BARRIER));
        assertEquals(0, writes().size());
    }

    @Test
    void aPauseThatNobodyIsShownIsUnsure() throws ServerFault {
        showsPauses = false;

        Acted acted = gate().shut(BARRIER);

        assertTrue(
                assertInstanceOf(Acted.Unsure.class, acted).fault().sentence().contains("by hand"), acted.toString());
        assertEquals(1, writes().size());
        assertEquals(GateSight.State.OPEN, gate().look().state());
    }
}
