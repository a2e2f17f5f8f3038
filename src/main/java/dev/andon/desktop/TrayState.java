package dev.andon.desktop;

import dev.andon.board.Board;
import dev.andon.board.Light;
import dev.andon.board.Tile;
import dev.andon.notice.Addressee;
import dev.andon.text.Sentence;
import java.util.ArrayList;
import java.util.List;

/// What the tray shows at a glance. Pure.
///
/// @param look the worst of everything
/// @param reds how many pipelines are red
/// @param claimed whether somebody is on everything that is red
/// @param mine whether the person here may have broken some of it
/// @param words the counts, for who points at it
record TrayState(Look look, int reds, boolean claimed, boolean mine, Sentence words) {
    enum Look {
        RED,
        UNKNOWN,
        GREEN
    }

    static TrayState of(Board board, Addressee me) {
        List<Tile> red =
                board.tiles().stream().filter(tile -> tile.light() == Light.RED).toList();
        boolean unsure = board.tiles().isEmpty() || board.count(Light.UNKNOWN) + board.count(Light.STALE) > 0;
        return new TrayState(
                !red.isEmpty() ? Look.RED : unsure ? Look.UNKNOWN : Look.GREEN,
                red.size(),
                !red.isEmpty() && red.stream().allMatch(tile -> tile.claim() != null),
                red.stream().anyMatch(tile -> me.isAmong(tile.known().breakers())),
                words(board));
    }

    private static Sentence words(Board board) {
        List<Sentence> counts = new ArrayList<>();
        for (Light light : Light.values()) {
            if (board.count(light) > 0) {
                counts.add(Sentence.of("wall.count." + light.word(), board.count(light)));
            }
        }
        return counts.isEmpty() ? Sentence.of("wall.empty") : Sentence.of("notice.digest", counts);
    }
}
