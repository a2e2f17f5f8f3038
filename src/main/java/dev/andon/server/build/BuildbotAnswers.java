package dev.andon.server.build;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.annotations.SerializedName;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.people.Person;
import dev.andon.server.build.BuildbotHistory.Run;
import dev.andon.server.http.Json;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads Buildbot's answers. Pure.
final class BuildbotAnswers {
    private static final String VIRTUAL = "_virtual_";

    private BuildbotAnswers() {}

    /// A builder that is configured.
    record Builder(long id, String name, List<String> tags) {}

    /// A builder that no master has in its configuration any more is kept for its history only, and left out. One
    /// that a build makes up by its property `virtual_builder_name` is in no configuration at all.
    static List<Builder> builders(Builders wire) throws ServerFault {
        List<Builder> configured = new ArrayList<>();
        for (WireBuilder builder : given(wire.builders())) {
            List<String> tags = Json.list(builder.tags());
            if (builder.masters() == null || !builder.masters().isEmpty() || tags.contains(VIRTUAL)) {
                configured.add(new Builder(given(builder.id()), given(builder.name()), tags));
            }
        }
        return configured;
    }

    static List<Run> runs(Builds wire) throws ServerFault {
        List<Run> runs = new ArrayList<>();
        for (WireBuild build : given(wire.builds())) {
            runs.add(run(build));
        }
        return runs;
    }

    private static Run run(WireBuild build) throws ServerFault {
        boolean finished = given(build.complete());
        Integer results = build.results();
        Outcome outcome = finished ? outcome(results) : Outcome.UNKNOWN;
        return new Run(
                given(build.id()),
                given(build.builder()),
                given(build.number()),
                finished,
                outcome,
                time(build.began()),
                time(build.ended()),
                finished && results != null && outcome == Outcome.UNKNOWN ? "results " + results : "");
    }

    /// The builds of one builder, newest first, with their revisions.
    ///
    /// @param page the address before the builder's number
    static List<Build> history(Builds wire, String page) throws ServerFault {
        List<Build> history = new ArrayList<>();
        for (WireBuild build : given(wire.builds())) {
            Run run = run(build);
            history.add(run.build(page).revision(commit(build)));
        }
        return history;
    }

    /// The numbers of `buildbot.process.results`.
    static Outcome outcome(@Nullable Integer results) {
        return switch (results) {
            case 0 -> Outcome.PASSED;
            case 1 -> Outcome.UNSTABLE;
            case 2 -> Outcome.FAILED;
            // Skipped; or interrupted by the server itself, which then builds it again.
            case 3, 5 -> Outcome.SKIPPED;
            case 4 -> Outcome.ERRORED;
            case 6 -> Outcome.CANCELLED;
            case null, default -> Outcome.UNKNOWN;
        };
    }

    private static @Nullable Instant time(@Nullable Long seconds) {
        return seconds == null || seconds <= 0 ? null : Instant.ofEpochSecond(seconds);
    }

    /// The builders for which something waits.
    static Set<Long> waiting(Requests wire) throws ServerFault {
        Set<Long> waiting = new HashSet<>();
        for (WireRequest request : given(wire.requests())) {
            waiting.add(given(request.builder()));
        }
        return waiting;
    }

    /// The steps that ended as the build did: others may have failed without making it fail.
    static List<String> failing(Steps wire, Outcome outcome) {
        return Json.texts(
                        Json.list(wire.steps()).stream()
                                .filter(step -> outcome(step.results()) == outcome)
                                .toList(),
                        WireStep::name)
                .stream()
                .distinct()
                .toList();
    }

    /// The authors of the changes. Buildbot adds whoever asked for the build, who broke nothing.
    static List<Person> breakers(Builds wire) throws ServerFault {
        List<String> owners = new ArrayList<>();
        if (property(wire, "owners") instanceof JsonArray all) {
            all.forEach(owner -> owners.add(Json.text(owner)));
        }
        owners.remove(Json.text(property(wire, "owner")));
        return Person.each(owners);
    }

    /// What was really built, else what was asked for; empty when the builder has several repositories.
    static String commit(Builds wire) throws ServerFault {
        List<WireBuild> builds = given(wire.builds());
        return builds.isEmpty() ? "" : commit(builds.getFirst());
    }

    private static String commit(WireBuild build) {
        String got = Json.text(property(build, "got_revision"));
        return got.isEmpty() ? Json.text(property(build, "revision")) : got;
    }

    /// A property is a value with its source.
    private static @Nullable JsonElement property(Builds wire, String name) throws ServerFault {
        List<WireBuild> builds = given(wire.builds());
        return builds.isEmpty() ? null : property(builds.getFirst(), name);
    }

    private static @Nullable JsonElement property(WireBuild build, String name) {
        Map<String, List<JsonElement>> properties = build.properties();
        List<JsonElement> pair = properties == null ? null : properties.get(name);
        return pair == null || pair.isEmpty() ? null : pair.getFirst();
    }

    private static <T> T given(@Nullable T value) throws ServerFault {
        if (value == null) {
            throw new ServerFault(FaultKind.UNREADABLE, "The answer lacks what every Buildbot tells.");
        }
        return value;
    }

    record Builders(@Nullable List<WireBuilder> builders) {}

    record WireBuilder(
            @SerializedName("builderid") @Nullable Long id,
            @Nullable String name,
            @Nullable List<String> tags,
            @SerializedName("masterids") @Nullable List<Long> masters) {}

    record Builds(@Nullable List<WireBuild> builds) {}

    record WireBuild(
            @SerializedName("buildid") @Nullable Long id,
            @SerializedName("builderid") @Nullable Long builder,
            @Nullable Long number,
            @Nullable Boolean complete,
            @Nullable Integer results,
            @SerializedName("started_at") @Nullable Long began,
            @SerializedName("complete_at") @Nullable Long ended,
            @Nullable Map<String, List<JsonElement>> properties) {}

    record Requests(
            @SerializedName("buildrequests") @Nullable List<WireRequest> requests) {}

    record WireRequest(
            @SerializedName("builderid") @Nullable Long builder) {}

    record Steps(@Nullable List<WireStep> steps) {}

    record WireStep(@Nullable String name, @Nullable Integer results) {}
}
