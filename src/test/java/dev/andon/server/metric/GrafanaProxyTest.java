package dev.andon.server.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.andon.guard.Inquiry;
import dev.andon.source.ServerFault;
import dev.andon.testing.LoopbackServer;
import dev.andon.testing.Scenario;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrafanaProxyTest extends MetricSourceContract {
    GrafanaProxyTest() {
        super("grafana");
    }

    @Override
    String expression() {
        return "sum(increase(orders_total[${step}]))";
    }

    @Override
    int requestsForFourWeeks() {
        return 9;
    }

    @Override
    Map<String, String> options() {
        return Map.of("datasource", "P1");
    }

    @Test
    void asksAsPrometheusCountsAndForOneValueForEachBucket() throws ServerFault {
        JsonObject posted = posted(expression(), options());
        JsonObject query = posted.getAsJsonArray("queries").get(0).getAsJsonObject();
        assertEquals(BEGIN.plus(MINUTE).toEpochMilli(), posted.get("from").getAsLong());
        assertEquals(END.toEpochMilli(), posted.get("to").getAsLong());
        assertEquals(60_000, query.get("intervalMs").getAsLong());
        assertEquals("60s", query.get("interval").getAsString());
        assertEquals(11_000, query.get("maxDataPoints").getAsLong());
        assertEquals("P1", query.getAsJsonObject("datasource").get("uid").getAsString());
    }

    @Test
    void passesOnTheQueryOfAnotherDataSource() throws ServerFault {
        JsonObject posted = posted(
                "{\"target\": \"summarize(shop.orders, '${step}', 'sum')\"}",
                Map.of("datasource", "G1", "stamp", "begin"));
        JsonObject query = posted.getAsJsonArray("queries").get(0).getAsJsonObject();
        assertEquals(BEGIN.toEpochMilli(), posted.get("from").getAsLong());
        assertEquals(
                END.toEpochMilli() - 1,
                posted.get("to").getAsLong(),
                "the last bucket is whole, and none begins after it");
        assertEquals("summarize(shop.orders, '60s', 'sum')", query.get("target").getAsString());
        assertEquals("A", query.get("refId").getAsString());
    }

    private JsonObject posted(String expression, Map<String, String> options) throws ServerFault {
        Scenario numbers = scenario("numbers");
        String answer = numbers.files().get("answer.json");
        try (var server = LoopbackServer.answering(_ -> LoopbackServer.ok(answer))) {
            adapter(source(server).withOptions(options)).measure(new Inquiry(expression, BEGIN, END, MINUTE));
            return JsonParser.parseString(server.asked().getFirst().getBody().utf8())
                    .getAsJsonObject();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"a\":}", "{} {}"})
    void refusesAQueryThatIsNoJson(String expression) {
        var inquiry = new Inquiry(expression, BEGIN, END, MINUTE);
        var fault = assertThrows(ServerFault.class, () -> measure(scenario("numbers"), inquiry));
        assertTrue(fault.fault().sentence().contains("begins with a brace"), fault.toString());
    }
}
