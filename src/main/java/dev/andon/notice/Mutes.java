package dev.andon.notice;

import dev.andon.board.Board;
import dev.andon.board.Tile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What somebody wants to hear nothing of: no notice on their screen, no sound, no speech. What is true is shown
/// all the same.
///
/// @param all at most one of a pipeline
public record Mutes(List<Mute> all) {
    public static final Mutes NONE = new Mutes(List.of());

    public Mutes {
        all = List.copyOf(all);
    }

    public Optional<Mute> of(String subject) {
        return all.stream().filter(mute -> mute.subject().equals(subject)).findFirst();
    }

    public boolean has(String subject) {
        return of(subject).isPresent();
    }

    /// The same with this one, in place of any other of its pipeline.
    public Mutes with(Mute mute) {
        List<Mute> more = new ArrayList<>(without(mute.subject()).all());
        more.add(mute);
        return new Mutes(more);
    }

    public Mutes without(String subject) {
        return new Mutes(
                all.stream().filter(mute -> !mute.subject().equals(subject)).toList());
    }

    /// Those that are not over on this board; the very same when all go on.
    public Mutes after(Board board) {
        if (all.isEmpty()) {
            return this;
        }
        Map<String, Tile> tiles = new HashMap<>();
        board.tiles().forEach(tile -> tiles.put(tile.id(), tile));
        List<Mute> left = all.stream()
                .filter(mute -> !mute.isOver(tiles.get(mute.subject()), board.at()))
                .toList();
        return left.size() == all.size() ? this : new Mutes(left);
    }
}
