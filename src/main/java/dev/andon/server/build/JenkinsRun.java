package dev.andon.server.build;

import com.google.gson.JsonElement;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.build.ServerClaim;
import dev.andon.people.Person;
import dev.andon.server.http.Json;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What Jenkins or Hudson says of one build.
///
/// @param result `SUCCESS`, `UNSTABLE`, `FAILURE`, `ABORTED` or `NOT_BUILT`; while it runs none, or already the
///     worst of what ended in it
/// @param timestamp when it started, in ms since 1970
/// @param duration in ms; 0 while it runs
/// @param estimatedDuration in ms; -1 when the server does not know; Hudson tells none
/// @param culprits whose commits are new since the last success
/// @param runs the cells of a matrix, also those that this build left out and that come from an earlier one
record JenkinsRun(
        @Nullable Integer number,
        @Nullable String url,
        @Nullable String displayName,
        @Nullable Boolean building,
        @Nullable String result,
        @Nullable Long timestamp,
        @Nullable Long duration,
        @Nullable Long estimatedDuration,
        @Nullable List<@Nullable User> culprits,
        @Nullable List<@Nullable Action> actions,
        @Nullable List<@Nullable JenkinsRun> runs) {
    private static final String CELLS = "runs[number,url,result]";

    /// What is asked of a build that may still run.
    static final String NEWEST = "number,url,displayName,building,result,timestamp,estimatedDuration," + CELLS;

    /// What is asked of any finished build.
    static final String BRIEF = "number,url,displayName,result,timestamp,duration";

    /// What is asked of a build that may decide the light.
    static final String WHOLE =
            BRIEF + ",culprits[fullName],actions[claimed,claimedBy,reason,claimDate,lastBuiltRevision[SHA1]]," + CELLS;

    record User(@Nullable String fullName) {}

    /// Some plug-in's remark. Any plug-in may call something else by one of these names, so nothing is expected
    /// of their types.
    record Action(
            @Nullable JsonElement claimed,
            @Nullable JsonElement claimedBy,
            @Nullable JsonElement reason,
            @Nullable JsonElement claimDate,
            @Nullable JsonElement lastBuiltRevision) {
        String revision() {
            return lastBuiltRevision != null && lastBuiltRevision.isJsonObject()
                    ? Json.text(lastBuiltRevision.getAsJsonObject().get("SHA1"))
                    : "";
        }
    }

    int order() {
        return number == null ? 0 : number;
    }

    Outcome outcome() {
        return switch (Json.text(result)) {
            case "SUCCESS" -> Outcome.PASSED;
            case "UNSTABLE" -> Outcome.UNSTABLE;
            case "FAILURE" -> Outcome.FAILED;
            case "ABORTED" -> Outcome.CANCELLED;
            case "NOT_BUILT" -> Outcome.SKIPPED;
            default -> Outcome.UNKNOWN;
        };
    }

    /// Whether it was neither aborted nor left out. A word we do not know counts: it may be a bad one.
    boolean counts() {
        return outcome() != Outcome.CANCELLED && outcome() != Outcome.SKIPPED;
    }

    /// As a build that ended.
    Build ended() {
        Outcome outcome = outcome();
        return Build.of(label(), outcome)
                .started(started())
                .finished(finished())
                .at(url)
                .revision(revision())
                .brokenBy(outcome.isRed() ? Person.each(Json.texts(culprits, User::fullName)) : List.of())
                .failing(outcome.isRed() || outcome == Outcome.UNSTABLE ? cells(outcome) : List.of());
    }

    /// As a build that runs.
    Build running() {
        return Build.of(label(), Outcome.UNKNOWN).started(started()).at(url).failing(cells(Outcome.FAILED));
    }

    private @Nullable Instant started() {
        return timestamp == null || timestamp <= 0 ? null : Instant.ofEpochMilli(timestamp);
    }

    @Nullable
    Instant finished() {
        Instant started = started();
        return started == null || duration == null || duration < 0 ? null : started.plusMillis(duration);
    }

    /// A build's own name if somebody gave it one, else its number.
    private String label() {
        String plain = number == null ? "" : number.toString();
        String name = Json.text(displayName).strip();
        return name.isEmpty() || name.equals("#" + plain) ? plain : name;
    }

    /// The cells of this very build that ended so.
    List<String> cells(Outcome outcome) {
        return Json.list(runs).stream()
                .filter(cell -> Objects.equals(cell.number(), number) && cell.outcome() == outcome)
                .map(JenkinsRun::cell)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /// A cell has its name in its address only: `…/job/shop/jdk=25,os=linux/7/`.
    private String cell() {
        String[] path = Json.text(url).split("/");
        return path.length < 2 ? "" : JenkinsPage.decoded(path[path.length - 2]);
    }

    /// A build with several revisions (a shared library, several repositories) does not say which one is its own.
    private @Nullable String revision() {
        List<String> different =
                Json.texts(actions, Action::revision).stream().distinct().toList();
        return different.size() == 1 ? different.getFirst() : null;
    }

    /// As the Claim plug-in tells it. Who assigned somebody is not on it; the reason outlives the claim.
    @Nullable
    ServerClaim claim() {
        for (Action action : Json.list(actions)) {
            Person by = Person.in(Json.text(action.claimedBy()));
            if (Json.text(action.claimed()).equals("true") && by != null) {
                return new ServerClaim(by, Json.text(action.reason()), time(action.claimDate()));
            }
        }
        return null;
    }

    private static @Nullable Instant time(@Nullable JsonElement millis) {
        String digits = Json.text(millis);
        return digits.matches("\\d{1,15}") ? Instant.ofEpochMilli(Long.parseLong(digits)) : null;
    }
}
