package dev.andon.server.build;

import dev.andon.build.Branch;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// For each kind that can build something again: a red pipeline as a look would show it, what the server is asked
/// before the act, and the act.
enum RerunCase {
    BUILDBOT(
            "buildbot",
            "",
            "cart",
            "#/builders/3",
            "#/builders/3/builds/17",
            Map.of("GET /api/v2/builders/3/builds/17?field=buildid", "{\"builds\":[{\"buildid\":951}],\"meta\":{}}"),
            List.of("POST /api/v2/builds/951 {\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"rebuild\",\"params\":{}}")),
    JENKINS(
            "jenkins",
            "",
            "shop/cart",
            "/job/shop/job/cart/",
            "/job/shop/job/cart/7/",
            Map.of(
                    "GET /job/shop/job/cart/7/api/json?tree=actions%5Bparameters%5Bname%2Cvalue%5D%5D",
                    "{\"actions\":[{},{\"parameters\":[]}]}",
                    "GET /crumbIssuer/api/json",
                    "{\"crumbRequestField\":\"Jenkins-Crumb\",\"crumb\":\"1234\"}"),
            List.of("POST /job/shop/job/cart/build?delay=0sec ")),
    HUDSON(
            "hudson",
            "",
            "cart",
            "/job/cart/",
            "/job/cart/7/",
            Map.of(
                    "GET /job/cart/7/api/json?tree=actions%5Bparameters%5Bname%2Cvalue%5D%5D",
                    "{\"actions\":[{\"parameters\":[{\"name\":\"TARGET\",\"value\":\"a b\"},"
                            + "{\"name\":\"FAST\",\"value\":true},{\"name\":\"SECRET\"}]}]}"),
            List.of("POST /job/cart/buildWithParameters?delay=0sec TARGET=a+b&FAST=true")),
    GITHUB(
            "github",
            "/ann/shop",
            "shop/CI",
            "/ann/shop/actions/workflows/ci.yml",
            "/ann/shop/actions/runs/4711",
            Map.of(),
            List.of("POST /api/v3/repos/ann/shop/actions/runs/4711/rerun-failed-jobs {}")),
    GITLAB(
            "gitlab",
            "/team/tools/shop",
            "team/tools/shop",
            "/team/tools/shop",
            "/team/tools/shop/-/pipelines/88",
            Map.of(),
            List.of("POST /api/v4/projects/team%2Ftools%2Fshop/pipelines/88/retry ")),
    TEAMCITY(
            "teamcity",
            "",
            "Shop_Unit",
            "/buildConfiguration/Shop_Unit",
            "/viewLog.html?buildId=5",
            Map.of(),
            List.of("POST /app/rest/buildQueue {\"buildType\":{\"id\":\"Shop_Unit\"},"
                    + "\"triggeringOptions\":{\"rebuildFailedOrIncompleteDependencies\":true}}")),
    AZURE(
            "azure",
            "/tfs/shop",
            "ci",
            "/tfs/shop/_build/definition?definitionId=2",
            "/tfs/shop/_build/results?buildId=12",
            Map.of(),
            List.of("PATCH /tfs/shop/_apis/build/builds/12?retry=true&api-version=6.0 {}")),
    GITEA(
            "gitea",
            "/ann/shop",
            "shop/ci.yml",
            "/ann/shop/actions?workflow=ci.yml",
            "/ann/shop/actions/runs/9",
            Map.of(
                    "GET /api/v1/repos/ann/shop/actions/runs?limit=50",
                    "{\"workflow_runs\":[{\"id\":310,\"html_url\":\"SERVER/ann/shop/actions/runs/10\"},"
                            + "{\"id\":309,\"html_url\":\"SERVER/ann/shop/actions/runs/9\"}]}"),
            List.of("POST /api/v1/repos/ann/shop/actions/runs/309/rerun-failed-jobs {}")),
    WOODPECKER(
            "woodpecker",
            "",
            "ann/shop",
            "/repos/6",
            "/repos/6/pipeline/31",
            Map.of(),
            List.of("POST /api/repos/6/pipelines/31 ")),
    DRONE(
            "drone",
            "",
            "ann/shop",
            "/ann/shop",
            "/ann/shop/31",
            Map.of(),
            List.of("POST /api/repos/ann/shop/builds/31 "));

    private final String kind;
    private final String address;
    private final String name;
    private final String page;
    private final String build;
    private final Map<String, String> reads;
    private final List<String> acts;

    RerunCase(
            String kind,
            String address,
            String name,
            String page,
            String build,
            Map<String, String> reads,
            List<String> acts) {
        this.kind = kind;
        this.address = address;
        this.name = name;
        this.page = page;
        this.build = build;
        this.reads = reads;
        this.acts = acts;
    }

    String kind() {
        return kind;
    }

    /// What people configure for a server there.
    URI address(String server) {
        return URI.create(server + address);
    }

    Map<String, String> reads() {
        return reads;
    }

    /// What is sent that changes something.
    List<String> acts() {
        return acts;
    }

    Pipeline red(String server) {
        return pipeline(server, Outcome.FAILED);
    }

    Pipeline pipeline(String server, Outcome outcome) {
        return Pipeline.named(name, name)
                .branch(new Branch("main", Branch.Kind.DEFAULT))
                .url(server + page)
                .last(Build.of("17", outcome).at(server + build))
                .done();
    }

    Pipeline neverBuilt() {
        return Pipeline.named(name, name).done();
    }
}
