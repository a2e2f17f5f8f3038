package dev.andon.server.build;

import com.google.gson.JsonElement;
import dev.andon.build.Commit;
import dev.andon.build.Commits;
import dev.andon.build.Pipeline;
import dev.andon.build.Trail;
import dev.andon.people.Person;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The commits between two revisions by the change sets of a job's builds: one request. Jenkins tells the newest
/// hundred builds of `builds`, Hudson all. A plain job has a `changeSet`, a Pipeline job several `changeSets`.
/// Builds that were deleted take their change sets with them: what is told then is not complete. Sources: the
/// remote access API of a job, and the classes whose exported fields it shows.
///
/// @param http the door, saying who asks
/// @param page where jobs are below the root
record JenkinsTrail(Http http, JenkinsPage page) implements Trail {
    private static final String ITEMS = "[items[commitId,id,revision,author[fullName],user,comment,msg,timestamp]]";
    private static final String TREE =
            "builds[number,actions[lastBuiltRevision[SHA1]],changeSet" + ITEMS + ",changeSets" + ITEMS + "]";

    @Override
    public Commits between(Pipeline pipeline, String from, String to) throws ServerFault {
        String job = page.path(pipeline.url() == null ? "" : pipeline.url());
        if (job.isEmpty()) {
            throw Revisions.nothingBuilt();
        }
        return http.askAddress(job + "api/json")
                .query("tree", TREE)
                .json(Job.class, JenkinsTrail::read)
                .between(from, to);
    }

    private static BuildsTrail read(Job job) throws ServerFault {
        if (job.builds() == null) {
            throw new ServerFault(FaultKind.UNREADABLE, "The answer holds no builds: it is no job of Jenkins.");
        }
        List<BuildsTrail.Built> builds = new ArrayList<>();
        for (Wire wire : Json.list(job.builds())) {
            builds.add(wire.built());
        }
        builds.sort(Comparator.comparing(BuildsTrail.Built::number).reversed());
        return new BuildsTrail(builds, false);
    }

    private record Job(@Nullable List<@Nullable Wire> builds) {}

    private record Wire(
            long number,
            @Nullable List<JenkinsRun.@Nullable Action> actions,
            @Nullable ChangeSet changeSet,
            @Nullable List<@Nullable ChangeSet> changeSets) {
        BuildsTrail.Built built() throws ServerFault {
            List<Commit> changes = new ArrayList<>();
            for (ChangeSet set : Json.list(Stream.concat(Stream.ofNullable(changeSet), Json.list(changeSets).stream())
                    .toList())) {
                for (Item item : Json.list(set.items())) {
                    changes.add(item.commit());
                }
            }
            return new BuildsTrail.Built(number, Json.texts(actions, JenkinsRun.Action::revision), changes, true);
        }
    }

    private record ChangeSet(@Nullable List<@Nullable Item> items) {}

    private record Author(@Nullable String fullName) {}

    /// @param commitId Git's, as Jenkins writes it; `id` as Hudson does
    /// @param revision Subversion's
    private record Item(
            @Nullable String commitId,
            @Nullable String id,
            @Nullable JsonElement revision,
            @Nullable Author author,
            @Nullable String user,
            @Nullable String comment,
            @Nullable String msg,
            @Nullable Long timestamp) {
        Commit commit() throws ServerFault {
            String name = Stream.of(Json.text(commitId), Json.text(id), Json.text(revision))
                    .filter(text -> !text.isBlank())
                    .findFirst()
                    .orElse("");
            String by = author == null ? Json.text(user) : Json.text(author.fullName());
            Instant at = timestamp == null || timestamp <= 0 ? null : Instant.ofEpochMilli(timestamp);
            return Revisions.commit(name, Person.in(by), Json.text(comment).isBlank() ? msg : comment, at);
        }
    }
}
