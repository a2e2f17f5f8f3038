package dev.andon.ui.wall;

import dev.andon.board.Light;
import dev.andon.testing.Fx;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.testfx.api.FxRobot;

/// One tile as somebody in front of the wall sees it.
final class TileObject {
    private final TileView tile;
    private final WallPage wall;

    TileObject(TileView tile, WallPage wall) {
        this.tile = tile;
        this.wall = wall;
    }

    /// The name, on however many lines it stands.
    String name() {
        return text(".tile-name").replace("\n", "");
    }

    /// The sentence below the name.
    String says() {
        return text(".tile-headline").replace('\n', ' ');
    }

    /// How old it is and who is on it.
    String foot() {
        return text(".tile-foot");
    }

    /// What is left of the build that runs.
    String left() {
        return text(".tile-left");
    }

    /// What a screen reader reads.
    String readAloud() {
        return tile.getAccessibleText();
    }

    /// The one light it shines with.
    Light light() {
        List<Light> lights = Arrays.stream(Light.values())
                .filter(light -> WallPage.has(tile, light.word()))
                .toList();
        if (lights.size() != 1) {
            throw new AssertionError(name() + " shines with " + lights);
        }
        return lights.getFirst();
    }

    boolean is(String state) {
        return WallPage.has(tile, state);
    }

    boolean isHatched() {
        return ground() instanceof LinearGradient;
    }

    /// Its plain colour.
    Color colour() {
        return (Color) ground();
    }

    private Paint ground() {
        return tile.getBackground().getFills().getFirst().getFill();
    }

    /// Whether it has a frame.
    boolean isFramed() {
        return tile.getBorder() != null && !tile.getBorder().getStrokes().isEmpty();
    }

    /// The outline of the shape in its corner, as an SVG path.
    String shape() {
        return ((Region) part(".tile-icon")).getShape().toString();
    }

    /// How much of the progress bar is filled, or -1 when there is none.
    double progress() {
        var track = (Region) part(".tile-track");
        return track.isVisible() ? ((Region) part(".tile-bar")).getWidth() / track.getWidth() : -1;
    }

    /// The height of the name's text, in pixels.
    double textSize() {
        return ((Text) part(".tile-name")).getFont().getSize();
    }

    /// Whether all its words stand inside it.
    boolean holdsItsWords() {
        return Fx.call(() -> tile.getChildrenUnmodifiable().stream()
                .filter(Text.class::isInstance)
                .filter(text -> !((Text) text).getText().isEmpty())
                .allMatch(text -> tile.getLayoutBounds().contains(text.getBoundsInParent())));
    }

    Bounds bounds() {
        return Fx.call(() -> tile.getParent().localToScene(tile.getBoundsInParent()));
    }

    boolean isAt(TileObject other) {
        return tile == other.tile;
    }

    boolean hasFocus() {
        return tile.isFocused();
    }

    WallPage click() {
        new FxRobot().clickOn(tile);
        return wall;
    }

    WallPage press(KeyCode key) {
        Fx.run(tile::requestFocus);
        new FxRobot().type(key);
        return wall;
    }

    /// Keys that are pressed together.
    WallPage pressAtOnce(KeyCode... keys) {
        Fx.run(tile::requestFocus);
        new FxRobot().push(keys);
        return wall;
    }

    /// Chooses something in the menu of the mouse's other button.
    WallPage chooses(String id) {
        new FxRobot().rightClickOn(tile);
        Fx.run(() -> {
            ContextMenu menu = Window.getWindows().stream()
                    .filter(ContextMenu.class::isInstance)
                    .map(ContextMenu.class::cast)
                    .findFirst()
                    .orElseThrow();
            menu.getItems().stream()
                    .filter(item -> item.getId().equals(id))
                    .findFirst()
                    .orElseThrow()
                    .fire();
            menu.hide();
        });
        return wall;
    }

    private String text(String selector) {
        return ((Text) part(selector)).getText();
    }

    private Node part(String selector) {
        return Fx.call(() -> tile.lookup(selector));
    }
}
