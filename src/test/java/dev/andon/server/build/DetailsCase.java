package dev.andon.server.build;

import dev.andon.build.Branch;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// For each kind that tells more of a build than a look shows: a pipeline with a red build and one that runs, and
/// what its server answers. The answers were made by hand after the products' documentation, those of Buildbot
/// and Hudson after live servers.
enum DetailsCase {
    BUILDBOT(
            "buildbot",
            "",
            "cart",
            "#/builders/3",
            "#/builders/3/builds/17",
            "#/builders/3/builds/18",
            Map.of(
                    "GET /api/v2/builders/3/builds/17/steps?field=stepid&field=name&field=started_at&field=complete&field=results",
                    "{\"steps\":[{\"stepid\":40,\"name\":\"compile\",\"started_at\":1,\"complete\":true,\"results\":0},"
                            + "{\"stepid\":41,\"name\":\"test\",\"started_at\":2,\"complete\":true,\"results\":2},"
                            + "{\"stepid\":42,\"name\":\"deploy\",\"started_at\":null,\"complete\":false,\"results\":null}]}",
                    "GET /api/v2/steps/41/logs",
                    "{\"logs\":[{\"logid\":90,\"name\":\"stdio\",\"type\":\"s\",\"num_lines\":3,\"complete\":true},"
                            + "{\"logid\":91,\"name\":\"page\",\"type\":\"h\",\"num_lines\":1,\"complete\":true}]}",
                    "GET /api/v2/logs/90",
                    "{\"logs\":[{\"logid\":90,\"name\":\"stdio\",\"type\":\"s\",\"num_lines\":3,\"complete\":true}]}",
                    "GET /api/v2/logs/90/contents?offset=0&limit=3",
                    "{\"logchunks\":[{\"logid\":90,\"firstline\":0,\"content\":\"hsh -c test\\noone\\neerror: two\\n\"}]}",
                    "GET /api/v2/builders/3/builds?order=-number&limit=2&property=revision&property=got_revision",
                    "{\"builds\":[{\"buildid\":952,\"builderid\":3,\"number\":18,\"complete\":false,\"results\":null,"
                            + "\"started_at\":1772452800,\"complete_at\":null,\"properties\":{}},"
                            + "{\"buildid\":951,\"builderid\":3,\"number\":17,\"complete\":true,\"results\":2,"
                            + "\"started_at\":1772452000,\"complete_at\":1772452060,"
                            + "\"properties\":{\"got_revision\":[\"c0ffee1\",\"Git\"]}}]}",
                    "GET /api/v2/builders/3/builds/18?field=buildid",
                    "{\"builds\":[{\"buildid\":952}],\"meta\":{}}"),
            new Expected(
                    List.of("compile:PASSED", "test:FAILED"),
                    "sh -c test\none\nerror: two\n",
                    "",
                    List.of("18:UNKNOWN:", "17:FAILED:c0ffee1"),
                    List.of("POST /api/v2/builds/952 {\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"stop\","
                            + "\"params\":{\"reason\":\"too slow\"}}"),
                    List.of(),
                    List.of(),
                    List.of())),
    JENKINS(
            "jenkins",
            "",
            "shop/cart",
            "/job/shop/job/cart/",
            "/job/shop/job/cart/7/",
            "/job/shop/job/cart/8/",
            Map.of(
                    "GET /job/shop/job/cart/7/console",
                    "<html><body>Skipping 2 KB.. <a href=\"consoleFull\">Full Log</a><pre>tail</pre></body></html>",
                    "GET /job/shop/job/cart/7/logText/progressiveText?start=2048",
                    "X-Text-Size: 2099\nerror: two\r\nFinished: FAILURE\r\n",
                    "GET /job/shop/job/cart/7/testReport/api/json?tree=" + DetailsCase.JENKINS_TESTS,
                    "{\"failCount\":1,\"passCount\":2,\"skipCount\":0,\"suites\":[{\"cases\":["
                            + "{\"className\":\"shop.CartTest\",\"name\":\"adds\",\"status\":\"PASSED\",\"age\":0,\"failedSince\":0},"
                            + "{\"className\":\"shop.CartTest\",\"name\":\"sums\",\"status\":\"REGRESSION\",\"age\":1,"
                            + "\"failedSince\":7,\"duration\":1.5,\"errorDetails\":\"expected 3\",\"errorStackTrace\":\"at CartTest\"}]}]}",
                    "GET /job/shop/job/cart/api/json?tree=" + DetailsCase.JENKINS_BUILDS,
                    "{\"builds\":[{\"number\":8,\"building\":true,\"result\":null,\"timestamp\":1772452800000},"
                            + "{\"number\":7,\"building\":false,\"result\":\"FAILURE\",\"timestamp\":1772452000000,\"duration\":60000,"
                            + "\"actions\":[{},{\"lastBuiltRevision\":{\"SHA1\":\"c0ffee1\"}}]},{\"number\":6,\"result\":\"SUCCESS\"}]}",
                    "GET /job/shop/job/cart/8/wfapi/pendingInputActions",
                    "[{\"id\":\"Live\",\"message\":\"Go live?\",\"inputs\":[]}]"),
            new Expected(
                    List.of("console:FAILED"),
                    "error: two\nFinished: FAILURE\n",
                    "2/1/0 shop.CartTest.sums expected 3 since 7 (1)",
                    List.of("8:UNKNOWN:", "7:FAILED:c0ffee1"),
                    List.of("POST /job/shop/job/cart/8/stop "),
                    List.of("Go live?"),
                    List.of("POST /job/shop/job/cart/8/input/Live/proceedEmpty "),
                    List.of()));

