package dev.andon.server.gate;

import dev.andon.server.gate.Product.Reply;
import dev.andon.server.gate.Product.Request;
import java.util.Map;

class WoodpeckerQueueTest extends GateContract {
    private final OneSwitch queue = new OneSwitch(queue -> request -> answer(queue, request));

    WoodpeckerQueueTest() {
        super("woodpecker-queue", Map.of());
    }

    @Override
    Product product() {
        return queue;
    }

    private static Reply answer(OneSwitch queue, Request request) {
        return switch (request.call()) {
            case "GET /api/queue/info" ->
                new Reply(
                        200,
                        "{\"pending\":null,\"running\":[],\"stats\":{\"worker_count\":2},\"paused\":" + queue.shut
                                + "}");
            case "POST /api/queue/pause" -> queue.turn(true, Reply.NOTHING);
            case "POST /api/queue/resume" -> queue.turn(false, Reply.NOTHING);
            default -> Reply.MISSING;
        };
    }
}
