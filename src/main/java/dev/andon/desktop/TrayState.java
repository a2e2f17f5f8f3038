package dev.andon.desktop;

import dev.andon.board.Board;
import dev.andon.board.GoingBack;
import dev.andon.board.Light;
import dev.andon.board.Tile;
import dev.andon.notice.Addressee;
import dev.andon.text.Sentence;
import java.util.ArrayList;
import java.util.List;

/// What the tray shows at a glance. Pure.
///
/// @param look the worst of everything
/// @param reds how many pipelines are red, or services on which somebody has to decide
/// @param claimed whether somebody is on everything that is red
/// @param mine whether the person here may have broken some of it
/// @param words the counts, for who points at it
record TrayState(Look look, int reds, boolean claimed, boolean mine, Sentence words) {
    /// Andon itself says nothing new.
    static final TrayState SILENT = new TrayState(Look.UNKNOWN, 0, false, false, Sentence.of("tray.silent"));

    enum Look {
        RED,
        UNKNOWN,
        GREEN
    }

    static TrayState of(Board board, Addressee me) {
        List<Tile> red =
                board.tiles().stream().filter(tile -> tile.light() == Light.RED).toList();
        List<GoingBack> undecided =
                GoingBack.of(board).stream().filter(TrayState::isUndecided).toList();
        long besides = undecided.stream()
                .filter(going -> going.tile().light() != Light.RED)
                .count();
        boolean urgent = !red.isEmpty() || besides > 0;
        boolean unsure = board.tiles().isEmpty() || board.count(Light.UNKNOWN) + board.count(Light.STALE) > 0;
        return new TrayState(
                urgent ? Look.RED : unsure ? Look.UNKNOWN : Look.GREEN,
                red.size() + (int) besides,
                besides == 0 && !red.isEmpty() && red.stream().allMatch(tile -> tile.claim() != null),
                red.stream().anyMatch(tile -> me.isAmong(tile.known().breakers())),
                words(board, undecided.size()));
    }

    /// A guard that counts down, or that asks, and what nobody knows the end of.
    private static boolean isUndecided(GoingBack going) {
        return switch (going.stage()) {
            case COUNTDOWN, ASKS, UNSURE -> true;
            case VETOED, GOING, FAILED, BLOCKED, DONE, WARNS -> false;
        };
    }

    private static Sentence words(Board board, int undecided) {
        List<Sentence> counts = new ArrayList<>();
        if (undecided > 0) {
            counts.add(Sentence.of("tray.undecided", undecided));
        }
        for (Light light : Light.values()) {
            if (board.count(light) > 0) {
                counts.add(Sentence.of("wall.count." + light.word(), board.count(light)));
            }
        }
        return counts.isEmpty() ? Sentence.of("wall.empty") : Sentence.of("notice.digest", counts);
    }
}
