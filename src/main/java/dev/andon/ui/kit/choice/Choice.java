package dev.andon.ui.kit.choice;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.MouseEvent;

/// Something that can be done now, for a menu or as a button.
///
/// @param id what it is, whatever the language
/// @param words what it says
/// @param action does it, on the JavaFX thread
public record Choice(String id, String words, Runnable action) {
    public static ContextMenu menu(List<Choice> choices) {
        var menu = new ContextMenu();
        for (Choice choice : choices) {
            var item = new MenuItem(choice.words());
            item.setId(choice.id());
            item.setOnAction(chosen -> choice.action().run());
            menu.getItems().add(item);
        }
        return menu;
    }

    public Button button() {
        var button = new Button(words);
        button.setId(id);
        button.setOnAction(pressed -> action.run());
        // A double click is one wish, and its first click may have put another button in this one's place.
        button.addEventFilter(MouseEvent.ANY, mouse -> {
            if (mouse.getClickCount() > 1) {
                mouse.consume();
            }
        });
        return button;
    }
}
