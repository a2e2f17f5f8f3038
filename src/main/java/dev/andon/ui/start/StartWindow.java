package dev.andon.ui.start;

import dev.andon.arrival.Arrival;
import dev.andon.text.Texts;
import dev.andon.ui.kit.AppIcon;
import dev.andon.ui.kit.FileQuestion;
import dev.andon.ui.kit.Fitting;
import dev.andon.ui.kit.Saying;
import dev.andon.ui.kit.Scroll;
import dev.andon.ui.kit.Theme;
import java.util.function.Consumer;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/// What somebody meets who has no settings yet: a server of their own, or the demo. Lives on the JavaFX thread.
public final class StartWindow {
    private static final double WIDTH = 860;
    private static final double HEIGHT = 720;

    private final Stage stage;
    private final AddServer form;
    private final Saying told = new Saying("start-told");

    /// Where one goes from here.
    ///
    /// @param open opens a web page
    /// @param demo shows the demo team
    /// @param watch is given the settings file that now names a server
    public record Exits(Consumer<String> open, Runnable demo, Consumer<String> watch) {}

    public StartWindow(Stage stage, Theme theme, Texts texts, Arrival arrival, Exits exits) {
        this(stage, theme, texts, arrival, exits, FileQuestion.PLATFORM);
    }

    /// @param file asks for a file
    StartWindow(Stage stage, Theme theme, Texts texts, Arrival arrival, Exits exits, FileQuestion file) {
        this.stage = stage;
        form = new AddServer(texts, arrival, exits.open(), exits.watch(), file);
        var title = Boxes.say(texts.say("start.welcome"), "start-title");
        var demo = Boxes.button(texts.say("start.demo"), "demo", exits.demo());
        demo.disableProperty().bind(form.writing());
        VBox.setVgrow(form, Priority.ALWAYS);
        told.getStyleClass().add("start-bad");
        var content = new VBox(title, Boxes.say(texts.say("start.what"), "start-note"), form, told, Boxes.row(demo));
        content.getStyleClass().add("start");
        var scroll = new Scroll(content, texts.say("start.welcome"));
        scroll.setFitToHeight(true);
        stage.setTitle("Andon");
        stage.setScene(Fitting.scene(new StackPane(scroll), WIDTH, HEIGHT));
        Runnable undress = theme.dress(stage.getScene());
        stage.setOnHidden(hidden -> undress.run());
    }

    /// Says why there is no way on.
    ///
    /// @param words in place of what was said before; may be empty
    public void say(String words) {
        told.say(words);
    }

    public void open() {
        AppIcon.put(stage);
        stage.show();
        form.focus();
    }
}
