package dev.andon.board;

import static dev.andon.testing.Story.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.build.Activity;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.people.Person;
import dev.andon.source.FaultKind;
import dev.andon.source.Freshness;
import dev.andon.source.Glob;
import dev.andon.source.Selection;
import dev.andon.testing.Story;
import dev.andon.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HeadlineTest {
    private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);

    record Situation(String sentence, Known known, Freshness freshness) {
        @Override
        public String toString() {
            return sentence;
        }
    }

    static Stream<Situation> situations() {
        return Stream.of(
                fresh("never built", now(Outcome.UNKNOWN, Activity.IDLE)),
                fresh("passed 3 min ago", now(Outcome.PASSED, Activity.IDLE)),
                fresh("failed, 3 min", now(Outcome.FAILED, Activity.IDLE)),
                fresh("errored, 3 min", now(Outcome.ERRORED, Activity.IDLE)),
                fresh("failed, 3 min", now(Outcome.FAILED, Activity.RUNNING)),
                fresh("failed, 3 min", now(Outcome.FAILED, Activity.WAITING)),
                fresh("failed, 3 min", now(Outcome.FAILED, Activity.RUNNING_FAILING)),
                fresh("unstable 3 min ago", now(Outcome.UNSTABLE, Activity.IDLE)),
                fresh("cancelled 3 min ago", now(Outcome.CANCELLED, Activity.IDLE)),
                fresh("skipped 3 min ago", now(Outcome.SKIPPED, Activity.IDLE)),
                fresh("waits for a worker", now(Outcome.PASSED, Activity.QUEUED)),
                fresh("running for 2 min", now(Outcome.PASSED, Activity.RUNNING)),
                fresh("running for 2 min", now(Outcome.UNKNOWN, Activity.RUNNING)),
                fresh(
                        "running 2 min of about 9 min",
                        first(draft(Outcome.PASSED, Activity.RUNNING).estimate(Duration.ofMinutes(9)))),
                fresh("running for 2 min", now(Outcome.PASSED, Activity.CANCELLING)),
                fresh("waits for approval, was passed", now(Outcome.PASSED, Activity.WAITING)),
                fresh("disabled, was failed", now(Outcome.FAILED, Activity.DISABLED)),
                fresh("about to fail", now(Outcome.PASSED, Activity.RUNNING_FAILING)),
                fresh(
                        "about to fail in unit tests and lint",
                        first(draft(Outcome.PASSED, Activity.RUNNING_FAILING)
                                .current(Build.of("8", Outcome.UNKNOWN).failing(List.of("unit tests", "lint"))))),
                fresh(
                        "unstable in unit tests 3 min ago",
                        first(draft(Outcome.UNSTABLE, Activity.IDLE)
                                .last(build(Outcome.UNSTABLE).failing(List.of("unit tests"))))),
                fresh(
                        "failing since Ann's commit, in test, 3 builds, 3 min",
                        first(draft(Outcome.FAILED, Activity.IDLE)
                                .streak(3)
                                .last(build(Outcome.FAILED)
                                        .failing(List.of("test"))
                                        .brokenBy(people("Ann"))))),
                fresh(
                        "errored since Ann and Bob's commit, 3 min",
                        first(draft(Outcome.ERRORED, Activity.IDLE)
                                .last(build(Outcome.ERRORED).brokenBy(people("Ann", "Bob"))))),
                fresh(
                        "says \"exploded\", which Andon does not know; was passed",
                        first(draft(Outcome.PASSED, Activity.IDLE).oddWord("exploded"))),
                fresh(
                        "failed, 3 min",
                        first(draft(Outcome.FAILED, Activity.IDLE).oddWord("exploded"))),
                fresh(
                        "shows no result, was passed",
                        now(Outcome.PASSED, Activity.IDLE)
                                .seen(draft(Outcome.UNKNOWN, Activity.IDLE).done(), NOON)),
                fresh(
                        "gone from the server's answer for 1 min, was failed",
                        now(Outcome.FAILED, Activity.IDLE).gone(minutesAgo(1))),
                fresh("not in the server's answer", Known.absent("shop", minutesAgo(1))),
                new Situation("passed 3 min ago", now(Outcome.PASSED, Activity.IDLE), Freshness.STALE),
                new Situation("not seen for 10 min, was passed", now(Outcome.PASSED, Activity.IDLE), Freshness.LOST),
                new Situation("not seen for 10 min, was failed", now(Outcome.FAILED, Activity.RUNNING), Freshness.LOST),
                new Situation(
                        "not seen for 10 min, was about to fail",
                        now(Outcome.PASSED, Activity.RUNNING_FAILING),
                        Freshness.LOST),
                new Situation(
                        "gone from the server's answer for 1 min, was passed",
                        now(Outcome.PASSED, Activity.IDLE).gone(minutesAgo(1)),
                        Freshness.LOST));
    }

    @ParameterizedTest
    @MethodSource("situations")
    void saysTheOneThingThatMatters(Situation it) {
        var tile = new Tile("ci", it.known(), minutesAgo(10), it.freshness(), null, false, null);
        assertEquals(it.sentence(), ENGLISH.say(Headline.of(tile, NOON)));
    }

    @Test
    void aSourceThatWasNeverSeenSaysWhy() {
        Story story = Story.ofOneSource();
        assertEquals("looking for the first time", headline(story, "ci"));
        assertEquals("not seen: No luck.", headline(story.fails(FaultKind.REFUSED), "ci"));
    }

    @Test
    void aNameThatTheServerNeverMentionedSaysSo() {
        var shop = new Selection(List.of(new Glob("shop")), List.of(), List.of(), false);
        Story story = new Story()
                .settings(Story.source("ci").withSelection(shop))
                .shows(Story.pipeline("cart", Outcome.PASSED));
        assertEquals("not in the server's answer", headline(story, "ci/shop"));
    }

    @ParameterizedTest
    @CsvSource({"-60, passed 0 s ago", "0, passed 0 s ago", "59, passed 59 s ago", "5400, passed 1 h 30 min ago"})
    void anAgeIsNeverNegative(long secondsAgo, String sentence) {
        Known known = first(draft(Outcome.PASSED, Activity.IDLE)
                .last(Build.of("7", Outcome.PASSED).finished(NOON.minusSeconds(secondsAgo))));
        assertEquals(
                sentence,
                ENGLISH.say(Headline.of(new Tile("ci", known, NOON, Freshness.FRESH, null, false, null), NOON)));
    }

    /// Whatever the combination, there is a sentence, and its words exist.
    @ParameterizedTest
    @CsvSource({"en", "de"})
    void thereIsAlwaysASentence(Locale locale) {
        Texts texts = Texts.in(locale);
        for (Outcome outcome : Outcome.values()) {
            for (Activity activity : Activity.values()) {
                for (Freshness freshness : Freshness.values()) {
                    var tile = new Tile("ci", now(outcome, activity), minutesAgo(10), freshness, null, false, null);
                    String said = texts.say(Headline.of(tile, NOON));
                    assertEquals(said.strip(), said);
                    assertEquals(-1, said.indexOf('{'), said);
                }
            }
        }
    }

    private static Situation fresh(String sentence, Known known) {
        return new Situation(sentence, known, Freshness.FRESH);
    }

    private static Known now(Outcome outcome, Activity activity) {
        return first(draft(outcome, activity));
    }

    private static Known first(Pipeline.Draft draft) {
        return Known.first(draft.done(), minutesAgo(2));
    }

    private static Pipeline.Draft draft(Outcome outcome, Activity activity) {
        return Pipeline.named("shop", "shop")
                .activity(activity)
                .last(outcome == Outcome.UNKNOWN ? Build.NONE : build(outcome));
    }

    private static Build build(Outcome outcome) {
        return Build.of("7", outcome).finished(minutesAgo(3));
    }

    private static List<Person> people(String... names) {
        return Stream.of(names).map(Person::of).toList();
    }

    private static Instant minutesAgo(long minutes) {
        return NOON.minus(Duration.ofMinutes(minutes));
    }

    private static String headline(Story story, String id) {
        return ENGLISH.say(Headline.of(story.tile(id), story.now()));
    }
}
