package dev.andon.server.build;

import com.google.gson.annotations.SerializedName;
import dev.andon.build.Activity;
import dev.andon.build.Branch;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.people.Person;
import dev.andon.server.http.Json;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What Azure DevOps sends, and what it means. The fields and words are those of its REST description, Build 5.0
/// to 7.1.
final class AzureWire {
    private static final String HEADS = "refs/heads/";

    /// Builds that somebody's change began: who they are for may have broken it. Others are for whoever pressed
    /// the button, or for the server itself.
    private static final Set<String> BEGUN_BY_A_CHANGE =
            Set.of("individualCI", "batchedCI", "pullRequest", "checkInShelveset", "validateShelveset");

    private static final Set<String> SHELVESETS = Set.of("checkInShelveset", "validateShelveset");

    private AzureWire() {}

    record Listed<T>(@Nullable List<T> value) {}

    record Project(@Nullable String name) {}

    record Definition(
            int id,
            int revision,
            @Nullable String name,
            @Nullable String path,
            @Nullable String queueStatus,
            @Nullable Repository repository,
            @Nullable AzureRun latestBuild,
            @Nullable AzureRun latestCompletedBuild,
            @SerializedName("_links") @Nullable Links links) {
        /// `\Shop\Web` and `checkout` make `Shop/Web/checkout`.
        String fullName() {
            String folder = Json.text(path).replace('\\', '/').replaceAll("^/+|/+$", "");
            String own = Json.text(name).isBlank() ? "definition " + id : Json.text(name);
            return folder.isEmpty() ? own : folder + "/" + own;
        }

        /// What stays the same until somebody changes the definition.
        String identity() {
            return id + " " + revision;
        }

        boolean isStopped() {
            return "paused".equals(queueStatus) || "disabled".equals(queueStatus);
        }

        /// The main line, without `refs/heads/`; empty when the server does not say.
        String mainLine() {
            return repository == null ? "" : withoutHeads(Json.text(repository.defaultBranch()));
        }
    }

    record Repository(@Nullable String defaultBranch) {}

    record Reference(int id) {}

    record Links(@Nullable Link web) {
        static @Nullable String page(@Nullable Links links) {
            return links == null || links.web() == null ? null : links.web().href();
        }
    }

    record Link(@Nullable String href) {}

    record Identity(@Nullable String displayName, @Nullable String uniqueName) {}

    /// One build.
    record AzureRun(
            long id,
            @Nullable String buildNumber,
            @Nullable String status,
            @Nullable String result,
            @Nullable String startTime,
            @Nullable String finishTime,
            @Nullable Reference definition,
            @Nullable String sourceBranch,
            @Nullable String sourceVersion,
            @Nullable String reason,
            @Nullable Identity requestedFor,
            @SerializedName("_links") @Nullable Links links) {
        Run run(String mainLine) {
            Activity activity = activity();
            boolean finished = activity == Activity.IDLE;
            Outcome outcome = finished ? outcome() : Outcome.UNKNOWN;
            Build build = Build.of(Json.text(buildNumber), outcome)
                    .started(Times.iso(startTime))
                    .finished(finished ? Times.iso(finishTime) : null)
                    .at(Links.page(links))
                    .revision(sourceVersion)
                    .brokenBy(outcome.isRed() ? breakers() : List.of());
            return new Run(id, branch(mainLine), activity, build, oddWord(activity, outcome));
        }

        private Activity activity() {
            return switch (Json.text(status)) {
                case "completed" -> Activity.IDLE;
                case "inProgress" -> Activity.RUNNING;
                case "notStarted", "postponed" -> Activity.QUEUED;
                case "cancelling" -> Activity.CANCELLING;
                default -> Activity.UNKNOWN;
            };
        }

        private Outcome outcome() {
            return switch (Json.text(result)) {
                case "succeeded" -> Outcome.PASSED;
                case "partiallySucceeded" -> Outcome.UNSTABLE;
                case "failed" -> Outcome.FAILED;
                case "canceled" -> Outcome.CANCELLED;
                default -> Outcome.UNKNOWN;
            };
        }

        private String oddWord(Activity activity, Outcome outcome) {
            if (activity == Activity.UNKNOWN) {
                return Json.text(status).equals("none") ? "" : Json.text(status);
            }
            boolean odd = activity == Activity.IDLE
                    && outcome == Outcome.UNKNOWN
                    && !Json.text(result).equals("none");
            return odd ? Json.text(result) : "";
        }

        private @Nullable Branch branch(String mainLine) {
            String ref = Json.text(sourceBranch);
            if (ref.isEmpty()) {
                return null;
            }
            if (ref.startsWith("refs/pull/")) {
                return new Branch(ref.substring(5).replaceFirst("/(merge|head)$", ""), Branch.Kind.PULL_REQUEST);
            }
            if (SHELVESETS.contains(Json.text(reason))) {
                return new Branch(ref, Branch.Kind.PULL_REQUEST);
            }
            String name = withoutHeads(ref).replaceFirst("^refs/", "");
            return mainLine.isEmpty() ? Branch.guess(name) : Branch.of(name, mainLine);
        }

        private List<Person> breakers() {
            if (requestedFor == null || !BEGUN_BY_A_CHANGE.contains(Json.text(reason))) {
                return List.of();
            }
            String name = Json.text(requestedFor.displayName());
            String login = Json.text(requestedFor.uniqueName());
            return name.isBlank() ? List.of() : List.of(new Person(name, login.contains("@") ? login : ""));
        }
    }

    private static String withoutHeads(String ref) {
        return ref.startsWith(HEADS) ? ref.substring(HEADS.length()) : ref;
    }
}
