package dev.andon.ui.kit;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// What is known of one thing: a name and some words in each line. Lives on the JavaFX thread.
public final class Facts extends GridPane {
    /// @param id what it is, whatever the language; the style id of its words
    /// @param name what it is called
    public record Fact(String id, String name, String words) {}

    private List<Fact> shown = List.of();

    public Facts() {
        getStyleClass().add("facts");
        var words = new ColumnConstraints();
        words.setHgrow(Priority.ALWAYS);
        var names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        getColumnConstraints().setAll(names, words);
    }

    /// Shows these that have words.
    public void show(List<Fact> facts) {
        List<Fact> wanted =
                facts.stream().filter(fact -> !fact.words().isEmpty()).toList();
        if (wanted.equals(shown)) {
            return;
        }
        shown = wanted;
        List<Node> nodes = new ArrayList<>();
        for (int row = 0; row < wanted.size(); row++) {
            Fact fact = wanted.get(row);
            nodes.add(label(fact.name(), "fact-name", 0, row));
            Label words = label(fact.words(), "fact-words", 1, row);
            words.setId("fact-" + fact.id());
            words.setWrapText(true);
            words.setAccessibleText(fact.name() + ": " + fact.words());
            nodes.add(words);
        }
        getChildren().setAll(nodes);
    }

    private static Label label(String text, String styleClass, int column, int row) {
        var label = new Label(text);
        label.getStyleClass().add(styleClass);
        setConstraints(label, column, row);
        setValignment(label, VPos.TOP);
        return label;
    }
}
