package dev.andon.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.andon.people.Person;
import dev.andon.source.Glob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A line stops when something on it breaks, and every state has its reason.
class ALineStopsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant EARLIER = NOW.minusSeconds(600);
    private static final Person ANN = Person.of("Ann");
    private static final LineRule BY_PERSON = new LineRule("trunk", List.of(), 1, LineRule.Resume.PERSON);

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            all green                                   , green green  , none  , RUNNING, Well
            one red                                     , green red    , none  , STOPPED, Broken
            red and unknown                             , unknown red  , none  , STOPPED, Broken
            one unknown                                 , green unknown, none  , UNKNOWN, Uncertain
            nothing on the line                         , ''           , none  , UNKNOWN, Uncertain
            green again after a stop                    , green        , andon , STOPPED, AwaitingCause
            unknown after a stop                        , unknown      , andon , STOPPED, StillUnknown
            nothing left after a stop                   , ''           , andon , STOPPED, StillUnknown
            red during a stop                           , red          , andon , STOPPED, Broken
            a person's stop while green                 , green        , person, STOPPED, Cord
            a person's stop while red                   , red          , person, STOPPED, Cord
            a person's stop on top of a stop by Andon   , green        , both  , STOPPED, Cord
            """)
    void everyStateHasItsReason(String situation, String members, String stops, LineState state, String reason) {
        Line line = line(BY_PERSON, members(members), stops(stops));

        assertEquals(state, line.state(), situation);
        assertEquals(reason, line.reason().getClass().getSimpleName(), situation);
        assertEquals(state == LineState.STOPPED, line.since() != null, "since when is told while it is stopped");
    }

    @ParameterizedTest(name = "{0} of {1} failures: {2}")
    @CsvSource({"1, 1, STOPPED", "1, 2, RUNNING", "2, 2, STOPPED", "5, 2, STOPPED", "2, 3, RUNNING"})
    void itStopsAfterSoManyFailuresInARow(int streak, int after, LineState state) {
        var rule = new LineRule("trunk", List.of(), after, LineRule.Resume.PERSON);

        assertEquals(
                state, line(rule, List.of(red("ci/shop", streak)), List.of()).state());
    }

    @Test
    void whatIsRedButToleratedIsTold() {
        var rule = new LineRule("trunk", List.of(), 2, LineRule.Resume.PERSON);

        Line line = line(rule, List.of(red("ci/shop", 1), green("ci/cart")), List.of());

        assertEquals(
                List.of(red("ci/shop", 1)),
                assertInstanceOf(Line.Reason.Well.class, line.reason()).tolerated());
    }

    @Test
    void whatStoppedItKeepsItStoppedThoughTheCountOfItsFailuresIsForgotten() {
        var rule = new LineRule("trunk", List.of(), 2, LineRule.Resume.GREEN);
        Stop stop = new Stop(7, "trunk", EARLIER, null, "", List.of("ci/shop"), List.of(), null);

        assertInstanceOf(
                Line.Reason.Broken.class,
                line(rule, List.of(red("ci/shop", 1)), List.of(stop)).reason());
    }

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(
            nullValues = "never",
            value = {
                "what broke it was seen green since          , ci/shop, 10, AwaitingCause, true",
                "it was green when it was seen before        , ci/shop,-10, StillUnknown , false",
                "it was never seen                           , ci/shop, never, StillUnknown, false",
                "it is on another wall and not on this       , ci/cart, 10, StillUnknown , true",
            })
    void aGreenThatIsOlderThanTheStopSaysNothing(
            String what, String broken, @Nullable Integer seen, String reason, boolean isGreen) {
        Stop stop = new Stop(7, "trunk", EARLIER, null, "", List.of(broken), List.of(), null);
        Instant at = seen == null ? null : EARLIER.plusSeconds(seen);

        Line line = line(
                LineRule.TRUNK,
                List.of(new Member("ci/shop", true, false, true, 0, null, List.of(), at)),
                List.of(stop));

        assertEquals(reason, line.reason().getClass().getSimpleName(), what);
        assertEquals(isGreen, line.isGreen(), "a person may let go on what Andon may not");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "the book wrote of it after it broke, 300, -600",
        "it was stopped before that broke   ,-900, -900",
    })
    void itIsStoppedSinceTheFirstOfWhatIsKnown(String what, int stopped, int since) {
        Stop stop = new Stop(7, "trunk", NOW.plusSeconds(stopped), null, "", List.of("ci/shop"), List.of(), null);

        assertEquals(
                NOW.plusSeconds(since),
                line(BY_PERSON, List.of(red("ci/shop", 1)), List.of(stop)).since(),
                what);
    }

    @Test
    void otherBranchesAndOtherPipelinesDoNotStopIt() {
        Member branch = new Member("ci/shop · topic", false, true, true, 3, EARLIER, List.of(), NOW);
        var only = new LineRule("shop", List.of(new Glob("ci/shop/**")), 1, LineRule.Resume.GREEN);

        assertEquals(
                LineState.RUNNING,
                line(LineRule.TRUNK, List.of(branch, green("ci/x")), List.of()).state());
        assertEquals(
                LineState.RUNNING,
                line(only, List.of(red("ci/cart", 1), green("ci/shop/unit")), List.of())
                        .state());
        assertEquals(
                LineState.STOPPED,
                line(only, List.of(red("ci/shop/unit", 1)), List.of()).state());
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource({
        "green        , UNKNOWN, BooksAway",
        "green unknown, UNKNOWN, Uncertain",
        "green red    , STOPPED, Broken",
    })
    void withoutTheBookNobodyKnowsWhetherSomebodyPulledTheCord(String members, LineState state, String reason) {
        Line line = line(BY_PERSON, members(members), List.of(), false);

        assertEquals(state, line.state());
        assertEquals(reason, line.reason().getClass().getSimpleName());
    }

    @Test
    void aStopOfAnotherLineIsNotItsOwn() {
        Stop other = new Stop(7, "mobile", EARLIER, ANN, "wait", List.of(), List.of(), null);

        assertEquals(
                LineState.RUNNING,
                line(BY_PERSON, members("green"), List.of(other)).state());
    }

    private static Line line(LineRule rule, List<Member> members, List<Stop> stops) {
        return line(rule, members, stops, true);
    }

    private static Line line(LineRule rule, List<Member> members, List<Stop> stops, boolean current) {
        return Line.of(rule, members, new Line.Written(stops, List.of(), current), NOW);
    }

    private static List<Member> members(String colours) {
        List<Member> members = new ArrayList<>();
        for (String colour : colours.isBlank() ? new String[0] : colours.split(" ")) {
            String id = "ci/" + members.size();
            members.add(
                    switch (colour) {
                        case "red" -> red(id, 1);
                        case "green" -> green(id);
                        default -> new Member(id, true, false, false, 0, null, List.of(), NOW);
                    });
        }
        return members;
    }

    private static Member red(String id, int streak) {
        return new Member(id, true, true, true, streak, EARLIER, List.of(ANN), NOW);
    }

    private static Member green(String id) {
        return new Member(id, true, false, true, 0, null, List.of(), NOW);
    }

    private static List<Stop> stops(String which) {
        var byAndon = new Stop(1, "trunk", EARLIER, null, "", List.of("ci/0"), List.of(), null);
        var byPerson = new Stop(2, "trunk", EARLIER, ANN, "the demo", List.of(), List.of(), null);
        return switch (which) {
            case "andon" -> List.of(byAndon);
            case "person" -> List.of(byPerson);
            case "both" -> List.of(byAndon, byPerson);
            default -> List.of();
        };
    }
}
