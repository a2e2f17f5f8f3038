package dev.andon.command;

import static dev.andon.testing.Story.NOON;
import static dev.andon.testing.Story.pipeline;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.board.Board;
import dev.andon.board.Books;
import dev.andon.board.Event;
import dev.andon.build.Activity;
import dev.andon.build.Outcome;
import dev.andon.build.ServerClaim;
import dev.andon.claim.Claim;
import dev.andon.line.Cause;
import dev.andon.line.Stop;
import dev.andon.people.Crew;
import dev.andon.people.Deed;
import dev.andon.people.Person;
import dev.andon.source.Ability;
import dev.andon.testing.Story;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every refusal has its reason.
class PolicyTest {
    private static final Person ANN = Person.of("Ann");
    private static final Person BOB = Person.of("Bob");

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            what is red                       , ci/red    , nobody, false, granted
            what is unknown                   , ci/unknown, nobody, false, granted
            what is green                     , ci/green  , nobody, false, deny.notBroken
            what is not there                 , ci/nothing, nobody, false, deny.noSuchThing
            what somebody else has            , ci/red    , Bob   , false, deny.held
            what somebody else has taken over , ci/red    , Bob   , true , granted
            what one has oneself              , ci/red    , Ann   , true , deny.alreadyTheirs
            a stopped line                    , line:trunk, nobody, false, granted
            a line that is not there          , line:other, nobody, false, deny.noSuchThing
            """)
    void aClaimIsTakenOnWhatIsBroken(String what, String subject, String holder, boolean takeOver, String decision) {
        Claim claim = new Claim(1, "ci/red", Person.of(holder), BOB, "", NOON, null, null);
        Board board = board("red", holder.equals("nobody") ? List.of() : List.of(claim), List.of());

        var command = new Command.TakeClaim(List.of(subject), ANN, "", null, null, takeOver);

        assertEquals(decision, key(Policy.decide(command, ANN, board)), what);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            a running line           , green, none , trunk, the demo, granted
            a line that Andon stopped, red  , andon, trunk, the demo, granted
            without a reason         , green, none , trunk, ' '     , deny.sayWhy
            twice                    , green, Bob  , trunk, the demo, deny.cordPulled
            a line that is not there , green, none , other, the demo, deny.noSuchLine
            """)
    void anybodyMayPullTheCordAndSaysWhy(
            String what, String colour, String stopped, String line, String why, String decision) {
        Board board = board(colour, List.of(), stops(stopped));

        assertEquals(decision, key(Policy.decide(new Command.PullCord(line, why), ANN, board)), what);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            green again with a cause     , green  , andon, a bad test, granted
            a person's stop while green  , green  , Bob  , a demo    , granted
            green again without a cause  , green  , andon, ' '       , deny.sayCause
            still red                    , red    , andon, a bad test, deny.stillBroken
            a person's stop while red    , red    , Bob  , a demo    , deny.stillBroken
            not known to be green        , unknown, andon, a bad test, deny.stillBroken
            red and not in the book yet  , red    , none , a bad test, deny.stillBroken
            not stopped                  , green  , none , a bad test, deny.notStopped
            """)
    void aLineGoesOnWhenItIsGreenAndTheCauseIsSaid(
            String what, String colour, String stopped, String cause, String decision) {
        Board board = board(colour, List.of(), stops(stopped));
        var command = new Command.ResumeLine("trunk", new Cause(Cause.Category.TEST, cause, ""));

        assertEquals(decision, key(Policy.decide(command, ANN, board)), what);
    }

    @ParameterizedTest
    @CsvSource({"true, granted", "false, deny.nobodyIsOnIt"})
    void onlyWhatIsClaimedIsReleased(boolean claimed, String decision) {
        Claim claim = new Claim(1, "ci/red", BOB, BOB, "", NOON, null, null);
        Board board = board("red", claimed ? List.of(claim) : List.of(), List.of());

        assertEquals(decision, key(Policy.decide(new Command.ReleaseClaim("ci/red"), ANN, board)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            what is red            , FAILED, IDLE           , true , 0  , ci/shop , granted
            what is green          , PASSED, IDLE           , true , 0  , ci/shop , granted
            what waits for approval, FAILED, WAITING        , true , 0  , ci/shop , granted
            what is not there      , FAILED, IDLE           , true , 0  , ci/other, deny.noSuchThing
            a whole source         , FAILED, IDLE           , true , 0  , ci      , deny.noSuchThing
            where nobody can       , FAILED, IDLE           , false, 0  , ci/shop , deny.cannotRerun
            what runs              , FAILED, RUNNING        , true , 0  , ci/shop , deny.runsAlready
            what is about to run   , FAILED, QUEUED         , true , 0  , ci/shop , deny.runsAlready
            what fails already     , PASSED, RUNNING_FAILING, true , 0  , ci/shop , deny.runsAlready
            what is switched off   , FAILED, DISABLED       , true , 0  , ci/shop , deny.isDisabled
            what was seen long ago , FAILED, IDLE           , true , 600, ci/shop , deny.notSeen
            """)
    void whatStandsStillAndIsSeenMayBeBuiltAgain(
            String what, Outcome last, Activity activity, boolean can, int age, String subject, String decision) {
        Story story = Story.ofOneSource()
                .told(new Event.SourcesChanged(
                        List.of(Story.source("ci")), can ? Map.of("ci", Set.of(Ability.RERUN)) : Map.of()))
                .shows(pipeline("shop", last).activity(activity))
                .later(Duration.ofSeconds(age));

        assertEquals(decision, key(Policy.decide(new Command.Rerun(subject), ANN, story.board())), what);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            everything one is on         , Ann, Bob , ''       , granted
            one of it                    , Ann, Bob , ci/red   , granted
            by somebody's other name     , ann, Bob , ci/red   , granted
            what one is not on           , Ann, Bob , ci/green , deny.notTheirs
            what somebody else is on     , Bob, Cleo, ci/red   , deny.notTheirs
            from who is on nothing       , Bob, Cleo, ''       , deny.nothingToHandOver
            to oneself                   , Ann, ANN , ''       , deny.handOverToOneself
            """)
    void onlyWhatSomebodyIsOnIsHandedOver(String what, String from, String to, String subject, String decision) {
        Board board = board("red", List.of(new Claim(1, "ci/red", ANN, ANN, "", NOON, null, null)), List.of());
        var command = new Command.HandOver(
                Person.of(from), Person.of(to), subject.isEmpty() ? List.of() : List.of(subject), "", null);

        assertEquals(decision, key(Policy.decide(command, ANN, board)), what);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            CLAIM    , deny.right.claim
            HAND_OVER, deny.right.hand-over
            STOP     , deny.right.stop
            RESUME   , deny.right.resume
            """)
    void whatIsLeftToSomeIsDeniedToOthersWithWhoMay(Deed deed, String reason) {
        Crew crew = new Crew(List.of(), Map.of(deed, List.of(BOB)));
        Claim claim = new Claim(1, "ci/red", ANN, ANN, "", NOON, null, null);
        for (Command command : List.of(
                new Command.TakeClaim(List.of("ci/red"), Person.of("Cleo"), "", null, null, true),
                new Command.ReleaseClaim("ci/red"),
                new Command.HandOver(ANN, BOB, List.of(), "", null),
                new Command.PullCord("trunk", "the demo"))) {
            Board board = story("red", List.of(claim), List.of())
                    .told(new Event.CrewChanged(crew))
                    .board();

            assertEquals(
                    command.deed() == deed ? reason : "granted",
                    key(Policy.decide(command, ANN, board)),
                    command.word());
            assertEquals("granted", key(Policy.decide(command, BOB, board)), command.word());
        }
        var resume = new Command.ResumeLine("trunk", new Cause(Cause.Category.TEST, "x", ""));
        Board green = story("green", List.of(), stops("andon"))
                .told(new Event.CrewChanged(crew))
                .board();
        assertEquals(deed == Deed.RESUME ? reason : "granted", key(Policy.decide(resume, ANN, green)));
        assertEquals("granted", key(Policy.decide(resume, BOB, green)));
    }

    @Test
    void whatAndonDoesByARuleNeedsNoRight() {
        Board board = Story.ofOneSource()
                .told(new Event.SourcesChanged(List.of(Story.source("ci")), Map.of("ci", Set.of(Ability.RERUN))))
                .told(new Event.CrewChanged(new Crew(List.of(), Map.of(Deed.RERUN, List.of(BOB)))))
                .shows(pipeline("red", Outcome.FAILED))
                .board();
        var rerun = new Command.Rerun("ci/red");
        var andon = Person.of("Andon");

        assertEquals("deny.right.rerun", key(Policy.decide(rerun, ANN, board)));
        assertEquals("granted", key(Policy.decide(rerun, new Actor(andon, Actor.Known.RULE), board)));
        assertEquals("deny.right.rerun", key(Policy.decide(rerun, new Actor(andon, Actor.Known.SETTINGS), board)));
    }

    @Test
    void whatAServerSaysSomebodyIsOnIsTheirsToo() {
        Board board = Story.ofOneSource()
                .shows(pipeline("red", Outcome.FAILED).claim(new ServerClaim(BOB, "", NOON)))
                .board();

        assertEquals("deny.held", key(Policy.decide(take(false), ANN, board)));
        assertEquals("granted", key(Policy.decide(take(true), ANN, board)));
        assertEquals("granted", key(Policy.decide(new Command.ReleaseClaim("ci/red"), ANN, board)));
    }

    @Test
    void whatLapsedIsFreeToTakeBeforeTheBookSaysSo() {
        Claim lapsed = new Claim(1, "ci/red", BOB, BOB, "", NOON.minusSeconds(60), NOON, null);

        assertEquals("granted", key(Policy.decide(take(false), ANN, board("red", List.of(lapsed), List.of()))));
    }

    private static Command take(boolean over) {
        return new Command.TakeClaim(List.of("ci/red"), ANN, "", null, null, over);
    }

    private static String key(Decision decision) {
        return switch (decision) {
            case Decision.Granted() -> "granted";
            case Decision.Denied(var reason) -> reason.key();
        };
    }

    /// A pipeline of that colour called after it, and beside a red or green one of the others too where that does
    /// not change the line.
    private static Board board(String colour, List<Claim> claims, List<Stop> stops) {
        return story(colour, claims, stops).board();
    }

    private static Story story(String colour, List<Claim> claims, List<Stop> stops) {
        var story = Story.ofOneSource();
        switch (colour) {
            case "red" ->
                story.shows(
                        pipeline("red", Outcome.FAILED),
                        pipeline("green", Outcome.PASSED),
                        pipeline("unknown", Outcome.UNKNOWN));
            case "unknown" -> story.shows(pipeline("green", Outcome.PASSED), pipeline("unknown", Outcome.UNKNOWN));
            default -> story.shows(pipeline("green", Outcome.PASSED));
        }
        return story.told(new Event.BooksRead(new Books(claims, stops)));
    }

    private static List<Stop> stops(String by) {
        return switch (by) {
            case "none" -> List.of();
            case "andon" -> List.of(new Stop(1, "trunk", NOON, null, "", List.of("ci/red"), List.of(), null));
            default -> List.of(new Stop(2, "trunk", NOON, Person.of(by), "wait", List.of(), List.of(), null));
        };
    }
}
