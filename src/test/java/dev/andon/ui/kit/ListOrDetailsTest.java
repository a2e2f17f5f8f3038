package dev.andon.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.board.WindowSettings;
import dev.andon.testing.Fx;
import dev.andon.text.Texts;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// Both where there is room for both, else the one or the other.
class ListOrDetailsTest {
    private static final double HIGH = 700;
    private static final double LOW = 300;

    private Region head;
    private Region details;
    private Stage stage;
    private Table<String> table;

    @BeforeEach
    void open() {
        Fx.start();
        Fx.run(() -> {
            head = new Region();
            details = new Region();
            table = new Table<String>("letters", "None.", letter -> letter)
                    .column("letter", "Letter", 100, letter -> letter)
                    .column("more", "More", 100, letter -> letter + letter)
                    .column("most", "Most", 100, letter -> letter + letter + letter)
                    .spare("most", "more");
            table.show(List.of("a", "b", "c"));
            var both = new ListAndDetails(Texts.in(Locale.ENGLISH), table, head, table.node(), details, 0.5);
            stage = new Stage();
            stage.setX(0);
            stage.setY(0);
            stage.setScene(new Scene(both, 400, HIGH));
            new Theme(new WindowSettings(WindowSettings.Theme.LIGHT, 100)).dress(stage.getScene());
            stage.show();
            stage.requestFocus();
            table.node().requestFocus();
        });
        Fx.pulse(stage.getScene());
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    private void isHigh(double height) {
        Fx.run(() -> stage.setHeight(height));
        Fx.pulse(stage.getScene());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void type(KeyCode... keys) {
        for (KeyCode key : keys) {
            new FxRobot().type(key);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    private boolean isSeen(Node node) {
        return Fx.call(() -> node.getScene() != null);
    }

    @Test
    void asLongAsNothingIsChosenTheListHasAllTheRoom() {
        assertTrue(isSeen(table.node()));
        assertFalse(isSeen(details));
    }

    @Test
    void whereThereIsRoomBothAreSeen() {
        type(KeyCode.DOWN);
        assertTrue(isSeen(table.node()) && isSeen(details));
        type(KeyCode.ESCAPE);
        assertFalse(isSeen(details));
    }

    @Test
    void whereThereIsNoneKeysLeadThroughTheListAndEnterToTheDetails() {
        isHigh(LOW);
        type(KeyCode.DOWN, KeyCode.DOWN);
        assertFalse(isSeen(details), "nobody is led away who only passes by");
        type(KeyCode.ENTER);
        assertTrue(isSeen(details));
        assertFalse(isSeen(table.node()) || isSeen(head));
        type(KeyCode.ESCAPE);
        assertTrue(isSeen(table.node()) && isSeen(head));
        assertEquals("b", Fx.call(() -> table.chosen().orElseThrow()));
    }

    @Test
    void aButtonLeadsBackAndHasTheFocus() {
        isHigh(LOW);
        Fx.run(() -> table.choose("b"));
        assertTrue(isSeen(details));
        assertEquals(
                "back-to-list", Fx.call(() -> stage.getScene().getFocusOwner().getId()));
        Fx.run(() -> ((Button) stage.getScene().lookup("#back-to-list")).fire());
        assertEquals(table.node(), Fx.call(() -> stage.getScene().getFocusOwner()));
    }

    @Test
    void whoLooksForSomethingFindsTheListAgain() {
        isHigh(LOW);
        Fx.run(() -> table.choose("b"));
        new FxRobot().push(KeyCode.CONTROL, KeyCode.F);
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(isSeen(head));
    }

    @Test
    void aBoardThatComesLeadsNobodyAway() {
        isHigh(LOW);
        type(KeyCode.DOWN);
        Fx.run(() -> table.show(List.of("a", "b")));
        assertFalse(isSeen(details));
        type(KeyCode.SPACE);
        Fx.run(() -> table.show(List.of("a", "b", "c")));
        assertTrue(isSeen(details));
        Fx.run(() -> table.show(List.of("c")));
        assertFalse(isSeen(details), "what is gone is not told of");
    }

    @Test
    void columnsAreLeftOutWhereThereIsNoRoomTheFirstOneFirst() {
        assertEquals(List.of("Letter", "More", "Most"), columns(400));
        assertEquals(List.of("Letter", "More"), columns(260));
        assertEquals(List.of("Letter"), columns(160));
        assertEquals(List.of("Letter", "More", "Most"), columns(400));
    }

    private List<String> columns(double width) {
        Fx.run(() -> stage.setWidth(width));
        Fx.pulse(stage.getScene());
        WaitForAsyncUtils.waitForFxEvents();
        return Fx.call(() -> ((TableView<?>) table.node())
                .getVisibleLeafColumns().stream()
                        .map(column -> column.getText())
                        .toList());
    }
}
