package dev.andon.board;

import static dev.andon.testing.Story.NOON;
import static dev.andon.testing.Story.pipeline;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.build.ServerClaim;
import dev.andon.claim.Claim;
import dev.andon.claim.Echo;
import dev.andon.claim.Release;
import dev.andon.line.LineRule;
import dev.andon.line.Stop;
import dev.andon.people.Person;
import dev.andon.testing.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What Andon writes into the team's books by itself.
class DutyTest {
    private static final Person ANN = Person.of("Ann");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Story story = Story.ofOneSource();

    @Test
    void aLineThatBreaksIsStoppedWithWhatBrokeItAndWho() {
        story.shows(
                pipeline("shop", Outcome.FAILED)
                        .last(Build.of("8", Outcome.FAILED).brokenBy(List.of(ANN))),
                pipeline("cart", Outcome.PASSED));

        Stop stop = assertInstanceOf(Duty.Stopping.class, duties().getFirst()).stop();

        assertEquals("trunk", stop.line());
        assertEquals(List.of("ci/shop"), stop.broken());
        assertEquals(List.of(ANN), stop.breakers());
        assertEquals(1, duties().size());
    }

    @Test
    void aStopThatIsInTheBookIsNotWrittenAgain() {
        story.shows(pipeline("shop", Outcome.FAILED)).told(books(stop(null)));

        assertEquals(List.of(), duties());
    }

    @ParameterizedTest(name = "{0}: resumed by {1}, {2}")
    @CsvSource({
        "PASSED, GREEN, true",
        "PASSED, PERSON, false",
        "FAILED, GREEN, false",
        "UNKNOWN, GREEN, false",
    })
    void greenAloneResumesOnlyWhereTheRuleSaysSo(Outcome outcome, LineRule.Resume resume, boolean resumed) {
        story.told(new Event.LinesChanged(List.of(new LineRule("trunk", List.of(), 1, resume))))
                .shows(pipeline("shop", outcome))
                .told(books(stop(null)));

        assertEquals(resumed, duties().stream().anyMatch(Duty.Resuming.class::isInstance));
    }

    @Test
    void aPersonsStopIsNeverLiftedByTheMachine() {
        story.shows(pipeline("shop", Outcome.PASSED)).told(books(stop(null), stop(ANN)));

        assertEquals(List.of(), duties());
    }

    @Test
    void aStaleGreenResumesNothing() {
        story.shows(pipeline("shop", Outcome.PASSED)).told(books(stop(null))).later(Duration.ofHours(1));

        assertEquals(List.of(), duties());
    }

    @ParameterizedTest(name = "{0}, seen {1} min after the claim: {2}")
    @CsvSource(nullValues = "nothing", textBlock = """
            PASSED , 1 , GREEN
            PASSED , -1, nothing
            FAILED , 1 , nothing
            UNKNOWN, 1 , nothing
            PASSED , 99, LAPSED
            FAILED , 99, LAPSED
            """)
    void aClaimEndsWithAGreenThatIsNewerThanIt(Outcome outcome, int minutes, Release how) {
        Instant claimed = NOON.minus(MINUTE.multipliedBy(minutes));
        var claim = new Claim(3, "ci/shop", ANN, ANN, "", claimed, claimed.plus(Duration.ofHours(1)), null);
        story.shows(pipeline("shop", outcome))
                .told(new Event.BooksRead(new Books(List.of(claim), List.of(stop(null)))));

        List<Duty> releases =
                duties().stream().filter(Duty.Releasing.class::isInstance).toList();

        assertEquals(how == null ? List.of() : List.of(new Duty.Releasing(claim, how)), releases);
    }

