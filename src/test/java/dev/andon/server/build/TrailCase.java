package dev.andon.server.build;

import dev.andon.build.Branch;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import java.net.URI;
import java.util.List;

/// For each kind that can tell the commits between two revisions: a pipeline as a look would show it, and what
/// the server is asked.
enum TrailCase {
    BUILDBOT(
            "buildbot",
            "",
            "cart",
            "#/builders/3",
            "#/builders/3/builds/17",
            List.of(new Asked(
                    "/api/v2/changes?order=-changeid&limit=100&offset=0&field=changeid&field=revision"
                            + "&field=repository&field=branch&field=author&field=comments&field=when_timestamp",
                    "buildbot.json"))),
    JENKINS(
            "jenkins",
            "",
            "shop/cart",
            "/job/shop/job/cart/",
            "/job/shop/job/cart/43/",
            List.of(new Asked("/job/shop/job/cart/api/json?tree=builds", "jenkins.json"))),
    HUDSON(
            "hudson",
            "",
            "cart",
            "/job/cart/",
            "/job/cart/43/",
            List.of(new Asked("/job/cart/api/json?tree=builds", "hudson.json"))),
    GITHUB(
            "github",
            "/ann/shop",
            "shop/ci",
            "/ann/shop/actions/workflows/ci.yml",
            "/ann/shop/actions/runs/9",
            List.of(new Asked("/api/v3/repos/ann/shop/compare/FROM...TO?per_page=100&page=1", "github.json"))),
    GITEA(
            "gitea",
            "/ann/shop",
            "shop/ci.yml",
            "/ann/shop/actions?workflow=ci.yml",
            "/ann/shop/actions/runs/9",
            List.of(new Asked(
                    "/api/v1/repos/ann/shop/compare/FROM...TO?verification=false&files=false", "gitea.json"))),
    GITLAB(
            "gitlab",
            "/tools/shop",
            "team/tools/shop",
            "/team/tools/shop",
            "/git/team/tools/shop/-/pipelines/88",
            List.of(
                    new Asked(
                            "/git/api/v4/projects/team%2Ftools%2Fshop/repository/merge_base" + "?refs[]=FROM&refs[]=TO",
                            "gitlab-ancestor.json"),
                    new Asked(
                            "/git/api/v4/projects/team%2Ftools%2Fshop/repository/commits"
                                    + "?ref_name=FROM..TO&per_page=100&page=1",
                            "gitlab.json"))),
    TEAMCITY(
            "teamcity",
            "",
            "Shop_Unit",
            "/buildConfiguration/Shop_Unit",
            "/viewLog.html?buildId=5",
            List.of(new Asked(
                    "/app/rest/builds?locator=buildType:(id:Shop_Unit),branch:(default:true),", "teamcity.json"))),
    AZURE(
            "azure",
            "/tfs/shop",
            "ci",
            "/tfs/shop/_build/definition?definitionId=2",
            "/tfs/shop/_build/results?buildId=57",
            List.of(
                    new Asked(
                            "/tfs/shop/_apis/build/builds?definitions=2&$top=200"
                                    + "&queryOrder=queueTimeDescending&api-version=5.0",
                            "azure-builds.json"),
                    new Asked(
                            "/tfs/shop/_apis/build/changes?fromBuildId=52&toBuildId=57&$top=251"
                                    + "&api-version=5.0-preview.2",
                            "azure-changes.json")));

    /// @param target the address that is asked for, or how it begins, decoded
    /// @param answer a file
    record Asked(String target, String answer) {
        String target(String from, String to) {
            return target.replace("FROM", from).replace("TO", to);
        }
    }

    private final String kind;
    private final String address;
    private final String name;
    private final String page;
    private final String build;
    private final List<Asked> asked;

    TrailCase(String kind, String address, String name, String page, String build, List<Asked> asked) {
        this.kind = kind;
        this.address = address;
        this.name = name;
        this.page = page;
        this.build = build;
        this.asked = asked;
    }

    String kind() {
        return kind;
    }

    /// What people configure for a server there.
    URI address(String server) {
        return URI.create(server + address);
    }

    List<Asked> asked() {
        return asked;
    }

    Pipeline pipeline(String server) {
        return Pipeline.named(name, name)
                .branch(new Branch("main", Branch.Kind.DEFAULT))
                .url(server + page)
                .last(Build.of("17", Outcome.PASSED).at(server + build))
                .done();
    }

    Pipeline neverBuilt() {
        return Pipeline.named(name, name).done();
    }
}
