package dev.andon.app;

import dev.andon.board.WallSettings;
import dev.andon.board.WindowSettings;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Front;
import dev.andon.ui.kit.Theme;
import dev.andon.ui.kit.choice.Hands;
import dev.andon.ui.wall.WallWindow;
import dev.andon.ui.window.MainWindow;
import java.time.InstantSource;
import javafx.stage.Stage;

/// The window that a start opened, with what changes its looks. Lives on the JavaFX thread.
///
/// @param front the window
/// @param restyle takes edited settings
record Opened(Front front, Restyle restyle) {
    /// What a start opens.
    enum Kind {
        WINDOW,
        WALL,
        WALL_ON_FULL_SCREEN
    }

    @FunctionalInterface
    interface Restyle {
        void to(WallSettings wall, WindowSettings window, Texts texts);
    }

    static Opened of(
            Kind kind,
            Stage stage,
            Configuration configuration,
            InstantSource clock,
            Hands hands,
            Pages.Behind behind) {
        Texts texts = Texts.in(configuration.wall().language());
        if (kind == Kind.WINDOW) {
            Pages pages = new Pages(behind, clock, hands, () -> stage);
            var window = new MainWindow(stage, new Theme(configuration.window()), texts, clock, hands, pages.in(texts));
            return new Opened(window, (wall, looks, words) -> window.restyle(new Theme(looks), words, pages.in(words)));
        }
        boolean fullScreen = kind == Kind.WALL_ON_FULL_SCREEN;
        var wall = new WallWindow(stage, fullScreen, configuration.wall(), texts, clock, hands);
        return new Opened(wall, (looks, window, words) -> wall.restyle(looks, words));
    }
}
