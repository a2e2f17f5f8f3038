package dev.andon.board;

import static dev.andon.testing.Story.pipeline;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.build.Activity;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.line.Confirmation;
import dev.andon.line.Confirmation.Finding;
import dev.andon.line.Confirmation.Sending;
import dev.andon.line.LineRule;
import dev.andon.line.LineState;
import dev.andon.line.Stop;
import dev.andon.source.Ability;
import dev.andon.testing.Story;
import dev.andon.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// From the red build to the decision, as Andon writes it into the team's books and says it.
class AConfirmedFailureTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final LineRule RULE =
            new LineRule("trunk", List.of(), 1, LineRule.Resume.PERSON, LineRule.Confirm.RERUN);

    private final Story story = Story.ofOneSource()
            .told(new Event.SourcesChanged(List.of(Story.source("ci")), Map.of("ci", Set.of(Ability.RERUN))))
            .told(new Event.LinesChanged(List.of(RULE)));

    @Test
    void aFailureIsToBeRunAgainAndTheLineGoesOn() {
        story.shows(build("8", Outcome.FAILED));

        Confirmation wanted =
                assertInstanceOf(Duty.Confirming.class, onlyDuty()).wanted();
        assertEquals("ci/shop", wanted.subject());
        assertEquals("8", wanted.build().label());
        assertEquals(Sending.INTENDED, wanted.sending());
        assertEquals(LineState.CONFIRMING, story.board().line());
        assertEquals("ci/shop failed and is about to be built again; new work may go in", said());
    }

    @Test
    void theSameWishIsTheSameAtEveryBoard() {
        story.shows(build("8", Outcome.FAILED));
        Duty first = onlyDuty();
        story.later(Duration.ofSeconds(3));

        assertEquals(first, onlyDuty());
    }

    @Test
    void aBuildThatIsUnderWayAlreadyDecidesInstead() {
        story.shows(build("8", Outcome.FAILED).activity(Activity.QUEUED));

        assertEquals(
                Sending.SPARED,
                assertInstanceOf(Duty.Confirming.class, onlyDuty()).wanted().sending());
    }

    @Test
    void whatFailsAgainStopsTheLine() {
        Confirmation asked = asked();
        story.later(MINUTE).shows(build("9", Outcome.FAILED)).told(books(asked));

        List<Duty> duties = Duty.of(story.board());

        assertInstanceOf(Duty.Stopping.class, duties.getFirst());
        assertEquals(new Duty.Deciding(asked, Finding.FAILED), duties.getLast());
        story.told(books(with(asked, Finding.FAILED, null)));
        assertTrue(said().endsWith("; it failed again when it was built again"), said());
    }

    @Test
    void whatPassesLetsTheLineRunAndIsToldForAnHour() {
        Confirmation asked = asked();
        story.later(MINUTE).shows(build("9", Outcome.PASSED)).told(books(asked));

        assertEquals(List.of(new Duty.Confirmed(asked)), Duty.of(story.board()));
        assertEquals(LineState.RUNNING, story.board().line());
        story.told(books(with(asked, Finding.PASSED, story.now())))
                .later(MINUTE)
                .shows(build("9", Outcome.PASSED));
        assertEquals("all green; ci/shop failed and passed when it was built again, 1 min ago", said());
        story.later(Duration.ofHours(1)).shows(build("9", Outcome.PASSED));
        assertEquals("all green", said());
    }

    @Test
    void aGreenThatWasSeenBeforeItWasAskedDecidesNothing() {
        story.shows(build("7", Outcome.PASSED)).later(Duration.ofSeconds(2));
        Confirmation later = Confirmation.of(
                "ci/shop", new dev.andon.line.RedBuild("8", null, null), story.now(), MINUTE, Sending.SENT);

        story.told(books(later));

        assertEquals(List.of(), Duty.of(story.board()));
    }

    @Test
    void whatIsCancelledWhenItIsRunAgainIsNoConfirmationAndStopsTheLineInTheEnd() {
        Confirmation asked = asked();
        story.later(MINUTE).shows(build("9", Outcome.CANCELLED)).told(books(asked));
        assertEquals(LineState.CONFIRMING, story.board().line());

        story.later(Duration.ofMinutes(31)).shows(build("9", Outcome.CANCELLED));

        assertEquals(LineState.STOPPED, story.board().line());
        assertEquals(
                new Duty.Deciding(asked, Finding.UNCONFIRMED),
                Duty.of(story.board()).getLast());
    }

    @Test
    void whyItWasNotRunAgainIsSaid() {
        Confirmation refused = new Confirmation(
                3,
                "ci/shop",
                asked().build(),
                story.now(),
                MINUTE,
                Sending.REFUSED,
                "The server does not take it.",
                null,
                null);
        story.told(books(refused));

        assertEquals(LineState.STOPPED, story.board().line());
        assertTrue(said().endsWith("; it could not be built again: The server does not take it."), said());
    }

    @Test
    void booksThatWereNotReadYetStopNothing() {
        story.told(new Event.BooksRead(Books.UNREAD)).shows(build("8", Outcome.FAILED));

        assertEquals(LineState.UNKNOWN, story.board().line());
        assertInstanceOf(Duty.Confirming.class, onlyDuty());
        story.later(MINUTE.multipliedBy(2)).shows(build("8", Outcome.FAILED));
        assertEquals(LineState.STOPPED, story.board().line());
        assertEquals(List.of(), Duty.of(story.board()), "the books may say that it is run again");
    }

    @Test
    void aStopThatIsResumedNeedsAGreenThatIsNewerThanTheConfirmation() {
        Confirmation asked = asked();
        Stop stop = new Stop(1, "trunk", story.now(), null, "", List.of("ci/shop"), List.of(), null);
        story.later(MINUTE)
                .shows(build("9", Outcome.FAILED))
                .told(new Event.BooksRead(
                        new Books(List.of(), List.of(stop)).with(List.of(with(asked, Finding.FAILED, null)))));
        assertEquals(LineState.STOPPED, story.board().line());

        story.later(MINUTE).shows(build("10", Outcome.PASSED));

        assertEquals(List.of(new Duty.Confirmed(with(asked, Finding.FAILED, null))), Duty.of(story.board()));
    }

    private Duty onlyDuty() {
        List<Duty> duties = Duty.of(story.board());
        assertEquals(1, duties.size(), duties.toString());
        return duties.getFirst();
    }

    /// Number 8 is red, and was asked for again just now.
    private Confirmation asked() {
        story.shows(build("8", Outcome.FAILED));
        Confirmation wanted =
                assertInstanceOf(Duty.Confirming.class, onlyDuty()).wanted();
        return new Confirmation(
                3, wanted.subject(), wanted.build(), story.now(), wanted.patience(), Sending.SENT, "", null, null);
    }

    private static Confirmation with(Confirmation one, Finding finding, Instant ended) {
        return new Confirmation(
                one.number(),
                one.subject(),
                one.build(),
                one.at(),
                one.patience(),
                one.sending(),
                one.words(),
                finding,
                ended);
    }

    private static Event books(Confirmation... confirmations) {
        return new Event.BooksRead(new Books(List.of(), List.of()).with(List.of(confirmations)));
    }

    private static Pipeline.Draft build(String label, Outcome outcome) {
        return pipeline("shop", outcome).last(Build.of(label, outcome));
    }

    private String said() {
        Board board = story.board();
        return Texts.in(Locale.ENGLISH).say(LineHeadline.of(board.lines().getFirst(), board.at()));
    }
}
