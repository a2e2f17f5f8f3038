package dev.andon.desk;

import dev.andon.board.Board;
import dev.andon.build.RunBook;

/// The product's own recorder, turned by hand: what ended is in the book before the next board comes.
public final class Remembering {
    private final Recorder recorder;

    public Remembering(RunBook book) {
        recorder = new Recorder(book);
    }

    public void turn(Board board) {
        recorder.turn(board);
    }
}