    static final String JENKINS_TESTS =
            "passCount%2CfailCount%2CskipCount%2CtotalCount%2Csuites%5Bcases%5BclassName%2Cname%2Cstatus%2Cage%2CfailedSince%2Cduration%2CerrorDetails%2CerrorStackTrace%5D%5D"
                    + "%2CchildReports%5Bresult%5BpassCount%2CfailCount%2CskipCount%2CtotalCount%2Csuites%5Bcases%5BclassName%2Cname%2Cstatus%2Cage%2CfailedSince%2Cduration%2CerrorDetails%2CerrorStackTrace%5D%5D%5D%5D";
    static final String JENKINS_BUILDS =
            "builds%5Bnumber%2Curl%2CdisplayName%2Cresult%2Ctimestamp%2Cduration%2Cbuilding%2Cactions%5BlastBuiltRevision%5BSHA1%5D%5D%5D";

    /// What comes of it. Empty where the kind cannot do that.
    ///
    /// @param logs name and outcome of each log of the red build
    /// @param end the text of the log that is opened first
    /// @param tests passed, failed and skipped tests, and the first failed one
    /// @param history label, outcome and revision of the last two builds
    /// @param cancel what is sent to stop the build that runs
    /// @param waiting names of what waits for an approval
    /// @param approve what is sent to approve the first of them
    /// @param rerunFailed what is sent to run the failed part again
    record Expected(
            List<String> logs,
            String end,
            String tests,
            List<String> history,
            List<String> cancel,
            List<String> waiting,
            List<String> approve,
            List<String> rerunFailed) {}

    private final String kind;
    private final String address;
    private final String name;
    private final String page;
    private final String red;
    private final String running;
    private final Map<String, String> reads;
    private final Expected expected;

    DetailsCase(
            String kind,
            String address,
            String name,
            String page,
            String red,
            String running,
            Map<String, String> reads,
            Expected expected) {
        this.kind = kind;
        this.address = address;
        this.name = name;
        this.page = page;
        this.red = red;
        this.running = running;
        this.reads = reads;
        this.expected = expected;
    }

    String kind() {
        return kind;
    }

    /// What people configure for a server there.
    URI address(String server) {
        return URI.create(server + address);
    }

    /// The answers, by method and target. One that begins with `X-Text-Size` has that header and is a text; one
    /// that does not begin with a bracket is a text.
    Map<String, String> reads() {
        return reads;
    }

    Expected expected() {
        return expected;
    }

    Pipeline pipeline(String server) {
        return Pipeline.named(name, name)
                .branch(new Branch("main", Branch.Kind.DEFAULT))
                .url(server + page)
                .last(Build.of("17", Outcome.FAILED).at(server + red))
                .current(Build.of("18", Outcome.UNKNOWN).at(server + running))
                .done();
    }

    /// One that was never built, and does nothing.
    Pipeline resting(String server) {
        return Pipeline.named(name, name).url(server + page).done();
    }
}
