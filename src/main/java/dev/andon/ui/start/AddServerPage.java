package dev.andon.ui.start;

import dev.andon.arrival.Arrival;
import dev.andon.board.Board;
import dev.andon.text.Texts;
import dev.andon.ui.kit.FileQuestion;
import dev.andon.ui.kit.Page;
import dev.andon.ui.kit.Scroll;
import java.util.function.Consumer;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The way by which one more server gets into the settings.
public final class AddServerPage implements Page {
    private final Texts texts;
    private final Arrival arrival;
    private final Consumer<String> open;
    private @Nullable Scroll content;
    private @Nullable AddServer form;

    /// @param open opens a web page
    public AddServerPage(Texts texts, Arrival arrival, Consumer<String> open) {
        this.texts = texts;
        this.arrival = arrival;
        this.open = open;
    }

    @Override
    public Name name() {
        return new Name("add-server", texts.say("start.title"), Feather.PLUS_CIRCLE);
    }

    @Override
    public Parent content() {
        if (content == null) {
            // The settings are followed: what was written shows by itself.
            form = new AddServer(texts, arrival, open, file -> {}, FileQuestion.PLATFORM);
            content = new Scroll(form, texts.say("start.title"));
            content.setFitToHeight(true);
        }
        return content;
    }

    @Override
    public void find() {
        if (form != null) {
            form.focus();
        }
    }

    /// No board says anything of what is not watched yet.
    @Override
    public void show(Board board) {}
}
