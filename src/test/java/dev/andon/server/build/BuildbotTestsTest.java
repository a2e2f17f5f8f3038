package dev.andon.server.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.build.TestReport;
import dev.andon.server.http.Connection;
import dev.andon.server.http.Http;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import java.time.InstantSource;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What Buildbot's sets of test results say, and what is made of sets that say less.
class BuildbotTestsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Everything is told.
                "pass_fail   | boolean | 7    | 2    | 7/2/2",
                // Nobody counted: those that are named are.
                "pass_fail   | boolean | null | null | -1/2/2",
                // A unit of its own: 0 need not mean that it failed.
                "pass_fail   | stars   | 7    | 2    | 7/2/0",
                "fail_only   | message | 0    | 2    | -1/2/2",
                "pass_only   | boolean | 7    | 0    | 7/0/0",
                // These are no tests.
                "code_issue  | message | 0    | 2    | 0/0/0",
                "performance | ms      | 7    | 2    | 0/0/0",
            })
    void whatAStepTellsIsCountedAndNothingElse(
            String category, String unit, String passed, String failed, String expected) throws ServerFault {
        try (var server = LoopbackServer.answering(request -> answer(
                request.getTarget(),
                "[{\"test_result_setid\":7,"
                        + "\"category\":\"" + category + "\",\"value_unit\":\"" + unit + "\",\"tests_passed\":" + passed
                        + ",\"tests_failed\":" + failed + "}]"))) {
            TestReport report = tests(server);
            assertEquals(
                    expected,
                    report.passed() + "/" + report.failed() + "/"
                            + report.failing().size());
        }
    }

    @Test
    void anOldOneThatKnowsNoTestResultsIsNoFault() throws ServerFault {
        try (var server =
                LoopbackServer.answering(request -> request.getTarget().contains("test_result")
                        ? LoopbackServer.status(404)
                        : LoopbackServer.ok("{\"builds\":[{\"buildid\":951}]}"))) {
            assertEquals(TestReport.NONE, tests(server));
        }
    }

    @Test
    void oneThatRefusesIs() {
        try (var server =
                LoopbackServer.answering(request -> request.getTarget().contains("test_result")
                        ? LoopbackServer.status(403)
                        : LoopbackServer.ok("{\"builds\":[{\"buildid\":951}]}"))) {
            assertEquals(
                    FaultKind.REFUSED,
                    assertThrows(ServerFault.class, () -> tests(server)).kind());
        }
    }

    private static MockResponse answer(String asked, String sets) {
        if (asked.startsWith("/api/v2/builders/3/builds/17")) {
            return LoopbackServer.ok("{\"builds\":[{\"buildid\":951}]}");
        }
        return LoopbackServer.ok(
                asked.endsWith("/test_result_sets")
                        ? "{\"test_result_sets\":" + sets + "}"
                        : "{\"test_results\":[{\"test_name\":\"sums\",\"value\":\"0\"},"
                                + "{\"test_code_path\":\"t/cart.t\",\"line\":3,\"value\":\"0\"}]}");
    }

    private static TestReport tests(LoopbackServer server) throws ServerFault {
        String page = server.url("/") + "#/builders/3";
        Pipeline cart = Pipeline.named("cart", "cart")
                .url(page)
                .last(Build.of("17", Outcome.FAILED).at(page + "/builds/17"))
                .done();
        Source source = Source.of("ci", "buildbot", server.url("/").uri());
        return new Buildbot(new Http(source, Connection.shared(), InstantSource.system()), source)
                .tests(cart, cart.last());
    }
}
