package dev.andon.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.board.Board;
import dev.andon.board.Event;
import dev.andon.line.LineRule;
import dev.andon.people.Person;
import dev.andon.source.Glob;
import dev.andon.text.Texts;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One incident, one notice, at the edge, to those whom it concerns; and its end to those who heard of it.
class WhatPeopleAreToldTest {
    private static final Set<Kind> NO_LINES = EnumSet.complementOf(EnumSet.of(Kind.LINE_STOPPED, Kind.LINE_RESUMED));
    private static final NoticeRule ALL = rule(Addressee.ANYBODY, NO_LINES);
    private static final Addressee ANN = new Addressee(List.of("ANN", "ann@example.test"));
    private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);

    private static NoticeRule rule(Addressee to, Set<Kind> kinds) {
        return new NoticeRule(to, kinds, List.of(), false, null, 1, null, null);
    }

    private static NoticeRule rule(int after, String escalate, String repeat) {
        return new NoticeRule(
                Addressee.ANYBODY, NO_LINES, List.of(), false, null, after, duration(escalate), duration(repeat));
    }

    private static Duration duration(String text) {
        return text.equals("never") ? null : Duration.parse("PT" + text);
    }

    private static String heard(NoticeRule rule, String words) {
        return new Tale(rule, Incidents.NONE).tell(words).kinds();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            all green is no news                          , green green                     , ''
            red is told once                              , green red look look             , broken
            so is the next red build                      , green red red red               , broken
            and the end                                   , green red green green           , broken fixed
            red again is another incident                 , green red green red             , broken fixed broken
            unstable is no longer broken                  , green red unstable green        , broken fixed
            unstable alone is no news                     , green unstable green            , ''
            cancelled is no failure                       , green cancelled green           , ''
            nor the end of one                            , green red cancelled red         , broken
            a missed look hides nothing                   , green missed red                , broken
            a never built one that fails is news          , other=green unknown red         , broken
            an unknown in between makes no edge           , green red unknown red           , broken
            and hides none                                , green unknown red green         , broken fixed
            a new pipeline that is red is news            , other=green red                 , broken
            several at once are told one by one           , green a+b=red                   , broken broken
            many at once make one digest                  , green a+b+c+d+e=red             , digest
            red at the start is a digest                  , red look look                   , digest
            however many they are                         , a+b+c+d+e=red look              , digest
            green at the start is none                    , green look                      , ''
            who heard the digest hears the end            , red green                       , digest fixed
            an outage that hid nothing is told as such    , green lost green                , source-lost source-back
            red before and after an outage is no edge     , green red lost look look        , broken source-lost source-back
            what broke in an outage is one digest         , green lost a+b=red look         , source-lost digest
            and what was mended in it                     , green red lost green            , broken source-lost digest
            stale hides as lost does                      , green stale red                 , digest
            stale alone is no news                        , green red stale look            , broken
            what is gone for good and was red is told     , other=green red gone            , broken
            """)
    void edgesAreAgainstTheLastKnownResult(String sentence, String words, String heard) {
        assertEquals(heard, heard(ALL, words), sentence);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            at the first failure            , 1, green red                    , broken
            not at the first of two         , 2, green red                    , ''
            at the second                   , 2, green red red red            , broken
            not when it was mended before   , 2, green red green red green    , ''
            the same build is not two       , 2, green red look look          , ''
            the end only for who heard it   , 3, green red red green          , ''
            """)
    void soManyFailuresInARowAreWorthTelling(String sentence, int after, String words, String heard) {
        assertEquals(heard, heard(rule(after, "never", "never"), words), sentence);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            repeated until claimed                    , never, 10M  , green red 11m 11m claim 11m    , broken still-broken still-broken claimed
            not before its time                       , never, 10M  , green red 5m 4m                , broken
            a new red build does not count            , never, 10M  , green red 5m red 4m            , broken
            a claim does not quiet the end            , never, 10M  , green red claim 11m green      , broken claimed fixed
            when nobody is on it any more it goes on  , never, 10M  , green red claim 11m release 1m , broken claimed released still-broken
            not repeated while it cannot be seen      , never, 10M  , green red lost lost            , broken source-lost
            repeated while only the result is unknown , never, 10M  , green red unknown 11m          , broken
            muted is quiet but for the end            , 5M   , 10M  , green red mute 11m 11m green   , broken fixed
            muted hears nothing of who is on it       , never, 10M  , green red mute claim release 1m green , broken fixed
            muting lasts for one incident             , never, 10M  , green red mute green red 11m   , broken fixed broken still-broken
            told once that nobody is on it            , 5M   , never, green red 4m 2m 9m             , broken unclaimed-too-long
            never when somebody is                    , 5M   , never, green red claim 9m             , broken claimed
            again when they gave up                   , 5M   , never, green red 6m claim release 4m 2m , broken unclaimed-too-long claimed released unclaimed-too-long
            escalation comes before repetition        , 5M   , 5M   , green red 6m 6m                , broken unclaimed-too-long still-broken
            """)
    void whatNobodyIsOnIsRepeated(String sentence, String escalate, String repeat, String words, String heard) {
        assertEquals(heard, heard(rule(1, escalate, repeat), words), sentence);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            Ann's own                          , green red green             , broken fixed
            not Dora's                         , green by-dora red green     , ''
            a lost source concerns everybody   , green lost look             , source-lost source-back
            Ann's own at the start             , red                         , digest
            Dora's at the start                , by-dora red                 , ''
            """)
    void onlyMineIsWhatIMayHaveBroken(String sentence, String words, String heard) {
        var rule = new NoticeRule(ANN, NO_LINES, List.of(), true, null, 1, null, null);
        assertEquals(heard, heard(rule, words), sentence);
    }

    @Test
    void whatSomebodyGaveMeToMendIsMineToo() {
        var bobs = new NoticeRule(new Addressee(List.of("bob")), NO_LINES, List.of(), true, null, 1, null, null);
        assertEquals("broken", heard(bobs, "green red assign"));
        assertEquals("", heard(bobs, "green red claim"), "but not what I took myself");
    }

    @Test
    void myOwnClaimIsNoNewsToMe() {
        assertEquals("broken", heard(rule(new Addressee(List.of("Bob")), NO_LINES), "green red claim"));
    }

    @ParameterizedTest
    @CsvSource({"Ann, true", "ann, true", "Anna, false", "X <ann@example.test>, true", "X <bob@example.test>, false"})
    void aPersonIsKnownByNameLoginOrMail(String server, boolean mine) {
        assertEquals(mine, ANN.is(Person.of(server)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            one of them            , ci/shop   , green red                 , broken
            a pattern              , ci/*      , green red                 , broken
            another                , ci/cart   , green red green           , ''
            a whole source         , ci/**     , green lost                , source-lost
            a part of it           , ci/shop   , green lost                , ''
            """)
    void aRuleIsAboutSomePipelines(String sentence, String glob, String words, String heard) {
        var rule = new NoticeRule(Addressee.ANYBODY, NO_LINES, List.of(new Glob(glob)), false, null, 1, null, null);
        assertEquals(heard, heard(rule, words), sentence);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            before                               , green red                  , broken
            during them nothing                  , green 60m red              , ''
            afterwards one digest                , green 60m red 60m          , digest
            of what is still so                  , green 60m red green 60m    , ''
            and of the end of what was told      , green red 60m green 60m    , broken digest
            what they repeat is in it            , green red 60m 30m 31m      , broken digest
            """)
    void inQuietHoursNothingIsToldAndAfterwardsOneDigest(String sentence, String words, String heard) {
        // The story begins at noon.
        var quiet = new QuietHours(LocalTime.of(12, 30), LocalTime.of(13, 45), ZoneOffset.UTC);
        var rule =
                new NoticeRule(Addressee.ANYBODY, NO_LINES, List.of(), false, quiet, 1, null, Duration.ofMinutes(30));
        assertEquals(heard, heard(rule, words), sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "22:00, 06:00, 23:00, true",
        "22:00, 06:00, 05:59, true",
        "22:00, 06:00, 06:00, false",
        "12:00, 13:00, 12:00, true",
        "12:00, 13:00, 13:00, false"
    })
    void quietHoursMaySpanMidnight(LocalTime from, LocalTime to, LocalTime at, boolean covered) {
        var instant = java.time.LocalDate.of(2026, 11, 23).atTime(at).toInstant(ZoneOffset.UTC);
        assertEquals(covered, new QuietHours(from, to, ZoneOffset.UTC).covers(instant));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            a line and what broke it are one notice   , green red             , line-stopped
            and its end too                           , green red green       , line-stopped line-resumed
            also when the books follow                , green red written green resume , line-stopped line-resumed
            what breaks later is another              , shop+x=green red x=red , line-stopped broken
            a cord alone                              , green cord resume     , line-stopped line-resumed
            a cord is not lifted by green             , green cord red green  , line-stopped broken fixed
            an unknown line is no edge                , green unknown green   , ''
            """)
    void aLineSaysWhyItStops(String sentence, String words, String heard) {
        assertEquals(heard, heard(rule(Addressee.ANYBODY, EnumSet.allOf(Kind.class)), words), sentence);
    }

    @Test
    void aStoppedLineNamesWhatBrokeItAndWhoAndClaimsBoth() {
        Tale tale = new Tale(NoticeRule.usual(Addressee.ANYBODY), Incidents.NONE).tell("green red");
        Notice notice = tale.told().getFirst();
        assertEquals("Line trunk is stopped\nshop: failing since Ann's commit", notice.words(ENGLISH));
        assertEquals(List.of("line:trunk", "ci/shop"), notice.claimable());
        assertEquals(List.of(Person.of("Ann")), notice.people());
        assertTrue(notice.alarm());
    }

    @Test
    void aLineGoesOnWithWhatWasMendedOnItAndNothingElse() {
        Tale tale = new Tale(rule(Addressee.ANYBODY, EnumSet.allOf(Kind.class)), Incidents.NONE);
        tale.story()
                .told(new Event.LinesChanged(List.of(
                        new LineRule("cart", List.of(new Glob("ci/cart")), 1, LineRule.Resume.GREEN),
                        new LineRule("shop", List.of(new Glob("ci/shop")), 1, LineRule.Resume.GREEN))));
        tale.tell("shop+cart+x=green shop=red cart=red x=red shop+cart+x=green");
        assertEquals("line-stopped line-stopped broken fixed line-resumed line-resumed", tale.kinds());
        assertEquals(
                List.of("Line cart goes on\ncart is green again", "Line shop goes on\nshop is green again"),
                tale.told().reversed().subList(0, 2).reversed().stream()
                        .map(notice -> notice.words(ENGLISH))
                        .toList());
    }

    @Test
    void aCordSaysWhoPulledItAndWhy() {
        Tale tale = new Tale(NoticeRule.usual(ANN), Incidents.NONE).tell("green cord");
        assertEquals(
                "Line trunk is stopped\nBob: the demo", tale.told().getFirst().words(ENGLISH));
    }

    @Test
    void theEndSaysHowLongItTook() {
        Tale tale = new Tale(ALL, Incidents.NONE).tell("green red 25m green");
        assertEquals(
                "shop is green again\nwas broken for 25 min",
                tale.told().getLast().words(ENGLISH));
        assertFalse(tale.told().getLast().alarm());
    }

    @Test
    void aDigestCountsAndNamesTheWorstFirst() {
        Tale tale = new Tale(ALL, Incidents.NONE).tell("a=green a=red lost a=green,b=red look");
        assertEquals("""
                1 broken, 1 green again and 1 source is back
                b is broken: failing since Ann's commit
                a is green again: was broken for 6 min
                ci is seen again""", tale.told().getLast().words(ENGLISH));
        assertEquals(List.of("ci/b"), tale.told().getLast().claimable());
    }

    @Test
    void aLongDigestIsCutAndSaysSo() {
        Tale tale = new Tale(ALL, Incidents.NONE).tell("a+b+c+d+e+f+g+h+i+j=red");
        List<String> lines = tale.told().getFirst().words(ENGLISH).lines().toList();
        assertEquals("10 broken", lines.getFirst());
        assertEquals("and 2 more", lines.getLast());
        assertEquals(10, lines.size());
    }

    @Test
    void aRestartForgetsNothingAndRepeatsNothing() {
        Tale tale = new Tale(ALL, Incidents.NONE).tell("shop+x=green red restart look look");
        assertEquals("broken", tale.kinds());
        tale.tell("restart shop=green,x=red look");
        assertEquals("broken digest", tale.kinds());
        assertEquals(
                "1 broken and 1 green again", ENGLISH.say(tale.told().getLast().title()));
    }

    @Test
    void aRestartKnowsWhoIsOnItBeforeTheBooksAreRead() {
        Tale tale = new Tale(rule(Addressee.ANYBODY, EnumSet.allOf(Kind.class)), Incidents.NONE);
        assertEquals("line-stopped claimed", tale.tell("green red claim").kinds());
        assertEquals(
                "line-stopped claimed",
                tale.tell("restart unread look claim look").kinds());
        assertEquals(
                "line-stopped claimed released",
                tale.tell("restart unread release").kinds());
    }

    @Test
    void beforeTheSettingsAreTakenNothingIsGone() {
        Incidents known = new Tale(ALL, Incidents.NONE).tell("green red").incidents();
        assertEquals(new Telling(known, List.of()), known.after(Board.EMPTY, ALL));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            told that it is broken or not    , green     , red     , red   , broken digest
            told that it is mended or not    , green red , green   , green , broken fixed digest
            told neither and it broke again  , green red , green red , red   , broken fixed broken digest
            nothing was to be told            , green red , look    , red   , broken
            """)
    void whatMayNotHaveBeenToldIsToldAgainAfterARestart(
            String sentence, String certain, String doubtful, String after, String heard) {
        Tale before = new Tale(ALL, Incidents.NONE).tell(certain);
        Incidents told = before.incidents();
        before.tell(doubtful);
        assertEquals(
                heard,
                before.restart(before.incidents().doubting(told)).tell(after).kinds(),
                sentence);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            only who is to know it hears that nobody is on it , UNCLAIMED_TOO_LONG       , green red 4m 2m       , unclaimed-too-long
            and its end if they want to                       , UNCLAIMED_TOO_LONG FIXED , green red 6m green    , unclaimed-too-long fixed
            and nothing when somebody was in time             , UNCLAIMED_TOO_LONG FIXED , green red claim 6m green , ''
            """)
    void whoeverLooksAfterThingsHearsOnlyOfWhatNobodyClaims(String sentence, String kinds, String words, String heard) {
        Set<Kind> wanted = java.util.Arrays.stream(kinds.split(" "))
                .map(Kind::valueOf)
                .collect(java.util.stream.Collectors.toSet());
        var rule = new NoticeRule(Addressee.ANYBODY, wanted, List.of(), false, null, 1, Duration.ofMinutes(5), null);
        assertEquals(heard, heard(rule, words), sentence);
    }

    @Test
    void aRulesKeyIsItsOwnAndTheSameInEveryRun() {
        var rule = new NoticeRule(
                ANN,
                Set.of(Kind.FIXED, Kind.BROKEN),
                List.of(new Glob("ci/**")),
                true,
                new QuietHours(LocalTime.of(22, 0), LocalTime.of(6, 0), ZoneOffset.UTC),
                2,
                Duration.ofMinutes(5),
                null);
        assertEquals(
                "ANN, ann@example.test\nbroken, fixed\nci/**\n"
                        + "true QuietHours[from=22:00, to=06:00, zone=Z] 2 PT5M null",
                rule.key());
    }

    @Test
    void anUnchangedBoardTellsNothingTwice() {
        Tale tale = new Tale(ALL, Incidents.NONE).tell("green red");
        assertEquals(List.of(), tale.incidents().after(tale.board(), ALL).notices());
        assertEquals(tale.incidents(), tale.incidents().after(tale.board(), ALL).next());
    }

    @Test
    void everyKindThatCanBeToldHasItsCountForADigest() {
        for (Kind kind : EnumSet.complementOf(EnumSet.of(Kind.DIGEST))) {
            assertTrue(Objects.requireNonNull(
                            ENGLISH.say("notice.count." + kind.word().replace("-", ""), 2L))
                    .startsWith("2 "));
        }
    }
}
