package dev.andon.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.testing.Fx;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A table whose words are told nowhere else.
class AColumnWithoutRoomIsToldInAnotherTest {
    private Stage stage;
    private TableView<?> view;

    @BeforeEach
    void open() {
        Fx.start();
        Fx.run(() -> {
            Table<String> table = new Table<String>("deploys", "nothing", row -> row)
                    .column("version", "Version", 100, row -> row)
                    .column("at", "When", 190, row -> "today")
                    .column("by", "By", 100, row -> "Ann")
                    .column("why", "Why", 100, row -> "")
                    .whole("at")
                    .fold("by", "at")
                    .fold("why", "at");
            view = (TableView<?>) table.node();
            table.show(List.of("v1", "v2"));
            stage = new Stage();
            stage.setScene(new Scene(view, 800, 300));
            stage.show();
        });
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    private void isWide(double width) {
        Fx.run(() -> stage.setWidth(width));
        Fx.pulse(stage.getScene());
        Fx.pulse(stage.getScene());
    }

    private List<String> shown() {
        return Fx.call(() ->
                view.getVisibleLeafColumns().stream().map(TableColumn::getText).toList());
    }

    private List<String> words() {
        return Fx.call(() -> view.lookupAll(".cell-at").stream()
                .map(node -> (TableCell<?, ?>) node)
                .filter(cell -> !cell.isEmpty() && Fx.isShown(cell))
                .map(TableCell::getText)
                .toList());
    }

    @Test
    void whereThereIsRoomEachHasItsOwn() {
        isWide(800);
        assertEquals(List.of("Version", "When", "By", "Why"), shown());
        assertEquals(List.of("today", "today"), words());
    }

    @Test
    void whereThereIsNoneItStandsBelowWithItsHead() {
        isWide(320);
        assertEquals(List.of("Version", "When"), shown());
        assertEquals(List.of("today\nBy: Ann", "today\nBy: Ann"), words(), "what is empty is not told");
    }

    @Test
    void whenThereIsRoomAgainItIsBack() {
        isWide(320);
        isWide(800);
        assertEquals(List.of("Version", "When", "By", "Why"), shown());
        assertEquals(List.of("today", "today"), words());
    }
}
