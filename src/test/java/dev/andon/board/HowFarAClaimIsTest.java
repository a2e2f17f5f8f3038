package dev.andon.board;

import static dev.andon.testing.Story.NOON;
import static dev.andon.testing.Story.pipeline;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.andon.build.Activity;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.build.ServerClaim;
import dev.andon.claim.Claim;
import dev.andon.people.Colleague;
import dev.andon.people.Crew;
import dev.andon.people.Person;
import dev.andon.testing.Story;
import dev.andon.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A fix is submitted when the claimant's commit is being built, and never by guess.
class HowFarAClaimIsTest {
    private static final Person ANN = new Person("Ann", "ann@example.test");
    private static final Crew CREW =
            new Crew(List.of(new Colleague(ANN, List.of(), Map.of("ci", "amiller"))), Map.of());

    private final Story story = Story.ofOneSource().told(new Event.CrewChanged(CREW));

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "none", textBlock = """
            nothing is built                   , IDLE   , none, none                    , CLAIMED
            the claimant's commit is built     , RUNNING, c2  , Ann                     , FIX_SUBMITTED
            it waits for a worker              , QUEUED , c2  , Ann                     , FIX_SUBMITTED
            it fails already                   , RUNNING_FAILING, c2, Ann               , FIX_SUBMITTED
            known by the mail address          , RUNNING, c2  , Annie <ann@example.test>, FIX_SUBMITTED
            known by the user id               , RUNNING, c2  , amiller                 , FIX_SUBMITTED
            somebody else's commit is built    , RUNNING, c2  , Bob                     , CLAIMED
            the server does not tell whose     , RUNNING, c2  , ''                      , CLAIMED
            the same commit once more          , RUNNING, c1  , Ann                     , CLAIMED
            the server does not tell which     , RUNNING, ''  , Ann                     , FIX_SUBMITTED
            """)
    void theClaimantsCommitIsBeingBuilt(String what, Activity activity, String commit, String author, String state) {
        Build next = commit == null
                ? null
                : Build.of("8", Outcome.UNKNOWN).revision(commit).brokenBy(Person.each(List.of(author)));
        story.shows(pipeline("shop", Outcome.FAILED)
                        .last(Build.of("7", Outcome.FAILED).revision("c1").brokenBy(List.of(ANN)))
                        .activity(activity)
                        .current(next))
                .told(claimed(Person.of("Ann"), null));

        assertEquals(state, story.tile("ci/shop").claimState().name(), what);
        assertEquals(
                state.equals("CLAIMED") ? "Ann is on it" : "Ann is on it, the fix is being built",
                Texts.in(Locale.ENGLISH)
                        .say(Headline.claim(story.tile("ci/shop")).orElseThrow()));
    }

    @Test
    void aServersOwnClaimIsOfTheColleagueAndHasItsStateToo() {
        story.shows(pipeline("shop", Outcome.FAILED)
                .claim(new ServerClaim(Person.of("amiller"), "", NOON))
                .activity(Activity.RUNNING)
                .current(Build.of("8", Outcome.UNKNOWN).revision("c2").brokenBy(List.of(ANN))));

        assertEquals(ANN, story.tile("ci/shop").claim().holder());
        assertEquals("FIX_SUBMITTED", story.tile("ci/shop").claimState().name());
        assertEquals(ANN, story.board().claimOn("ci/shop").orElseThrow().holder());
    }

    @Test
    void whatLapsedIsNobodysThoughTheBookDoesNotSaySoYet() {
        story.shows(pipeline("shop", Outcome.FAILED)).told(claimed(ANN, Duration.ofMinutes(5)));
        assertEquals(ANN, story.tile("ci/shop").claim().holder());

        story.later(Duration.ofMinutes(5));

        assertNull(story.tile("ci/shop").claim());
        assertNull(story.tile("ci/shop").claimState());
        assertEquals(List.of(), story.board().heldBy(ANN));
    }

    private Event claimed(Person holder, Duration lasts) {
        var claim = new Claim(1, "ci/shop", holder, holder, "", NOON, lasts == null ? null : NOON.plus(lasts), null);
        return new Event.BooksRead(new Books(List.of(claim), List.of()));
    }
}
