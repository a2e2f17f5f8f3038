package dev.andon.cli;

import dev.andon.board.Board;
import dev.andon.board.Light;

/// What scripts are told.
final class ExitCode {
    /// All known, and none red.
    static final int FINE = 0;
    static final int RED = 1;
    /// The command line or the settings are wrong.
    static final int USAGE = 2;
    /// Nothing red, but something unknown, stale or unreachable.
    static final int UNCERTAIN = 3;

    private ExitCode() {}

    static int of(Board board) {
        if (board.count(Light.RED) > 0) {
            return RED;
        }
        boolean faulty = board.sources().stream().anyMatch(post -> post.fault() != null);
        boolean uncertain = board.count(Light.UNKNOWN) + board.count(Light.STALE) > 0;
        return faulty || uncertain || board.tiles().isEmpty() ? UNCERTAIN : FINE;
    }
}
