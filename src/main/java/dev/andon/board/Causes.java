package dev.andon.board;

import java.util.ArrayList;
import java.util.List;

/// What broke together: who claims one of these means all of them.
public final class Causes {
    private Causes() {}

    /// The ids of all tiles that are red for the same cause as this one, itself first: the same commit broke
    /// them, or their one source cannot be seen.
    public static List<String> of(Tile tile, Board board) {
        List<String> ids = new ArrayList<>();
        ids.add(tile.id());
        for (Tile other : board.tiles()) {
            if (!other.id().equals(tile.id()) && isSame(tile, other)) {
                ids.add(other.id());
            }
        }
        return List.copyOf(ids);
    }

    private static boolean isSame(Tile one, Tile other) {
        if (one.light() != other.light()) {
            return false;
        }
        String commit = one.known().verdict().commit();
        boolean sameCommit = one.light() == Light.RED
                && !commit.isEmpty()
                && commit.equals(other.known().verdict().commit());
        boolean sameFault = one.light() == Light.UNKNOWN
                && one.fault() != null
                && one.source().equals(other.source());
        return sameCommit || sameFault;
    }
}
