package dev.andon.ui.window;

import dev.andon.text.Texts;
import dev.andon.ui.kit.Em;
import dev.andon.ui.kit.choice.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.Rectangle2D;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.stage.Screen;
import org.kordamp.ikonli.feather.Feather;

/// Opens the wall: at once where there is one screen, else on the one that somebody chooses.
final class WallButton extends Button {
    private final Texts texts;
    private final IntConsumer wall;

    /// @param wall opens the wall on a screen, from 1; 0 for the one that the settings name
    WallButton(Texts texts, IntConsumer wall) {
        super(texts.say("window.wall"));
        this.texts = texts;
        this.wall = wall;
        setGraphic(Em.icon(Feather.MONITOR, this));
        setAccessibleText(getText());
        setId("to-wall");
        getStyleClass().add("to-wall");
        setMaxWidth(Double.MAX_VALUE);
        setTooltip(new Tooltip(texts.say("window.wallHow")));
        setOnAction(pressed -> press(sizes(Screen.getScreens())));
    }

    static List<String> sizes(List<Screen> screens) {
        return screens.stream()
                .map(Screen::getBounds)
                .map((Rectangle2D bounds) -> (int) bounds.getWidth() + " × " + (int) bounds.getHeight())
                .toList();
    }

    /// @param screens how large each is
    void press(List<String> screens) {
        if (screens.size() < 2) {
            wall.accept(0);
        } else {
            Choice.menu(choices(screens)).show(this, Side.TOP, 0, 0);
        }
    }

    List<Choice> choices(List<String> screens) {
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < screens.size(); i++) {
            int number = i + 1;
            choices.add(new Choice(
                    "screen-" + number, texts.say("window.screen", number, screens.get(i)), () -> wall.accept(number)));
        }
        return choices;
    }
}
