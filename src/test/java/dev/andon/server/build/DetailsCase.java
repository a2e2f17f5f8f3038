package dev.andon.server.build;

import dev.andon.build.Activity;
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
                    "GET /api/v2/logs/90/contents?offset=0&limit=3",
                    "{\"logchunks\":[{\"logid\":90,\"firstline\":0,\"content\":\"hsh -c test\\noone\\neerror: two\\n\"}]}",
                    "GET /api/v2/builders/3/builds?order=-number&limit=2&property=revision&property=got_revision",
                    "{\"builds\":[{\"buildid\":952,\"builderid\":3,\"number\":18,\"complete\":false,\"results\":null,"
                            + "\"started_at\":1772452800,\"complete_at\":null,\"properties\":{}},"
                            + "{\"buildid\":951,\"builderid\":3,\"number\":17,\"complete\":true,\"results\":2,"
                            + "\"started_at\":1772452000,\"complete_at\":1772452060,"
                            + "\"properties\":{\"got_revision\":[\"c0ffee1\",\"Git\"]}}]}",
                    "GET /api/v2/builders/3/builds/18?field=buildid",
                    "{\"builds\":[{\"buildid\":952}],\"meta\":{}}",
                    "GET /api/v2/builders/3/builds/17?field=buildid",
                    "{\"builds\":[{\"buildid\":951}],\"meta\":{}}",
                    "GET /api/v2/builds/951/test_result_sets",
                    "{\"test_result_sets\":[{\"test_result_setid\":7,\"category\":\"pass_fail\",\"value_unit\":\"boolean\","
                            + "\"tests_passed\":2,\"tests_failed\":1,\"complete\":true},"
                            + "{\"test_result_setid\":8,\"category\":\"code_issue\",\"value_unit\":\"message\","
                            + "\"tests_passed\":0,\"tests_failed\":5,\"complete\":true}],\"meta\":{}}",
                    "GET /api/v2/test_result_sets/7/results?limit=200&value=0",
                    "{\"test_results\":[{\"test_resultid\":70,\"test_name\":\"sums\",\"test_code_path\":\"CartTest\","
                            + "\"line\":null,\"duration_ns\":1500000,\"value\":\"0\"}],\"meta\":{}}"),
            new Expected(
                    List.of("compile:PASSED", "test:FAILED"),
                    "sh -c test\none\nerror: two\n",
                    "2/1/-1 CartTest.sums  (0)",
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
                    "GET /job/shop/job/cart/7/logText/progressiveText?start=0",
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
                    List.of("POST " + DetailsCase.SHOP_OF_GITLAB + "/pipelines/88/retry "))),
    TEAMCITY(
            "teamcity",
            "",
            "Shop_Unit",
            "/buildConfiguration/Shop_Unit",
            "/viewLog.html?buildId=5",
            "/viewQueued.html?itemId=6",
            Map.of(
                    "GET /downloadBuildLog.html?buildId=5",
                    "[12:00:00] one\n[12:00:01] error: two\n",
                    "GET /app/rest/builds/id:5?fields=id,testOccurrences(passed,failed,ignored)",
                    "{\"id\":5,\"testOccurrences\":{\"passed\":2,\"failed\":1,\"ignored\":0}}",
                    "GET /app/rest/testOccurrences?locator=build:(id:5),status:FAILURE,muted:false,count:200&fields=testOccurrence(name,details,duration,newFailure,firstFailed(build(number)))",
                    "{\"testOccurrence\":[{\"name\":\"unit: shop.CartTest.sums\",\"details\":\"expected 3\\nat CartTest\",\"duration\":1500,\"newFailure\":true,\"firstFailed\":{\"build\":{\"number\":\"17\"}}}]}",
                    "GET /app/rest/builds?locator=buildType:(id:Shop_Unit),defaultFilter:false,running:any,canceled:any,failedToStart:any,personal:false,branch:(default:true),count:2&fields=build(id,number,status,state,statusText,branchName,defaultBranch,failedToStart,personal,webUrl,startDate,finishDate,running-info(estimatedTotalSeconds),canceledInfo(timestamp),revisions(revision(version)),lastChanges(change(username,user(name))),testOccurrences(muted),problemOccurrences(problemOccurrence(type,details)))",
                    "{\"build\":[{\"id\":6,\"number\":\"18\",\"state\":\"running\",\"status\":\"SUCCESS\",\"revisions\":{\"revision\":[{\"version\":\"c0ffee2\"}]}},{\"id\":5,\"number\":\"17\",\"state\":\"finished\",\"status\":\"FAILURE\",\"revisions\":{\"revision\":[{\"version\":\"c0ffee1\"}]}}]}"),
            new Expected(
                    List.of("build log:FAILED"),
                    "[12:00:00] one\n[12:00:01] error: two\n",
                    "2/1/0 shop.CartTest.sums expected 3 since 17 (1)",
                    List.of("18:UNKNOWN:c0ffee2", "17:FAILED:c0ffee1"),
                    List.of("POST /app/rest/buildQueue/id:6 {\"comment\":\"too slow\",\"readdIntoQueue\":false}"),
                    List.of("Shop_Unit"),
                    List.of("POST /app/rest/buildQueue/id:6/approve looks well"),
                    List.of())),
    AZURE(
            "azure",
            "/tfs/shop",
            "ci",
            "/tfs/shop/_build/definition?definitionId=2",
            "/tfs/shop/_build/results?buildId=12",
            "/tfs/shop/_build/results?buildId=13",
            Map.of(
                    "GET /tfs/shop/_apis/build/builds/12/timeline?api-version=5.0",
                    "{\"records\":[{\"type\":\"Job\",\"name\":\"linux\",\"state\":\"completed\",\"result\":\"failed\",\"log\":{\"id\":9}},{\"type\":\"Task\",\"name\":\"test\",\"state\":\"completed\",\"result\":\"failed\",\"log\":{\"id\":7}},{\"type\":\"Task\",\"name\":\"compile\",\"state\":\"completed\",\"result\":\"succeeded\",\"log\":{\"id\":6}},{\"type\":\"Task\",\"name\":\"publish\",\"state\":\"pending\",\"log\":null}]}",
                    "GET /tfs/shop/_apis/test/runs?buildUri=vstfs:///Build/Build/12&includeRunDetails=true&api-version=5.0",
                    "{\"value\":[{\"id\":40,\"totalTests\":2,\"passedTests\":2},{\"id\":41,\"totalTests\":3,\"passedTests\":1,\"notApplicableTests\":1}]}",
                    "GET /tfs/shop/_apis/test/runs/41/results?outcomes=Failed&$top=200&api-version=5.0",
                    "{\"value\":[{\"testCaseTitle\":\"sums\",\"automatedTestName\":\"shop.CartTest.sums\",\"errorMessage\":\"expected 3\",\"stackTrace\":\"at CartTest\",\"durationInMs\":12.5,\"failingSince\":{\"build\":{\"number\":\"16\"}}}]}",
                    "GET /tfs/shop/_apis/build/builds/13/timeline?api-version=5.0",
                    "{\"records\":[{\"id\":\"s\",\"type\":\"Stage\",\"name\":\"live\",\"state\":\"pending\"},{\"id\":\"c\",\"parentId\":\"s\",\"type\":\"Checkpoint\",\"state\":\"inProgress\"},{\"id\":\"a-1\",\"parentId\":\"c\",\"type\":\"Checkpoint.Approval\",\"state\":\"inProgress\"}]}",
                    "GET /tfs/shop/_apis/pipelines/approvals?state=pending&api-version=7.1-preview.1",
                    "{\"count\":2,\"value\":[{\"id\":\"a-1\",\"status\":\"pending\",\"steps\":[]},{\"id\":\"b-9\",\"status\":\"pending\",\"pipeline\":{\"owner\":{\"id\":99}}}]}",
                    "GET /tfs/shop/_apis/build/builds/12/logs/7?api-version=5.0",
                    "2026-03-02T12:00:00.0000000Z ##[error]two\n",
                    "GET /tfs/shop/_apis/build/builds?api-version=5.0&definitions=2&$top=2&queryOrder=queueTimeDescending&branchName=refs/heads/main",
                    "{\"value\":[{\"id\":13,\"buildNumber\":\"18\",\"status\":\"inProgress\",\"sourceVersion\":\"c0ffee2\"},{\"id\":12,\"buildNumber\":\"17\",\"status\":\"completed\",\"result\":\"failed\",\"sourceVersion\":\"c0ffee1\"}]}"),
            new Expected(
                    List.of("compile:PASSED", "test:FAILED"),
                    "2026-03-02T12:00:00.0000000Z ##[error]two\n",
                    "3/1/1 shop.CartTest.sums expected 3 since 16 (0)",
                    List.of("18:UNKNOWN:c0ffee2", "17:FAILED:c0ffee1"),
                    List.of("PATCH /tfs/shop/_apis/build/builds/13?api-version=5.0 {\"status\":\"cancelling\"}"),
                    List.of("live"),
                    List.of("PATCH /tfs/shop/_apis/pipelines/approvals?api-version=7.1-preview.1 "
                            + "[{\"approvalId\":\"a-1\",\"status\":\"approved\",\"comment\":\"looks well\"}]"),
                    List.of("PATCH /tfs/shop/_apis/build/builds/12?retry=true&api-version=6.0 {}"))),
    GITEA(
            "gitea",
            "/ann/shop",
            "shop/ci.yml",
            "/ann/shop/actions?workflow=ci.yml",
            "/ann/shop/actions/runs/9",
            "/ann/shop/actions/runs/10",
            Map.of(
                    "GET /api/v1/repos/ann/shop/actions/runs?limit=50",
                    "{\"workflow_runs\":[{\"id\":310,\"html_url\":\"SERVER/ann/shop/actions/runs/10\"},{\"id\":309,\"html_url\":\"SERVER/ann/shop/actions/runs/9\"}]}",
                    "GET /api/v1/repos/ann/shop/actions/runs/309/jobs?limit=50",
                    "{\"jobs\":[{\"id\":60,\"name\":\"build\",\"status\":\"completed\",\"conclusion\":\"success\"},{\"id\":61,\"name\":\"test\",\"status\":\"completed\",\"conclusion\":\"failure\"},{\"id\":62,\"name\":\"deploy\",\"status\":\"queued\"}]}",
                    "GET /api/v1/repos/ann/shop/actions/jobs/61/logs",
                    "one\nerror: two\n",
                    "GET /api/v1/repos/ann/shop/actions/runs?limit=50&branch=main",
                    "{\"workflow_runs\":[{\"id\":310,\"run_number\":10,\"path\":\"ci.yml@refs/heads/main\",\"status\":\"in_progress\",\"head_sha\":\"c0ffee2\"},{\"id\":308,\"run_number\":8,\"path\":\"other.yml@refs/heads/main\",\"status\":\"completed\",\"conclusion\":\"success\"},{\"id\":309,\"run_number\":9,\"path\":\"ci.yml@refs/heads/main\",\"status\":\"completed\",\"conclusion\":\"failure\",\"head_sha\":\"c0ffee1\"}]}"),
            new Expected(
                    List.of("build:PASSED", "test:FAILED"),
                    "one\nerror: two\n",
                    "",
                    List.of("10:UNKNOWN:c0ffee2", "9:FAILED:c0ffee1"),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of("POST /api/v1/repos/ann/shop/actions/runs/309/rerun-failed-jobs {}"))),
    WOODPECKER(
            "woodpecker",
            "",
            "ann/shop",
            "/repos/6",
            "/repos/6/pipeline/31",
            "/repos/6/pipeline/32",
            Map.of(
                    "GET /api/repos/6/pipelines/31",
                    "{\"number\":31,\"workflows\":[{\"name\":\"ci\",\"children\":[{\"id\":90,\"name\":\"build\",\"state\":\"success\",\"started\":1},{\"id\":91,\"name\":\"test\",\"state\":\"failure\",\"started\":2},{\"id\":92,\"name\":\"deploy\",\"state\":\"skipped\",\"started\":0}]}]}",
                    "GET /api/repos/6/logs/31/91",
                    "[{\"line\":0,\"data\":\"b25l\",\"type\":0},{\"line\":1,\"data\":\"ZXJyb3I6IHR3bwo=\",\"type\":1},{\"line\":2,\"data\":\"MQ==\",\"type\":2}]",
                    "GET /api/repos/6/pipelines?branch=main&event=push,manual,cron&perPage=2",
                    "[{\"number\":32,\"status\":\"running\",\"ref\":\"refs/heads/main\",\"commit\":\"c0ffee2\"},{\"number\":31,\"status\":\"failure\",\"ref\":\"refs/heads/main\",\"commit\":\"c0ffee1\"}]"),
            new Expected(
                    List.of("ci / build:PASSED", "ci / test:FAILED"),
                    "one\nerror: two\n",
                    "",
                    List.of("32:UNKNOWN:c0ffee2", "31:FAILED:c0ffee1"),
                    List.of("POST /api/repos/6/pipelines/32/cancel "),
                    List.of("ann/shop"),
                    List.of("POST /api/repos/6/pipelines/32/approve "),
                    List.of())),
    DRONE(
            "drone",
            "",
            "ann/shop",
            "/ann/shop",
            "/ann/shop/31",
            "/ann/shop/32",
            Map.of(
                    "GET /api/repos/ann/shop/builds/31",
                    "{\"number\":31,\"stages\":[{\"number\":1,\"name\":\"ci\",\"steps\":[{\"number\":1,\"name\":\"clone\",\"status\":\"success\",\"started\":1},{\"number\":2,\"name\":\"test\",\"status\":\"failure\",\"started\":2}]}]}",
                    "GET /api/repos/ann/shop/builds/31/logs/1/2",
                    "[{\"pos\":0,\"out\":\"one\\r\\n\"},{\"pos\":1,\"out\":\"error: two\\n\"}]",
                    "GET /api/repos/ann/shop/builds?branch=main&per_page=2",
                    "[{\"number\":32,\"status\":\"running\",\"ref\":\"refs/heads/main\",\"after\":\"c0ffee2\"},{\"number\":31,\"status\":\"failure\",\"ref\":\"refs/heads/main\",\"after\":\"c0ffee1\"}]",
                    "GET /api/repos/ann/shop/builds/32",
                    "{\"number\":32,\"stages\":[{\"number\":1,\"name\":\"ci\",\"status\":\"success\"},{\"number\":2,\"name\":\"live\",\"status\":\"blocked\"}]}"),
            new Expected(
                    List.of("ci / clone:PASSED", "ci / test:FAILED"),
                    "one\nerror: two\n",
                    "",
                    List.of("32:UNKNOWN:c0ffee2", "31:FAILED:c0ffee1"),
                    List.of("DELETE /api/repos/ann/shop/builds/32 "),
                    List.of("live"),
                    List.of("POST /api/repos/ann/shop/builds/32/approve/2 "),
                    List.of()));

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

    /// The answers, by method and target, percent-encoded or not. One that begins with `X-Text-Size` has that
    /// header and is a text; one that does not begin with a bracket is a text.
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
                .activity(Activity.WAITING)
                .last(Build.of("17", Outcome.FAILED).at(server + red))
                .current(Build.of("18", Outcome.UNKNOWN).at(server + running))
                .done();
    }

    /// One that was never built, and does nothing.
    Pipeline resting(String server) {
        return Pipeline.named(name, name).url(server + page).done();
    }
}
