package dev.andon.board;

import static dev.andon.testing.Story.EVERY;
import static dev.andon.testing.Story.NOON;
import static dev.andon.testing.Story.pipeline;
import static dev.andon.testing.Story.source;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.build.Activity;
import dev.andon.build.Branch;
import dev.andon.build.Outcome;
import dev.andon.source.FaultKind;
import dev.andon.source.Freshness;
import dev.andon.source.Glob;
import dev.andon.source.Listening;
import dev.andon.source.Secret;
import dev.andon.source.Selection;
import dev.andon.source.Source;
import dev.andon.testing.Story;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FloorTest {
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void aTickChangesNothing() {
        Story story = Story.ofOneSource().shows(pipeline("shop", Outcome.PASSED));
        Floor before = story.floor();
        assertSame(before, story.told(new Event.Tick()).floor());
    }

    @Test
    void aLookAtASourceThatIsNoLongerConfiguredIsForgotten() {
        Story story = Story.ofOneSource().shows("gone", NOON, Duration.ZERO, pipeline("shop", Outcome.PASSED));
        assertEquals(List.of("ci"), List.copyOf(story.floor().posts().keySet()));
    }

    @Test
    void howItStandsWithAStreamStaysThroughLooksAndGoesWithTheSettings() {
        Story story = Story.ofOneSource().told(new Event.ListeningChanged("ci", Listening.STANDS));
        story.shows(pipeline("shop", Outcome.PASSED)).later(EVERY).fails(FaultKind.BROKEN);
        assertEquals(Listening.STANDS, post(story).listening());
        story.settings(Story.source("ci").withTimes(DAY, Source.DEADLINE));
        assertEquals(Listening.NEVER, post(story).listening());
        Floor before = story.floor();
        assertSame(
                before,
                story.told(new Event.ListeningChanged("gone", Listening.STANDS)).floor());
    }

    @Test
    void theSameAnswerKeepsTheVeryPipelines() {
        Story story = Story.ofOneSource().shows(pipeline("shop", Outcome.PASSED));
        List<Known> before = post(story).known();
        assertSame(
                before,
                post(story.later(EVERY).shows(pipeline("shop", Outcome.PASSED))).known());
    }

    @Test
    void pipelinesAreInTheOrderOfTheirNamesWhateverTheServersOrder() {
        Story story = Story.ofOneSource().shows(pipeline("cart", Outcome.PASSED), pipeline("Shop", Outcome.PASSED));
        story.shows(
                pipeline("till", Outcome.PASSED), pipeline("Shop", Outcome.PASSED),
                pipeline("cart", Outcome.FAILED), pipeline("depot", Outcome.PASSED));
        assertEquals(List.of("cart", "depot", "Shop", "till"), names(story));
    }

    @Test
    void aPipelineThatTheServerNoLongerMentionsStaysForADay() {
        Story story = Story.ofOneSource()
                .shows(pipeline("shop", Outcome.FAILED), pipeline("cart", Outcome.PASSED))
                .later(EVERY)
                .shows(pipeline("cart", Outcome.PASSED));
        assertTrue(story.tile("ci/shop").vanished());
        story.later(DAY).shows(pipeline("cart", Outcome.PASSED));
        assertEquals(List.of("cart", "shop"), names(story));
        story.later(EVERY).shows(pipeline("cart", Outcome.PASSED));
        assertEquals(List.of("cart"), names(story));
    }

    @Test
    void aPipelineThatTheSettingsNameIsMissedForEver() {
        Story story = new Story()
                .settings(selecting(source("ci"), "shop", "cart"))
                .shows(pipeline("cart", Outcome.PASSED), pipeline("shop", Outcome.FAILED))
                .later(EVERY)
                .shows(pipeline("cart", Outcome.PASSED))
                .later(DAY.multipliedBy(9))
                .shows(pipeline("cart", Outcome.FAILED))
                .later(EVERY)
                .shows(pipeline("cart", Outcome.FAILED));
        assertEquals(Outcome.FAILED, story.tile("ci/shop").outcome());
        assertTrue(story.tile("ci/shop").vanished());
    }

    @Test
    void aPipelineThatIsMissedStaysMissedWhenOtherSettingsChange() {
        Story story = new Story()
                .settings(selecting(source("ci"), "shop", "cart"))
                .shows(pipeline("cart", Outcome.PASSED), pipeline("shop", Outcome.FAILED))
                .later(EVERY)
                .shows(pipeline("cart", Outcome.PASSED))
                .later(DAY.multipliedBy(9))
                .settings(selecting(source("ci"), "shop", "cart").withToken("ann", new Secret("new")))
                .shows(pipeline("cart", Outcome.PASSED));
        assertEquals(Outcome.FAILED, story.tile("ci/shop").outcome());
    }

    @Test
    void aPipelineThatWasNeverMentionedComesWhenItComes() {
        Story story = new Story().settings(selecting(source("ci"), "shop")).shows(pipeline("cart", Outcome.PASSED));
        assertEquals(Light.UNKNOWN, story.tile("ci/shop").light());
        story.later(EVERY).shows(pipeline("cart", Outcome.PASSED), pipeline("shop", Outcome.PASSED));
        assertEquals(Light.GREEN, story.tile("ci/shop").light());
        assertEquals(List.of("shop"), names(story));
    }

    @Test
    void aBranchThatIsGoneIsNotMissedButAMainLineIs() {
        Story story = Story.ofOneSource()
                .shows(
                        pipeline("shop", Outcome.FAILED).branch(Branch.guess("release/1")),
                        pipeline("till", Outcome.PASSED).branch(Branch.guess("main")),
                        pipeline("cart", Outcome.PASSED))
                .shows(pipeline("cart", Outcome.PASSED));
        assertEquals(List.of("cart", "till"), names(story));
    }

    @Test
    void whatTheSettingsNoLongerSelectLeavesAtOnce() {
        Story story = Story.ofOneSource().shows(pipeline("shop", Outcome.FAILED), pipeline("cart", Outcome.PASSED));
        var excluding = new Selection(List.of(), List.of(new Glob("shop")), List.of(), false);
        story.settings(source("ci").withSelection(excluding));
        assertEquals(List.of("cart"), names(story));
    }

    @Test
    void aNameThatTheSettingsNoLongerAskForIsNotMissedAnyMore() {
        Story story = new Story()
                .settings(selecting(source("ci"), "cart", "shop"))
                .shows(pipeline("cart", Outcome.PASSED))
                .settings(source("ci"))
                .shows(pipeline("cart", Outcome.PASSED));
        assertEquals(List.of("cart"), names(story));
    }

    @Test
    void aSourceOfWhichNothingIsSelectedAnyMoreIsNotGreen() {
        Story story =
                Story.ofOneSource().shows(pipeline("shop", Outcome.PASSED)).settings(selecting(source("ci"), "other"));
        assertEquals(Light.UNKNOWN, story.tile("ci").light());
    }

    @Test
    void whatIsKnownOutlivesAnOutage() {
        Story story = Story.ofOneSource().shows(pipeline("shop", Outcome.FAILED));
        Known before = story.tile("ci/shop").known();
        story.later(EVERY).fails(FaultKind.UNREACHABLE).later(EVERY).shows(pipeline("shop", Outcome.FAILED));
        assertSame(before, story.tile("ci/shop").known());
        assertNull(post(story).fault());
    }

    @Test
    void aFaultIsToldOnceWhenItComesChangesAndGoes() {
        Story story = Story.ofOneSource();
        story.fails(FaultKind.UNREACHABLE).fails(FaultKind.UNREACHABLE);
        assertEquals(1, story.effects().size());
        story.shows(pipeline("shop", Outcome.PASSED)).shows(pipeline("shop", Outcome.FAILED));
        assertEquals(2, story.effects().size());
        assertEquals(new Step.Effect.FaultChanged("ci", null), story.effects().getLast());
    }

    @Test
    void anEmptyAnswerAfterAFullOneIsAFaultAndNothingIsForgotten() {
        Story story = Story.ofOneSource()
                .shows(pipeline("shop", Outcome.FAILED))
                .later(EVERY)
                .shows();
        assertEquals(FaultKind.MISSING, story.tile("ci/shop").fault().kind());
        assertEquals(Light.RED, story.tile("ci/shop").light());
        assertEquals(NOON, story.tile("ci/shop").seen());
    }

    @Test
    void settingsThatStayTheSameChangeNothing() {
        Story story = Story.ofOneSource().shows(pipeline("shop", Outcome.FAILED));
        Known before = story.tile("ci/shop").known();
        story.settings(source("ci"), source("other"));
        assertSame(before, story.tile("ci/shop").known());
        assertEquals(NOON, story.tile("ci/shop").seen());
    }

    @Test
    void aSourceAtAnotherAddressIsAnotherSource() {
        Story story = Story.ofOneSource()
                .shows(pipeline("shop", Outcome.PASSED))
                .settings(Source.of("ci", "cctray", URI.create("http://other.example.test")));
        assertTrue(story.tile("ci").placeholder());
        assertEquals(Light.UNKNOWN, story.tile("ci").light());
    }

    @Test
    void aSourceThatWasRemovedAndComesBackIsLookedAtAnew() {
        Story story = Story.ofOneSource()
                .shows(pipeline("shop", Outcome.PASSED))
                .settings()
                .settings(source("ci"));
        assertTrue(story.tile("ci").placeholder());
    }

    @Test
    void withoutSourcesThereIsNothing() {
        Story story =
                Story.ofOneSource().shows(pipeline("shop", Outcome.FAILED)).settings();
        assertEquals(List.of(), story.board().tiles());
    }

    @Test
    void twoSourcesOfOneNameAreRefused() {
        List<Source> twins = List.of(source("ci"), source("ci").withToken("", new Secret("other")));
        assertThrows(IllegalArgumentException.class, () -> new Event.SourcesChanged(twins));
    }

    @Test
    void sourcesAreInTheOrderOfTheSettings() {
        Story story = new Story().settings(source("b"), source("a")).settings(source("c"), source("a"), source("b"));
        assertEquals(
                List.of("c", "a", "b"),
                story.board().sources().stream()
                        .map(post -> post.source().name())
                        .toList());
    }

    @Test
    void aLongLookIsAsOldAsItsBeginning() {
        Story story = Story.ofOneSource().later(Duration.ofSeconds(40));
        story.shows("ci", NOON, Duration.ofSeconds(40), pipeline("shop", Outcome.PASSED));
        assertEquals(NOON, story.tile("ci/shop").seen());
    }

    @Test
    void aLongLookIsNotStaleBeforeTheNextTwoAreMissed() {
        Duration took = Duration.ofSeconds(40);
        Story story = Story.ofOneSource().later(took);
        story.shows("ci", NOON, took, pipeline("shop", Outcome.PASSED));
        assertEquals(Freshness.FRESH, story.tile("ci/shop").freshness());
        story.later(EVERY).later(took);
        assertEquals(Freshness.FRESH, story.tile("ci/shop").freshness());
        story.later(EVERY).later(took);
        assertEquals(Freshness.STALE, story.tile("ci/shop").freshness());
    }

    @Test
    void aLookThatSeemsToBeginInTheFutureBeganNow() {
        Story story = Story.ofOneSource();
        story.shows("ci", NOON.plusSeconds(3600), Duration.ZERO, pipeline("shop", Outcome.PASSED));
        assertEquals(NOON, story.tile("ci/shop").seen());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 30, 3_600, 86_400})
    void aClockSetBackMakesNothingYounger(long seconds) {
        Duration back = Duration.ofSeconds(seconds);
        Story story = Story.ofOneSource()
                .shows(pipeline("shop", Outcome.PASSED))
                .later(Duration.ofSeconds(20))
                .fails(FaultKind.UNREACHABLE)
                .later(back.negated())
                .told(new Event.ClockSetBack(back));
        assertEquals(
                Duration.ofSeconds(20), Duration.between(story.tile("ci/shop").seen(), story.now()));
        assertEquals(story.now(), post(story).tried());
        story.later(Duration.ofSeconds(6));
        assertEquals(Light.STALE, story.tile("ci/shop").light());
        story.later(back);
        assertFalse(story.tile("ci/shop").light() == Light.GREEN);
    }

    @Test
    void aClockSetForwardMakesThingsOldUntilTheNextLook() {
        Story story =
                Story.ofOneSource().shows(pipeline("shop", Outcome.PASSED)).later(Duration.ofDays(2));
        assertEquals(Light.UNKNOWN, story.tile("ci/shop").light());
        story.shows(pipeline("shop", Outcome.PASSED));
        assertEquals(Light.GREEN, story.tile("ci/shop").light());
    }

    @Test
    void aSourceThatMayRarelyBeAskedIsNotFreshForHours() {
        Story story = Story.ofOneSource();
        story.shows(pipeline("shop", Outcome.PASSED));
        var hourly = new Event.Observed(
                new dev.andon.source.Observation.Seen<>(
                        "ci",
                        NOON,
                        Duration.ZERO,
                        dev.andon.source.Cost.NONE,
                        post(story).sight()),
                Duration.ofHours(1));
        story.told(hourly).later(Duration.ofMinutes(4));
        assertEquals(Freshness.FRESH, story.tile("ci/shop").freshness());
        story.later(Duration.ofSeconds(6));
        assertEquals(Freshness.STALE, story.tile("ci/shop").freshness());
        assertEquals(Duration.ofHours(1), post(story).every());
    }

    @Test
    void aSourceThatPeopleWantToAskRarelyIsFreshAsLong() {
        Duration hour = Duration.ofHours(1);
        Story story = new Story().settings(source("ci").withTimes(hour, Source.DEADLINE));
        story.shows(pipeline("shop", Outcome.PASSED).activity(Activity.IDLE));
        var planned = new Event.Observed(
                new dev.andon.source.Observation.Seen<>(
                        "ci",
                        NOON,
                        Duration.ZERO,
                        dev.andon.source.Cost.NONE,
                        post(story).sight()),
                hour);
        story.told(planned).later(hour.multipliedBy(2));
        assertEquals(Freshness.FRESH, story.tile("ci/shop").freshness());
    }

    @Test
    void anAnnouncementStandsUntilItsTopicSaysSomethingElseOrNothing() {
        Story story = Story.ofOneSource()
                .told(new Event.Announced("settings", "broken"))
                .told(new Event.Announced("demo", "a demo"))
                .told(new Event.Announced("settings", "still broken"));
        assertEquals(List.of("still broken", "a demo"), story.board().announcements());
        story.told(new Event.Announced("settings", ""));
        assertEquals(List.of("a demo"), story.board().announcements());
    }

    private static Post post(Story story) {
        Post post = story.floor().posts().get("ci");
        assertNotNull(post);
        return post;
    }

    private static List<String> names(Story story) {
        return story.board().tiles().stream().map(Tile::name).toList();
    }

    private static Source selecting(Source source, String... names) {
        return source.withSelection(
                new Selection(Stream.of(names).map(Glob::new).toList(), List.of(), List.of(), false));
    }
}
