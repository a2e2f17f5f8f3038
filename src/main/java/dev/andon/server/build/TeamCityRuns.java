package dev.andon.server.build;

import dev.andon.build.Activity;
import dev.andon.build.Branch;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.build.ServerClaim;
import dev.andon.people.Person;
import dev.andon.server.build.TeamCityAnswer.Change;
import dev.andon.server.build.TeamCityAnswer.Configuration;
import dev.andon.server.build.TeamCityAnswer.Investigation;
import dev.andon.server.build.TeamCityAnswer.Problem;
import dev.andon.server.build.TeamCityAnswer.Run;
import dev.andon.server.http.Json;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns the builds of one configuration on one branch into a pipeline. Pure.
final class TeamCityRuns {
    /// Build problems that lie with the server, its agents or its settings.
    private static final Set<String> SERVER_TROUBLES = Set.of(
            "TC_FAILED_TO_START", "TC_ERROR_MESSAGE", "TC_EXECUTION_TIMEOUT", "TC_ARTIFACT_DEPENDENCY", "TC_JVM_CRASH");

    private static final Set<String> GOING_ON = Set.of("queued", "running");
    private static final Set<String> OVER = Set.of("finished", "deleted");

    private static final int FEW_WORDS = 120;
    private static final Duration LONG_TIME = Duration.ofDays(30);

    private TeamCityRuns() {}

    /// @param runs queued ones first, then newest first
    static Pipeline pipeline(Configuration configuration, Branch branch, List<Run> runs) {
        Run current = runs.stream()
                .filter(run -> GOING_ON.contains(state(run)))
                .max(Comparator.comparing(run -> state(run).equals("running")))
                .orElse(null);
        Run last = last(runs);
        String id = Json.text(configuration.id());
        boolean main = branch.kind() == Branch.Kind.DEFAULT;
        return Pipeline.named(main ? id : id + "@" + branch.name(), configuration.path())
                .branch(branch.name().isEmpty() ? null : branch)
                .url(configuration.webUrl())
                .activity(activity(configuration, current, runs))
                .last(last == null ? Build.NONE : finished(last))
                .current(
                        current == null ? null : build(current, Outcome.UNKNOWN).brokenBy(authors(current)))
                .estimate(estimate(current, runs))
                .claim(claim(configuration))
                .oddWord(last == null ? "" : oddWord(last))
                .done();
    }

    /// A build with a word we do not know counts: it must not hide behind an older green.
    private static @Nullable Run last(List<Run> runs) {
        List<Run> ended = runs.stream()
                .filter(run -> state(run).equals("finished") || isOdd(run))
                .toList();
        return ended.stream()
                .filter(run -> outcome(run) != Outcome.CANCELLED)
                .findFirst()
                .orElse(ended.isEmpty() ? null : ended.getFirst());
    }

    private static boolean isOdd(Run run) {
        return !GOING_ON.contains(state(run)) && !OVER.contains(state(run));
    }

    private static Activity activity(Configuration configuration, @Nullable Run current, List<Run> runs) {
        if (current == null) {
            boolean odd = !runs.isEmpty() && isOdd(runs.getFirst());
            return Boolean.TRUE.equals(configuration.paused())
                    ? Activity.DISABLED
                    : odd ? Activity.UNKNOWN : Activity.IDLE;
        }
        if (state(current).equals("queued")) {
            return waitsForApproval(current) ? Activity.WAITING : Activity.QUEUED;
        }
        if (current.canceledInfo() != null) {
            return Activity.CANCELLING;
        }
        return switch (Json.text(current.status()).toUpperCase(Locale.ROOT)) {
            case "FAILURE", "ERROR" -> Activity.RUNNING_FAILING;
            default -> Activity.RUNNING;
        };
    }

    private static boolean waitsForApproval(Run run) {
        boolean told = run.approvalInfo() != null
                && "waitingForApproval".equalsIgnoreCase(run.approvalInfo().status());
        return told || Json.text(run.waitReason()).toLowerCase(Locale.ROOT).contains("approv");
    }

