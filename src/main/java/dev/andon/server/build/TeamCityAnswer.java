package dev.andon.server.build;

import com.google.gson.annotations.SerializedName;
import dev.andon.build.Branch;
import dev.andon.people.Person;
import dev.andon.server.http.Json;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What TeamCity answers. Pure.
final class TeamCityAnswer {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssZ", Locale.ROOT);

    /// What branches of pull requests are called: by GitHub, GitLab, Bitbucket and Azure DevOps, and by
    /// TeamCity's own feature.
    private static final Pattern PULL_REQUEST =
            Pattern.compile("(?:refs/)?(?:pull|pulls|pull-requests|merge-requests|changes)/\\d+(?:/.*)?"
                    + "|\\d+/(?:head|merge|from|train)");

    private TeamCityAnswer() {}

    static @Nullable Instant time(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text, TIME).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /// An answer without the list that was asked for is not TeamCity's.
    static Configurations checked(Configurations some) throws ServerFault {
        if (some.configurations() == null) {
            throw new ServerFault(FaultKind.UNREADABLE, "The answer has no list of build configurations.");
        }
        return some;
    }

    /// @see #checked(Configurations)
    static Runs checked(Runs some) throws ServerFault {
        if (some.builds() == null) {
            throw new ServerFault(FaultKind.UNREADABLE, "The answer has no list of builds.");
        }
        return some;
    }

    record Configurations(
            @SerializedName("buildType") @Nullable List<Configuration> configurations,
            @Nullable String nextHref) {}

    record Configuration(
            @Nullable String id,
            @Nullable String name,
            @Nullable String projectName,
            @Nullable String webUrl,
            @Nullable Boolean paused,
            @Nullable Investigations investigations,
            @Nullable Runs builds) {
        /// The path of its project and its own name. Older servers write ` :: ` where newer ones write ` / `.
        String path() {
            String own = name == null || name.isBlank() ? Json.text(id) : name;
            String project = Json.text(projectName).replace(" :: ", "/").replace(" / ", "/");
            return project.isBlank() ? own : project + "/" + own;
        }
    }

    record Investigations(
            @SerializedName("investigation") @Nullable List<Investigation> all) {}

    record Investigation(
            @Nullable String state,
            @Nullable User assignee,
            @Nullable Assignment assignment,
            @Nullable Target target) {
        boolean isTaken() {
            return "TAKEN".equalsIgnoreCase(state)
                    && !Person.each(List.of(who())).isEmpty();
        }

        String who() {
            return assignee == null ? "" : assignee.title();
        }

        /// Whether it is about the configuration and not about single tests.
        boolean isWhole() {
            return target != null && Boolean.TRUE.equals(target.anyProblem());
        }
    }

    record User(@Nullable String name, @Nullable String username) {
        String title() {
            return name == null || name.isBlank() ? Json.text(username) : name;
        }
    }

    record Assignment(@Nullable String timestamp, @Nullable String text) {}

    record Target(@Nullable Boolean anyProblem) {}

    record Runs(
            @SerializedName("build") @Nullable List<Run> builds,
            @Nullable String nextHref) {}

    record Run(
            @Nullable String id,
            @SerializedName("buildTypeId") @Nullable String configuration,
            @Nullable String number,
            @Nullable String status,
            @Nullable String state,
            @Nullable String statusText,
            @Nullable String branchName,
            @Nullable Boolean defaultBranch,
            @Nullable Boolean failedToStart,
            @Nullable Boolean personal,
            @Nullable String webUrl,
            @Nullable String startDate,
            @Nullable String finishDate,
            @Nullable String waitReason,
            @Nullable Approval approvalInfo,
            @SerializedName("running-info") @Nullable Running running,
            @Nullable Cancelled canceledInfo,
            @Nullable Revisions revisions,
            @Nullable Changes lastChanges,
            @Nullable Tests testOccurrences,
            @Nullable Problems problemOccurrences) {
        boolean isMainLine() {
            return branchName == null || Boolean.TRUE.equals(defaultBranch);
        }

        Branch branch() {
            String name = Json.text(branchName).replaceFirst("^refs/heads/", "");
            return new Branch(
                    name, PULL_REQUEST.matcher(name).matches() ? Branch.Kind.PULL_REQUEST : Branch.Kind.OTHER);
        }
    }

    record Approval(@Nullable String status) {}

    record Running(@Nullable Long estimatedTotalSeconds) {}

    record Cancelled(@Nullable String timestamp) {}

    record Revisions(@Nullable List<Revision> revision) {}

    record Revision(@Nullable String version) {}

    record Changes(@Nullable List<Change> change) {}

    record Change(@Nullable String username, @Nullable User user) {
        String author() {
            return user == null || user.title().isBlank() ? Json.text(username) : user.title();
        }
    }

    record Tests(@Nullable Integer muted) {}

    record Problems(
            @SerializedName("problemOccurrence") @Nullable List<Problem> all) {}

    record Problem(@Nullable String type, @Nullable String details) {}
}
