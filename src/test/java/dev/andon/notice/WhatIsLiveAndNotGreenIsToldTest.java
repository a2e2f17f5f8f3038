package dev.andon.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.build.Activity;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.source.FaultKind;
import dev.andon.testing.Live;
import dev.andon.testing.Story;
import dev.andon.text.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class WhatIsLiveAndNotGreenIsToldTest {
    private static final String A = "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334";
    private static final String B = "b1b2c3d4e5f60718293a4b5c6d7e8f9001122334";
    private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);

    private final Story story = new Story().settings(Story.source("ci"), Story.source("swarm"));
    private final NoticeRule rule = NoticeRule.usual(Addressee.ANYBODY);
    private final List<String> told = new ArrayList<>();
    private Incidents incidents = Incidents.NONE;

    private void built(String label, Outcome outcome, String commit) {
        story.shows(Pipeline.named("shop", "shop")
                .activity(Activity.IDLE)
                .last(Build.of(label, outcome).revision(commit)));
    }

    private void isLive(String version, String commit) {
        story.shows("swarm", story.now(), Duration.ZERO, Live.shop(version, commit));
    }

    private void hear() {
        Telling telling = incidents.after(story.board(), rule);
        incidents = telling.next();
        telling.notices().stream()
                .filter(notice -> notice.subject().startsWith("swarm"))
                .forEach(notice -> told.add(notice.kind().word() + ": " + ENGLISH.say(notice.title())));
        story.later(Duration.ofSeconds(10));
    }

    @Test
    void oneNoticeForOneRevision() {
        built("7", Outcome.PASSED, A);
        isLive("v13", A);
        hear();
        built("8", Outcome.FAILED, B);
        isLive("v14", B);
        hear();
        hear();

        assertEquals(List.of("violation: shop/production runs what is not green"), told);
    }

    @Test
    void itsEndIsToldWhenItIsGreenAfterAll() {
        built("6", Outcome.PASSED, B);
        isLive("v12", B);
        hear();
        built("7", Outcome.FAILED, A);
        isLive("v13", A);
        hear();
        built("7", Outcome.PASSED, A);
        isLive("v13", A);
        hear();

        assertEquals(
                List.of(
                        "violation: shop/production runs what is not green",
                        "fixed: What is live is green now: shop/production (v13)"),
                told);
    }

    @Test
    void anotherRevisionMendsNothingAndIsToldAsSuch() {
        built("6", Outcome.PASSED, B);
        isLive("v12", B);
        hear();
        built("7", Outcome.FAILED, A);
        isLive("v13", A);
        hear();
        isLive("v14", B);
        hear();

        assertEquals(
                "gone: shop/production (v13) is not there any more, and was broken when last seen", told.getLast());
    }

    @Test
    void whatIsStillBeingBuiltIsNotTold() {
        story.shows(Pipeline.named("shop", "shop")
                .activity(Activity.RUNNING)
                .last(Build.of("7", Outcome.PASSED).revision(A))
                .current(Build.of("8", Outcome.UNKNOWN).revision(B)));
        isLive("v14", B);
        hear();

        assertEquals(List.of(), told);
    }

    @Test
    void nothingIsToldOfAServiceThatCannotBeSeen() {
        built("7", Outcome.PASSED, A);
        isLive("v13", A);
        hear();
        story.later(Duration.ofHours(3)).fails("swarm", FaultKind.UNREACHABLE);
        built("8", Outcome.FAILED, A);
        hear();

        assertEquals(List.of(), told);
    }
}
