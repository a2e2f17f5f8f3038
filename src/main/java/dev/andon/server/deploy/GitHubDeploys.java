package dev.andon.server.deploy;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Deployment.Phase;
import dev.andon.deploy.Release;
import dev.andon.deploy.Service;
import dev.andon.people.Person;
import dev.andon.server.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The deployments of a repository to one environment. Pure.
///
/// @param page the repository's
/// @param permission what this token's owner may do there, as GitHub calls it
/// @param deploys newest first, in whatever order they are given
record GitHubDeploys(Service service, String page, boolean isArchived, String permission, List<Deploy> deploys) {
    GitHubDeploys {
        deploys = deploys.stream()
                .sorted(Comparator.comparing(Deploy::moment).reversed())
                .toList();
    }

    /// GitHub runs nothing again that is older.
    private static final Duration RUNS_AGAIN = Duration.ofDays(30);

    /// The states that begin with the newest status. What failed may never have run: who rejects it, or a month
    /// without an approval, lets it fail as well.
    private static final Set<String> COUNTS = Set.of("ACTIVE", "SUCCESS", "IN_PROGRESS");

    private static final int SHORT = 7;
    /// GitHub refuses a longer description.
    private static final int DESCRIBED = 140;

    record Deploy(
            @Nullable String databaseId,
            @Nullable String state,
            @Nullable String commitOid,
            @Nullable String createdAt,
            @Nullable JsonElement payload,
            @Nullable Ref ref,
            @Nullable Creator creator,
            @Nullable Status latestStatus,
            @Nullable Statuses statuses) {
        record Ref(@Nullable String name, @Nullable String prefix) {}

        record Creator(@Nullable String login) {}

        record Status(
                @Nullable String state,
                @Nullable String description,
                @Nullable String logUrl,
                @Nullable String createdAt) {}

        record Statuses(@Nullable List<@Nullable Status> nodes) {}

        String word() {
            return Json.text(state);
        }

        String said() {
            return latestStatus == null ? "" : Json.text(latestStatus.description());
        }

        private List<Status> all() {
            return statuses == null ? List.of() : Json.list(statuses.nodes());
        }

        Release release() {
            String commit = Json.text(commitOid);
            String told = told(payload, true);
            String version = told.isEmpty() || told.equals(commit) ? tag(commit) : told;
            Release.Outcome outcome = outcome(word());
            boolean ended = outcome == Release.Outcome.LIVE || outcome == Release.Outcome.FAILED;
            return Release.of(Json.text(databaseId), version, wasLive() ? Release.Outcome.LIVE : outcome)
                    .artifact(told.isEmpty() ? commit : told)
                    .revision(commit)
                    .by(creator == null ? null : Person.in(Json.text(creator.login())))
                    .begun(Times.of(createdAt))
                    .finished(ended && latestStatus != null ? Times.of(latestStatus.createdAt()) : null);
        }

        private String tag(String commit) {
            return ref != null && "refs/tags/".equals(ref.prefix()) && ref.name() != null
                    ? ref.name()
                    : commit.substring(0, Math.min(SHORT, commit.length()));
        }

        /// Deployments wait for approvals, which are given in any order: what went live last counts. When
        /// something else took its place says nothing.
        Instant moment() {
            String said = latestStatus == null || !COUNTS.contains(word()) ? null : latestStatus.createdAt();
            return Stream.of(said, succeeded(), createdAt)
                    .flatMap(time -> Stream.ofNullable(Times.of(time)))
                    .findFirst()
                    .orElse(Instant.EPOCH);
        }

        private @Nullable String succeeded() {
            return all().stream()
                    .filter(status -> "SUCCESS".equals(status.state()))
                    .map(Status::createdAt)
                    .flatMap(Stream::ofNullable)
                    .findFirst()
                    .orElse(null);
        }

        /// What is not active any more may have been, or was never.
        private boolean wasLive() {
            return (word().equals("INACTIVE") || word().equals("DESTROYED"))
                    && all().stream().anyMatch(status -> "SUCCESS".equals(status.state()));
        }

        boolean hasRun() {
            return all().stream()
                    .anyMatch(status -> !"INACTIVE".equals(status.state())
                            && Json.text(status.logUrl()).contains("/actions/runs/"));
        }
    }

