package dev.andon.server.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.server.gate.Product.Reply;
import dev.andon.server.gate.Product.Request;
import java.util.Map;

class TeamCityConfigurationTest extends GateContract {
    private final OneSwitch configuration = new OneSwitch(paused -> request -> answer(paused, request));

    TeamCityConfigurationTest() {
        super("teamcity-configuration", Map.of("configuration", "Shop_Deploy"));
    }

    @Override
    Product product() {
        return configuration;
    }

    private static Reply answer(OneSwitch paused, Request request) {
        return switch (request.call()) {
            case "GET /app/rest/buildTypes/id:Shop_Deploy/paused" -> new Reply(200, String.valueOf(paused.shut));
            case "PUT /app/rest/buildTypes/id:Shop_Deploy/paused" -> {
                assertEquals(String.valueOf(!paused.shut), request.body());
                yield paused.turn(!paused.shut, new Reply(200, request.body()));
            }
            default -> Reply.MISSING;
        };
    }
}
