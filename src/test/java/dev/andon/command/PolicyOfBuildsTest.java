package dev.andon.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.board.Board;
import dev.andon.board.Event;
import dev.andon.build.Activity;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.people.Crew;
import dev.andon.people.Deed;
import dev.andon.people.Person;
import dev.andon.source.Ability;
import dev.andon.source.FaultKind;
import dev.andon.testing.Story;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A build is changed only where its server can do that, and where there is something to change.
class PolicyOfBuildsTest {
    private static final Person ANN = Person.of("Ann");
    private static final Person BOB = Person.of("Bob");
    private static final Set<Ability> ALL = EnumSet.allOf(Ability.class);

    @ParameterizedTest(name = "{0}, {1}: {2} is {3}")
    @CsvSource({
        "RUNNING, PASSED, cancel, granted",
        "RUNNING_FAILING, FAILED, cancel, granted",
        "QUEUED, PASSED, cancel, granted",
        "WAITING, PASSED, cancel, granted",
        "CANCELLING, PASSED, cancel, deny.isCancelling",
        "IDLE, FAILED, cancel, deny.nothingRuns",
        "WAITING, PASSED, approve, granted",
        "RUNNING, PASSED, approve, granted",
        "IDLE, PASSED, approve, deny.nothingWaits",
        "IDLE, FAILED, rerun-failed, granted",
        "IDLE, ERRORED, rerun-failed, granted",
        "IDLE, UNSTABLE, rerun-failed, granted",
        "IDLE, PASSED, rerun-failed, deny.nothingFailed",
        "RUNNING, FAILED, rerun-failed, deny.runsAlready",
        "DISABLED, FAILED, rerun-failed, deny.isDisabled"
    })
    void dependsOnWhatGoesOn(Activity activity, Outcome last, String word, String decision) {
        assertEquals(decision, key(Policy.decide(command(word, "why"), ANN, board(ALL, activity, last))));
    }

    @ParameterizedTest
    @CsvSource({
        "cancel, CANCEL, deny.cannotCancel",
        "approve, APPROVE, deny.cannotApprove",
        "rerun-failed, RERUN_FAILED, deny.cannotRerunFailed"
    })
    void dependsOnWhatTheServerCan(String word, Ability ability, String decision) {
        Set<Ability> others = EnumSet.allOf(Ability.class);
        others.remove(ability);

        assertEquals(
                decision,
                key(Policy.decide(command(word, "why"), ANN, board(others, Activity.RUNNING, Outcome.FAILED))));
    }

    @ParameterizedTest
    @CsvSource({"cancel, CANCEL, deny.right.cancel", "approve, APPROVE, deny.right.approve"})
    void dependsOnWhoAsks(String word, Deed deed, String decision) {
        Board board = story(ALL, Activity.WAITING, Outcome.PASSED)
                .told(new Event.CrewChanged(new Crew(List.of(), Map.of(deed, List.of(BOB)))))
                .board();

        assertEquals(decision, key(Policy.decide(command(word, "why"), ANN, board)));
        assertEquals("granted", key(Policy.decide(command(word, "why"), BOB, board)));
    }

    @ParameterizedTest
    @CsvSource({"cancel, deny.sayWhyCancel", "approve, deny.sayWhyApprove"})
    void wantsToKnowWhy(String word, String decision) {
        assertEquals(
                decision, key(Policy.decide(command(word, " "), ANN, board(ALL, Activity.WAITING, Outcome.PASSED))));
    }

    @Test
    void whatIsNotSeenNowIsNotChanged() {
        Board old = story(ALL, Activity.RUNNING, Outcome.FAILED)
                .later(Duration.ofHours(2))
                .fails(FaultKind.UNREACHABLE)
                .board();
        for (String word : Arrays.asList("cancel", "approve", "rerun-failed")) {
            assertEquals("deny.notSeen", key(Policy.decide(command(word, "why"), ANN, old)));
        }
        assertEquals("deny.noSuchThing", key(Policy.decide(new Command.Cancel("ci/other", "why"), ANN, old)));
    }

    /// While somebody said why, the build ended and another began: perhaps one that nobody should disturb.
    @ParameterizedTest
    @CsvSource({"8, granted", "7, deny.changedSince", "'', granted"})
    void whoCancelsABuildCancelsNoOther(String meant, String decision) {
        Board board = board(ALL, Activity.RUNNING, Outcome.FAILED);

        assertEquals(decision, key(Policy.decide(new Command.Cancel("ci/shop", meant, "why"), ANN, board)));
    }

    /// Another build may wait for a thing of the same name.
    @ParameterizedTest
    @CsvSource({"8, granted", "7, deny.changedSince", "'', granted"})
    void whoAgreesToABuildAgreesToNoOther(String meant, String decision) {
        Board board = board(ALL, Activity.WAITING, Outcome.PASSED);

        assertEquals(decision, key(Policy.decide(new Command.Approve("ci/shop", meant, "live", "why"), ANN, board)));
    }

    private static Command command(String word, String why) {
        return switch (word) {
            case "cancel" -> new Command.Cancel("ci/shop", why);
            case "approve" -> new Command.Approve("ci/shop", "", why);
            default -> new Command.RerunFailed("ci/shop");
        };
    }

    private static Board board(Set<Ability> abilities, Activity activity, Outcome last) {
        return story(abilities, activity, last).board();
    }

    private static Story story(Set<Ability> abilities, Activity activity, Outcome last) {
        boolean rests = activity == Activity.IDLE || activity == Activity.DISABLED;
        return Story.ofOneSource()
                .told(new Event.SourcesChanged(List.of(Story.source("ci")), Map.of("ci", abilities)))
                .shows(Story.pipeline("shop", last)
                        .activity(activity)
                        .current(rests ? null : Build.of("8", Outcome.UNKNOWN)));
    }

    private static String key(Decision decision) {
        return decision instanceof Decision.Denied(var reason) ? reason.key() : "granted";
    }
}
