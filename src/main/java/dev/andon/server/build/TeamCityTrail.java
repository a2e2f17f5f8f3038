package dev.andon.server.build;

import dev.andon.build.Branch;
import dev.andon.build.Commit;
import dev.andon.build.Commits;
import dev.andon.build.Pipeline;
import dev.andon.build.Trail;
import dev.andon.people.Person;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The commits between two revisions by the changes of a configuration's builds on one branch: one request for
/// the newest hundred. After TeamCity's REST API for builds and changes.
///
/// @param http the door, saying who asks
/// @param api where the API is below it
record TeamCityTrail(Http http, String api) implements Trail {
    private static final String FIELDS = "build(id,revisions(revision(version)),"
            + "changes(nextHref,change(version,username,user(username,name),date,comment)))";

    @Override
    public Commits between(Pipeline pipeline, String from, String to) throws ServerFault {
        String id = pipeline.id();
        int at = id.indexOf('@');
        String configuration = at < 0 ? id : id.substring(0, at);
        return http.ask(api + "builds")
                .query(
                        "locator",
                        "buildType:(id:" + configuration + ")," + branch(pipeline.branch())
                                + ",defaultFilter:false,personal:false,state:finished,count:100,lookupLimit:5000")
                .query("fields", FIELDS)
                .json(Builds.class, TeamCityTrail::read)
                .between(from, to);
    }

    private static String branch(@Nullable Branch branch) {
        return branch == null || branch.kind() == Branch.Kind.DEFAULT
                ? "branch:(default:true)"
                : "branch:(name:(value:(" + branch.name() + ")))";
    }

    /// Builds of other branches lie between those of one, so their numbers tell nothing of what is missing.
    private static BuildsTrail read(Builds answer) throws ServerFault {
        if (answer.build() == null) {
            throw new ServerFault(FaultKind.UNREADABLE, "The answer holds no builds.");
        }
        List<BuildsTrail.Built> builds = new ArrayList<>();
        for (Wire wire : Json.list(answer.build())) {
            builds.add(wire.built());
        }
        return new BuildsTrail(builds, true);
    }

    private record Builds(@Nullable List<@Nullable Wire> build) {}

    private record Wire(
            long id,
            TeamCityAnswer.@Nullable Revisions revisions,
            @Nullable Changes changes) {
        BuildsTrail.Built built() throws ServerFault {
            List<Commit> commits = new ArrayList<>();
            for (Change change : Json.list(changes == null ? null : changes.change())) {
                commits.add(change.commit());
            }
            List<String> built =
                    revisions == null ? List.of() : Json.texts(revisions.revision(), TeamCityAnswer.Revision::version);
            boolean whole = changes == null || Json.text(changes.nextHref()).isEmpty();
            return new BuildsTrail.Built(id, built, commits, whole);
        }
    }

    /// @param nextHref where the rest is; TeamCity tells at most a hundred at once
    private record Changes(
            @Nullable String nextHref, @Nullable List<@Nullable Change> change) {}

    private record User(@Nullable String username, @Nullable String name) {}

    private record Change(
            @Nullable String version,
            @Nullable String username,
            @Nullable User user,
            @Nullable String date,
            @Nullable String comment) {
        Commit commit() throws ServerFault {
            String name =
                    user == null || Json.text(user.name()).isBlank() ? Json.text(username) : Json.text(user.name());
            return Revisions.commit(version, Person.in(name), comment, TeamCityAnswer.time(date));
        }
    }
}