    @Test
    void aClaimOfALineEndsWhenTheLineRunsAgain() {
        var claim = new Claim(3, Claim.ofLine("trunk"), ANN, ANN, "", NOON, null, null);
        story.shows(pipeline("shop", Outcome.PASSED)).told(new Event.BooksRead(new Books(List.of(claim), List.of())));

        assertEquals(List.of(new Duty.Releasing(claim, Release.GREEN)), duties());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", textBlock = """
            claimed there                        , bob, 7, -  , - , adopting
            nobody is on it anywhere             , -  , 7, -  , - , nothing
            by both alike                        , ann, 7, ann, 7 , nothing
            not known to be there yet            , ann, 7, yes, -, hearing
            gone over to the next failed build   , ann, 8, ann, 7 , hearing
            taken back there                     , -  , 7, ann, 7 , at-server
            not gone over to the next build      , -  , 8, ann, 7 , nothing
            never there at all                   , -  , 7, yes, -, nothing
            taken over there                     , bob, 7, ann, 7 , at-server
            claimed there after it was here      , bob, 7, yes, -, nothing
            """)
    void theBookFollowsTheServersOwnClaims(
            String what, String there, String build, String here, String echoed, String duty) {
        ServerClaim theirs = there == null ? null : new ServerClaim(Person.of(there), "", at(there));
        Echo echo = echoed == null ? null : new Echo("ann", at("ann"), echoed);
        Claim ours = new Claim(3, "ci/shop", ANN, ANN, "", NOON.minus(MINUTE), null, null, echo);
        story.shows(pipeline("shop", Outcome.FAILED)
                        .last(Build.of(build, Outcome.FAILED))
                        .claim(theirs))
                .told(new Event.BooksRead(new Books(here == null ? List.of() : List.of(ours), List.of(stop(null)))));

        assertEquals(duty, claimDuty(), what);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "green                     , PASSED, 0 , 60 , nothing",
        "not seen for long         , FAILED, 10, 60 , nothing",
        "a look of just afterwards , FAILED, 0 , 20 , nothing",
        "a look of later           , FAILED, 0 , 40 , at-server",
    })
    void onlyWhatIsKnownForSureIsTakenBack(String what, Outcome outcome, int minutes, int after, String duty) {
        var echo = new Echo("ann", at("ann"), "7");
        var ours = new Claim(3, "ci/shop", ANN, ANN, "", NOON.minusSeconds(after), null, null, echo);
        story.shows(pipeline("shop", outcome))
                .told(new Event.BooksRead(new Books(List.of(ours), List.of(stop(null)))))
                .later(MINUTE.multipliedBy(minutes));

        assertEquals(outcome == Outcome.PASSED ? "green" : duty, claimDuty(), what);
    }

    @Test
    void aStaleOrVanishedClaimOfAServerIsNotTakenUp() {
        story.shows(pipeline("shop", Outcome.FAILED).claim(new ServerClaim(ANN, "", NOON)))
                .told(books(stop(null)))
                .later(Duration.ofMinutes(10));
        assertEquals("nothing", claimDuty());
        story.shows(pipeline("other", Outcome.FAILED));
        assertEquals("nothing", claimDuty());
    }

    @Test
    void aClaimWithoutATimeIsShownAndNotTakenUp() {
        story.shows(pipeline("shop", Outcome.FAILED).claim(new ServerClaim(ANN, "", null)))
                .told(books(stop(null)));
        assertEquals("nothing", claimDuty());
        assertEquals(ANN, story.tile("ci/shop").claim().holder());
    }

    /// Bob comes after Ann.
    private static Instant at(String who) {
        return who.equals("ann") ? NOON.minusSeconds(300) : NOON.minusSeconds(200);
    }

    private String claimDuty() {
        return duties().stream()
                .map(duty -> switch (duty) {
                    case Duty.Adopting(Claim claim) -> "adopting";
                    case Duty.Hearing(Claim claim, Echo echo) -> "hearing";
                    case Duty.Releasing(Claim claim, Release how) -> how.word().replace('_', '-');
                    default -> "";
                })
                .filter(word -> !word.isEmpty())
                .findFirst()
                .orElse("nothing");
    }

    private List<Duty> duties() {
        return Duty.of(story.board());
    }

    private static Event.BooksRead books(Stop... stops) {
        return new Event.BooksRead(new Books(List.of(), List.of(stops)));
    }

    private static Stop stop(Person by) {
        return new Stop(
                by == null ? 1 : 2, "trunk", NOON.minusSeconds(60), by, "", List.of("ci/shop"), List.of(), null);
    }
}
