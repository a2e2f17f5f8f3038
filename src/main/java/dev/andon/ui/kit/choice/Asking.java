package dev.andon.ui.kit.choice;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// How people are asked in one window.
///
/// @param sheets the style sheets of what asks, with its colours; none for JavaFX's own
/// @param window the one that questions are asked above
public record Asking(List<String> sheets, Supplier<@Nullable Window> window) {
    public Asking {
        sheets = List.copyOf(sheets);
    }

    /// Makes a question look like the window that it is asked above, and as large.
    ///
    /// @param owner that window; null for none
    <D extends Dialog<?>> D above(@Nullable Window owner, D question) {
        DialogPane pane = question.getDialogPane();
        pane.getStyleClass().add("sheet");
        pane.getStylesheets().setAll(GoBackSheet.STYLE);
        pane.getStylesheets().addAll(sheets);
        question.initOwner(owner);
        if (owner != null && owner.getScene() != null) {
            pane.getScene().setUserAgentStylesheet(owner.getScene().getUserAgentStylesheet());
            pane.setStyle(owner.getScene().getRoot().getStyle());
        }
        return question;
    }

    <D extends Dialog<?>> D above(D question) {
        return above(window.get(), question);
    }
}
