package dev.andon.server.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.source.FaultKind;
import dev.andon.source.Secret;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import java.net.URI;
import java.util.List;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

class DatadogTest extends MetricSourceContract {
    DatadogTest() {
        super("datadog");
    }

    @Override
    String expression() {
        return "sum:orders.count{env:prod}.as_count().rollup(sum, ${step})";
    }

    @Override
    int requestsForFourWeeks() {
        return 28;
    }

    @Override
    String token() {
        return "api-key-that-must-not-show:application-key-that-must-not-show";
    }

    @Override
    protected List<String> secrets() {
        return List.of(token().split(":"));
    }

    @Override
    boolean carriesToken(RecordedRequest request) {
        return "api-key-that-must-not-show".equals(request.getHeaders().get("DD-API-KEY"))
                && "application-key-that-must-not-show"
                        .equals(request.getHeaders().get("DD-APPLICATION-KEY"));
    }

    @Test
    void wantsTwoKeys() {
        Source one = source(URI.create("http://127.0.0.1:1")).withToken("", new Secret("one-key"));
        var mistake = assertThrows(IllegalArgumentException.class, () -> adapter(one));
        assertTrue(String.valueOf(mistake.getMessage()).contains("a colon between them"));
    }

    @Test
    void aKeyThatCannotBeSentIsARefusalThatDoesNotShowIt() {
        try (var server = LoopbackServer.playing(scenario("numbers"), "")) {
            Source source = source(server).withToken("", new Secret("kéy-of-Ann:key-of-Bob"));
            var fault = assertThrows(ServerFault.class, () -> adapter(source).measure(tenMinutes()));
            assertEquals(FaultKind.REFUSED, fault.kind());
            assertFalse(fault.toString().contains("y-of-"), fault.toString());
        }
    }
}
