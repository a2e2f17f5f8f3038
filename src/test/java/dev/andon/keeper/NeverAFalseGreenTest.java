package dev.andon.keeper;

import static dev.andon.keeper.Watch.EVERY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.board.Light;
import dev.andon.line.LineState;
import dev.andon.source.FaultKind;
import dev.andon.source.Glob;
import dev.andon.source.Selection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The ways in which monitors of builds have been seen to show green, or nothing, while something was broken; and
/// the few in which they showed red while nothing was. From a feed on a socket to the board.
class NeverAFalseGreenTest {
    private static final Duration LOST = Duration.ofMinutes(6);

    /// What a server can do instead of answering.
    enum Trouble {
        SERVER_ERROR(FaultKind.BROKEN, new MockResponse.Builder().code(500)),
        NO_SUCH_PAGE(FaultKind.MISSING, new MockResponse.Builder().code(404)),
        WRONG_TOKEN(FaultKind.REFUSED, new MockResponse.Builder().code(401)),
        SPENT_BUDGET(FaultKind.THROTTLED, new MockResponse.Builder().code(429).addHeader("Retry-After", "60")),
        LOGIN_PAGE(FaultKind.REFUSED, new MockResponse.Builder().body("<!DOCTYPE html><html>Log in</html>")),
        LOGIN_REDIRECT(FaultKind.REFUSED, new MockResponse.Builder().code(302).addHeader("Location", "/login")),
        NOTHING(FaultKind.UNREADABLE, new MockResponse.Builder()),
        RUBBISH(FaultKind.UNREADABLE, new MockResponse.Builder().body("zzz")),
        OTHER_XML(FaultKind.UNREADABLE, new MockResponse.Builder().body("<hudson><job>shop</job></hudson>")),
        JSON(FaultKind.UNREADABLE, new MockResponse.Builder().body("{}")),
        EMPTY_FEED(FaultKind.MISSING, new MockResponse.Builder().body("<Projects/>")),
        CUT_FEED(
                FaultKind.UNREADABLE,
                new MockResponse.Builder()
                        .body("<Projects><Project name=\"shop\" lastBuildStatus=\"Success\" activity=\"Sleeping\"/>")),
        CLOSED(FaultKind.UNREACHABLE, new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket())),
        HALF_AN_ANSWER(
                FaultKind.UNREACHABLE,
                new MockResponse.Builder()
                        .body(Watch.feed("shop Success Sleeping,".repeat(5_000)))
                        .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)),
        HUNG(FaultKind.TIMED_OUT, new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE)),
        DRIP(
                FaultKind.TIMED_OUT,
                new MockResponse.Builder()
                        .body(Watch.feed("shop Success Sleeping"))
                        .throttleBody(1, 100, TimeUnit.MILLISECONDS)),
        HUGE(FaultKind.TOO_LARGE, new MockResponse.Builder().body("<Projects>" + " ".repeat(33 << 20) + "</Projects>")),
        ELSEWHERE(
                FaultKind.REDIRECTED,
                new MockResponse.Builder().code(302).addHeader("Location", "http://elsewhere.example.test/"));

        private final FaultKind fault;
        private final MockResponse answer;

        Trouble(FaultKind fault, MockResponse.Builder answer) {
            this.fault = fault;
            this.answer = answer.build();
        }
    }

    private static Watch impatient() {
        return Watch.ofServers(source -> source.withTimes(EVERY, Duration.ofMillis(1_500)), "ci");
    }

    @ParameterizedTest
    @EnumSource
    void whateverAServerDoesItsGreenGrowsOld(Trouble trouble) {
        try (Watch watch = impatient().shows("shop Success Sleeping")) {
            watch.later(EVERY).answers(trouble.answer);
            assertEquals(trouble.fault, watch.fault("ci"));
            assertEquals(Light.GREEN, watch.light("ci/shop"), "one missed look proves nothing");
            watch.later(EVERY.multipliedBy(2));
            assertEquals(Light.STALE, watch.light("ci/shop"));
            assertEquals(LineState.UNKNOWN, watch.line());
            watch.later(LOST);
            assertEquals(Light.UNKNOWN, watch.light("ci/shop"));
            assertEquals(LineState.UNKNOWN, watch.line());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whateverAServerDoesItsRedStaysRed(Trouble trouble) {
        try (Watch watch = impatient().shows("shop Failure Sleeping")) {
            watch.later(LOST).answers(trouble.answer);
            assertEquals(Light.RED, watch.light("ci/shop"));
            assertEquals(LineState.STOPPED, watch.line());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whateverAServerDoesAtFirstIsNoGreen(Trouble trouble) {
        try (Watch watch = impatient()) {
            watch.answers(trouble.answer);
            assertEquals(Light.UNKNOWN, watch.light("ci"));
            assertEquals(LineState.UNKNOWN, watch.line());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whateverAServerDidItIsLookedAtAgainAndSeen(Trouble trouble) {
        try (Watch watch = impatient()) {
            watch.answers(trouble.answer);
            assertTrue(
                    watch.pause("ci").compareTo(Duration.ofMinutes(1)) <= 0,
                    watch.pause("ci").toString());
            watch.later(watch.pause("ci")).shows("shop Success Sleeping");
            assertEquals(LineState.RUNNING, watch.line());
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneServersTroubleIsNotTheOthers(Trouble trouble) {
        try (Watch watch =
                Watch.ofServers(source -> source.withTimes(EVERY, Duration.ofMillis(1_500)), "ci", "other")) {
            watch.shows("other", "cart Success Sleeping").answers(trouble.answer);
            assertEquals(Light.GREEN, watch.light("other/cart"));
            assertEquals(LineState.UNKNOWN, watch.line(), "the worst of what is configured counts");
        }
    }

    @Test
    void beforeTheFirstAnswerNothingIsGreen() {
        try (Watch watch = Watch.ofOneServer()) {
            assertEquals(LineState.UNKNOWN, watch.line());
            assertEquals(Light.UNKNOWN, watch.light("ci"));
            assertEquals("looking for the first time", watch.headline("ci"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Failure", "failure", "FAILURE", "Failed", "Exception", "Error"})
    void aBrokenBuildIsRedWhateverTheServerCallsIt(String status) {
        try (Watch watch = Watch.ofOneServer().shows("shop %s Sleeping, cart Success Sleeping".formatted(status))) {
            assertEquals(Light.RED, watch.light("ci/shop"));
            assertEquals(LineState.STOPPED, watch.line());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sleeping", "Building", "CheckingModifications", "Pending", "Dancing"})
    void whatGoesOnNowDoesNotHideThatTheLastBuildFailed(String activity) {
        try (Watch watch = Watch.ofOneServer().shows("shop Failure " + activity)) {
            assertEquals(Light.RED, watch.light("ci/shop"));
        }
    }

    @Test
    void aServerThatForgetsTheLastResultWhileItBuildsDoesNotMendIt() {
        try (Watch watch = Watch.ofOneServer().shows("shop Failure Sleeping")) {
            watch.later(EVERY).shows("shop Unknown Building");
            assertEquals(Light.RED, watch.light("ci/shop"));
            watch.later(EVERY).shows("shop Success Sleeping");
            assertEquals(Light.GREEN, watch.light("ci/shop"));
        }
    }

    @Test
    void aBuildThatFailsAgainAfterARerunIsStillBrokenNotBrokenAnew() {
        try (Watch watch = Watch.ofOneServer().shows("shop Failure Sleeping 2026-11-22T11:00:00Z")) {
            var since = watch.tile("ci/shop").known().since();
            watch.later(EVERY).shows("shop Unknown Building");
            watch.later(EVERY).shows("shop Failure Sleeping 2026-11-22T12:00:05Z");
            assertEquals(since, watch.tile("ci/shop").known().since());
            assertEquals(2, watch.tile("ci/shop").known().streak());
        }
    }

    @Test
    void aSecondFailureUnderTheSameLabelIsSeen() {
        try (Watch watch = Watch.ofOneServer().shows("shop Failure Sleeping 2026-11-22T11:00:00Z")) {
            watch.later(EVERY).shows("shop Failure Sleeping 2026-11-22T11:59:00Z");
            assertEquals("failed, 2 builds, 1 h", watch.headline("ci/shop"));
        }
    }

    @ParameterizedTest
    @CsvSource({"Unknown", "Cancelled", "Pending", "TimedOut", "''"})
    void whatSaysNothingIsNeitherGreenNorRed(String status) {
        try (Watch watch = Watch.ofOneServer()
                .answers(new MockResponse.Builder()
                        .body(Watch.feed("shop S Sleeping").replace("\"S\"", "\"" + status + "\""))
                        .build())) {
            assertEquals(Light.UNKNOWN, watch.light("ci/shop"));
            assertEquals(LineState.UNKNOWN, watch.line());
        }
    }

    @Test
    void aWordThatNobodyKnowsIsShownAsSuchAndCostsNoOtherProject() {
        try (Watch watch = Watch.ofOneServer().shows("shop Success Sleeping, cart Failure Sleeping")) {
            watch.later(EVERY).shows("shop Exploded Sleeping, cart Failure Sleeping, till Success Sleeping");
            assertEquals(Light.UNKNOWN, watch.light("ci/shop"));
            assertEquals("says \"Exploded\", which Andon does not know; was passed", watch.headline("ci/shop"));
            assertEquals(Light.RED, watch.light("ci/cart"));
            assertEquals(Light.GREEN, watch.light("ci/till"));
        }
    }

    @Test
    void aCancelledBuildMendsNothingAndBreaksNothing() {
        try (Watch watch = Watch.ofOneServer().shows("shop Success Sleeping, cart Failure Sleeping")) {
            watch.later(EVERY).shows("shop Cancelled Sleeping, cart Cancelled Sleeping");
            assertEquals(Light.GREEN, watch.light("ci/shop"));
            assertEquals(Light.RED, watch.light("ci/cart"));
        }
    }

    @Test
    void aServerThatNoLongerShowsAResultShowsNoGreen() {
        try (Watch watch = Watch.ofOneServer().shows("shop Success Sleeping")) {
            watch.later(EVERY).shows("shop Unknown Sleeping");
            assertEquals(Light.UNKNOWN, watch.light("ci/shop"));
            assertEquals("shows no result, was passed", watch.headline("ci/shop"));
        }
    }

    @Test
    void theFirstRunOfAStageThatItsServerCallsASuccessIsNoSuccess() {
        try (Watch watch = Watch.ofOneServer()
                .answers(new MockResponse.Builder()
                        .body(
                                "<Projects><Project name=\"shop :: test\" activity=\"Building\" lastBuildStatus=\"Success\" lastBuildLabel=\"1\"/></Projects>")
                        .build())) {
            assertEquals(Light.UNKNOWN, watch.light("ci/shop :: test"));
        }
    }

    @ParameterizedTest
    @CsvSource({"Success, UNKNOWN, UNKNOWN", "Failure, RED, STOPPED"})
    void aProjectThatVanishesFromTheFeedStaysOnTheWall(String status, Light light, LineState line) {
        try (Watch watch = Watch.ofOneServer().shows("shop %s Sleeping, cart Success Sleeping".formatted(status))) {
            watch.later(EVERY).shows("cart Success Sleeping");
            assertEquals(light, watch.light("ci/shop"));
            assertEquals(line, watch.line());
            assertTrue(watch.headline("ci/shop").startsWith("gone from the server's answer for 0 s, was "));
        }
    }

    @Test
    void aProjectThatTheSettingsNameAndTheFeedNeverHadIsOnTheWall() {
        var shop = new Selection(Stream.of("shop", "cart").map(Glob::new).toList(), List.of(), List.of(), false);
        try (Watch watch = Watch.ofServers(source -> source.withSelection(shop), "ci")) {
            watch.shows("cart Success Sleeping, shopping Success Sleeping");
            assertEquals(Light.UNKNOWN, watch.light("ci/shop"));
            assertEquals("not in the server's answer", watch.headline("ci/shop"));
            assertEquals(LineState.UNKNOWN, watch.line());
        }
    }

    @Test
    void aSelectionThatSelectsNothingIsNoGreenWall() {
        var typo = new Selection(List.of(new Glob("shpo/**")), List.of(), List.of(), false);
        try (Watch watch = Watch.ofServers(source -> source.withSelection(typo), "ci")) {
            watch.shows("shop Success Sleeping");
            assertEquals(FaultKind.MISSING, watch.fault("ci"));
            assertEquals(LineState.UNKNOWN, watch.line());
        }
    }

    @Test
    void twoProjectsOfOneNameAreTwoTiles() {
        try (Watch watch = Watch.ofOneServer().shows("shop Failure Sleeping, shop Success Sleeping")) {
            assertEquals(Light.RED, watch.light("ci/shop"));
            assertEquals(Light.GREEN, watch.light("ci/shop #2"));
            watch.later(EVERY).shows("shop Failure Building, shop Success Building");
            assertEquals(LineState.STOPPED, watch.line());
        }
    }

    @Test
    void oneProjectThatTurnsGreenDoesNotOutshineTheRedOne() {
        try (Watch watch = Watch.ofOneServer().shows("shop Failure Sleeping, cart Failure Sleeping")) {
            watch.later(EVERY).shows("shop Failure Sleeping, cart Success Sleeping");
            assertEquals(LineState.STOPPED, watch.line());
        }
    }

    @Test
    void whatBreaksDuringAnOutageIsRedAndKnownToBeNew() {
        try (Watch watch = Watch.ofOneServer().shows("shop Success Sleeping 2026-11-22T11:00:00Z")) {
            watch.later(EVERY).answers(Trouble.CLOSED.answer);
            watch.later(LOST).shows("shop Failure Sleeping 2026-11-22T12:03:00Z");
            assertEquals("failed, 3 min", watch.headline("ci/shop"));
            assertEquals(1, watch.tile("ci/shop").known().streak());
        }
    }

    @Test
    void whatWasRedBeforeAnOutageIsTheSameRedAfterIt() {
        try (Watch watch = Watch.ofOneServer().shows("shop Failure Sleeping 2026-11-22T11:00:00Z")) {
            var before = watch.tile("ci/shop").known();
            watch.later(EVERY).answers(Trouble.SERVER_ERROR.answer);
            watch.later(LOST).shows("shop Failure Sleeping 2026-11-22T11:00:00Z");
            assertEquals(before, watch.tile("ci/shop").known());
        }
    }

    @Test
    void anAnswerThatTookLongIsAsOldAsItsQuestion() {
        try (Watch watch = Watch.ofOneServer().shows("shop Success Sleeping")) {
            watch.later(Duration.ofSeconds(26));
            assertEquals(Light.STALE, watch.light("ci/shop"));
            assertEquals(
                    Duration.ofSeconds(26),
                    Duration.between(watch.tile("ci/shop").seen(), watch.board().at()));
        }
    }

    @Test
    void aServerThatRefusesIsNotGivenUp() {
        try (Watch watch = Watch.ofOneServer()) {
            for (int i = 0; i < 50; i++) {
                watch.answers(new MockResponse.Builder().code(403).build());
                assertTrue(watch.pause("ci").compareTo(Duration.ofMinutes(5)) <= 0);
                watch.later(watch.pause("ci"));
            }
            watch.shows("shop Failure Sleeping");
            assertEquals(Light.RED, watch.light("ci/shop"));
            assertEquals(EVERY, watch.pause("ci"));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-172_800, -3_600, -30, 30, 3_600, 172_800})
    void aClockThatIsSetMakesNoOldGreenFresh(long seconds) {
        try (Watch watch = Watch.ofOneServer().shows("shop Success Sleeping")) {
            watch.later(Duration.ofSeconds(20)).answers(Trouble.CLOSED.answer);
            watch.later(Duration.ofSeconds(seconds)).later(Duration.ofSeconds(6));
            assertFalse(
                    watch.light("ci/shop") == Light.GREEN,
                    watch.light("ci/shop").toString());
            watch.later(EVERY).shows("shop Success Sleeping");
            assertEquals(Light.GREEN, watch.light("ci/shop"), "and the next look mends it");
        }
    }

    @Test
    void aTimeInTheFutureOfAServerWhoseClockIsAheadIsNow() {
        try (Watch watch = Watch.ofOneServer().shows("shop Failure Sleeping 2026-11-24T12:00:00Z")) {
            assertEquals("failed, 0 s", watch.headline("ci/shop"));
        }
    }

    @Test
    void withoutSourcesTheLineIsNotGreen() {
        try (Watch watch = Watch.ofServers()) {
            assertEquals(LineState.UNKNOWN, watch.line());
            assertNull(watch.board().oldest());
            assertEquals(List.of(), watch.board().tiles());
        }
    }
}
