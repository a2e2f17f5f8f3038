package dev.andon.notice;

import static dev.andon.testing.Story.pipeline;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.board.Books;
import dev.andon.board.Duty;
import dev.andon.board.Event;
import dev.andon.build.Activity;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.line.Confirmation;
import dev.andon.line.LineRule;
import dev.andon.line.LineState;
import dev.andon.line.Stop;
import dev.andon.people.Person;
import dev.andon.source.Ability;
import dev.andon.source.Glob;
import dev.andon.testing.Story;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Of what a line has run again nobody hears before it is known to be broken; then everybody does, once.
class WhatMayOnlyBeFlakyIsNotToldTest {
    private static final LineRule CONFIRMS =
            new LineRule("trunk", List.of(), 1, LineRule.Resume.GREEN, LineRule.Confirm.RERUN);
    private static final LineRule AT_ONCE =
            new LineRule("shop", List.of(new Glob("ci/shop")), 1, LineRule.Resume.GREEN, LineRule.Confirm.NONE);

    private final Story story = Story.ofOneSource()
            .told(new Event.SourcesChanged(List.of(Story.source("ci")), Map.of("ci", Set.of(Ability.RERUN))));
    private final List<String> heard = new ArrayList<>();
    private List<Confirmation> confirmations = List.of();
    private List<Stop> stops = List.of();
    private NoticeRule rule = NoticeRule.usual(Addressee.ANYBODY);
    private Incidents incidents = Incidents.NONE;
    private int builds;

    /// `green`, `red`, `failing` (it runs on) are of `shop`; `asked`: somebody has it run again; `decided`: the
    /// book says that it is broken; `passed`: that it was flaky; `cord`; `restart`; `30m` passes.
    private String told(String words, LineRule... lines) {
        story.told(new Event.LinesChanged(List.of(lines)));
        for (String word : words.split(" ")) {
            story.later(Duration.ofSeconds(5));
            say(word);
            Telling telling = incidents.after(story.board(), rule);
            incidents = telling.next();
            telling.notices().forEach(notice -> heard.add(notice.kind().word()));
        }
        return String.join(" ", heard);
    }

    private void say(String word) {
        switch (word) {
            case "green" -> shows(Outcome.PASSED, Activity.IDLE);
            case "red" -> shows(Outcome.FAILED, Activity.IDLE);
            case "failing" -> {
                builds--;
                shows(Outcome.PASSED, Activity.RUNNING_FAILING);
            }
            case "restart" -> incidents = incidents.afterRestart();
            case "asked" -> confirmations = List.of(asked());
            case "passed" -> confirmations = List.of(decided(Confirmation.Finding.PASSED));
            case "decided" -> confirmations = List.of(decided(Confirmation.Finding.UNCONFIRMED));
            case "cord" ->
                stops = List.of(
                        new Stop(1, "trunk", story.now(), Person.of("Bob"), "demo", List.of(), List.of(), null));
            default -> {
                story.later(Duration.parse("PT" + word.toUpperCase(java.util.Locale.ROOT)));
                builds--;
                shows(story.tile("ci/shop").outcome(), story.tile("ci/shop").activity());
            }
        }
        story.told(new Event.BooksRead(new Books(List.of(), stops).with(confirmations)));
    }

    private void shows(Outcome outcome, Activity activity) {
        builds++;
        story.shows(pipeline("shop", outcome).activity(activity).last(Build.of(String.valueOf(builds), outcome)));
    }

    private Confirmation asked() {
        return Duty.of(story.board()).stream()
                .filter(Duty.Confirming.class::isInstance)
                .map(duty -> ((Duty.Confirming) duty).wanted())
                .map(it -> confirmation(it, null))
                .findFirst()
                .orElseThrow();
    }

    private Confirmation decided(Confirmation.Finding finding) {
        return confirmation(confirmations.getFirst(), finding);
    }

    private Confirmation confirmation(Confirmation it, Confirmation.Finding finding) {
        return new Confirmation(
                1,
                it.subject(),
                it.build(),
                finding == null ? story.now() : it.at(),
                it.patience(),
                Confirmation.Sending.SENT,
                "",
                finding,
                finding == Confirmation.Finding.PASSED ? story.now() : null);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            it is about to be run again        , green red                               , ''
            it is run again                    , green red asked 3m 5m                   , ''
            it passed                          , green red asked green passed 1m         , ''
            it failed again                    , green red asked red 1m                  , line-stopped
            and its end                        , green red asked red 1m green            , line-stopped line-resumed
            there is no result                 , green red asked 31m                     , line-stopped
            somebody else decided              , green red asked decided 1m              , line-stopped
            nobody has it run again            , green red 2m                            , line-stopped
            it fails while it runs             , green failing 3m                        , ''
            and when it ended                  , green failing red asked red             , line-stopped
            a cord is pulled meanwhile         , green red asked cord                    , broken line-stopped
            it is flaky twice                  , green red asked green passed red asked green passed , ''
            Andon is started again meanwhile   , green red asked restart 1m              , ''
            and it fails again                 , green red asked restart red             , line-stopped
            red at the start and run again     , red asked green passed                  , ''
            """)
    void beforeItIsKnown(String what, String words, String told) {
        assertEquals(told, told(words, CONFIRMS), what);
    }

    @Test
    void butAtOnceWhereAnotherLineWantsNothingConfirmed() {
        assertEquals("line-stopped", told("green red asked 3m", CONFIRMS, AT_ONCE));
        assertEquals(
                LineState.CONFIRMING, story.board().line("trunk").orElseThrow().state());
    }

    @Test
    void norThatNobodyIsOnItAndNobodyHasHeardOfItsEnd() {
        rule = new NoticeRule(
                Addressee.ANYBODY,
                EnumSet.allOf(Kind.class),
                List.of(),
                false,
                null,
                1,
                Duration.ofMinutes(2),
                Duration.ofMinutes(2));
        assertEquals("", told("green red asked 5m 5m green passed", CONFIRMS));
    }

    @Test
    void whatWasToldBeforeALineWantedItConfirmedIsNotTakenBack() {
        assertEquals("line-stopped", told("green red", AT_ONCE));
        heard.clear();
        assertEquals(
                Set.of("ci/shop"),
                story.told(new Event.LinesChanged(List.of(CONFIRMS))).board().tried());
        assertEquals("fixed", told("green", CONFIRMS));
    }
}
