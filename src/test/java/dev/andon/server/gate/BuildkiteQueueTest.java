package dev.andon.server.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import dev.andon.line.GateSight;
import dev.andon.server.gate.Product.Reply;
import dev.andon.server.gate.Product.Request;
import dev.andon.source.ServerFault;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BuildkiteQueueTest extends GateContract {
    private final OneSwitch queue = new OneSwitch(queue -> request -> answer(queue, request));

    BuildkiteQueueTest() {
        super("buildkite-queue", Map.of("organization", "shop", "cluster", "c-1", "queue", "q-2"));
    }

    @Override
    Product product() {
        return queue;
    }

    private static Reply answer(OneSwitch queue, Request request) {
        String path = "/v2/organizations/shop/clusters/c-1/queues/q-2";
        if (request.call().equals("POST " + path + "/pause_dispatch")) {
            queue.note = request.json().get("dispatch_paused_note").getAsString();
            return queue.turn(true, Reply.ok(wire(queue)));
        }
        if (request.call().equals("POST " + path + "/resume_dispatch")) {
            return queue.turn(false, Reply.ok(wire(queue)));
        }
        return request.call().equals("GET " + path) ? Reply.ok(wire(queue)) : Reply.MISSING;
    }

    private static JsonObject wire(OneSwitch queue) {
        JsonObject wire = Product.json("{'id':'q-2','key':'deploys','dispatch_paused':" + queue.shut + "}");
        wire.addProperty("dispatch_paused_note", queue.shut ? queue.note : null);
        return wire;
    }

    @Test
    void thePauseSaysWhy() throws ServerFault {
        gate().shut(BARRIER);
        assertEquals(
                new GateSight(GateSight.State.SHUT, "paused", "Andon: trunk is stopped. shop/main is broken by Ann"),
                gate().look());
    }

    @Test
    void aPauseOfSomebodyElseIsNotLifted() throws ServerFault {
        String before = gate().look().setting();
        gate().shut(BARRIER);
        queue.openedBySomebody();
        queue.shutBySomebody();
        int sent = writes().size();
        assertDone(gate().restore(before));
        assertEquals(sent, writes().size());
        assertEquals("shut Bob's holiday", queue.portrait());
    }

    @Test
    void theApiOfBuildkiteIsOnAnotherHostThanItsPages() {
        assertEquals(
                URI.create("https://api.buildkite.com/"),
                BuildkiteQueue.root(URI.create("https://buildkite.com/shop")));
        assertEquals(
                URI.create("https://api.buildkite.com/"),
                BuildkiteQueue.root(URI.create("https://api.buildkite.com/v2/organizations/shop")));
    }
}
