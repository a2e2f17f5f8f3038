package dev.andon.board;

import static dev.andon.testing.Story.NOON;
import static dev.andon.testing.Story.pipeline;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.claim.Claim;
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