    private static Outcome outcome(Run run) {
        if (isOdd(run)) {
            return Outcome.UNKNOWN;
        }
        if (run.canceledInfo() != null) {
            return Outcome.CANCELLED;
        }
        if (Boolean.TRUE.equals(run.failedToStart())) {
            return Outcome.ERRORED;
        }
        return switch (Json.text(run.status()).toUpperCase(Locale.ROOT)) {
            case "SUCCESS" -> hasMutedTests(run) ? Outcome.UNSTABLE : Outcome.PASSED;
            case "WARNING" -> Outcome.UNSTABLE;
            case "FAILURE" -> isServerTrouble(run) ? Outcome.ERRORED : Outcome.FAILED;
            case "ERROR" -> Outcome.ERRORED;
            // TeamCity's word for what was cancelled.
            case "UNKNOWN" -> Outcome.CANCELLED;
            default -> Outcome.UNKNOWN;
        };
    }

    /// Failing tests that somebody muted: the build is green only because nobody looks.
    private static boolean hasMutedTests(Run run) {
        return run.testOccurrences() != null
                && run.testOccurrences().muted() != null
                && run.testOccurrences().muted() > 0;
    }

    private static boolean isServerTrouble(Run run) {
        List<Problem> problems = problems(run);
        return !problems.isEmpty()
                && problems.stream().allMatch(problem -> SERVER_TROUBLES.contains(Json.text(problem.type())));
    }

    private static List<Problem> problems(Run run) {
        return run.problemOccurrences() == null
                ? List.of()
                : Json.list(run.problemOccurrences().all());
    }

    /// A build as the history tells it.
    static Build told(Run run) {
        return GOING_ON.contains(state(run)) ? build(run, Outcome.UNKNOWN) : finished(run);
    }

    private static Build finished(Run run) {
        Build build = build(run, outcome(run));
        return build.outcome().isRed() ? build.failing(failing(run)).brokenBy(authors(run)) : build;
    }

    private static Build build(Run run, Outcome outcome) {
        String number = Json.text(run.number());
        // A queued build has no number before it starts, and "N/A" when it was cancelled there.
        return Build.of(number.equals("N/A") ? "" : number, outcome)
                .started(TeamCityAnswer.time(run.startDate()))
                .finished(TeamCityAnswer.time(run.finishDate()))
                .revision(revision(run))
                .at(run.webUrl());
    }

    private static String revision(Run run) {
        List<String> versions = run.revisions() == null
                ? List.of()
                : Json.texts(run.revisions().revision(), TeamCityAnswer.Revision::version);
        return versions.isEmpty() ? "" : versions.getFirst();
    }

    /// The build problems in TeamCity's words: the step, the failed dependency of a chain, or how many tests.
    private static List<String> failing(Run run) {
        return problems(run).stream()
                .map(problem -> "TC_FAILED_TESTS".equals(problem.type()) && run.statusText() != null
                        ? run.statusText()
                        : Json.text(problem.details()))
                .map(text -> text.lines().findFirst().orElse("").strip())
                .filter(text -> !text.isEmpty())
                .map(text -> text.length() > FEW_WORDS ? text.substring(0, FEW_WORDS) + "…" : text)
                .distinct()
                .toList();
    }

    private static List<Person> authors(Run run) {
        return run.lastChanges() == null
                ? List.of()
                : Person.each(Json.texts(run.lastChanges().change(), Change::author));
    }

    private static @Nullable Duration estimate(@Nullable Run current, List<Run> runs) {
        if (current != null && current.running() != null && current.running().estimatedTotalSeconds() != null) {
            return Duration.ofSeconds(Math.min(current.running().estimatedTotalSeconds(), LONG_TIME.toSeconds()));
        }
        return Estimate.median(runs.stream()
                .filter(run -> state(run).equals("finished"))
                .filter(run -> outcome(run) == Outcome.PASSED || outcome(run) == Outcome.UNSTABLE)
                .map(run -> build(run, Outcome.PASSED).duration())
                .filter(Objects::nonNull));
    }

    /// One of the whole configuration rather than one of single tests.
    private static @Nullable ServerClaim claim(Configuration configuration) {
        List<Investigation> all = configuration.investigations() == null
                ? List.of()
                : Json.list(configuration.investigations().all());
        return all.stream()
                .filter(Investigation::isTaken)
                .min(Comparator.comparing(each -> !each.isWhole()))
                .map(Investigation::claim)
                .orElse(null);
    }

    private static String state(Run run) {
        return Json.text(run.state()).toLowerCase(Locale.ROOT);
    }

    private static String oddWord(Run last) {
        return isOdd(last) ? Json.text(last.state()) : outcome(last) == Outcome.UNKNOWN ? Json.text(last.status()) : "";
    }
}
