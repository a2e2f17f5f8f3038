package dev.andon.server.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.andon.guard.Inquiry;
import dev.andon.guard.Series;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

class PrometheusTest extends MetricSourceContract {
    PrometheusTest() {
        super("prometheus");
    }

    @Override
    String expression() {
        return "sum(increase(orders_total{shop=\"cart\"}[${step}]))";
    }

    @Override
    int requestsForFourWeeks() {
        return 5;
    }

    /// A value is of the time before it: the first that is wanted stands at the end of the first bucket.
    private static MockResponse minuteOfTheDay(RecordedRequest request) {
        long start = Long.parseLong(request.getUrl().queryParameter("start"));
        long end = Long.parseLong(request.getUrl().queryParameter("end"));
        String values = LongStream.rangeClosed(start / 60, end / 60)
                .mapToObj(minute -> "[" + minute * 60 + ",\"" + (minute - 1) % 1440 + "\"]")
                .collect(Collectors.joining(","));
        return LoopbackServer.ok(
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{},"
                        + "\"values\":[" + values + "]}]}}");
    }

    @Test
    void joinsTheWeeksWithoutASeam() throws ServerFault {
        try (var server = LoopbackServer.answering(PrometheusTest::minuteOfTheDay)) {
            Inquiry fourWeeks = Inquiry.before(END, "orders", Duration.ofDays(28), MINUTE);
            Series series = adapter(source(server)).measure(fourWeeks);
            assertEquals(40_320, series.size());
            for (int i = 0; i < series.size(); i++) {
                assertEquals((720 + i) % 1440, series.value(i), "bucket " + i);
            }
            server.asked()
                    .forEach(request -> assertEquals("60", request.getUrl().queryParameter("step")));
        }
    }

    @Test
    void namesItsTenantIfItHasOne() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("numbers"), "")) {
            Source source = source(server);
            adapter(source).measure(tenMinutes());
            adapter(source.withOptions(Map.of("tenant", "shop"))).measure(tenMinutes());
            assertNull(server.asked().getFirst().getHeaders().get("X-Scope-OrgID"));
            assertEquals("shop", server.asked().getLast().getHeaders().get("X-Scope-OrgID"));
        }
    }
}
