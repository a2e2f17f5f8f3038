package dev.andon.ui.settings;

import dev.andon.form.Alteration;
import dev.andon.form.Block;
import dev.andon.form.Field;
import dev.andon.form.Part;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Em;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// One section of the settings: fields, and blocks of them as deep as the settings go. Items are folded until
/// somebody looks into them, and made only then.
final class FormView extends VBox {
    private final Texts texts;
    private final Edits edits;
    private final Set<String> open = new HashSet<>();
    private final Map<String, String> faults = new HashMap<>();

    FormView(Texts texts, Edits edits) {
        this.texts = texts;
        this.edits = edits;
        getStyleClass().add("settings-fields");
    }

    void show(Block section) {
        Node view = section.kind() == Block.Kind.LIST ? list(section) : inner(section);
        getChildren().setAll(wrapped(section.meaning(), "start-help"), view);
    }

    /// Unfolds an item from now on.
    void unfold(String path) {
        open.add(path);
    }

    /// What is wrong, by the path of the part that shows it; what holds such a part is unfolded.
    void faults(Map<String, String> found) {
        faults.clear();
        faults.putAll(found);
        found.keySet().forEach(path -> {
            for (int i = 0; i < path.length(); i++) {
                if (path.charAt(i) == '.') {
                    open.add(path.substring(0, i));
                }
            }
            open.add(path);
        });
    }

    /// Where somebody should look first: the first field of a faulty place.
    Optional<FieldRow> firstFault() {
        return lookupAll(".field").stream()
                .filter(FieldRow.class::isInstance)
                .map(FieldRow.class::cast)
                .filter(row -> faults.containsKey(row.field().path()))
                .findFirst();
    }

    private Node view(Part part) {
        return switch (part) {
            case Field field -> new FieldRow(field, texts, edits, faults.getOrDefault(field.path(), ""));
            case Block block -> {
                var heading = new Label(block.name());
                heading.getStyleClass().add("field-name");
                var all = new VBox(heading, wrapped(block.meaning(), "start-help"));
                all.getChildren().add(block.kind() == Block.Kind.LIST ? list(block) : inner(block));
                all.getStyleClass().add("field");
                yield all;
            }
        };
    }

    private VBox inner(Block block) {
        var inner = box(block);
        for (Part part : block.parts()) {
            Node view = view(part);
            inner.getChildren()
                    .add(block.kind() == Block.Kind.NAMED ? beside(view, remove(part.path(), nameOf(part))) : view);
        }
        if (block.kind() == Block.Kind.NAMED) {
            inner.getChildren().add(newName(block));
        }
        return inner;
    }

    private VBox box(Block block) {
        var inner = new VBox();
        inner.setId("block-" + block.path());
        inner.getStyleClass().add("settings-block");
        if (faults.containsKey(block.path())) {
            Label mistake = wrapped(faults.get(block.path()), "start-bad");
            mistake.getStyleClass().add("field-mistake");
            inner.getChildren().add(mistake);
        }
        return inner;
    }

    private Node list(Block list) {
        var all = box(list);
        int size = list.parts().size();
        for (int i = 0; i < size; i++) {
            if (list.parts().get(i) instanceof Block item) {
                all.getChildren().add(item(item, i, size));
            }
        }
        var add = new Button(texts.say("settings.add", list.name()));
        add.setGraphic(Em.icon(Feather.PLUS, add));
        add.setId("add-" + list.path());
        add.setOnAction(pressed -> edits.alter(new Alteration.Add(list.path(), "")));
        all.getChildren().add(add);
        return all;
    }

    private Node item(Block item, int index, int size) {
        String title = item.name().isEmpty()
                ? texts.say("settings.item", index + 1)
                : texts.say("settings.item.named", index + 1, item.name());
        var pane = new TitledPane();
        pane.setText(title);
        pane.setId("item-" + item.path());
        pane.setAnimated(false);
        pane.setMaxWidth(Double.MAX_VALUE);
        pane.expandedProperty().addListener((property, before, now) -> fold(pane, item, now));
        pane.setExpanded(open.contains(item.path()));
        fold(pane, item, pane.isExpanded());
        var up = button(Feather.ARROW_UP, "up-", item.path(), texts.say("settings.up", title));
        up.setDisable(index == 0);
        up.setOnAction(pressed -> edits.alter(new Alteration.Move(item.path(), true)));
        var down = button(Feather.ARROW_DOWN, "down-", item.path(), texts.say("settings.down", title));
        down.setDisable(index + 1 == size);
        down.setOnAction(pressed -> edits.alter(new Alteration.Move(item.path(), false)));
        return above(pane, up, down, remove(item.path(), title));
    }

    /// Buttons at the end of a title, which takes their place from nothing below it.
    private static Node above(TitledPane pane, Button... buttons) {
        var tools = new HBox(buttons);
        tools.getStyleClass().add("settings-item-tools");
        for (Button button : buttons) {
            button.getStyleClass().add("flat");
        }
        tools.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        var both = new StackPane(pane, tools);
        StackPane.setAlignment(tools, Pos.TOP_RIGHT);
        return both;
    }

    private void fold(TitledPane pane, Block item, boolean isOpen) {
        if (isOpen) {
            open.add(item.path());
        } else {
            open.remove(item.path());
        }
        if (isOpen && pane.getContent() == null) {
            pane.setContent(inner(item));
        }
    }

    private Button remove(String path, String title) {
        var remove = button(Feather.TRASH_2, "remove-", path, texts.say("settings.remove", title));
        remove.setOnAction(pressed -> edits.alter(new Alteration.Remove(path)));
        return remove;
    }

    private static Button button(Ikon icon, String what, String path, String words) {
        var button = new Button();
        button.setGraphic(Em.icon(icon, button));
        button.setId(what + path);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        return button;
    }

    private Node newName(Block block) {
        var name = new TextField();
        name.setId("name-" + block.path());
        name.setPromptText(texts.say("settings.name"));
        name.setAccessibleText(texts.say("settings.name"));
        var add = new Button(texts.say("settings.add", block.name()));
        add.setGraphic(Em.icon(Feather.PLUS, add));
        add.setId("add-" + block.path());
        add.setMinWidth(Region.USE_PREF_SIZE);
        add.disableProperty().bind(name.textProperty().isEmpty());
        add.setOnAction(pressed -> edits.alter(new Alteration.Add(block.path(), name.getText())));
        return beside(name, add);
    }

    private static HBox beside(Node first, Node... others) {
        HBox.setHgrow(first, Priority.ALWAYS);
        List<Node> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(others));
        var row = new HBox(all.toArray(Node[]::new));
        row.getStyleClass().add("field-control");
        return row;
    }

    private static String nameOf(Part part) {
        return switch (part) {
            case Field field -> field.name();
            case Block block -> block.name();
        };
    }

    private static Label wrapped(String words, String style) {
        var label = new Label(words);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
