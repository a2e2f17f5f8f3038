package dev.andon.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.chart.Chart;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeView;
import javafx.scene.image.ImageView;
import org.kordamp.ikonli.javafx.FontIcon;

/// What of a scene says nothing to somebody who hears it: what can be used has a name, pictures have words,
/// columns have heads. A tooltip is no name: it is not read where one is.
public final class Spoken {
    private Spoken() {}

    /// What says nothing, one sentence each.
    public static List<String> faults(Scene scene) {
        return Fx.call(() -> {
            Set<Node> all = Shown.all(scene).keySet();
            Set<Node> labelled = all.stream()
                    .filter(node -> node instanceof Label label && label.getLabelFor() != null && says(label.getText()))
                    .map(node -> ((Label) node).getLabelFor())
                    .collect(Collectors.toSet());
            List<String> faults = new ArrayList<>();
            for (Node node : all) {
                String fault = labelled.contains(node) ? "" : fault(node);
                if (!fault.isEmpty()) {
                    faults.add(Shown.name(node) + ": " + fault);
                }
            }
            return faults;
        });
    }

    private static String fault(Node node) {
        boolean named = says(node.getAccessibleText());
        return switch (node) {
            case TableView<?> table -> named ? heads(table) : "the table has no name";
            case TabPane tabs ->
                tabs.getTabs().stream().map(Tab::getText).allMatch(Spoken::says) ? "" : "a tab has no name";
            case Chart chart -> inWords(chart) ? "" : "the chart is not told in words";
            case Label label -> isEmpty(label) || named || says(label.getText()) ? "" : "the label says nothing";
            case Labeled labeled ->
                !labeled.isFocusTraversable() || named || says(labeled.getText()) ? "" : "it says nothing";
            case FontIcon icon -> isWithin(icon) ? "" : "the icon stands alone";
            case ImageView picture -> isWithin(picture) ? "" : "the picture stands alone";
            case ProgressIndicator progress -> named ? "" : "nobody hears what goes on";
            case TextInputControl input -> named || isPart(input) ? "" : "the field has no name";
            case ComboBoxBase<?> box -> named ? "" : "the box has no name";
            case ChoiceBox<?> box -> named ? "" : "the box has no name";
            case ListView<?> list -> named || isPart(list) ? "" : "the list has no name";
            case TreeView<?> tree -> named ? "" : "the tree has no name";
            case ScrollPane scroll -> !scroll.isFocusTraversable() || named ? "" : "what is scrolled has no name";
            default -> other(node, named);
        };
    }

    private static String other(Node node, boolean named) {
        if (!node.isFocusTraversable() || isPart(node)) {
            return "";
        }
        if (!named) {
            return "it can be reached and says nothing";
        }
        boolean none =
                node.getAccessibleRole() == AccessibleRole.NODE || node.getAccessibleRole() == AccessibleRole.PARENT;
        return none ? "its role is none that is spoken" : "";
    }

    private static String heads(TableView<?> table) {
        return table.getVisibleLeafColumns().stream().map(TableColumn::getText).allMatch(Spoken::says)
                ? ""
                : "a column has no head";
    }

    private static boolean isEmpty(Label label) {
        return (label.getText() == null || label.getText().isBlank()) && label.getGraphic() == null;
    }

    /// The words of a chart tell its numbers.
    private static boolean inWords(Chart chart) {
        for (Node one = chart; one != null; one = one.getParent()) {
            String words = one.getAccessibleText();
            if (says(words) && words.chars().anyMatch(Character::isDigit)) {
                return true;
            }
        }
        return false;
    }

    /// Whether it stands in something that is named, or is asked for its name by itself.
    private static boolean isWithin(Node node) {
        for (Parent one = node.getParent(); one != null; one = one.getParent()) {
            if (says(one.getAccessibleText()) || one instanceof Labeled) {
                return true;
            }
        }
        return false;
    }

    /// A part of a larger control, which has the name.
    private static boolean isPart(Node node) {
        for (Parent one = node.getParent(); one != null; one = one.getParent()) {
            if (one instanceof ComboBoxBase<?> || one instanceof TextInputControl) {
                return true;
            }
        }
        return false;
    }

    private static boolean says(String words) {
        return words != null && words.codePoints().anyMatch(Character::isLetterOrDigit);
    }
}
