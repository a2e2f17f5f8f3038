package dev.andon.ui.wall;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// How many tiles stand how large on a wall. Pure.
///
/// All tiles of a wall have one size and one text size, the largest at which they fit without scrolling. When
/// that would be too small to read across the room, what is well folds into one counted tile; when even that does
/// not help, there are pages.
///
/// @param columns tiles side by side
/// @param rows tiles one above the other
/// @param text the height of the name's text, in pixels
/// @param nameLines how many lines a name may take
/// @param pages what stands on which page
public record WallLayout(int columns, int rows, double text, int nameLines, List<Page> pages) {
    /// @param shown the tiles of a page, as indices into what was laid out
    /// @param folded how many tiles the page's counted tile stands for; 0 for no such tile
    public record Page(List<Integer> shown, int folded) {}

    /// The room there is, in pixels.
    ///
    /// @param width of the tiles' area
    /// @param height of the tiles' area
    /// @param least the smallest text that can be read across the room
    public record Room(double width, double height, double least) {}

    /// What a tile wants.
    ///
    /// @param oneLine the width of its name on one line, in multiples of the text size
    /// @param twoLines the width of its name on two lines
    /// @param foldable whether it may be folded away: only what is well
    public record Wish(double oneLine, double twoLines, boolean foldable) {}

    /// The gap between tiles, in multiples of the text size.
    static final double GAP = 0.28;
    /// What a tile needs beside its name's text: icon and padding; above and below it: padding, headline,
    /// progress.
    static final double BESIDE = 2.35;

    private static final double LINE = 1.2;
    private static final double BELOW = 2.5;
    private static final double TEXT_AT_MOST_OF_HEIGHT = 1 / 9.0;
    /// The share of names that must be shown whole; longer ones are shortened rather than making all others
    /// small.
    private static final double WHOLE_NAMES = 0.95;
    /// No tile is narrower than this, whatever its name: its sentence wants room too.
    private static final double NARROWEST = 7.5;
    /// No name makes tiles wider than this: on a small wall one name of hundreds of letters is more than its
    /// share.
    private static final double WIDEST = 20;
    /// Text may be this much smaller than the largest possible when that leaves fewer empty places.
    private static final double WORTH_FILLING = 0.96;

    static final WallLayout EMPTY = new WallLayout(1, 1, 1, 1, List.of(new Page(List.of(), 0)));

    /// Lays out tiles that come in the order they are to stand in.
    public static WallLayout of(List<Wish> wishes, Room room) {
        if (wishes.isEmpty() || room.width() <= 0 || room.height() <= 0) {
            return EMPTY;
        }
        Names name = Names.of(wishes);
        Grid all = Grid.best(wishes.size(), name, room);
        if (all.text() >= room.least()) {
            return all.onePage(everything(wishes.size()), 0);
        }
        List<Integer> loud = loud(wishes);
        int folded = wishes.size() - loud.size();
        Grid some = Grid.best(loud.size() + (folded > 0 ? 1 : 0), name, room);
        if (some.text() >= room.least()) {
            return unfoldedAsFarAsItFits(wishes, loud, name, room);
        }
        return paged(loud, folded, name, room);
    }

    /// There is room for the loud ones at a legible size: use what is left for some of the quiet ones, in their
    /// order.
    private static WallLayout unfoldedAsFarAsItFits(List<Wish> wishes, List<Integer> loud, Names name, Room room) {
        Grid least = Grid.most(name, room);
        int places = Math.max(least.places(), loud.size() + 1);
        int quiet = Math.max(0, places - loud.size() - 1);
        List<Integer> shown = new ArrayList<>();
        for (int i = 0; i < wishes.size(); i++) {
            if (!wishes.get(i).foldable()) {
                shown.add(i);
            } else if (quiet > 0) {
                quiet--;
                shown.add(i);
            }
        }
        int folded = wishes.size() - shown.size();
        return Grid.best(shown.size() + 1, name, room).onePage(shown, folded);
    }

    /// As few pages as can be, equally full, with the largest text that allows.
    private static WallLayout paged(List<Integer> loud, int folded, Names name, Room room) {
        Grid most = Grid.most(name, room);
        // Where there is one place only, the counted tile has a page of its own.
        boolean apart = folded > 0 && most.places() == 1;
        int counted = folded > 0 && !apart ? 1 : 0;
        int count = divided(loud.size(), most.places() - counted);
        int each = divided(loud.size(), count);
        Grid best = Grid.best(each + counted, name, room);
        Grid grid = best.text() >= room.least() ? best : most;
        List<Page> pages = new ArrayList<>();
        for (int from = 0; from < loud.size(); from += each) {
            List<Integer> shown = loud.subList(from, Math.min(loud.size(), from + each));
            pages.add(new Page(List.copyOf(shown), apart ? 0 : folded));
        }
        if (apart) {
            pages.add(new Page(List.of(), folded));
        }
        return new WallLayout(grid.columns(), grid.rows(), grid.text(), grid.nameLines(), List.copyOf(pages));
    }

