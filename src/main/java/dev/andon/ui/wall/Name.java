package dev.andon.ui.wall;

import dev.andon.ui.kit.Ruler;
import java.util.ArrayList;
import java.util.List;

/// A tile's name, broken where names have joints: after slashes, hyphens, dots, blanks. Pure.
///
/// @param text the whole name
/// @param oneLine its width on one line, in multiples of the text size
/// @param twoLines its width when it is broken in two at the best joint
/// @param joints where it may be broken
record Name(String text, double oneLine, double twoLines, List<Integer> joints) {
    private static final String JOINTS = "/-_ .:·»";
    private static final String CUT = "…";
    /// The ends of names tell them apart more often than their beginnings.
    private static final double HEAD = 0.4;

    static Name of(String text, Ruler ruler) {
        List<Integer> joints = new ArrayList<>();
        double whole = ruler.width(text);
        double best = whole;
        for (int i = 1; i < text.length(); i++) {
            if (JOINTS.indexOf(text.charAt(i - 1)) >= 0 && JOINTS.indexOf(text.charAt(i)) < 0) {
                joints.add(i);
                double first = ruler.width(text.substring(0, i).stripTrailing());
                best = Math.min(best, Math.max(first, whole - first));
            }
        }
        return new Name(text, whole, best, List.copyOf(joints));
    }

    /// The name in at most `lines` lines of at most `width`, shortened in the middle where it must be.
    List<String> in(int lines, double width, Ruler ruler) {
        if (lines < 2 || oneLine <= width || joints.isEmpty()) {
            return List.of(shortened(text, width, ruler));
        }
        int at = joints.getFirst();
        for (int joint : joints) {
            if (ruler.width(text.substring(0, joint).stripTrailing()) <= width) {
                at = joint;
            }
        }
        return List.of(
                shortened(text.substring(0, at).stripTrailing(), width, ruler),
                shortened(text.substring(at), width, ruler));
    }

    private static String shortened(String line, double width, Ruler ruler) {
        if (ruler.width(line) <= width) {
            return line;
        }
        for (int kept = line.length() - 1; kept > 1; kept--) {
            int head = (int) (kept * HEAD);
            String cut = line.substring(0, head) + CUT + line.substring(line.length() - (kept - head));
            if (ruler.width(cut) <= width) {
                return cut;
            }
        }
        return CUT;
    }
}
