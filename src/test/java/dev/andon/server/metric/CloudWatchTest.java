package dev.andon.server.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.guard.Inquiry;
import dev.andon.source.Secret;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudWatchTest extends MetricSourceContract {
    CloudWatchTest() {
        super("cloudwatch");
    }

    @Override
    String expression() {
        return "[\"Shop\", \"Orders placed\", \"Env\", \"prod\", {\"stat\": \"Sum\"}]";
    }

    @Override
    int requestsForFourWeeks() {
        return 2;
    }

    @Override
    Map<String, String> options() {
        return Map.of("region", "eu-west-1");
    }

    @Override
    Source source(URI address) {
        return super.source(address).withToken("AKIDEXAMPLE", new Secret(token()));
    }

    @Override
    String token() {
        return TOKEN + ":session-that-must-not-show";
    }

    @Override
    protected List<String> secrets() {
        return List.of(token().split(":"));
    }

    @Override
    boolean carriesToken(RecordedRequest request) {
        return String.valueOf(request.getHeaders().get("Authorization"))
                        .startsWith(
                                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261122/eu-west-1/monitoring/aws4_request, SignedHeaders=host;x-amz-date;x-amz-security-token, Signature=")
                && "20261122T120000Z".equals(request.getHeaders().get("X-Amz-Date"))
                && "session-that-must-not-show".equals(request.getHeaders().get("X-Amz-Security-Token"));
    }

    @Test
    void readsPageAfterPage() throws ServerFault {
        String whole = scenario("numbers").files().get("answer.xml");
        String first = scenario("partial")
                .files()
                .get("answer.xml")
                .replace("</MetricDataResults>", "</MetricDataResults><NextToken>page 2</NextToken>");
        String last = whole.replace("<member>2026-11-22T11:50:00Z</member>", "").replace("<member>12.0</member>", "");
        try (var server = LoopbackServer.answering(request ->
                LoopbackServer.ok("page 2".equals(request.getUrl().queryParameter("NextToken")) ? last : first))) {
            assertArrayEquals(
                    values(measure(scenario("numbers"))),
                    values(adapter(source(server)).measure(tenMinutes())));
            assertEquals(2, server.asked().size());
        }
    }

    @Test
    void pagesWithoutAnEndAreAFault() {
        String endless = scenario("numbers")
                .files()
                .get("answer.xml")
                .replace("</MetricDataResults>", "</MetricDataResults><NextToken>again</NextToken>");
        try (var server = LoopbackServer.answering(_ -> LoopbackServer.ok(endless))) {
            assertThrows(ServerFault.class, () -> adapter(source(server)).measure(tenMinutes()));
            assertEquals(20, server.asked().size());
        }
    }

    @Test
    void asksForAnExpressionAsItIs() throws ServerFault {
        String answer = scenario("numbers").files().get("answer.xml");
        try (var server = LoopbackServer.answering(_ -> LoopbackServer.ok(answer))) {
            var insights = new Inquiry("SELECT SUM(Orders) FROM \"Shop\"", BEGIN, END, MINUTE);
            adapter(source(server)).measure(insights);
            var asked = server.asked().getFirst().getUrl();
            assertEquals(
                    "SELECT SUM(Orders) FROM \"Shop\"", asked.queryParameter("MetricDataQueries.member.1.Expression"));
            assertEquals("60", asked.queryParameter("MetricDataQueries.member.1.Period"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "[\"Shop\"]",
                "[\"Shop\", \"Orders\"]",
                "[\"Shop\", \"Orders\", \"Env\", {\"stat\": \"Sum\"}]",
                "[\"Shop\", [], {\"stat\": \"Sum\"}]",
                "[\"Shop\", \"Orders\", {\"stat\": null}]"
            })
    void saysHowAMetricIsWritten(String expression) {
        var inquiry = new Inquiry(expression, BEGIN, END, MINUTE);
        var fault = assertThrows(ServerFault.class, () -> measure(scenario("numbers"), inquiry));
        assertTrue(fault.fault().sentence().contains("A metric is written as a list"), fault.toString());
    }

    @Test
    void hasNoBucketsOfTwoMinutesAndAHalf() {
        var inquiry = new Inquiry(expression(), BEGIN, END, Duration.ofSeconds(150));
        var fault = assertThrows(ServerFault.class, () -> measure(scenario("numbers"), inquiry));
        assertTrue(fault.fault().sentence().contains("whole minutes"), fault.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "https://monitoring.eu-central-1.amazonaws.com, eu-central-1",
        "https://monitoring-fips.us-east-1.amazonaws.com, us-east-1",
        "https://monitoring.cn-north-1.amazonaws.com.cn, cn-north-1",
        "https://monitoring.eu-west-3.api.aws, eu-west-3"
    })
    void findsTheRegionInTheAddress(String address, String region) {
        assertEquals(region, CloudWatch.region(super.source(URI.create(address)).withOptions(Map.of())));
    }
}
