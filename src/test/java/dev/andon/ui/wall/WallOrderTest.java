package dev.andon.ui.wall;

import static dev.andon.testing.Boards.ended;
import static dev.andon.testing.Boards.failed;
import static dev.andon.testing.Boards.passed;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.board.Tile;
import dev.andon.board.WallSettings.Order;
import dev.andon.build.Activity;
import dev.andon.build.Outcome;
import dev.andon.testing.Boards;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WallOrderTest {
    @ParameterizedTest(name = "by {0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "SEVERITY; b/Delta, a/shop, a/new, b/odd, a/cart, b/Beta, b/gamma, a/paused",
                "NAME;     b/Beta, a/cart, b/Delta, b/gamma, a/new, b/odd, a/paused, a/shop",
                "SOURCE;   a/cart, a/new, a/paused, a/shop, b/Beta, b/Delta, b/gamma, b/odd",
            })
    void tilesStandInTheOrderOfTheSettings(Order order, String expected) {
        var boards = new Boards()
                .seen(
                        "a",
                        List.of(
                                failed("shop"),
                                ended("cart", Outcome.UNSTABLE),
                                passed("paused").activity(Activity.DISABLED),
                                ended("new", Outcome.UNKNOWN)))
                .seen("b", List.of(passed("gamma"), passed("Beta"), failed("Delta"), ended("odd", Outcome.UNKNOWN)));
        List<String> ids = WallOrder.of(boards.board().tiles(), order).stream()
                .map(Tile::id)
                .toList();
        assertEquals(Arrays.asList(expected.split(", ")), ids);
    }
}