    /// The version that whoever deployed wrote into the payload, which is JSON, often in a text, or anything
    /// else.
    private static String told(@Nullable JsonElement payload, boolean mayBeText) {
        if (payload != null && payload.isJsonObject()) {
            return Json.text(payload.getAsJsonObject().get("version"));
        }
        String text = Json.text(payload);
        if (!mayBeText || !text.contains("version")) {
            return "";
        }
        try {
            JsonElement inner = JsonParser.parseString(text);
            return told(inner, inner.isJsonPrimitive() && !inner.getAsString().equals(text));
        } catch (JsonParseException anythingElse) {
            return "";
        }
    }

    Deployment.Draft deployment() {
        List<Release> releases = deploys.stream().map(Deploy::release).toList();
        Deploy newest = deploys.isEmpty() ? null : deploys.getFirst();
        Release live = deploys.stream()
                .filter(deploy -> outcome(deploy.word()) == Release.Outcome.LIVE)
                .findFirst()
                .map(Deploy::release)
                .orElse(null);
        Phase phase = newest == null ? Phase.IDLE : phase(newest.word(), live != null);
        return Deploys.of(service, live == null ? List.of() : List.of(live))
                .newest(releases.isEmpty() ? null : releases.getFirst())
                .phase(phase)
                .words(newest == null || outcome(newest.word()) == Release.Outcome.LIVE ? "" : newest.said())
                .url(page.isEmpty() ? null : page + "/deployments/" + Paths.step(service.environment()))
                .oddWord(newest != null && phase == Phase.UNKNOWN ? newest.word() : "");
    }

    /// @param rerun whether going back is running again what deployed it
    /// @param now by the server's clock; null when it does not tell
    List<Release> history(boolean rerun, @Nullable Instant now) {
        return deploys.stream()
                .map(deploy -> deploy.release().obstacle(rerun ? obstacle(deploy, now) : ""))
                .toList();
    }

    private static String obstacle(Deploy deploy, @Nullable Instant now) {
        if (!deploy.hasRun()) {
            return "No workflow deployed it, so there is nothing to run again.";
        }
        Instant begun = Times.of(deploy.createdAt());
        return now != null && begun != null && begun.plus(RUNS_AGAIN).isBefore(now)
                ? "It was deployed more than 30 days ago; GitHub runs nothing again that is older."
                : "";
    }

    /// @see <a href="https://docs.github.com/en/graphql/reference/enums#deploymentstate">DeploymentState</a>
    private static Release.Outcome outcome(String state) {
        return switch (state) {
            case "ACTIVE", "SUCCESS" -> Release.Outcome.LIVE;
            case "FAILURE", "ERROR" -> Release.Outcome.FAILED;
            case "PENDING", "QUEUED", "IN_PROGRESS", "WAITING" -> Release.Outcome.UNDERWAY;
            default -> Release.Outcome.UNKNOWN;
        };
    }

    /// What was abandoned never said how it ended. Where the newest deploy was taken out of service, an older one
    /// may still be in it.
    private static Phase phase(String state, boolean live) {
        return switch (state) {
            case "ACTIVE", "SUCCESS", "FAILURE", "ERROR", "ABANDONED" -> Phase.IDLE;
            case "INACTIVE", "DESTROYED" -> live ? Phase.IDLE : Phase.STOPPED;
            case "PENDING", "QUEUED" -> Phase.QUEUED;
            case "IN_PROGRESS" -> Phase.RUNNING;
            case "WAITING" -> Phase.WAITING;
            default -> Phase.UNKNOWN;
        };
    }

    /// What asks for a deployment of an older commit. The default branch is not merged into it, and what was good
    /// once is not checked again.
    static String wish(Service service, Release to, String why) {
        return Json.of(Change.ordered(
                "ref", to.commit(),
                "environment", service.environment(),
                "task", "deploy:rollback",
                "auto_merge", false,
                "required_contexts", List.of(),
                "description", why.substring(0, Math.min(DESCRIBED, why.length())),
                "payload", Change.ordered("rollback_to", to.id(), "version", to.artifact())));
    }
}
