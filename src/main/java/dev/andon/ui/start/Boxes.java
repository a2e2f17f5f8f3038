package dev.andon.ui.start;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The few things that every step is built of.
final class Boxes {
    private Boxes() {}

    /// A sentence, as long as it is.
    static Label say(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    /// What is typed, below what it is called.
    static VBox named(String name, TextField field, String id) {
        field.setId(id);
        field.setAccessibleText(name);
        Label label = say(name, "field-name");
        label.setLabelFor(field);
        var box = new VBox(label, field);
        box.getStyleClass().add("field");
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    static Button button(String words, String id, Runnable action) {
        var button = new Button(words);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(pressed -> action.run());
        return button;
    }

    /// Beside each other, or below where there is no room.
    static FlowPane buttons(Button... buttons) {
        var row = new FlowPane(buttons);
        row.getStyleClass().add("start-buttons");
        return row;
    }

    static HBox row(Node... nodes) {
        var row = new HBox(nodes);
        row.getStyleClass().add("start-row");
        return row;
    }
}
