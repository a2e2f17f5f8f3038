package dev.andon.report;

import static dev.andon.testing.Memory.hour;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.build.Outcome;
import dev.andon.build.Past;
import dev.andon.deploy.Release;
import dev.andon.testing.Memory;
import dev.andon.text.Sentence;
import dev.andon.text.Texts;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The numbers of a report, each from a past of a few lines.
class WhatAPastAmountsToTest {
    private static final Period WEEK = Period.week("2026-W47", ZoneOffset.UTC);

    private static Report report(Past past) {
        return Report.of(past, WEEK, Scope.usual(past));
    }

    private static Figure figure(Measure measure, Memory memory) {
        return report(memory.past()).figure(measure).orElseThrow();
    }

    private static Value value(Measure measure, Memory memory) {
        return figure(measure, memory).value();
    }

    private static Outcome outcome(char letter) {
        return switch (letter) {
            case 'r' -> Outcome.FAILED;
            case 'e' -> Outcome.ERRORED;
            case 'u' -> Outcome.UNSTABLE;
            case 'c' -> Outcome.CANCELLED;
            default -> Outcome.PASSED;
        };
    }

    /// A build an hour; a letter each.
    private static Memory hourly(String builds) {
        var memory = new Memory();
        for (int i = 0; i < builds.length(); i++) {
            memory.built("shop", outcome(builds.charAt(i)), "", i + 1.0);
        }
        return memory;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    nothing was red                           | ggg    | ''
                    red until the next green                  | rg     | 1
                    from the first red, not the last          | rrrg   | 3
                    a server's fault is red too               | eg     | 1
                    warnings are not red                      | ru     | 1
                    what was cancelled says nothing           | rcg    | 2
                    each time counts                          | rggrrg | 1 2
                    what is still red has not become green    | rgr    | 1
                    """)
    void redBecomesGreenAfterHours(String name, String builds, String hours) {
        var times = (Value.Times) value(Measure.TIME_TO_GREEN, hourly(builds));
        String found = times.spread().times().stream()
                .map(time -> Long.toString(time.toHours()))
                .collect(Collectors.joining(" "));
        assertEquals(hours, found);
    }

    @Test
    void aBranchThatIsRedIsNobodysRed() {
        var memory = new Memory().builtBeside("shop", Outcome.FAILED, 1).builtBeside("shop", Outcome.PASSED, 2);
        assertEquals(
                0, ((Value.Times) value(Measure.TIME_TO_GREEN, memory)).spread().count());
        assertEquals(new Value.Share(1, 2), value(Measure.RED_BUILDS, memory));
    }

    @Test
    void redTimeCountsAnHourOnceHoweverMuchIsRed() {
        var memory = new Memory()
                .built("shop", Outcome.FAILED, "", 1)
                .built("cart", Outcome.FAILED, "", 2)
                .built("shop", Outcome.PASSED, "", 3)
                .built("cart", Outcome.PASSED, "", 5)
                .built("cart", Outcome.FAILED, "", 7)
                .built("cart", Outcome.PASSED, "", 8);
        assertEquals(new Value.Part(Duration.ofHours(5), Duration.ofDays(7)), value(Measure.RED_TIME, memory));
        assertEquals(
                List.of("ci/cart 4", "ci/shop 2"),
                report(memory.past()).reds().stream()
                        .map(one -> one.subject() + " " + one.red().toHours())
                        .toList());
    }

    @Test
    void whatWasRedBeforeThePeriodIsRedFromItsBeginning() {
        var memory = new Memory()
                .since(hour(-100))
                .built("shop", Outcome.FAILED, "", -10)
                .built("shop", Outcome.PASSED, "", 6);
        assertEquals(new Value.Part(Duration.ofHours(6), Duration.ofDays(7)), value(Measure.RED_TIME, memory));
        assertEquals(
                List.of(Duration.ofHours(16)),
                ((Value.Times) value(Measure.TIME_TO_GREEN, memory)).spread().times());
    }

    @Test
    void whatIsStillRedIsRedUntilTheEnd() {
        var memory = new Memory().built("shop", Outcome.FAILED, "", 24 * 6);
        assertEquals(new Value.Part(Duration.ofDays(1), Duration.ofDays(7)), value(Measure.RED_TIME, memory));
        assertTrue(figure(Measure.TIME_TO_GREEN, memory).inputs().contains(Sentence.of("report.of.stillRed", 1L)));
    }

    @Test
    void onlyTheSameRevisionFlips() {
        var memory = new Memory()
                .built("shop", Outcome.PASSED, "aaaaaaa1", 1)
                .built("shop", Outcome.FAILED, "aaaaaaa1", 2)
                .built("shop", Outcome.PASSED, "aaaaaaa1", 3)
                .built("shop", Outcome.UNSTABLE, "aaaaaaa1", 4)
                .built("shop", Outcome.FAILED, "bbbbbbb2", 5)
                .built("cart", Outcome.PASSED, "", 6)
                .built("cart", Outcome.FAILED, "", 7);
        assertEquals(new Value.Share(2, 3), value(Measure.FLIPS, memory));
        assertEquals(
                List.of("ci/shop 2 of 3"),
                report(memory.past()).flaky().stream()
                        .map(one -> one.subject() + " " + one.flips() + " of " + one.repeats())
                        .toList());
    }

    @Test
    void waitsAreThoseThatWereSeen() {
        var memory = new Memory().built("shop", Outcome.PASSED, "", 1);
        for (int minutes = 1; minutes <= 5; minutes++) {
            memory.builtAfter(Duration.ofMinutes(minutes), minutes + 1.0);
        }
        Figure waits = figure(Measure.QUEUE_TIME, memory);
        assertEquals(
                Duration.ofMinutes(3), ((Value.Times) waits.value()).spread().median());
        assertTrue(waits.inputs().contains(Sentence.of("report.of.noWait", 1)));
    }

    @Test
    void buildsAndDeploysFallOnTheDaysOfTheirZone() {
        var memory = new Memory()
                .built("shop", Outcome.PASSED, "", 2)
                .built("shop", Outcome.FAILED, "", 23.5)
                .built("shop", Outcome.CANCELLED, "", 3)
                .live("v1", 25)
                .live("v2", 26)
                .live("v1", 27);
        List<Day> days = report(memory.past()).days();
        assertEquals(7, days.size());
        assertEquals(new Day(days.get(0).date(), 1, 1, 0, 0), days.get(0));
        assertEquals(new Day(days.get(1).date(), 0, 0, 2, 1), days.get(1));
        Period east = Period.week("2026-W47", ZoneOffset.ofHours(1));
        assertEquals(
                1,
                Report.of(memory.past(), east, Scope.usual(memory.past()))
                        .days()
                        .get(1)
                        .red());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    all was well                              | A B C       | 3 | 0 | 0 | ''
                    the same once more is no deploy           | A A B B     | 2 | 0 | 0 | ''
                    gone back from one                        | A B A       | 2 | 1 | 0 | 1
                    gone back from two, each failed once      | A B C B A   | 3 | 2 | 0 | 1 3
                    forward again is neither new nor back     | A B A B     | 2 | 1 | 0 | 1
                    twice back from the same is one failure   | A B A B A   | 2 | 1 | 0 | 1
                    what comes after going back mends it      | A B A C     | 3 | 1 | 1 | 1
                    and only the first                        | A B A C D   | 4 | 1 | 1 | 1
                    two behind is back as well                | A B C A     | 3 | 1 | 0 | 1
                    """)
    void aDeployIsNewOrAGoingBack(String name, String lives, int changes, int failed, int fixes, String recovered) {
        var memory = new Memory();
        int hour = 0;
        for (String version : lives.split(" ")) {
            memory.live(version, ++hour);
        }
        assertEquals(changes, ((Value.Daily) value(Measure.DEPLOYMENT_FREQUENCY, memory)).count());
        assertEquals(new Value.Share(failed, changes), value(Measure.CHANGE_FAILURES, memory));
        assertEquals(new Value.Share(fixes, changes), value(Measure.REWORK, memory));
        assertEquals(
                recovered,
                ((Value.Times) value(Measure.RECOVERY_TIME, memory))
                        .spread().times().stream()
                                .map(time -> Long.toString(time.toHours()))
                                .collect(Collectors.joining(" ")));
    }

