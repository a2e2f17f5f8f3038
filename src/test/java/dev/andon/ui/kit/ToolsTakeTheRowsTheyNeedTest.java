package dev.andon.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.testing.Fx;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ToolsTakeTheRowsTheyNeedTest {
    private final List<Region> tools =
            Stream.of(100, 50, 50).map(ToolsTakeTheRowsTheyNeedTest::tool).toList();
    private ToolRow row;

    private static Region tool(double wide) {
        var tool = new Region();
        tool.setMinWidth(wide / 2);
        tool.setPrefSize(wide, 20);
        return tool;
    }

    @BeforeEach
    void make() {
        Fx.start();
        HBox.setHgrow(tools.getFirst(), Priority.ALWAYS);
        row = new ToolRow(tools.toArray(Node[]::new));
        row.setHgap(10);
        row.setVgap(5);
    }

    /// Where each begins, how wide it is, and in which row.
    private List<String> laidOut(double width) {
        Fx.run(() -> {
            row.resize(width, row.prefHeight(width));
            row.layout();
        });
        return tools.stream()
                .map(tool -> (int) tool.getLayoutX() + "+" + (int) tool.getWidth() + "/" + (int) tool.getLayoutY())
                .toList();
    }

    @Test
    void whatGrowsTakesWhatIsLeft() {
        assertEquals(List.of("0+180/0", "190+50/0", "250+50/0"), laidOut(300));
    }

    @Test
    void whatGrowsMakesDoWithLess() {
        assertEquals(List.of("0+80/0", "90+50/0", "150+50/0"), laidOut(200));
    }

    @Test
    void whatDoesNotFitStandsInTheNextRow() {
        assertEquals(List.of("0+90/0", "100+50/0", "0+50/25"), laidOut(150));
        assertEquals(45, row.prefHeight(150));
    }

    @Test
    void nothingIsWiderThanARow() {
        assertEquals(List.of("0+40/0", "0+40/25", "0+40/50"), laidOut(40));
    }

    @Test
    void whatIsNotManagedTakesNoRoom() {
        tools.get(1).setManaged(false);
        laidOut(160);
        assertEquals(110, tools.getLast().getLayoutX());
        assertTrue(row.prefHeight(160) < 25);
    }
}