    private static int divided(int amount, int by) {
        return (amount + by - 1) / by;
    }

    private static List<Integer> loud(List<Wish> wishes) {
        List<Integer> loud = new ArrayList<>();
        for (int i = 0; i < wishes.size(); i++) {
            if (!wishes.get(i).foldable()) {
                loud.add(i);
            }
        }
        return loud;
    }

    private static List<Integer> everything(int count) {
        List<Integer> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.add(i);
        }
        return all;
    }

    /// The widths that nearly all names fit into.
    private record Names(double oneLine, double twoLines) {
        static Names of(List<Wish> wishes) {
            return new Names(
                    nearlyAll(wishes.stream().mapToDouble(Wish::oneLine).toArray()),
                    nearlyAll(wishes.stream().mapToDouble(Wish::twoLines).toArray()));
        }

        private static double nearlyAll(double[] widths) {
            Arrays.sort(widths);
            return Math.clamp(widths[(int) Math.ceil(widths.length * WHOLE_NAMES) - 1], NARROWEST, WIDEST);
        }

        double width(int lines) {
            return (lines == 1 ? oneLine : twoLines) + BESIDE;
        }
    }

    /// Which page shows a tile.
    public int pageOf(int tile) {
        for (int page = 0; page < pages.size(); page++) {
            if (pages.get(page).shown().contains(tile)) {
                return page;
            }
        }
        return 0;
    }

    private record Grid(int columns, int rows, double text, int nameLines) {
        int places() {
            return columns * rows;
        }

        WallLayout onePage(List<Integer> shown, int folded) {
            return new WallLayout(columns, rows, text, nameLines, List.of(new Page(List.copyOf(shown), folded)));
        }

        /// The grid with the largest text that has a place for each of `count` tiles.
        static Grid best(int count, Names name, Room room) {
            List<Grid> grids = new ArrayList<>();
            double best = 0;
            for (int columns = 1; columns <= count; columns++) {
                int rows = divided(count, columns);
                for (int lines = 1; lines <= 2; lines++) {
                    Grid grid = new Grid(columns, rows, text(columns, rows, lines, name, room), lines);
                    grids.add(grid);
                    best = Math.max(best, grid.text());
                }
                // More columns only make each of them narrower.
                if (widest(columns, name, room) < best * WORTH_FILLING) {
                    break;
                }
            }
            double largest = best;
            return grids.stream()
                    .filter(grid -> grid.text() >= largest * WORTH_FILLING)
                    .min(Comparator.comparingInt((Grid grid) -> grid.places())
                            .thenComparing(Grid::text, Comparator.reverseOrder()))
                    .orElseThrow()
                    .withLinesThatFit(room);
        }

        /// Where the tiles are high enough anyway, long names may have their second line.
        private Grid withLinesThatFit(Room room) {
            double high = (room.height() + GAP * text) / rows - GAP * text;
            return high >= height(2) * text ? new Grid(columns, rows, text, 2) : this;
        }

        /// The grid with the most places at the smallest legible text.
        static Grid most(Names name, Room room) {
            double text = room.least();
            Grid one = places(1, text, name, room);
            Grid two = places(2, text, name, room);
            return two.places() > one.places() ? two : one;
        }

        private static Grid places(int lines, double text, Names name, Room room) {
            int columns = (int) ((room.width() + GAP * text) / (text * (name.width(lines) + GAP)));
            int rows = (int) ((room.height() + GAP * text) / (text * (height(lines) + GAP)));
            return new Grid(Math.max(1, columns), Math.max(1, rows), text, lines);
        }

        private static double text(int columns, int rows, int lines, Names name, Room room) {
            double wide = room.width() / (columns * (name.width(lines) + GAP) - GAP);
            double high = room.height() / (rows * (height(lines) + GAP) - GAP);
            return Math.min(Math.min(wide, high), room.height() * TEXT_AT_MOST_OF_HEIGHT);
        }

        private static double widest(int columns, Names name, Room room) {
            return room.width() / (columns * (Math.min(name.width(1), name.width(2)) + GAP) - GAP);
        }

        private static double height(int lines) {
            return lines * LINE + BELOW;
        }
    }
}
