package dev.andon.server.metric;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.guard.Inquiry;
import dev.andon.source.ServerFault;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InfluxDb3Test extends MetricSourceContract {
    InfluxDb3Test() {
        super("influxdb3");
    }

    @Override
    String expression() {
        return "SELECT date_bin(INTERVAL '${step}', time) AS time, sum(n) AS n FROM orders WHERE time >= '${from}' AND time < '${to}' GROUP BY 1";
    }

    @Override
    int requestsForFourWeeks() {
        return 5;
    }

    @Override
    Map<String, String> options() {
        return Map.of("database", "shop");
    }

    @Test
    void wantsPlacesForTheTimeInItsExpression() {
        var timeless = new Inquiry("SELECT n FROM orders", BEGIN, END, MINUTE);
        var fault = assertThrows(ServerFault.class, () -> measure(scenario("numbers"), timeless));
        assertTrue(fault.fault().sentence().contains("${from}"), fault.toString());
    }
}
