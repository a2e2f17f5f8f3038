package dev.andon.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The rules by which windows are judged find what is bad, and leave alone what is good.
class EverybodyTest {
    private Stage stage;

    @BeforeEach
    void start() {
        Fx.start();
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    private Scene shown(String style, Node... nodes) {
        return Fx.call(() -> {
            stage = new Stage();
            var box = new VBox(20, nodes);
            box.setStyle("-fx-padding: 20; " + style);
            stage.setScene(new Scene(box, 400, 400));
            stage.show();
            return stage.getScene();
        });
    }

    private static Label label(String style) {
        var label = new Label("Words");
        label.setStyle(style);
        return label;
    }

    private List<String> faint(String ground, String text) {
        return Contrast.AA.faults(shown("-fx-background-color: " + ground, Fx.call(() -> label(text))));
    }

    @Test
    void wordsThatAreFaintAreFound() {
        List<String> faults = faint("white", "-fx-text-fill: #8a8a8a");
        assertEquals(1, faults.size());
        assertTrue(faults.getFirst().contains("\"Words\"") && faults.getFirst().contains("3.4"), faults.getFirst());
    }

    @Test
    void largeWordsMayBeFainter() {
        assertEquals(List.of(), faint("white", "-fx-text-fill: #8a8a8a; -fx-font-size: 26px"));
    }

    @Test
    void whatShinesThroughIsSeenThrough() {
        assertEquals(1, faint("white", "-fx-text-fill: black; -fx-opacity: 0.4").size());
    }

    @Test
    void theGroundIsThatOfWhateverLiesBeneath() {
        assertEquals(
                1,
                faint("linear-gradient(to right, black 50%, #111111 50%)", "-fx-text-fill: #222222")
                        .size());
    }

    @Test
    void strongWordsAreLeftAlone() {
        assertEquals(List.of(), faint("black", "-fx-text-fill: white"));
    }

    @Test
    void whatSaysNothingIsFound() {
        Scene scene = shown("", Fx.call(EverybodyTest::silent));
        assertEquals(5, Spoken.faults(scene).size(), () -> String.join("\n", Spoken.faults(scene)));
    }

    /// An icon with a tooltip, one that stands alone, a field without a name, a table without one, a round thing.
    private static Node[] silent() {
        var icon = new Button("", new FontIcon(Feather.BOX));
        icon.setTooltip(new Tooltip("a box"));
        var field = new TextField();
        field.setPromptText("a prompt");
        var thing = new VBox();
        thing.setMinHeight(10);
        thing.setFocusTraversable(true);
        return new Node[] {icon, field, new TableView<>(), thing, new FontIcon(Feather.BOX)};
    }

    @Test
    void whatHasANameIsLeftAlone() {
        Scene scene = shown("", Fx.call(() -> {
            var icon = new Button("", new FontIcon(Feather.BOX));
            icon.setAccessibleText("a box");
            var field = new TextField();
            var name = new Label("Name");
            name.setLabelFor(field);
            return Stream.of(icon, name, field).toArray(Node[]::new);
        }));
        assertEquals(List.of(), Spoken.faults(scene));
    }

    @Test
    void aColumnWithoutAHeadIsFound() {
        Scene scene = shown("", Fx.call(() -> {
            var table = new TableView<String>();
            table.setAccessibleText("a table");
            table.getColumns().add(new TableColumn<>(""));
            return table;
        }));
        assertTrue(Spoken.faults(scene).getFirst().endsWith("a column has no head"));
    }

    private List<String> unreached(Function<Button, Node> change) {
        return new Reached().faults(shown("", Fx.call(() -> change.apply(new Button("Go"))), new Button("Stay")));
    }

    @Test
    void whatOnlyAMouseCanClickIsFound() {
        List<String> faults = unreached(button -> {
            var label = new Label("Go");
            label.setOnMouseClicked(clicked -> {});
            return label;
        });
        assertEquals(1, faults.size());
        assertTrue(faults.getFirst().endsWith("no key leads there"), faults.getFirst());
    }

    @Test
    void aFocusThatNobodySeesIsFound() {
        List<String> faults = unreached(button -> {
            button.setStyle("-fx-background-color: gray; -fx-background-insets: 0; -fx-background-radius: 0");
            return button;
        });
        assertEquals(1, faults.size());
        assertTrue(faults.getFirst().endsWith("nobody sees that it has the focus"), faults.getFirst());
    }

    @Test
    void whatIsReachedAndSeenIsLeftAlone() {
        assertEquals(List.of(), unreached(button -> button));
    }
}
