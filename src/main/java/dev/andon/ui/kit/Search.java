package dev.andon.ui.kit;

import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// Where one says what one looks for on a page.
public final class Search extends TextField {
    /// @param words what can be looked for
    public Search(String words) {
        setId("search");
        setPromptText(words);
        setAccessibleText(words);
        setTooltip(new Tooltip(words));
        HBox.setHgrow(this, Priority.ALWAYS);
    }

    /// Puts the cursor here; what is typed takes the place of what was looked for.
    public void find() {
        requestFocus();
        selectAll();
    }
}
