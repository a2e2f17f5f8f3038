package dev.andon.ui.pipelines;

import dev.andon.ui.pipelines.Listing.Column;
import dev.andon.ui.pipelines.Listing.Grouping;
import java.util.ArrayList;
import java.util.List;

/// What somebody looks for, and how it is sorted and grouped, by a name of theirs.
///
/// @param query the words of the search
/// @param red whether the button for what is red is pressed
/// @param mine whether that for what is one's own is
/// @param grouping the word of a [Grouping]
/// @param column the word of a [Column]
/// @param first whether the page opens with it
public record SavedFilter(
        String name,
        String query,
        boolean red,
        boolean mine,
        String grouping,
        String column,
        boolean descending,
        boolean first) {
    /// A word that this version does not know is the usual one.
    Grouping groups() {
        return known(Grouping.values(), grouping, Grouping.NONE);
    }

    Column sortedBy() {
        return known(Column.values(), column, Column.LIGHT);
    }

    private static <E extends Enum<E>> E known(E[] all, String word, E usual) {
        for (E one : all) {
            if (one.name().equals(word)) {
                return one;
            }
        }
        return usual;
    }

    SavedFilter named(String other) {
        return new SavedFilter(other, query, red, mine, grouping, column, descending, first);
    }

    SavedFilter first(boolean wanted) {
        return new SavedFilter(name, query, red, mine, grouping, column, descending, wanted);
    }

    /// The list with this one in place of the one of a name, or at its end; of each name there is one.
    List<SavedFilter> insteadOf(String before, List<SavedFilter> list) {
        List<SavedFilter> all = new ArrayList<>();
        boolean placed = false;
        for (SavedFilter one : list) {
            if (one.name().equals(before) && !placed) {
                all.add(this);
                placed = true;
            } else if (!one.name().equals(name)) {
                all.add(first ? one.first(false) : one);
            }
        }
        if (!placed) {
            all.add(this);
        }
        return List.copyOf(all);
    }
}
