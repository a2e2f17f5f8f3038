package dev.andon.ui.kit;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.andon.board.WindowSettings;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.scene.Scene;

/// Dresses windows: AtlantaFX's light or dark sheet beneath, ours above. A scene's own sheet and not the
/// program's: the wall has other colours, and needs none of this to start. Lives on the JavaFX thread.
public final class Theme {
    private final WindowSettings settings;

    public Theme(WindowSettings settings) {
        this.settings = settings;
    }

    /// Dresses a scene from now on; what the desktop decides, also when it changes its mind.
    ///
    /// @return stops following the desktop
    public Runnable dress(Scene scene) {
        wear(scene);
        Platform.Preferences desktop = Platform.getPreferences();
        InvalidationListener follow = changed -> wear(scene);
        desktop.colorSchemeProperty().addListener(follow);
        desktop.reducedMotionProperty().addListener(follow);
        return () -> {
            desktop.colorSchemeProperty().removeListener(follow);
            desktop.reducedMotionProperty().removeListener(follow);
        };
    }

    private void wear(Scene scene) {
        scene.setUserAgentStylesheet(base());
        scene.getStylesheets().setAll(sheets());
        scene.getRoot().setStyle("-fx-font-size: " + Em.USUAL * settings.scale() / 100 + "px");
    }

    /// What a dialog wears.
    public List<String> sheets() {
        List<String> sheets = new ArrayList<>();
        sheets.add(sheet("window.css"));
        sheets.add(sheet(isDark() ? "window-dark.css" : "window-light.css"));
        if (settings.theme() == WindowSettings.Theme.HIGH_CONTRAST) {
            sheets.add(sheet("window-high-contrast.css"));
        }
        if (isStill()) {
            sheets.add(sheet("window-still.css"));
        }
        return sheets;
    }

    private boolean isStill() {
        return switch (settings.motion()) {
            case FULL -> false;
            case REDUCED -> true;
            case SYSTEM -> Platform.getPreferences().isReducedMotion();
        };
    }

    private String base() {
        return isDark() ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet();
    }

    public boolean isDark() {
        return switch (settings.theme()) {
            case LIGHT -> false;
            case DARK, HIGH_CONTRAST -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }

    private static String sheet(String name) {
        URL sheet = Objects.requireNonNull(Theme.class.getResource(name), name);
        return sheet.toExternalForm();
    }
}
