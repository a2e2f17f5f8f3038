package dev.andon.server.metric;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.guard.Inquiry;
import dev.andon.source.ServerFault;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NewRelicTest extends MetricSourceContract {
    NewRelicTest() {
        super("newrelic");
    }

    @Override
    String expression() {
        return "SELECT count(*) FROM Transaction SINCE ${from} UNTIL ${to} TIMESERIES ${step}";
    }

    @Override
    int requestsForFourWeeks() {
        return 111;
    }

    @Override
    Map<String, String> options() {
        return Map.of("account", "42");
    }

    @Test
    void wantsPlacesForTheTimeInItsExpression() {
        var timeless = new Inquiry("SELECT count(*) FROM Transaction", BEGIN, END, MINUTE);
        var fault = assertThrows(ServerFault.class, () -> measure(scenario("numbers"), timeless));
        assertTrue(fault.fault().sentence().contains("${from}"), fault.toString());
    }
}
