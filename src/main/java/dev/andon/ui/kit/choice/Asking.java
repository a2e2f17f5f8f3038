package dev.andon.ui.kit.choice;

import dev.andon.ui.kit.Em;
import dev.andon.ui.kit.YieldingPane;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogEvent;
import javafx.scene.control.DialogPane;
import javafx.scene.layout.Region;
import javafx.stage.Screen;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// How people are asked in one window.
///
/// @param sheets the style sheets of what asks, with its colours; none for JavaFX's own
/// @param window the one that questions are asked above
public record Asking(List<String> sheets, Supplier<@Nullable Window> window) {
    /// As its sheet says.
    private static final double EMS = 46;

    /// As high as the longest of them may be.
    private static final double EMS_HIGH = 36;

    private static final double SHARE = 0.9;
    private static final double SHARE_OF_CONTENT = 0.55;

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
            fit(pane, owner, question.getTitle());
        }
        question.addEventHandler(DialogEvent.DIALOG_SHOWN, shown -> {
            // What is scrolled is not there before, and could not be given the focus.
            pane.applyCss();
            pane.getButtonTypes().forEach(type -> uncut(pane.lookupButton(type)));
            pane.getScene().getWindow().sizeToScene();
        });
        return question;
    }

    /// Where words are large a question may be larger than the screen: then it is made narrower, and scrolled.
    private static void fit(DialogPane pane, Window owner, String title) {
        Rectangle2D screen = screen(owner).getVisualBounds();
        double em = owner.getScene().getRoot() instanceof Region root ? Em.of(root) : 0;
        if (em * EMS > screen.getWidth() * SHARE) {
            pane.setStyle(pane.getStyle() + "; -fx-pref-width: " + Math.round(screen.getWidth() * SHARE) + "px");
        }
        if (em * EMS_HIGH > screen.getHeight() && pane.getContent() instanceof Region content) {
            var yielding = new YieldingPane(content, title);
            yielding.setMaxHeight(screen.getHeight() * SHARE_OF_CONTENT);
            pane.setContent(yielding);
        }
    }

    private static Screen screen(Window owner) {
        double width = Math.max(1, owner.getWidth());
        double height = Math.max(1, owner.getHeight());
        return Screen.getScreensForRectangle(owner.getX(), owner.getY(), width, height).stream()
                .findFirst()
                .orElseGet(Screen::getPrimary);
    }

    /// Buttons were measured before anybody knew how large their words are, and all as wide as each other.
    private static void uncut(Node button) {
        ButtonBar.setButtonUniformSize(button, false);
        if (button instanceof Region region) {
            region.setMinWidth(Region.USE_PREF_SIZE);
            region.setPrefWidth(Region.USE_COMPUTED_SIZE);
        }
    }

    <D extends Dialog<?>> D above(D question) {
        return above(window.get(), question);
    }
}
