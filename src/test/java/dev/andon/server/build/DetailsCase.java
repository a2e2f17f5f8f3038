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
                    List.of())),
    GITHUB(
            "github",
            "/ann/shop",
            "shop/CI",
            "/ann/shop/actions/workflows/ci.yml?query=branch%3Amain",
            "/ann/shop/actions/runs/4711",
            "/ann/shop/actions/runs/4712",
            Map.of(
                    "GET /api/v3/repos/ann/shop/actions/runs/4711/jobs?filter=latest&per_page=100",
                    "{\"jobs\":[{\"id\":60,\"name\":\"build\",\"status\":\"completed\",\"conclusion\":\"success\"},"
                            + "{\"id\":61,\"name\":\"test\",\"status\":\"completed\",\"conclusion\":\"failure\"},"
                            + "{\"id\":62,\"name\":\"deploy\",\"status\":\"completed\",\"conclusion\":\"skipped\"}]}",
                    "GET /api/v3/repos/ann/shop/actions/jobs/61/logs",
                    "2026-03-02T12:00:00.0000000Z ##[group]Run make test\n2026-03-02T12:00:01.0000000Z ##[error]two\n",
                    "GET /api/v3/repos/ann/shop/actions/workflows/ci.yml/runs?per_page=2&exclude_pull_requests=true&branch=main",
                    "{\"workflow_runs\":[{\"id\":4712,\"run_number\":18,\"status\":\"in_progress\",\"head_sha\":\"c0ffee2\"},"
                            + "{\"id\":4711,\"run_number\":17,\"run_attempt\":2,\"status\":\"completed\",\"conclusion\":\"failure\","
                            + "\"head_sha\":\"c0ffee1\"},{\"id\":4710,\"run_number\":16,\"event\":\"pull_request\",\"status\":\"completed\"}]}",
                    "GET /api/v3/repos/ann/shop/actions/runs/4712/pending_deployments",
                    "[{\"environment\":{\"id\":5,\"name\":\"production\"},\"current_user_can_approve\":true},"
                            + "{\"environment\":{\"id\":6,\"name\":\"vault\"},\"current_user_can_approve\":false}]"),
            new Expected(
                    List.of("build:PASSED", "test:FAILED"),
                    "2026-03-02T12:00:00.0000000Z ##[group]Run make test\n2026-03-02T12:00:01.0000000Z ##[error]two\n",
                    "",
                    List.of("18:UNKNOWN:c0ffee2", "17 (attempt 2):FAILED:c0ffee1"),
                    List.of("POST /api/v3/repos/ann/shop/actions/runs/4712/cancel {}"),
                    List.of("production"),
                    List.of("POST /api/v3/repos/ann/shop/actions/runs/4712/pending_deployments "
                            + "{\"environment_ids\":[5],\"state\":\"approved\",\"comment\":\"looks well\"}"),
                    List.of("POST /api/v3/repos/ann/shop/actions/runs/4711/rerun-failed-jobs {}"))),
    GITLAB(
            "gitlab",
            "/team/tools/shop",
            "team/tools/shop",
            "/team/tools/shop",
            "/team/tools/shop/-/pipelines/88",
            "/team/tools/shop/-/pipelines/89",
            Map.of(
                    "GET " + DetailsCase.SHOP_OF_GITLAB + "/pipelines/88/jobs?include_retried=false&per_page=100",
                    "[{\"id\":302,\"name\":\"lint\",\"stage\":\"test\",\"status\":\"failed\",\"allow_failure\":true,\"started_at\":\"2026-03-02T12:00:00Z\"},"
                            + "{\"id\":301,\"name\":\"unit\",\"stage\":\"test\",\"status\":\"failed\",\"allow_failure\":false,\"started_at\":\"2026-03-02T12:00:00Z\"},"
                            + "{\"id\":303,\"name\":\"live\",\"stage\":\"deploy\",\"status\":\"created\",\"started_at\":null}]",
                    "GET " + DetailsCase.SHOP_OF_GITLAB + "/jobs/301/trace",
                    "section_start:1772452800:script\r\u001b[0KRunning\n\u001b[31merror: two\u001b[0m\nsection_end:1772452801:script\r\u001b[0K\n",
                    "GET " + DetailsCase.SHOP_OF_GITLAB + "/pipelines/88/test_report_summary",
                    "{\"total\":{\"time\":3,\"count\":4,\"success\":2,\"failed\":1,\"skipped\":0,\"error\":1},\"test_suites\":[]}",
                    "GET " + DetailsCase.SHOP_OF_GITLAB + "/pipelines/88/test_report",
                    "{\"test_suites\":[{\"name\":\"unit\",\"test_cases\":[{\"status\":\"success\",\"name\":\"adds\"},"
                            + "{\"status\":\"failed\",\"name\":\"sums\",\"classname\":\"shop.CartTest\",\"execution_time\":1.5,"
                            + "\"system_output\":\"expected 3\",\"stack_trace\":\"at CartTest\"},{\"status\":\"error\",\"name\":\"pays\","
                            + "\"execution_time\":0,\"system_output\":{\"message\":\"no\"}}]}]}",
                    "GET " + DetailsCase.SHOP_OF_GITLAB + "/pipelines?ref=main&order_by=id&per_page=2",
                    "[{\"id\":89,\"status\":\"running\",\"sha\":\"c0ffee2\"},{\"id\":88,\"status\":\"failed\",\"sha\":\"c0ffee1\"}]",
                    "GET " + DetailsCase.SHOP_OF_GITLAB
                            + "/pipelines/89/jobs?include_retried=false&per_page=100&scope%5B%5D=manual",
                    "[{\"id\":310,\"name\":\"live\",\"stage\":\"deploy\",\"status\":\"manual\"}]"),
            new Expected(
                    List.of("test: unit:FAILED", "test: lint:UNSTABLE"),
                    "Running\nerror: two\n\n",
                    "2/2/0 shop.CartTest.sums expected 3 (0)",
                    List.of("89:UNKNOWN:c0ffee2", "88:FAILED:c0ffee1"),
                    List.of("POST " + DetailsCase.SHOP_OF_GITLAB + "/pipelines/89/cancel "),
                    List.of("deploy: live"),
                    List.of("POST " + DetailsCase.SHOP_OF_GITLAB + "/jobs/310/play "),
                    List.of("POST " + DetailsCase.SHOP_OF_GITLAB + "/pipelines/88/retry ")));

    static final String SHOP_OF_GITLAB = "/api/v4/projects/team%2Ftools%2Fshop";

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
