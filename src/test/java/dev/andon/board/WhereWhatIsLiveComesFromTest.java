package dev.andon.board;

import static dev.andon.testing.Story.pipeline;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.andon.build.Activity;
import dev.andon.build.Branch;
import dev.andon.build.Build;
import dev.andon.build.Lag;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.people.Person;
import dev.andon.source.BuiltBy;
import dev.andon.source.FaultKind;
import dev.andon.source.Freshness;
import dev.andon.source.Glob;
import dev.andon.source.Source;
import dev.andon.testing.Live;
import dev.andon.testing.Story;
import dev.andon.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhereWhatIsLiveComesFromTest {
    private static final String A = "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334";
    private static final String B = "b1b2c3d4e5f60718293a4b5c6d7e8f9001122334";
    private static final String C = "c1b2c3d4e5f60718293a4b5c6d7e8f9001122334";
    private static final String SHOP = "swarm/shop/production";
    private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);

    private final Story story = new Story().settings(Story.source("ci"), Story.source("swarm"));

    private static Pipeline.Draft built(String name, String label, Outcome outcome, String commit) {
        return pipeline(name, outcome).last(Build.of(label, outcome).revision(commit));
    }

    private static Pipeline.Draft building(String name, Outcome last, String commit, String next) {
        return built(name, "7", last, commit)
                .activity(Activity.RUNNING)
                .current(Build.of("8", Outcome.UNKNOWN).revision(next));
    }

    private Story isLive(String version, String commit) {
        return story.shows("swarm", story.now(), Duration.ZERO, Live.shop(version, commit));
    }

    private void builtBy(String service, String pipeline) {
        Source swarm = Story.source("swarm").withBuiltBy(List.of(new BuiltBy(new Glob(service), new Glob(pipeline))));
        story.settings(Story.source("ci"), swarm);
    }

    private Tile shop() {
        return story.tile(SHOP);
    }

    private String headline() {
        return ENGLISH.say(Headline.of(shop(), story.now()));
    }

    private String stretch() {
        Origin origin = shop().origin();
        Origin.Stretch stretch = origin == null ? null : origin.stretch();
        return stretch == null
                ? ""
                : stretch.from().charAt(0) + ".." + stretch.to().charAt(0);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        it passed,                         PASSED,   GREEN,    v13 went live
        it failed,                         FAILED,   UNSTABLE, 'v13 is live, and ci/shop failed with it'
        the server tripped,                ERRORED,  UNSTABLE, 'v13 is live, and ci/shop failed with it'
        it passed with warnings,           UNSTABLE, GREEN,    v13 went live
        somebody stopped its build,        CANCELLED, GREEN,   v13 went live
        its build was left out,            SKIPPED,  GREEN,    v13 went live
        """)
    void aTileSaysWhatItsBuildCameTo(String situation, Outcome outcome, Light light, String headline) {
        story.shows(built("shop", "7", outcome, A));
        isLive("v13", A);

        assertEquals(light, shop().light(), situation);
        assertEquals(headline, headline().replaceFirst(" \\d+ s ago", ""), situation);
    }

    @Test
    void whatIsStillBeingBuiltIsNotFinished() {
        story.shows(building("shop", Outcome.PASSED, A, B));
        isLive("v13", B);

        assertEquals(Light.UNSTABLE, shop().light());
        assertEquals("v13 is live, and ci/shop has not finished with it yet", headline());

        story.shows(built("shop", "8", Outcome.PASSED, B));
        assertEquals(Light.GREEN, shop().light());
    }

    @Test
    void whatPassedOnceAndIsBuiltOnceMoreIsNoViolation() {
        story.shows(building("shop", Outcome.PASSED, A, A));
        isLive("v13", A);

        assertEquals(Light.GREEN, shop().light());
    }

    @Test
    void whatRunsAtALostServerMayHaveEnded() {
        story.shows(building("shop", Outcome.PASSED, A, B));
        story.later(Duration.ofHours(3)).fails(FaultKind.UNREACHABLE);
        isLive("v13", B);

        assertEquals(Freshness.LOST, story.tile("ci/shop").freshness());
        assertEquals(Light.GREEN, shop().light());
    }

    @Test
    void whatFailedStaysSoWhenItsServerIsLost() {
        story.shows(built("shop", "7", Outcome.FAILED, B));
        story.later(Duration.ofHours(3)).fails(FaultKind.UNREACHABLE);
        isLive("v13", B);

        assertEquals(Light.UNSTABLE, shop().light());
    }

    @Test
    void aRevisionOfOldIsRemembered() {
        story.shows(built("shop", "7", Outcome.FAILED, A));
        story.shows(built("shop", "8", Outcome.PASSED, B));
        isLive("v13", A);

        assertEquals("v13 is live, and ci/shop failed with it", headline());
    }

    @Test
    void theLastWordOnARevisionCounts() {
        story.shows(built("shop", "7", Outcome.FAILED, A));
        story.shows(built("shop", "8", Outcome.PASSED, A));
        isLive("v13", A);

        assertEquals(Light.GREEN, shop().light());
        assertEquals(1, story.tile("ci/shop").known().verdicts().size());
    }

    @Test
    void ofAllThatWasBuiltAFewAreRemembered() {
        for (int i = 10; i < 60; i++) {
            story.shows(built("shop", "" + i, Outcome.PASSED, i + A));
        }
        List<Verdict> verdicts = story.tile("ci/shop").known().verdicts();

        assertEquals(20, verdicts.size());
        assertEquals("59" + A, verdicts.getLast().commit());
        isLive("v13", "12" + A);
        assertNull(shop().origin());
    }

    @Test
    void memoryOutlivesAnOutageAndOtherSettings() {
        story.shows(built("shop", "7", Outcome.FAILED, A));
        story.fails(FaultKind.UNREACHABLE);
        builtBy("other", "ci/other");
        story.shows(built("shop", "8", Outcome.PASSED, B));
        isLive("v13", A);

        assertEquals("v13 is live, and ci/shop failed with it", headline());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        the first seven digits,         a1b2c3d,     RED
        more of them and in capitals,   A1B2C3D4E5,  RED
        six are too few,                a1b2c3,      ''
        another beginning,              a1b2c3e,     ''
        nothing at all,                 '',          ''
        a number that counts,           1234567,     ''
        """)
    void anAbbreviatedRevisionNeedsSevenDigits(String situation, String live, String state) {
        story.shows(built("shop", "7", Outcome.FAILED, A), built("svn", "8", Outcome.FAILED, "12345678"));
        isLive("v13", live);

        Origin origin = shop().origin();
        assertEquals(state, origin == null ? "" : origin.state().name(), situation);
    }

    @Test
    void nothingIsGuessedByNames() {
        story.shows(built("shop", "7", Outcome.FAILED, B));
        isLive("v13", A);

        assertNull(shop().origin());
        assertEquals(Light.GREEN, shop().light());
    }

    @Test
    void oneBadWordIsEnough() {
        story.shows(built("lint", "3", Outcome.FAILED, A), built("shop", "7", Outcome.PASSED, A));
        isLive("v13", A);

        assertEquals("v13 is live, and ci/lint failed with it", headline());
    }

    @Test
    void theSettingsSayWhoseWordCounts() {
        builtBy("shop", "ci/shop/**");
        story.shows(built("lint", "3", Outcome.FAILED, A), built("shop", "7", Outcome.PASSED, A));
        isLive("v13", A);

        assertEquals(Light.GREEN, shop().light());
    }

    @Test
    void theSettingsMayNameTheEnvironmentAndACountedRevision() {
        builtBy("*/production", "ci/shop");
        story.shows(built("shop", "7", Outcome.FAILED, "4711"));
        isLive("v13", "4711");

        assertEquals("v13 is live, and ci/shop failed with it", headline());
    }

    @Test
    void pullRequestsAndBranchesDoNotSpeakForTheMainLine() {
        Pipeline.Draft main = built("shop", "7", Outcome.PASSED, A).branch(Branch.guess("main"));
        Pipeline.Draft side = Pipeline.named("shop side", "shop")
                .branch(Branch.guess("side"))
                .activity(Activity.IDLE)
                .last(Build.of("9", Outcome.FAILED).revision(A));
        Source ci = Story.source("ci")
                .withSelection(new dev.andon.source.Selection(List.of(), List.of(), List.of(new Glob("*")), true));
        story.settings(ci, Story.source("swarm"));
        story.shows(main, side);
        isLive("v13", A);

        assertEquals(Light.GREEN, shop().light());
    }

    @Test
    void whatLiesBetweenLiveAndTheNewestGreen() {
        story.shows(built("shop", "7", Outcome.PASSED, A));
        isLive("v13", A);
        assertEquals("", stretch());

        story.shows(built("shop", "8", Outcome.PASSED, B));
        assertEquals("a..b", stretch());

        story.shows(built("shop", "9", Outcome.FAILED, C));
        assertEquals("a..b", stretch());

        isLive("v14", B);
        assertEquals("", stretch());
    }

    @Test
    void greenIsWhatAllWhoBuiltItFoundGood() {
        story.shows(built("lint", "3", Outcome.PASSED, A), built("shop", "7", Outcome.PASSED, A));
        story.shows(built("lint", "4", Outcome.FAILED, B), built("shop", "8", Outcome.PASSED, B));
        isLive("v13", A);

        assertEquals("", stretch());
    }

    @Test
    void anOldRevisionThatIsBuiltOnceMoreIsNotTheNewestGreen() {
        story.shows(built("shop", "7", Outcome.PASSED, A));
        story.shows(built("shop", "8", Outcome.PASSED, B));
        story.shows(built("shop", "9", Outcome.PASSED, A));
        isLive("v14", B);

        assertEquals("", stretch());
    }

    @Test
    void whatWasToldOfAnotherStretchIsNotShown() {
        story.shows(built("shop", "7", Outcome.PASSED, A));
        story.shows(built("shop", "8", Outcome.PASSED, B));
        isLive("v13", A);
        Lag lag = new Lag(
                SHOP, A, B, 12, true, List.of(Person.of("Ann")), story.now().minusSeconds(10_800), "", story.now());
        story.told(new Event.BooksRead(Books.NONE.telling(List.of(lag))));

        assertEquals(
                "Green and not live: 12 commits by Ann, the oldest 3 h old",
                ENGLISH.say(LagHeadline.of(shop(), story.now()).orElseThrow()));
        assertEquals(
                "12 commits by Ann not live",
                ENGLISH.say(LagHeadline.inBrief(shop()).orElseThrow()));

        story.shows(built("shop", "9", Outcome.PASSED, C));
        assertEquals("a..c", stretch());
        assertNull(shop().lag());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        1, true,  'Green and not live: 1 commit by Ann, Bob, Cleo and 1 more'
        250, false, 'Green and not live: at least 250 commits by Ann, Bob, Cleo and 1 more'
        0, true,  ''
        """)
    void howManyAndWhose(int commits, boolean complete, String sentence) {
        story.shows(built("shop", "7", Outcome.PASSED, A));
        story.shows(built("shop", "8", Outcome.PASSED, B));
        isLive("v13", A);
        List<Person> authors = Person.each(List.of("Ann", "Bob", "Cleo", "Dan"));
        Lag lag = new Lag(SHOP, A, B, commits, complete, authors, null, "", story.now());
        story.told(new Event.BooksRead(Books.NONE.telling(List.of(lag))));

        assertNotNull(shop().lag());
        assertEquals(
                sentence, LagHeadline.of(shop(), story.now()).map(ENGLISH::say).orElse(""));
    }

    @Test
    void whatCannotBeToldIsSaidWithItsReason() {
        story.shows(built("shop", "7", Outcome.PASSED, A));
        story.shows(built("shop", "8", Outcome.PASSED, B));
        isLive("v13", A);
        Lag lag = Lag.untold(SHOP, A, B, "The server is asleep.", story.now());
        story.told(new Event.BooksRead(Books.NONE.telling(List.of(lag))));

        assertEquals(
                "What is green and not live cannot be told. The server is asleep.",
                ENGLISH.say(LagHeadline.of(shop(), story.now()).orElseThrow()));
        assertEquals("", LagHeadline.inBrief(shop()).map(ENGLISH::say).orElse(""));
    }
}
