package dev.andon.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.deploy.Rollback;
import dev.andon.guard.Restraint;
import dev.andon.guard.Ruling;
import dev.andon.people.Person;
import dev.andon.source.Glob;
import dev.andon.testing.Shop;
import dev.andon.text.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each stage of a service on the road back is told once, to those whom it concerns.
class WhatGuardsAndRollbacksTellTest {
    private static final Set<Kind> KINDS = EnumSet.of(
            Kind.GOES_BACK_SOON,
            Kind.GUARD_STOPPED,
            Kind.GUARD_WARNED,
            Kind.VETOED,
            Kind.ROLLING_BACK,
            Kind.ROLLED_BACK,
            Kind.ROLLBACK_FAILED,
            Kind.ROLLBACK_UNSURE);

    private final List<Notice> told = new ArrayList<>();
    private Incidents incidents = Incidents.NONE;
    private final Shop shop = new Shop();

    private static NoticeRule rule(String who) {
        var to = who.equals("anybody") ? Addressee.ANYBODY : new Addressee(List.of(who));
        return new NoticeRule(to, KINDS, List.of(), !who.equals("anybody"), null, 1, null, null);
    }

    private String heard(NoticeRule rule) {
        shop.later(Duration.ofSeconds(1)).look();
        Telling telling = incidents.after(shop.board(), rule);
        incidents = telling.next();
        told.addAll(telling.notices());
        return told.stream().map(notice -> notice.kind().word()).collect(Collectors.joining(" "));
    }

    private static NoticeRule withLines(Set<Kind> kinds) {
        Set<Kind> all = EnumSet.of(Kind.LINE_STOPPED, Kind.LINE_RESUMED);
        all.addAll(kinds);
        return new NoticeRule(Addressee.ANYBODY, all, List.of(), false, null, 1, null, null);
    }

    private Shop tell(String stage) {
        return switch (stage) {
            case "calm" -> shop.calm();
            case "warns" -> shop.watched(Ruling.Action.WARN, Set.of(), null, null, Shop.orders(0.3, 3, 4));
            case "asks" -> shop.asks();
            case "countdown" -> shop.countingDown(Duration.ofSeconds(38));
            case "vetoed" ->
                shop.watched(
                        Ruling.Action.STOP, Set.of(Restraint.VETOED), null, Person.of("Cleo"), Shop.orders(0.38, 3, 4));
            case "going" -> shop.rollback(Rollback.Sending.SENT, null, "");
            case "unsure" -> shop.rollback(Rollback.Sending.UNSURE, null, "cut off");
            case "failed" -> shop.rollback(Rollback.Sending.SENT, Rollback.Finding.FAILED, "");
            case "done" -> shop.live(Shop.V12).rollback(Rollback.Sending.SENT, Rollback.Finding.DONE, "");
            case "stopped" -> shop.stopped(Person.of("Andon"));
            default -> throw new IllegalArgumentException(stage);
        };
    }

    @ParameterizedTest(name = "{1}: {0} is told {2}")
    @CsvSource({
        "anybody, calm                         , ''",
        "anybody, warns                        , guard-warned",
        "anybody, warns asks                   , guard-warned guard-stopped",
        "anybody, countdown countdown countdown, goes-back-soon",
        "anybody, countdown asks countdown asks, goes-back-soon guard-stopped",
        "anybody, countdown vetoed             , goes-back-soon vetoed",
        "anybody, countdown going done         , goes-back-soon rolling-back rolled-back",
        "anybody, going unsure failed          , rolling-back rollback-unsure rollback-failed",
        "Ann    , warns countdown going done   , guard-warned goes-back-soon rolling-back rolled-back",
        "Dora   , warns countdown going done   , goes-back-soon",
        "Dora   , asks unsure failed           , guard-stopped rollback-unsure rollback-failed",
        "Cleo   , countdown vetoed             , goes-back-soon",
    })
    void eachStageIsToldOnceToThoseWhomItConcerns(String who, String stages, String heard) {
        String last = "";
        for (String stage : stages.split(" ")) {
            tell(stage);
            last = heard(rule(who));
        }
        assertEquals(heard, last);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "calm asks+stopped            , guard-stopped",
        "calm asks stopped            , guard-stopped",
        "calm stopped asks            , line-stopped guard-stopped",
        "calm countdown+stopped going , goes-back-soon rolling-back",
        "calm going stopped done      , rolling-back rolled-back",
        "calm warns stopped           , guard-warned line-stopped",
        "calm stopped                 , line-stopped",
    })
    void aLineThatIsStoppedForItIsTheSameIncident(String stages, String heard) {
        String last = "";
        for (String stage : stages.split(" ")) {
            for (String part : stage.split("\\+")) {
                tell(part);
            }
            last = heard(withLines(KINDS));
        }
        assertEquals(heard, last);
    }

    @Test
    void whoDoesNotWantToHearOfGuardsHearsThatTheLineIsStopped() {
        heard(withLines(Set.of()));
        tell("asks");
        tell("stopped");

        assertEquals("line-stopped", heard(withLines(Set.of())));
    }

    @Test
    void whatStoppedTheLineSaysSo() {
        heard(withLines(KINDS));
        tell("asks");
        tell("stopped");
        heard(withLines(KINDS));

        String words = told.getFirst().words(Texts.in(Locale.ENGLISH));
        assertTrue(words.endsWith("\nLine trunk is stopped"), words);
    }

    @Test
    void whoGoesBackIsNotToldThatTheyDoButWhatCameOfIt() {
        var bob = new NoticeRule(new Addressee(List.of("Bob")), KINDS, List.of(), false, null, 1, null, null);
        tell("going");
        assertEquals("", heard(bob));
        tell("done");
        assertEquals("rolled-back", heard(bob));
    }

    @Test
    void aCountdownSaysHowLongAndOffersToSayNo() {
        tell("countdown");
        heard(rule("anybody"));

        Notice notice = told.getFirst();
        assertTrue(notice.alarm());
        assertEquals(new Offer(Offer.What.VETO, Shop.ID), notice.offer());
        assertEquals(
                "shop/production goes back from v13 to v12 unless somebody says no\nin 37 s\n"
                        + "orders/session: −38 %, usually −12 % to +14 % on 21 comparable days",
                notice.words(Texts.in(Locale.ENGLISH)));
    }

    @Test
    void aGuardThatAsksOffersToGoBack() {
        tell("asks");
        heard(rule("anybody"));

        assertEquals(new Offer(Offer.What.GO_BACK, Shop.ID), told.getFirst().offer());
    }

    @Test
    void aRestartTellsNothingTwice() {
        tell("countdown");
        heard(rule("anybody"));
        incidents = incidents.afterRestart();

        assertEquals("goes-back-soon", heard(rule("anybody")));
    }

    @Test
    void whatMayNotHaveBeenToldIsToldAgain() {
        tell("countdown");
        Incidents before = incidents;
        heard(rule("anybody"));
        incidents = incidents.doubting(before);

        assertEquals("goes-back-soon goes-back-soon", heard(rule("anybody")));
    }

    @Test
    void whoWantsToHearOfOthersHearsNothing() {
        var others = new NoticeRule(Addressee.ANYBODY, KINDS, List.of(new Glob("ci/**")), false, null, 1, null, null);
        tell("countdown");

        assertEquals("", heard(others));
    }

    @Test
    void booksThatAreAwayMakeNoNews() {
        tell("countdown");
        heard(rule("anybody"));
        shop.booksAway().later(Duration.ofMinutes(1));

        assertEquals("goes-back-soon", heard(rule("anybody")));
    }
}
