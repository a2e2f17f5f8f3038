package dev.andon.ui.charts;

import dev.andon.board.Board;
import dev.andon.testing.Fx;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.testfx.util.WaitForAsyncUtils;

/// The page of charts as somebody before it sees it. An action returns the page.
final class ChartsObject {
    private static final int PATIENCE_SECONDS = 30;

    private final ChartsPage page;
    private final Scene scene;

    ChartsObject(ChartsPage page, Scene scene) {
        this.page = page;
        this.scene = scene;
    }

    ChartsObject shows(Board board) {
        Fx.run(() -> page.show(board));
        return this;
    }

    /// Waits until the page is so: it reads on other threads.
    ChartsObject until(Callable<Boolean> so) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> Fx.call(so));
        } catch (TimeoutException late) {
            throw new AssertionError("the page says \"" + told() + "\"", late);
        }
        return this;
    }

    ChartsObject untilRead() {
        return until(() -> one("#chart-tabs").isVisible());
    }

    ChartsObject days(int days) {
        Fx.run(() -> ((ToggleButton) one("#days-" + days)).fire());
        return this;
    }

    ChartsObject search(String words) {
        Fx.run(() -> ((TextField) one("#chart-search")).setText(words));
        return this;
    }

    ChartsObject choose(String box, int place) {
        Fx.run(() -> ((ComboBox<?>) one("#chart-" + box)).getSelectionModel().select(place));
        return this;
    }

    String chosen(String box) {
        return Fx.call(() -> words((ComboBox<?>) one("#chart-" + box)));
    }

    private static <T> String words(ComboBox<T> choice) {
        return choice.getConverter().toString(choice.getValue());
    }

    ChartsObject tab(int place) {
        Fx.run(() -> ((TabPane) one("#chart-tabs")).getSelectionModel().select(place));
        WaitForAsyncUtils.waitForFxEvents();
        return this;
    }

    ChartsObject save() {
        Fx.run(() -> ((Button) one("#export")).fire());
        return this;
    }

    boolean canSave() {
        return Fx.call(() -> !one("#export").isDisabled());
    }

    String told() {
        return Fx.call(() -> ((Label) one("#charts-told")).getText());
    }

    /// What became of what somebody asked for.
    String became() {
        return Fx.call(() -> ((Label) one("#became")).getText());
    }

    /// What a card says to who does not see it.
    String heard(String card) {
        return Fx.call(() -> one("#card-" + card).getAccessibleText());
    }

    /// How high each bar of a series is.
    List<Integer> bars(String card, int series) {
        return Fx.call(() -> ((XYChart<?, ?>) one("#card-" + card + " .chart"))
                .getData().get(series).getData().stream()
                        .map(bar -> ((Number) bar.getYValue()).intValue())
                        .toList());
    }

    boolean hasChart(String card) {
        return Fx.call(() -> scene.getRoot().lookup("#card-" + card + " .chart") != null);
    }

    /// What the table of numbers says in a column, from the top.
    List<String> column(String id) {
        return Fx.call(() -> {
            TableView<?> table = (TableView<?>) one("#numbers");
            TableColumn<?, ?> column = table.getColumns().stream()
                    .filter(one -> one.getId().equals("column-" + id))
                    .findFirst()
                    .orElseThrow();
            return IntStream.range(0, table.getItems().size())
                    .mapToObj(row -> String.valueOf(column.getCellData(row)))
                    .toList();
        });
    }

    private CheckBox tick(String cell) {
        return (CheckBox) one("#practice-" + cell + " .check-box");
    }

    boolean isMet(String cell) {
        return Fx.call(() -> tick(cell).isSelected());
    }

    boolean canTick(String cell) {
        return Fx.call(() -> !tick(cell).isDisabled());
    }

    /// What a cell says; empty while somebody writes into it.
    String words(String cell) {
        return Fx.call(
                () -> one("#practice-" + cell).lookup(".check-box") instanceof CheckBox tick ? tick.getText() : "");
    }

    ChartsObject beginToEdit(String cell, String words) {
        Fx.run(() -> {
            ((Button) one("#practice-" + cell + " .edit")).fire();
            ((TextArea) one("#practice-" + cell + " .text-area")).setText(words);
        });
        return this;
    }

    String writing(String cell) {
        return Fx.call(() -> ((TextArea) one("#practice-" + cell + " .text-area")).getText());
    }

    ChartsObject tickCell(String cell) {
        Fx.run(() -> tick(cell).fire());
        return this;
    }

    ChartsObject edit(String cell, String words, String button) {
        beginToEdit(cell, words);
        Fx.run(() -> ((Button) one("#practice-" + cell + " ." + button)).fire());
        return this;
    }

    String reached(String area) {
        return Fx.call(() -> ((Label) one("#reached-" + area)).getText());
    }

    private Node one(String selector) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return Objects.requireNonNull(scene.getRoot().lookup(selector), selector);
    }
}