    @Test
    void whatFailedOnItsWayIsToldAndNotCounted() {
        var memory = new Memory()
                .live("A", 1)
                .deployed("production", "B", Release.Outcome.FAILED, 2)
                .deployed("production", "C", Release.Outcome.CANCELLED, 3)
                .live("D", 4);
        assertEquals(new Value.Share(0, 2), value(Measure.CHANGE_FAILURES, memory));
        assertTrue(
                figure(Measure.CHANGE_FAILURES, memory).inputs().contains(Sentence.of("report.of.failedOnTheWay", 1)));
    }

    @Test
    void deploysOfAnotherEnvironmentDoNotCount() {
        var memory = new Memory()
                .deployed("staging", "A", Release.Outcome.LIVE, 1)
                .deployed("staging", "B", Release.Outcome.LIVE, 2)
                .live("A", 3);
        assertEquals(1, ((Value.Daily) value(Measure.DEPLOYMENT_FREQUENCY, memory)).count());
        Past past = memory.past();
        Report all = Report.of(past, WEEK, new Scope(subject -> true, null));
        assertEquals(3, ((Value.Daily) all.figures().get(6).value()).count());
    }

    @Test
    void leadTimeIsFromTheOldestCommitOrElseFromTheFirstBuild() {
        String commit = "a1".repeat(8);
        var memory = new Memory()
                .built("shop", Outcome.FAILED, commit, 2)
                .built("shop", Outcome.PASSED, commit, 3)
                .live("a1", 5)
                .liveWith("b2", 4, 10)
                .live("c3", 11);
        Figure lead = figure(Measure.LEAD_TIME, memory);
        assertEquals(
                List.of(Duration.ofMinutes(190), Duration.ofHours(6)),
                ((Value.Times) lead.value()).spread().times());
        assertEquals(
                List.of(
                        Sentence.of("report.of.fromCommit", 1),
                        Sentence.of("report.of.fromBuild", 1),
                        Sentence.of("report.of.noCommit", 1)),
                lead.inputs());
    }

