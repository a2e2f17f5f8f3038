package dev.andon.ui.window;

import dev.andon.board.Board;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Em;
import dev.andon.ui.kit.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The ways to the pages, at the left side: one button each, with how many things there want to be looked at.
final class Ways extends VBox {
    private final Texts texts;
    private final ToggleGroup group = new ToggleGroup();
    private final List<Way> ways = new ArrayList<>();

    /// A button and its number.
    private record Way(Page page, Page.Name name, ToggleButton button, Label title, Label pending) {}

    /// @param go is told to which page somebody wants
    Ways(List<Page> pages, Texts texts, Consumer<Page> go) {
        this.texts = texts;
        getStyleClass().add("ways");
        for (Page page : pages) {
            ways.add(way(page, go));
        }
        // The page that one is on stays chosen, however often its button is pressed.
        group.selectedToggleProperty().addListener((chosen, before, now) -> {
            if (now == null && before != null) {
                before.setSelected(true);
            }
        });
    }

    private Way way(Page page, Consumer<Page> go) {
        Page.Name name = page.name();
        var pending = new Label();
        pending.getStyleClass().add("way-pending");
        pending.setMinWidth(Region.USE_PREF_SIZE);
        var title = new Label(name.title());
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        var button = new ToggleButton();
        var face = new HBox(Em.icon(name.icon(), button), title, pending);
        face.getStyleClass().add("way-face");
        button.setId("to-" + name.id());
        button.getStyleClass().add("way");
        button.setGraphic(face);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setToggleGroup(group);
        button.setAccessibleText(name.title());
        button.setOnAction(pressed -> go.accept(page));
        getChildren().add(button);
        return new Way(page, name, button, title, pending);
    }

    /// Shows the icons and numbers alone: what they are called is told to who points at them, and aloud.
    void shrink(boolean shrunk) {
        for (Way way : ways) {
            way.title().setVisible(!shrunk);
            way.title().setManaged(!shrunk);
            way.button().setTooltip(shrunk ? new Tooltip(way.name().title()) : null);
        }
    }

    void choose(Page page) {
        ways.stream()
                .filter(way -> way.page() == page)
                .forEach(way -> way.button().setSelected(true));
    }

    void show(Board board) {
        for (Way way : ways) {
            int count = way.page().pending(board);
            way.pending().setText(count == 0 ? "" : String.valueOf(count));
            way.pending().setVisible(count > 0);
            way.pending().setManaged(count > 0);
            way.button()
                    .setAccessibleText(
                            count == 0
                                    ? way.name().title()
                                    : texts.say("window.pending", way.name().title(), count));
        }
    }
}
