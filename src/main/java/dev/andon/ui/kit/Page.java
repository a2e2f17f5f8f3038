package dev.andon.ui.kit;

import dev.andon.board.Board;
import dev.andon.board.Tile;
import javafx.scene.Parent;
import org.kordamp.ikonli.Ikon;

/// One page of the developer's window: what it shows is made when it is first looked at. Lives on the JavaFX
/// thread.
public interface Page {
    /// What a page is known by.
    ///
    /// @param id what it is, whatever the language; also in the style id of the button that leads to it
    /// @param title what it is called
    record Name(String id, String title, Ikon icon) {}

    /// Always the same.
    Name name();

    /// What is shown, always the same; asked for when the page is first looked at.
    Parent content();

    /// How things stand now. Called for the page that is looked at, and when one begins to look at it.
    void show(Board board);

    /// Puts the cursor where one says what one looks for.
    default void find() {}

    /// Shows this board and more of that tile, where this page tells of such tiles.
    ///
    /// @param tile of this board
    /// @return false when another page does
    default boolean choose(Tile tile, Board board) {
        return false;
    }

    /// Its window is closed, or another page takes this one's place: nothing is to be asked any more.
    default void leave() {}

    /// How many things on this page want to be looked at; 0 for none.
    default int pending(Board board) {
        return 0;
    }
}
