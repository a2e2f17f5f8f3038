package dev.andon.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.source.Glob;
import dev.andon.text.Texts;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever is on something is reminded once before it lapses and once when it should be mended; when it lapsed
/// unmended, everybody is told again whom it concerns.
class WhoIsOnItIsRemindedTest {
    private static final Set<Kind> KINDS =
            EnumSet.complementOf(EnumSet.of(Kind.LINE_STOPPED, Kind.LINE_RESUMED, Kind.CLAIMED));
    private static final Addressee BOB = new Addressee(List.of("Bob"));
    private static final Addressee ANN = new Addressee(List.of("Ann"));

    private static NoticeRule rule(Addressee to) {
        return new NoticeRule(to, KINDS, List.of(), !to.identities().isEmpty(), null, 1, null, null);
    }

    private static String heard(NoticeRule rule, String words) {
        return new Tale(rule, Incidents.NONE).tell(words).kinds();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            not long before                           , claim-for-1h 45m               , broken
            ten minutes before                        , claim-for-1h 51m               , broken claim-ends-soon
            once                                      , claim-for-1h 51m 1m 1m         , broken claim-ends-soon
            a short one at half its time              , claim-for-6m 2m                , broken
            a short one at half its time then         , claim-for-6m 3m                , broken claim-ends-soon
            one without an end never                  , claim 99m                      , broken
            what was taken again is another promise   , claim-for-1h 51m claim-for-1h 51m , broken claim-ends-soon claim-ends-soon
            not what is green again                   , claim-for-1h green 51m         , broken fixed
            not what cannot be seen                   , claim-for-1h 45m lost lost     , broken source-lost
            but once it is seen again                 , claim-for-1h 45m lost look     , broken source-lost source-back claim-ends-soon
            when it should be mended                  , fix-in-30m 29m                 , broken
            when it should be mended by now           , fix-in-30m 30m 5m              , broken fix-overdue
            lapsed and still broken                   , claim-for-1h 51m 10m 5m        , broken claim-ends-soon claim-lapsed
            lapsed is told once though it is in the book , claim-for-1h 65m look look  , broken claim-lapsed
            lapsed and written so                     , claim-for-1h 65m release       , broken claim-lapsed
            released before its time is another thing , claim-for-1h 20m release       , broken released
            lapsed and green                          , claim-for-1h 20m green 50m     , broken fixed
            muted is quiet                            , claim-for-1h mute 51m 8m green  , broken fixed
            another incident begins anew              , claim-for-1h 51m green release red 20m , broken claim-ends-soon fixed broken
            """)
    void ofWhatTheyPromised(String sentence, String words, String heard) {
        assertEquals(heard, heard(rule(Addressee.ANYBODY), "green red " + words), sentence);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            whoever is on it        , Bob , claim-for-1h 51m   , claim-ends-soon
            and what they said      , Bob , fix-in-30m 31m     , fix-overdue
            nobody else             , Ann , claim-for-1h 51m   , broken
            nor of what they said   , Ann , fix-in-30m 31m     , broken
            who was on it           , Bob , claim-for-1h 65m   , claim-lapsed
            who may have broken it  , Ann , claim-for-1h 65m   , broken claim-lapsed
            whom it never concerned , Dora, claim-for-1h 65m   , ''
            """)
    void areForWhomTheyConcern(String sentence, String to, String words, String heard) {
        assertEquals(heard, heard(rule(new Addressee(List.of(to))), "green red " + words), sentence);
    }

    @Test
    void onlyOfPipelinesThatTheRuleIsAbout() {
        var other = new NoticeRule(BOB, KINDS, List.of(new Glob("ci/cart")), false, null, 1, null, null);
        assertEquals("", heard(other, "green red claim-for-1h 51m 10m"));
    }

    @Test
    void notInQuietHoursButAfterThem() {
        // The tale begins at noon.
        var quiet = new QuietHours(LocalTime.of(12, 30), LocalTime.of(12, 58), ZoneOffset.UTC);
        var rule = new NoticeRule(BOB, KINDS, List.of(), true, quiet, 1, null, null);
        assertEquals("", heard(rule, "green red claim-for-1h 55m"));
        assertEquals("claim-ends-soon", heard(rule, "green red claim-for-1h 55m 4m"));
    }

    @Test
    void whatLapsedWhileAndonWasStoppedIsToldAfterwards() {
        assertEquals("broken claim-lapsed", heard(rule(ANN), "green red claim-for-1h 20m restart 50m"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            that it ends soon           , claim-for-1h 49m     , 2m   , look , claim-ends-soon claim-ends-soon
            that it is late             , fix-in-30m 29m       , 2m   , look , fix-overdue fix-overdue
            that the time is over       , claim-for-1h 59m     , 3m   , look , claim-ends-soon claim-lapsed claim-lapsed
            nothing was to be told      , claim-for-1h 51m     , 1m   , look , claim-ends-soon
            what was taken meanwhile    , release              , claim-for-1h , 51m , claim-ends-soon
            """)
    void ofWhichItIsNotCertainThatTheyHeardAfterARestart(
            String what, String certain, String doubtful, String after, String heard) {
        Tale before = new Tale(rule(BOB), Incidents.NONE).tell("green red claim " + certain);
        Incidents told = before.incidents();
        before.tell(doubtful);
        assertEquals(
                heard,
                before.restart(before.incidents().doubting(told)).tell(after).kinds(),
                what);
    }

    @Test
    void alsoWhenSomethingElseWaitedToBeToldAsAndonWasStopped() {
        Tale before = new Tale(rule(ANN), Incidents.NONE).tell("green red claim-for-1h");
        Incidents between = before.incidents().toldHereOr(before.incidents());
        assertEquals(
                "broken claim-lapsed",
                before.restart(before.incidents().doubtingAlso(between))
                        .tell("65m")
                        .kinds());
    }

    @Test
    void theWordsSayWhoAndHowLong() {
        List<Notice> told = new Tale(rule(BOB), Incidents.NONE)
                .tell("green red claim-for-1h 51m 10m")
                .told();
        Texts texts = Texts.in(Locale.ENGLISH);

        assertEquals("Bob is on shop for 8 min more\non it", told.getFirst().words(texts));
        assertEquals(
                "Bob is no longer on shop, the time is over, and it is still broken\non it",
                told.getLast().words(texts));
        assertEquals(List.of("ci/shop"), told.getLast().claimable());
    }
}
