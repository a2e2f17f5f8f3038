package dev.andon.server.metric;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.guard.Inquiry;
import dev.andon.source.ServerFault;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InfluxDb1Test extends MetricSourceContract {
    InfluxDb1Test() {
        super("influxdb1");
    }

    @Override
    String expression() {
        return "SELECT sum(\"n\") FROM \"orders\" WHERE time >= ${from} AND time < ${to} GROUP BY time(${step}) fill(none)";
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
