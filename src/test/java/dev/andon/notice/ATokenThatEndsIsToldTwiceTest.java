package dev.andon.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.board.Event;
import dev.andon.build.Sight;
import dev.andon.source.Cost;
import dev.andon.source.Observation;
import dev.andon.source.Source;
import dev.andon.testing.Boards;
import dev.andon.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// A week and a day before it ends; and once that there is a new one.
class ATokenThatEndsIsToldTwiceTest {
    private static final NoticeRule ALL =
            new NoticeRule(Addressee.ANYBODY, EnumSet.allOf(Kind.class), List.of(), false, null, 1, null, null);

    private final Boards boards = Boards.of(Boards.passed("shop"));
    private final List<String> heard = new ArrayList<>();
    private Incidents incidents = Incidents.NONE;

    private void looks(Instant ends) {
        String source = boards.board().sources().getFirst().source().name();
        var sight = new Sight(List.of(Boards.passed("shop").done()), List.of());
        boards.told(new Event.Observed(
                new Observation.Seen<>(source, boards.now(), Duration.ZERO, Cost.NONE.withTokenEnds(ends), sight),
                Source.EVERY));
        Telling telling = incidents.after(boards.board(), ALL);
        incidents = telling.next();
        telling.notices()
                .forEach(notice -> heard.add(
                        notice.kind().word() + ": " + Texts.in(Locale.ENGLISH).say(notice.title())));
    }

    /// Looks often enough for the source to be relied on.
    private void passes(Duration time, Instant ends) {
        for (long hours = 0; hours < time.toHours(); hours++) {
            boards.later(Duration.ofHours(1).minusSeconds(10));
            looks(ends);
            boards.later(Duration.ofSeconds(10));
            looks(ends);
        }
    }

    @Test
    void oneAWeekBeforeAndOneADayBefore() {
        Instant ends = Boards.TEN.plus(Duration.ofDays(10));
        looks(ends);
        looks(ends);
        passes(Duration.ofDays(11), ends);
        assertEquals(
                List.of(
                        "token-ends: The token of ci ends on 2026-12-03: in 7 days.",
                        "token-ends: The token of ci ends on 2026-12-03: within a day."),
                tokens());
        looks(ends.plus(Duration.ofDays(365)));
        looks(ends.plus(Duration.ofDays(365)));
        assertEquals("token-renewed: The token of ci was renewed", tokens().getLast());
        assertEquals(3, tokens().size(), heard::toString);
    }

    @Test
    void aTokenOfWhichNobodyKnowsTheEndIsNoNews() {
        looks(null);
        passes(Duration.ofDays(2), null);
        assertEquals(List.of(), tokens());
    }

    private List<String> tokens() {
        return heard.stream().filter(notice -> notice.startsWith("token")).toList();
    }
}
