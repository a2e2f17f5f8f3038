package dev.andon.ui.wall;

import dev.andon.ui.kit.Ruler;
import java.util.List;

/// A tile's name, broken where names have joints: after slashes, hyphens, dots, blanks. Pure.
///
/// @param text the whole name
/// @param oneLine its width on one line, in multiples of the text size
/// @param twoLines its width when it is broken in two at the best joint
/// @param joint where the second line begins then; 0 for a name without joints
record Name(String text, double oneLine, double twoLines, int joint) {
    private static final String JOINTS = "/-_ .:·»";
    /// The ends of names tell them apart more often than their beginnings.
    private static final double HEAD = 0.4;

    static Name of(String text, Ruler ruler) {
        double whole = ruler.width(text);
        double best = whole;
        int joint = 0;
        double first = 0;
        int measured = 0;
        for (int i = 1; i < text.length(); i++) {
            if (JOINTS.indexOf(text.charAt(i - 1)) >= 0 && JOINTS.indexOf(text.charAt(i)) < 0) {
                first += ruler.width(text.substring(measured, i));
                measured = i;
                double longer = Math.max(first, whole - first);
                if (longer < best) {
                    best = longer;
                    joint = i;
                }
            }
        }
        return new Name(text, whole, best, joint);
    }

    /// The name in at most `lines` lines of at most `width`, shortened in the middle where it must be.
    List<String> in(int lines, double width, Ruler ruler) {
        if (oneLine <= width) {
            return List.of(text);
        }
        if (lines < 2 || joint == 0) {
            return List.of(Cut.toFit(text, HEAD, width, ruler));
        }
        return List.of(
                Cut.toFit(text.substring(0, joint).stripTrailing(), HEAD, width, ruler),
                Cut.toFit(text.substring(joint), HEAD, width, ruler));
    }
}
