package dev.andon.ui.kit;

import dev.andon.board.Board;

/// The window that the program opened first. Lives on the JavaFX thread.
public interface Front {
    void open();

    /// Calls `action` once when the first picture has been handed over to be drawn.
    void afterFirstPicture(Runnable action);

    void show(Board board);

    /// Shows it to who looked elsewhere.
    void toFront();

    /// Shows what going back would be, to who asked for that elsewhere.
    ///
    /// @param subject the service's tile id
    void goBack(String subject);

    void close();
}
