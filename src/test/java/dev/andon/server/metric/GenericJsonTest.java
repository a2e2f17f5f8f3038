package dev.andon.server.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.guard.Inquiry;
import dev.andon.source.ServerFault;
import dev.andon.testing.LoopbackServer;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenericJsonTest extends MetricSourceContract {
    GenericJsonTest() {
        super("json");
    }

    @Override
    String expression() {
        return "series/orders?from=${from}&to=${to}&step=${step}&shop=a%20b";
    }

    @Override
    int requestsForFourWeeks() {
        return 28;
    }

    @Override
    Map<String, String> options() {
        return Map.of("points", "data.points", "time", "at", "value", "n.sum");
    }

    @Test
    void wantsPlacesForTheTimeInItsExpression() {
        var timeless = new Inquiry("series/orders", BEGIN, END, MINUTE);
        var fault = assertThrows(ServerFault.class, () -> measure(scenario("numbers"), timeless));
        assertTrue(fault.fault().sentence().contains("${from}"), fault.toString());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "seconds, pairs         | s   | 0 | [[1795348200,12]]               | from=1795348200&to=1795348800",
                "milliseconds           | ms  | 0 | [[1795348200000,12]]            | from=1795348200000&to=1795348800000",
                "ISO                    | iso | 0 | [['2026-11-22T11:50:00Z',12]]   | from=2026-11-22T11%3A50%3A00Z",
                "ISO without a zone     | iso | 0 | [['2026-11-22 11:50:00',12]]    | from=2026-11-22T11%3A50%3A00Z",
                "ISO of another zone    | iso | 0 | [['2026-11-22T12:50:00+01:00',12]] | from=2026-11-22T11%3A50%3A00Z",
            })
    void readsAndWritesTimesAsItIsTold(String what, String times, String time, String answer, String asked)
            throws ServerFault {
        try (var server = LoopbackServer.answering(_ -> LoopbackServer.ok(answer.replace('\'', '"')))) {
            var source = source(server).withOptions(Map.of("times", times, "time", time, "value", "1"));
            assertEquals(12, adapter(source).measure(tenMinutes()).value(0), what);
            String target = server.asked().getFirst().getTarget();
            assertTrue(target.contains(asked), target);
        }
    }

    @Test
    void takesTimesForEndsIfToldSo() throws ServerFault {
        try (var server = LoopbackServer.answering(_ -> LoopbackServer.ok("[[1795348260,12]]"))) {
            var source = source(server).withOptions(Map.of("time", "0", "value", "1", "stamp", "end"));
            assertEquals(12, adapter(source).measure(tenMinutes()).value(0));
        }
    }

    @ParameterizedTest
    @CsvSource({"times, hours, is s", "stamp, middle, is begin or end", "time, '', is missing"})
    void saysWhichOptionCannotBeUsed(String name, String value, String sentence) {
        Map<String, String> options = new HashMap<>(options());
        options.put(name, value);
        var source = source(URI.create("http://127.0.0.1:1")).withOptions(options);
        var mistake = assertThrows(IllegalArgumentException.class, () -> adapter(source));
        assertTrue(mistake.getMessage().contains("\"" + name + "\" " + sentence), mistake.getMessage());
    }
}
