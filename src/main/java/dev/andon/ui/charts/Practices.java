package dev.andon.ui.charts;

import dev.andon.report.Matrix;
import dev.andon.report.Practice;
import dev.andon.report.Practice.Area;
import dev.andon.report.Practice.Level;
import dev.andon.text.Sentence;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Em;
import dev.andon.ui.kit.Scroll;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The matrix of practices: what is measured stands as it is, the rest is ticked, and the words of every cell can
/// be one's own.
final class Practices {
    private static final PseudoClass MET = PseudoClass.getPseudoClass("met");
    private static final int WORDS_ROWS = 4;
    /// From here on, in em, there is room for all levels beside each other.
    private static final double WIDE = 50;

    private final Texts texts;
    private final Pen pen;
    private final Map<Practice, VBox> boxes = new HashMap<>();
    private final Set<Practice> edited = new HashSet<>();
    private final GridPane grid = new GridPane();
    private final Scroll node;
    private @Nullable Matrix shown;
    private boolean narrow;

    /// Writes what somebody changed of a cell, and nothing else of it.
    interface Pen {
        void say(Practice practice, String words);

        void tick(Practice practice, boolean ticked);
    }

    Practices(Texts texts, Pen pen) {
        this.texts = texts;
        this.pen = pen;
        grid.getStyleClass().add("practices");
        node = new Scroll(grid, texts.say("charts.tab.practices"));
        node.setId("practices");
        Em.whenBelow(grid, WIDE, below -> {
            narrow = below;
            if (shown != null) {
                show(shown);
            }
        });
    }

    Node node() {
        return node;
    }

    /// What somebody is writing is left as it is.
    void show(Matrix matrix) {
        shown = matrix;
        grid.getChildren().clear();
        grid.getColumnConstraints().clear();
        if (narrow) {
            stack(matrix);
        } else {
            spread(matrix);
        }
    }

    private void column(double percent) {
        var column = new ColumnConstraints();
        column.setPercentWidth(percent);
        grid.getColumnConstraints().add(column);
    }

    /// An area is a row.
    private void spread(Matrix matrix) {
        column(12);
        for (Level level : Level.values()) {
            column(88.0 / Level.values().length);
            grid.add(level(level), level.ordinal() + 1, 0);
        }
        for (Area area : Area.values()) {
            int row = area.ordinal() + 1;
            grid.add(head(area, matrix), 0, row);
            for (Practice practice : Practice.of(area)) {
                grid.add(box(practice, matrix), practice.level().ordinal() + 1, row);
            }
        }
    }

    /// A practice is a row.
    private void stack(Matrix matrix) {
        column(100);
        int row = 0;
        for (Area area : Area.values()) {
            grid.add(head(area, matrix), 0, row++);
            for (Practice practice : Practice.of(area)) {
                grid.add(new VBox(level(practice.level()), box(practice, matrix)), 0, row++);
            }
        }
    }

    private Label level(Level level) {
        return label(texts.say("level." + level.word()), "practice-level");
    }

    private VBox box(Practice practice, Matrix matrix) {
        VBox box = boxes.computeIfAbsent(practice, Practices::box);
        if (!edited.contains(practice)) {
            show(box, matrix.cell(practice));
        }
        return box;
    }

    private static VBox box(Practice practice) {
        var box = new VBox();
        box.getStyleClass().add("practice");
        box.setId("practice-" + practice.word().replace('.', '-'));
        return box;
    }

    private Node head(Area area, Matrix matrix) {
        String reached = matrix.reached(area)
                .map(level -> texts.say("level." + level.word()))
                .orElseGet(() -> texts.say("matrix.nowhere"));
        var name = label(texts.say("area." + area.word()), "practice-area");
        var far = label(reached, "practice-reached");
        far.setId("reached-" + area.word());
        var head = new VBox(name, far);
        head.setAccessibleText(texts.say("matrix.reached", name.getText(), reached));
        return head;
    }

    private void show(VBox box, Matrix.Cell cell) {
        box.pseudoClassStateChanged(MET, cell.met());
        Sentence by = cell.measured();
        String why = by == null ? texts.say("matrix.told") : texts.say("matrix.measured", texts.say(by));
        var tick = new CheckBox(words(cell));
        tick.setWrapText(true);
        tick.setSelected(cell.met());
        tick.setDisable(by != null);
        tick.getStyleClass().add("practice-words");
        tick.setAccessibleText(words(cell) + ". " + why);
        tick.setOnAction(pressed -> pen.tick(cell.practice(), tick.isSelected()));
        var edit = new Button();
        edit.setGraphic(Em.icon(Feather.EDIT_2, edit));
        edit.getStyleClass().addAll("flat", "edit");
        edit.setAccessibleText(texts.say("charts.edit"));
        edit.setTooltip(new Tooltip(texts.say("charts.edit")));
        edit.setOnAction(pressed -> edit(box, cell));
        box.getChildren().setAll(tick, label(why, "practice-why"), edit);
    }

    private String words(Matrix.Cell cell) {
        return cell.words().isBlank() ? texts.say("practice." + cell.practice().word()) : cell.words();
    }

    private void edit(VBox box, Matrix.Cell cell) {
        var area = new TextArea(words(cell));
        area.setWrapText(true);
        area.setPrefRowCount(WORDS_ROWS);
        area.setAccessibleText(texts.say("charts.edit"));
        // What is written stays to be seen until it is kept: it may have to be tried again.
        var keep = button("keep", texts.say("charts.keep"), () -> pen.say(cell.practice(), own(area.getText(), cell)));
        var usual = button("usual", texts.say("charts.usual"), () -> pen.say(cell.practice(), ""));
        var leave = button("leave", texts.say("charts.leave"), () -> leave(box, cell));
        leave.setCancelButton(true);
        box.getChildren().setAll(area, new FlowPane(keep, usual, leave));
        edited.add(cell.practice());
        area.requestFocus();
    }

    /// What was written into a cell is kept; the cell is shown again.
    void kept(Practice practice) {
        edited.remove(practice);
    }

    private void leave(VBox box, Matrix.Cell cell) {
        edited.remove(cell.practice());
        show(box, cell);
    }

    /// The usual words are nobody's own: they stay in the reader's language.
    private String own(String words, Matrix.Cell cell) {
        String said = words.strip();
        return said.equals(texts.say("practice." + cell.practice().word())) ? "" : said;
    }

    private static Button button(String style, String words, Runnable action) {
        var button = new Button(words);
        button.getStyleClass().addAll("small", style);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(pressed -> action.run());
        return button;
    }

    private static Label label(String words, String style) {
        var label = new Label(words);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        return label;
    }
}
