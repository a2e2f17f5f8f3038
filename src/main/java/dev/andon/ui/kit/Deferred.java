package dev.andon.ui.kit;

import dev.andon.board.Board;
import dev.andon.board.Tile;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/// A page that is made when somebody goes there: a window opens sooner when it makes the page alone that it shows.
/// Lives on the JavaFX thread.
public final class Deferred implements Page {
    private final Name name;
    private final ToIntFunction<Board> pending;
    private final Supplier<Page> maker;
    private @Nullable Page made;

    /// One on which nothing wants to be looked at.
    ///
    /// @param name the page's own
    public Deferred(Name name, Supplier<Page> maker) {
        this(name, board -> 0, maker);
    }

    /// @param name the page's own
    /// @param pending as the page itself would count
    public Deferred(Name name, ToIntFunction<Board> pending, Supplier<Page> maker) {
        this.name = name;
        this.pending = pending;
        this.maker = maker;
    }

    private Page made() {
        if (made == null) {
            made = maker.get();
        }
        return made;
    }

    @Override
    public Name name() {
        return name;
    }

    @Override
    public int pending(Board board) {
        return pending.applyAsInt(board);
    }

    @Override
    public Parent content() {
        return made().content();
    }

    @Override
    public void show(Board board) {
        made().show(board);
    }

    @Override
    public void find() {
        made().find();
    }

    @Override
    public boolean choose(Tile tile, Board board) {
        return made().choose(tile, board);
    }

    @Override
    public void leave() {
        if (made != null) {
            made.leave();
        }
    }
}
