package dev.andon.ui.wall;

import dev.andon.ui.kit.Ruler;

/// Shortens a line that is too long. Pure.
final class Cut {
    private static final String GAP = "…";

    private Cut() {}

    /// The line, or as much of it as fits, with a gap that says so.
    ///
    /// @param head how much of what is kept stands before the gap, from 0 to 1
    /// @param width in multiples of the text size
    static String toFit(String line, double head, double width, Ruler ruler) {
        if (ruler.width(line) <= width) {
            return line;
        }
        int[] characters = line.codePoints().toArray();
        int fits = 0;
        int tooLong = characters.length;
        while (tooLong - fits > 1) {
            int kept = (fits + tooLong) / 2;
            if (ruler.width(around(characters, kept, head)) <= width) {
                fits = kept;
            } else {
                tooLong = kept;
            }
        }
        return around(characters, fits, head);
    }

    private static String around(int[] characters, int kept, double head) {
        int before = (int) (kept * head);
        int after = kept - before;
        return new String(characters, 0, before).stripTrailing()
                + GAP
                + new String(characters, characters.length - after, after);
    }
}
