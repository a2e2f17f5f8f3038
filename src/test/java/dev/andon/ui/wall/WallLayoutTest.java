package dev.andon.ui.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.ui.wall.WallLayout.Page;
import dev.andon.ui.wall.WallLayout.Room;
import dev.andon.ui.wall.WallLayout.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WallLayoutTest {
    private static final Room HALL = new Room(1900, 1000, 20);
    /// The lowest tile: a name on one line, a sentence, a foot.
    private static final double LOWEST = 3.7;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a handful stands large,                       5,    0, 1900, 1000, 60, 1, 0",
        "fifty fit,                                   50,    3, 1900, 1000, 25, 1, 0",
        "of three hundred greens some fold,          300,    3, 1900, 1000, 20, 1, 200",
        "of two thousand greens most fold,          2000,    3, 1900, 1000, 20, 1, 1880",
        "three hundred reds take pages,              300,  300, 1900, 1000, 20, 4, 0",
        "two thousand reds take many pages,         2000, 2000, 1900, 1000, 20, 21, 0",
        "reds take pages and greens fold on each,   2000,  300, 1900, 1000, 20, 4, 1700",
        "a portrait wall holds fifty,                 50,    3, 1060, 1800, 20, 1, 0",
        "a tall narrow wall holds fifty,              50,    3,  400, 4000, 20, 1, 0",
        "a wide low wall holds fifty,                 50,    3, 8000,  400, 20, 1, 0",
        "a wall for one tile has a page for each,      3,    2,  220,   90, 20, 3, 1",
    })
    void tilesFindRoomForTheirCount(
            String claim, int count, int reds, double width, double height, double text, int pages, int folded) {
        List<Wish> wishes = wishes(count, reds);
        var room = new Room(width, height, 20);
        WallLayout layout = WallLayout.of(wishes, room);
        assertHolds(layout, wishes, room);
        assertTrue(layout.text() >= text, () -> "text is " + layout.text());
        assertEquals(pages, layout.pages().size(), "pages");
        int foldedAtLeast = layout.pages().getLast().folded();
        assertTrue(folded == 0 ? foldedAtLeast == 0 : foldedAtLeast >= folded, () -> foldedAtLeast + " are folded");
    }

    @Test
    void aWallWithoutTilesHasOneEmptyPage() {
        assertEquals(
                List.of(new Page(List.of(), 0)), WallLayout.of(List.of(), HALL).pages());
    }

    @Test
    void aRoomWithoutSpaceHasOneEmptyPage() {
        assertEquals(
                List.of(new Page(List.of(), 0)),
                WallLayout.of(wishes(3, 1), new Room(0, 0, 20)).pages());
    }

    @Test
    void whatIsNotWellIsNeverFolded() {
        for (int reds = 0; reds <= 200; reds += 10) {
            List<Wish> wishes = wishes(500, reds);
            WallLayout layout = WallLayout.of(wishes, HALL);
            List<Integer> shown = layout.pages().stream()
                    .flatMap(page -> page.shown().stream())
                    .toList();
            for (int i = 0; i < wishes.size(); i++) {
                if (!wishes.get(i).foldable()) {
                    assertTrue(shown.contains(i), "tile " + i + " of " + reds + " reds is hidden");
                }
            }
        }
    }

    @Test
    void theCountedTileCountsExactlyWhatIsNotShown() {
        WallLayout layout = WallLayout.of(wishes(2000, 3), HALL);
        Page page = layout.pages().getFirst();
        assertEquals(2000, page.shown().size() + page.folded());
    }

    @Test
    void theSameTilesStandInTheSamePlaces() {
        List<Wish> wishes = wishes(300, 30);
        assertEquals(WallLayout.of(wishes, HALL), WallLayout.of(List.copyOf(wishes), HALL));
    }

    @Test
    void shownTilesKeepTheirOrder() {
        WallLayout layout = WallLayout.of(wishes(300, 30), HALL);
        List<Integer> shown = layout.pages().getFirst().shown();
        assertEquals(shown.stream().sorted().toList(), shown);
    }

    @Test
    void oneEndlessNameAmongFewDoesNotMakeAllOthersSmall() {
        List<Wish> wishes = new ArrayList<>(wishes(9, 2));
        double before = WallLayout.of(wishes, HALL).text();
        wishes.set(4, new Wish(500, 500, true));
        WallLayout layout = WallLayout.of(wishes, HALL);
        assertTrue(layout.text() > before / 3, () -> "text fell from " + before + " to " + layout.text());
        assertEquals(0, layout.pages().getFirst().folded());
    }

    @Test
    void emptyNamesStillGetTilesForTheirSentence() {
        List<Wish> wishes =
                IntStream.range(0, 40).mapToObj(i -> new Wish(0, 0, true)).toList();
        assertHolds(WallLayout.of(wishes, HALL), wishes, HALL);
    }

    @Test
    void pagesAreEquallyFull() {
        WallLayout layout = WallLayout.of(wishes(2000, 150), HALL);
        List<Integer> sizes =
                layout.pages().stream().map(page -> page.shown().size()).toList();
        assertEquals(List.of(75, 75), sizes);
    }

    @Test
    void aTileIsFoundOnItsPage() {
        WallLayout layout = WallLayout.of(wishes(300, 300), HALL);
        assertEquals(0, layout.pageOf(0));
        assertEquals(layout.pages().size() - 1, layout.pageOf(299));
    }

    @Test
    void whateverTheWallItHoldsAndIsLegible() {
        var random = new Random(42);
        for (int round = 0; round < 400; round++) {
            int count = 1 + random.nextInt(600);
            int reds = random.nextInt(count + 1);
            var room = new Room(150 + random.nextInt(8000), 90 + random.nextInt(5000), 8 + random.nextInt(30));
            List<Wish> wishes = IntStream.range(0, count)
                    .mapToObj(i -> {
                        double width = random.nextDouble() * 40;
                        return new Wish(width, width * (0.5 + random.nextDouble() / 2), i >= reds);
                    })
                    .toList();
            assertHolds(WallLayout.of(wishes, room), wishes, room);
        }
    }

    /// Everything is shown or counted, on every page there is a place for each tile, and text is legible.
    private static void assertHolds(WallLayout layout, List<Wish> wishes, Room room) {
        assertTrue(layout.text() >= room.least() - 0.001, () -> "text of " + layout.text() + " in " + room);
        long loud = wishes.stream().filter(wish -> !wish.foldable()).count();
        List<Integer> shown =
                layout.pages().stream().flatMap(page -> page.shown().stream()).toList();
        assertEquals(shown.stream().distinct().toList(), shown, "a tile stands twice");
        assertTrue(shown.stream().filter(i -> !wishes.get(i).foldable()).count() == loud, "something loud is hidden");
        assertEquals(wishes.size(), shown.size() + layout.pages().getLast().folded());
        for (Page page : layout.pages()) {
            int tiles = page.shown().size() + (page.folded() > 0 ? 1 : 0);
            assertTrue(tiles <= layout.columns() * layout.rows(), () -> tiles + " tiles in " + layout);
        }
        if (layout.rows() > 1) {
            double gaps = WallLayout.GAP * (layout.rows() - 1);
            double high = (layout.rows() * LOWEST + gaps) * layout.text();
            assertTrue(high <= room.height() + 0.001, () -> "rows are " + high + " high in " + room);
        }
    }

    /// Names of 6 to 12 letters' widths; the first ones are not well.
    private static List<Wish> wishes(int count, int reds) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Wish(4 + i % 5, 3 + i % 3, i >= reds))
                .toList();
    }
}
