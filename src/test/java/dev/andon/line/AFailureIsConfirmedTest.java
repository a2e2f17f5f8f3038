package dev.andon.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.line.Confirmation.Finding;
import dev.andon.line.Confirmation.Sending;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A line that wants failures confirmed stops when what failed fails again, and whenever there is no result.
class AFailureIsConfirmedTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Duration TWENTY_MINUTES = Duration.ofMinutes(20);
    private static final LineRule RULE =
            new LineRule("trunk", List.of(), 1, LineRule.Resume.PERSON, LineRule.Confirm.RERUN);

    /// The red build is number 5; minutes are those since it was found, or since the confirmation was intended.
    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", textBlock = """
            found just now                              , red , -       , 0 , CONFIRMING, asks
            found just now while another build runs     , busy, -       , 0 , CONFIRMING, asks
            nobody asked for it within a minute         , red , -       , 2 , STOPPED   , -
            its server cannot be asked                  , mute, -       , 0 , STOPPED   , -
            it is about to be asked                     , red , intended, 1 , CONFIRMING, -
            who was to ask died                         , red , intended, 3 , STOPPED   , -
            who was to ask died but had asked           , busy, intended, 3 , CONFIRMING, -
            that build goes on for ever                 , busy, intended, 21, STOPPED   , -
            it was asked                                , red , sent    , 3 , CONFIRMING, -
            it runs                                     , busy, sent    , 19, CONFIRMING, -
            there is no result                          , busy, sent    , 21, STOPPED   , -
            another build decides                       , busy, spared  , 19, CONFIRMING, -
            another build decides and never ends        , busy, spared  , 21, STOPPED   , -
            the server refused                          , red , refused , 0 , STOPPED   , -
            nobody knows whether it was asked           , red , unsure  , 1 , CONFIRMING, -
            it was not asked after all                  , red , unsure  , 3 , STOPPED   , -
            it was asked after all                      , busy, unsure  , 3 , CONFIRMING, -
            it failed again                             , next, sent    , 1 , STOPPED   , -
            a build that nobody asked for failed        , next, refused , 1 , STOPPED   , -
            it failed again although nobody asked       , next, intended, 3 , STOPPED   , -
            it fails already                            , fails, -      , 1 , CONFIRMING, -
            it fails already and never ends             , fails, -      , 21, STOPPED   , -
            it fails again already                      , again, sent   , 1 , CONFIRMING, -
            """)
    void theLineStopsOnlyWhereThereIsNoHope(
            String situation, String member, String sending, int minutes, LineState state, String asks) {
        Duration ago = Duration.ofMinutes(minutes);
        Line line = line(member(member, ago), sending == null ? List.of() : List.of(asked(sending, ago)), true);

        assertEquals(state, line.state(), situation);
        assertEquals("asks".equals(asks), !line.unasked().isEmpty(), situation);
        assertEquals(
                state == LineState.STOPPED ? Line.Reason.Broken.class : Line.Reason.Confirming.class,
                line.reason().getClass());
        assertEquals(state == LineState.STOPPED, line.since() != null);
    }

    @Test
    void whatWasDecidedStaysSoUntilItIsGreen() {
        Confirmation decided = with(asked("sent", Duration.ofMinutes(1)), Finding.UNCONFIRMED, null);

        assertEquals(LineState.STOPPED, line(red(), List.of(decided), true).state());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            another look than ours saw it green , -1, 5, CONFIRMING, false
            we saw it red again after its green , 1 , 5, STOPPED   , false
            another build broke after its green , 1 , 9, CONFIRMING, true
            an older look shows another red     , -1, 9, CONFIRMING, false
            """)
    void whatWasGreenMeanwhileIsNotRunAgainForTheSameBuild(
            String situation, int seenAfterwards, String label, LineState state, boolean asks) {
        Confirmation over = with(asked("sent", Duration.ofMinutes(5)), Finding.PASSED, NOW.minusSeconds(60));
        Instant seen = over.ended().plusSeconds(seenAfterwards * 30L);
        Member member = member(new Evidence(build(label), false, NOW, seen, null, TWENTY_MINUTES.dividedBy(3), true));

        Line line = line(member, List.of(over), true);

        assertEquals(state, line.state(), situation);
        assertEquals(asks, !line.unasked().isEmpty(), situation);
    }

    @Test
    void aBuildThatGoesOnUnderItsOldNumberIsAnotherOneOnceItEndedAgain() {
        Confirmation asked = asked("sent", Duration.ofMinutes(1));
        var ended = new RedBuild("5", NOW.minusSeconds(900), NOW.minusSeconds(10));

        assertEquals(
                LineState.CONFIRMING,
                line(member(evidence(ended, true)), List.of(asked), true).state(),
                "an end that moves while it runs is no result");
        assertEquals(
                LineState.STOPPED,
                line(member(evidence(ended, false)), List.of(asked), true).state());
    }

    @Test
    void booksThatCannotBeReadMakeItUnknownAndThenStopIt() {
        Line soon = line(red(), List.of(), false);
        Line later = line(member("red", Duration.ofMinutes(2)), List.of(), false);

        assertEquals(LineState.UNKNOWN, soon.state());
        assertEquals(LineState.STOPPED, later.state());
    }

    @Test
    void whatCannotBeSeenNowIsUnknownAndNotRunAgain() {
        var unseen = new Member(
                "ci/shop",
                true,
                true,
                false,
                1,
                NOW,
                List.of(),
                NOW,
                member("red", Duration.ZERO).evidence());

        Line line = line(unseen, List.of(), true);

        assertEquals(LineState.UNKNOWN, line.state());
        assertEquals(List.of(), line.unasked());
    }

    @Test
    void aLineThatIsStoppedAnywayWaitsForNothing() {
        Stop stop = new Stop(1, "trunk", NOW, null, "", List.of("ci/other"), List.of(), null);

        Line line = Line.of(RULE, List.of(red()), new Line.Written(List.of(stop), List.of(), true), NOW);

        assertEquals(LineState.STOPPED, line.state());
        assertEquals(List.of(), line.unasked());
    }

    @Test
    void whatBreaksBesideSomethingThatIsConfirmedStopsTheLineForBoth() {
        Member broken = new Member("ci/cart", true, true, true, 1, NOW, List.of(), NOW);

        Line line = Line.of(RULE, List.of(red(), broken), new Line.Written(List.of(), List.of(), true), NOW);

        assertEquals(
                List.of(broken, red()),
                assertInstanceOf(Line.Reason.Broken.class, line.reason()).members());
        assertEquals(List.of(), line.unasked(), "nothing is run again for a line that has stopped");
    }

    @Test
    void whatIsToleratedIsNotRunAgain() {
        var patient = new LineRule("trunk", List.of(), 2, LineRule.Resume.PERSON, LineRule.Confirm.RERUN);

        Line line = Line.of(patient, List.of(red()), new Line.Written(List.of(), List.of(), true), NOW);

        assertEquals(LineState.RUNNING, line.state());
        assertEquals(List.of(), line.unasked());
    }

    @Test
    void withoutTheWishNothingIsConfirmed() {
        var plain = new LineRule("trunk", List.of(), 1, LineRule.Resume.PERSON);

        assertEquals(
                LineState.STOPPED,
                Line.of(plain, List.of(red()), new Line.Written(List.of(), List.of(), true), NOW)
                        .state());
    }

    @ParameterizedTest(name = "{0}, {1} after {2} min: {3}")
    @CsvSource(nullValues = "-", textBlock = """
            next, sent   , 1 , FAILED
            next, refused, 1 , FAILED
            red , refused, 1 , UNCONFIRMED
            busy, sent   , 21, UNCONFIRMED
            red , unsure , 3 , UNCONFIRMED
            red , sent   , 3 , -
            """)
    void whatCameOfItIsSaid(String member, String sending, int minutes, Finding finding) {
        Duration ago = Duration.ofMinutes(minutes);

        assertEquals(Optional.ofNullable(finding), asked(sending, ago).finding(member(member, ago), NOW));
    }

    @ParameterizedTest(name = "a build takes {0} min: {1} min")
    @CsvSource(
            nullValues = "-",
            value = {"-, 30", "0, 5", "1, 5", "2, 6", "60, 180"})
    void aResultIsWaitedForThreeTimesAsLongAsABuildTakes(Integer estimate, int minutes) {
        assertEquals(
                Duration.ofMinutes(minutes),
                Confirmation.patience(estimate == null ? null : Duration.ofMinutes(estimate)));
    }

    @Test
    void sinceWhenItIsConfirmedIsTold() {
        Confirmation asked = asked("sent", Duration.ofMinutes(4));

        assertEquals(
                asked.at(),
                assertInstanceOf(
                                Line.Reason.Confirming.class,
                                line(red(), List.of(asked), true).reason())
                        .since());
        assertNull(assertInstanceOf(
                        Line.Reason.Confirming.class,
                        line(red(), List.of(), true).reason())
                .since());
    }

    @Test
    void aConfirmingLineIsNeverGreen() {
        Line line = line(red(), List.of(), true);

        assertTrue(!line.isGreen());
        assertTrue(line.state().compareTo(LineState.RUNNING) < 0, "it ranks before a running line");
    }

    private static Line line(Member member, List<Confirmation> confirmations, boolean current) {
        return Line.of(RULE, List.of(member), new Line.Written(List.of(), confirmations, current), NOW);
    }

    private static Member red() {
        return member("red", Duration.ZERO);
    }

    /// @param ago when it was found, or when what fails already began
    private static Member member(String which, Duration ago) {
        Instant then = NOW.minus(ago);
        Duration estimate = TWENTY_MINUTES.dividedBy(3);
        return member(
                switch (which) {
                    case "red" -> new Evidence(build("5"), false, then, NOW, null, estimate, true);
                    case "busy", "again" -> new Evidence(build("5"), true, then, NOW, then, estimate, true);
                    case "mute" -> new Evidence(build("5"), false, then, NOW, null, estimate, false);
                    case "next" -> new Evidence(build("6"), false, then, NOW, null, estimate, true);
                    case "fails" -> new Evidence(null, true, then, NOW, then, estimate, true);
                    default -> throw new IllegalArgumentException(which);
                });
    }

    private static Evidence evidence(RedBuild build, boolean busy) {
        return new Evidence(build, busy, NOW, NOW, null, null, true);
    }

    private static Member member(Evidence evidence) {
        return new Member("ci/shop", true, true, true, 1, NOW.plusSeconds(1), List.of(), NOW, evidence);
    }

    private static RedBuild build(String label) {
        return new RedBuild(label, NOW.minusSeconds(900), NOW.minusSeconds(600));
    }

    private static Confirmation asked(String sending, Duration ago) {
        return new Confirmation(
                3,
                "ci/shop",
                build("5"),
                NOW.minus(ago),
                TWENTY_MINUTES,
                Sending.valueOf(sending.toUpperCase(java.util.Locale.ROOT)),
                "",
                null,
                null);
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
}
