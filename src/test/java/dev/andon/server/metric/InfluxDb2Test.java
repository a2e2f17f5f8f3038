package dev.andon.server.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.guard.Inquiry;
import dev.andon.source.ServerFault;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InfluxDb2Test extends MetricSourceContract {
    InfluxDb2Test() {
        super("influxdb2");
    }

    @Override
    String expression() {
        return "from(bucket: \"shop\") |> range(start: ${from}, stop: ${to}) |> aggregateWindow(every: ${step}, fn: sum)";
    }

    @Override
    int requestsForFourWeeks() {
        return 5;
    }

    @Override
    Map<String, String> options() {
        return Map.of("organization", "shop");
    }

    @Test
    void wantsPlacesForTheTimeInItsExpression() {
        var timeless = new Inquiry("from(bucket: \"shop\")", BEGIN, END, MINUTE);
        var fault = assertThrows(ServerFault.class, () -> measure(scenario("numbers"), timeless));
        assertTrue(fault.fault().sentence().contains("${from}"), fault.toString());
    }

    @Test
    void takesTimesForBeginningsIfToldSo() throws ServerFault {
        var inquiry = new Inquiry(expression().replace("fn: sum", "fn: sum, timeSrc: \"_start\""), BEGIN, END, MINUTE);
        var series = measure(scenario("beginnings"), inquiry);
        assertEquals(12, series.value(0));
        assertEquals(15, series.value(1));
    }
}
