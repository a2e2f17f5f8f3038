package dev.andon.app;

import dev.andon.board.Board;
import dev.andon.board.WallSettings;
import dev.andon.board.WindowSettings;
import dev.andon.link.Link;
import dev.andon.text.Texts;
import dev.andon.ui.kit.FxThread;
import dev.andon.ui.kit.Theme;
import dev.andon.ui.kit.choice.Hands;
import dev.andon.ui.wall.WallWindow;
import dev.andon.ui.window.MainWindow;
import dev.andon.ui.window.Newer;
import java.time.InstantSource;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/// The window and the wall, whichever of them are open: each leads to the other, both show the same boards, and
/// the program ends with the last of them. Lives on the JavaFX thread.
final class Opened {
    /// What a start opens.
    enum Kind {
        WINDOW,
        WALL,
        WALL_ON_FULL_SCREEN
    }

    /// How both look.
    record Looks(WallSettings wall, WindowSettings window) {
        Texts texts() {
            return Texts.in(wall.language());
        }

        private String title() {
            return wall.title().isBlank() ? "Andon" : "Andon: " + wall.title();
        }
    }

    private final Kind kind;
    private final Stage first;
    private final InstantSource clock;
    private final Hands hands;
    private final Pages pages;
    private Looks looks;
    private Board board = Board.EMPTY;
    private @Nullable MainWindow window;
    private @Nullable WallWindow wall;
    private @Nullable Stage owner;
    private @Nullable Newer newer;

    /// @param stage of what is opened first
    Opened(Kind kind, Stage stage, Looks looks, InstantSource clock, Hands hands, Pages.Behind behind) {
        this.kind = kind;
        this.first = stage;
        this.looks = looks;
        this.clock = clock;
        this.hands = hands;
        this.pages = new Pages(behind, clock, hands, () -> owner);
        if (kind == Kind.WINDOW) {
            window = window(stage);
        } else {
            boolean fullScreen = kind == Kind.WALL_ON_FULL_SCREEN;
            wall = wall(stage, looks.wall(), fullScreen, false);
        }
    }

    private MainWindow window(Stage stage) {
        Texts texts = looks.texts();
        owner = stage;
        var made =
                new MainWindow(stage, new Theme(looks.window()), texts, clock, hands, pages.in(texts), this::openWall);
        stage.setTitle(looks.title());
        stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, hidden -> window = null);
        if (newer != null) {
            made.offer(newer);
        }
        return made;
    }

    private WallWindow wall(Stage stage, WallSettings settings, boolean fullScreen, boolean isGuest) {
        var exits = new WallWindow.Exits(this::details, isGuest);
        var made = new WallWindow(stage, fullScreen, settings, looks.texts(), clock, hands, exits);
        stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, hidden -> wall = null);
        return made;
    }

    /// @param screen which one, from 1; 0 for the one that the settings name
    private void openWall(int screen) {
        if (wall != null) {
            wall.toFront();
            return;
        }
        WallSettings there = screen > 0 ? looks.wall().onScreen(screen) : looks.wall();
        WallWindow made = wall(new Stage(), there, true, true);
        wall = made;
        made.show(board);
        made.open();
    }

    private MainWindow window() {
        MainWindow known = window;
        if (known != null) {
            return known;
        }
        MainWindow made = window(new Stage());
        window = made;
        made.show(board);
        made.open();
        return made;
    }

    void open() {
        if (window != null) {
            window.open();
        } else if (wall != null) {
            wall.open();
        }
    }

    /// Calls `action` once when the first picture is likely to be on the screen.
    void onceDrawn(Runnable action) {
        FxThread.onceDrawn(first.getScene(), action);
    }

    void show(Board board) {
        this.board = board;
        if (window != null) {
            window.show(board);
        }
        if (wall != null) {
            wall.show(board);
        }
    }

    /// Shows itself to who looked elsewhere.
    void toFront() {
        if (window != null) {
            window.toFront();
        } else if (wall != null) {
            wall.toFront();
        }
    }

    /// Shows what going back would be, to who asked for that elsewhere.
    ///
    /// @param subject the service's tile id
    void goBack(String subject) {
        if (window != null) {
            window.goBack(subject);
        } else if (wall != null) {
            wall.goBack(subject);
        }
    }

    /// Shows more of a tile in the developer's window, which is opened if it is not.
    ///
    /// @param subject the tile's id
    void details(String subject) {
        window().details(subject);
    }

    /// Shows what a link names, in the developer's window; the window or the wall itself for a link that names
    /// nothing.
    void follow(Link link) {
        if (link.kind() == Link.Kind.FRONT) {
            toFront();
        } else {
            window().follow(link);
        }
    }

    /// Says quietly, in the developer's window, that there is a newer Andon.
    void offer(Newer known) {
        newer = known;
        if (window != null) {
            window.offer(known);
        }
    }

    /// Changes the looks; what is shown stays.
    void restyle(Looks wanted) {
        looks = wanted;
        if (window != null) {
            window.restyle(new Theme(wanted.window()), wanted.texts(), pages.in(wanted.texts()));
        }
        if (wall != null) {
            wall.restyle(wanted.wall(), wanted.texts());
        }
    }

    void close() {
        if (window != null) {
            window.close();
        }
        if (wall != null) {
            wall.close();
        }
    }
}