    @Test
    void fewTellNothing() {
        Texts texts = Texts.in(Locale.ENGLISH);
        assertEquals(
                "not enough data (1 of at least 5)",
                texts.say(value(Measure.TIME_TO_GREEN, hourly("rg")).sentence()));
        assertEquals(
                "median 1 h, nine of ten within 1 h",
                texts.say(value(Measure.TIME_TO_GREEN, hourly("rgrgrgrgrg")).sentence()));
        assertEquals(
                "50 % (5 of 10)",
                texts.say(value(Measure.RED_BUILDS, hourly("rgrgrgrgrg")).sentence()));
    }

    @Test
    void whatWasBeforeTheTeamRememberedIsNotCounted() {
        var memory = hourly("gggg").since(hour(2.5));
        assertEquals(2, ((Value.Daily) value(Measure.BUILDS, memory)).count());
        assertEquals(hour(2.5), report(memory.past()).watched().from());
    }

    @Test
    void ofATimeThatNobodyRemembersThereAreNoFigures() {
        Report none = report(new Memory().since(hour(24 * 30)).past());
        assertNull(none.watched());
        assertEquals(List.of(), none.figures());
        assertEquals(List.of(), report(Past.NONE).figures());
    }

    @Test
    void everyMeasureHasItsFigureInOrder() {
        assertEquals(
                List.of(Measure.values()),
                report(new Memory().past()).figures().stream()
                        .map(Figure::measure)
                        .toList());
    }
}
