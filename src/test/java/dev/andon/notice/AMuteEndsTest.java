package dev.andon.notice;

import static dev.andon.testing.Boards.failed;
import static dev.andon.testing.Boards.passed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.andon.build.Pipeline;
import dev.andon.testing.Boards;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AMuteEndsTest {
    private static final String SHOP = "ci/shop";

    @ParameterizedTest
    @CsvSource({
        "for good and red,            ,      false, red,   true",
        "for good and green,          ,      false, green, true",
        "until green and red,         ,      true,  red,   true",
        "until green and green,       ,      true,  green, false",
        "for an hour that goes on,    PT1H,  false, green, true",
        "for an hour that is over,    PT-1S, false, red,   false",
        "until this very moment,      PT0S,  false, red,   false",
        "until green and never seen,  ,      true,  gone,  true"
    })
    void byItself(String name, Duration left, boolean untilGreen, String light, boolean goesOn) {
        Pipeline.Draft shown =
                light.equals("gone") ? passed("cart") : light.equals("red") ? failed("shop") : passed("shop");
        var board = Boards.of(shown).board();
        Instant until = left == null ? null : board.at().plus(left);
        Mutes mutes = Mutes.NONE.with(new Mute(SHOP, until, untilGreen));
        assertEquals(goesOn, mutes.after(board).has(SHOP), name);
    }

    @Test
    void ofOnePipelineThereIsTheLastAlone() {
        Mutes mutes = Mutes.NONE.with(new Mute(SHOP, null, true)).with(new Mute(SHOP, null, false));
        assertEquals(1, mutes.all().size());
        assertEquals(false, mutes.of(SHOP).orElseThrow().untilGreen());
        assertEquals(Mutes.NONE, mutes.without(SHOP));
    }

    @Test
    void aBoardThatEndsNoneLeavesThemAsTheyAre() {
        Mutes mutes = Mutes.NONE.with(new Mute(SHOP, null, false));
        assertSame(mutes, mutes.after(Boards.of(passed("shop")).board()));
    }
}
