package dev.andon.ui.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.ui.kit.Ruler;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameTest {
    /// Every character is one wide.
    private static final Ruler RULER = text -> text.codePointCount(0, text.length());

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a short name stays whole,            shop,                  2, 10, shop",
        "a joint breaks it,                   checkout/integration,  2, 12, checkout/|integration",
        "the best of several joints,          cart/release-3,        2, 10, cart/|release-3",
        "a number does not stand alone,       mail/deploy-2,         2, 9,  mail/|deploy-2",
        "without a joint it is shortened,     Bestellvorgang,        2, 8,  Be…rgang",
        "on one line it is shortened,         checkout/integration,  1, 12, chec…gration",
        "both lines are shortened at need,    aaaaaaaaaa/bbbbbbbbbb, 2, 5,  a…aa/|b…bbb",
        "the ends tell names apart,           release-2026-11-23,    1, 10, rel…-11-23",
        "no room at all leaves a gap,         shop,                  1, 1,  …",
    })
    void namesBreakWhereTheyHaveJoints(String claim, String name, int lines, int width, String expected) {
        List<String> broken = Name.of(name, RULER).in(lines, width, RULER);
        assertTrue(broken.stream().allMatch(line -> RULER.width(line) <= width), () -> broken + " is too wide");
        assertEquals(expected, String.join("|", broken));
    }

    @Test
    void whatItSaysOfItsWidthIsWhatItTakes() {
        Name name = Name.of("search/index/nightly", RULER);
        assertEquals(20, name.oneLine());
        List<String> lines = name.in(2, name.twoLines(), RULER);
        assertEquals("search/index/nightly", String.join("", lines));
        assertEquals(
                name.twoLines(), lines.stream().mapToDouble(RULER::width).max().orElseThrow());
    }

    @Test
    void anEmojiIsNeverCutInHalf() {
        String name = "🚀".repeat(30);
        for (int width = 1; width < 30; width++) {
            String line = Name.of(name, RULER).in(1, width, RULER).getFirst();
            assertEquals("", line.replace("🚀", "").replace("…", ""), "at " + width);
        }
    }

    @Test
    void aNameOfAHundredThousandJointsIsMeasuredAtOnce() {
        String name = "a/".repeat(100_000);
        List<String> lines = Name.of(name, RULER).in(2, 12, RULER);
        assertEquals(2, lines.size());
    }

    @Test
    void blankAndEmptyNamesAreNames() {
        assertEquals(List.of(""), Name.of("", RULER).in(2, 5, RULER));
        assertEquals(List.of("   "), Name.of("   ", RULER).in(2, 5, RULER));
    }
}
