package dev.andon.ui.wall;

import dev.andon.ui.kit.Ruler;
import java.util.ArrayList;
import java.util.List;

/// Breaks a sentence into whole lines: half a line is never shown. Pure.
final class Lines {
    private Lines() {}

    /// The sentence in at most `most` lines of at most `width`; what does not fit is cut off at the end.
    ///
    /// @param width in multiples of the text size
    static List<String> of(String sentence, double width, int most, Ruler ruler) {
        List<String> lines = new ArrayList<>();
        String rest = sentence;
        while (!rest.isEmpty() && lines.size() < most - 1 && ruler.width(rest) > width) {
            int end = lastBreak(rest, width, ruler);
            if (end == 0) {
                break;
            }
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
        }
        if (!rest.isEmpty() && most > 0) {
            lines.add(Cut.toFit(rest, 1, width, ruler));
        }
        return lines;
    }

    /// The end of the last word that fits, or 0 when not even the first one does. A number keeps its unit.
    private static int lastBreak(String text, double width, Ruler ruler) {
        int end = 0;
        for (int blank = text.indexOf(' ', 1); blank > 0; blank = text.indexOf(' ', blank + 1)) {
            if (ruler.width(text.substring(0, blank)) > width) {
                return end;
            }
            if (!Character.isDigit(text.charAt(blank - 1))) {
                end = blank;
            }
        }
        return end;
    }
}
