package dev.andon.ui.charts;

import dev.andon.board.Board;
import dev.andon.line.Line;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Em;
import dev.andon.ui.kit.ToolRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What one chooses by: the time, the line, the names, the environment.
final class Tools {
    private static final List<Integer> DAYS = List.of(7, 30, 90);

    /// One of a list, or all of them.
    private record Item(@Nullable String name, String words) {}

    private final Texts texts;
    private final Consumer<Wanted> changed;
    private final TextField search = new TextField();
    private final ComboBox<Item> line = new ComboBox<>();
    private final ComboBox<Item> environment = new ComboBox<>();
    private final Button export = new Button();
    private final ToolRow node = new ToolRow();
    private Wanted wanted = Wanted.WEEK;
    private boolean isFilling;

    /// @param changed is given what is wanted whenever that changes
    /// @param save is called when somebody wants a report as a file
    Tools(Texts texts, Consumer<Wanted> changed, Runnable save) {
        this.texts = texts;
        this.changed = changed;
        days();
        box(line, "line", texts.say("charts.line"), name -> change(wanted.line(name)));
        box(environment, "environment", texts.say("charts.environment"), name -> change(wanted.environment(name)));
        search.setId("chart-search");
        search.setPromptText(texts.say("charts.search"));
        search.setAccessibleText(texts.say("charts.search"));
        search.setTooltip(new Tooltip(texts.say("charts.search")));
        search.textProperty().addListener((text, before, now) -> change(wanted.words(now)));
        HBox.setHgrow(search, Priority.ALWAYS);
        export.setId("export");
        export.setGraphic(Em.icon(Feather.DOWNLOAD, export));
        export.setAccessibleText(texts.say("charts.export"));
        export.setTooltip(new Tooltip(texts.say("charts.export")));
        export.setOnAction(pressed -> save.run());
        node.getChildren().addAll(line, environment, search, export);
        lines(List.of());
        fill(environment, List.of(), texts.say("charts.environment.all"), null);
    }

    private void days() {
        var group = new ToggleGroup();
        for (int days : DAYS) {
            var button = new ToggleButton(texts.say("charts.days", days));
            button.setId("days-" + days);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setToggleGroup(group);
            button.setSelected(days == wanted.days());
            button.setOnAction(pressed -> {
                button.setSelected(true);
                change(wanted.days(days));
            });
            node.getChildren().add(button);
        }
    }

    private void box(ComboBox<Item> box, String id, String words, Consumer<@Nullable String> chosen) {
        box.setId("chart-" + id);
        box.setAccessibleText(words);
        box.setTooltip(new Tooltip(words));
        box.setConverter(new Words());
        box.valueProperty().addListener((value, before, now) -> {
            if (!isFilling && now != null) {
                chosen.accept(now.name());
            }
        });
    }

    private void change(Wanted next) {
        if (!next.equals(wanted)) {
            wanted = next;
            changed.accept(next);
        }
    }

    Node node() {
        return node;
    }

    Wanted wanted() {
        return wanted;
    }

    void find() {
        search.requestFocus();
        search.selectAll();
    }

    void canSave(boolean can) {
        export.setDisable(!can);
    }

    void lines(Board board) {
        lines(board.lines().stream().map(Line::name).toList());
    }

    private void lines(List<String> names) {
        List<Item> items = names.stream().map(name -> new Item(name, name)).toList();
        if (line.getItems().size() != items.size() + 1 || !line.getItems().containsAll(items)) {
            fill(line, items, texts.say("charts.line.all"), wanted.line());
        }
    }

    /// Shows which environments there are, with this one chosen; tells nobody.
    void environments(List<String> names, @Nullable String chosen) {
        List<Item> items = names.stream()
                .map(name -> new Item(name, name.isEmpty() ? texts.say("charts.environment.none") : name))
                .toList();
        wanted = wanted.environment(chosen);
        fill(environment, items, texts.say("charts.environment.all"), chosen);
    }

    private void fill(ComboBox<Item> box, List<Item> items, String all, @Nullable String chosen) {
        List<Item> full = new ArrayList<>();
        full.add(new Item(null, all));
        full.addAll(items);
        isFilling = true;
        box.getItems().setAll(full);
        box.setValue(full.stream()
                .filter(item -> chosen != null && chosen.equals(item.name()))
                .findFirst()
                .orElse(full.getFirst()));
        isFilling = false;
    }

    private static final class Words extends StringConverter<Item> {
        @Override
        public String toString(@Nullable Item item) {
            return item == null ? "" : item.words();
        }

        @Override
        public @Nullable Item fromString(String words) {
            return null;
        }
    }
}
