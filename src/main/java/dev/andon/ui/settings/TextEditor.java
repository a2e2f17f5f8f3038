package dev.andon.ui.settings;

import dev.andon.form.Mistake;
import dev.andon.text.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// The settings as they stand in their file, with what is wrong below; a mistake leads to its place.
final class TextEditor extends VBox {
    private static final Duration PAUSE = Duration.millis(500);
    private static final int MISTAKES_AT_MOST = 6;

    private final Texts texts;
    private final TextArea area = new TextArea();
    private final VBox mistakes = new VBox();
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private boolean filling;

    /// @param changed is told the text at each change
    /// @param paused is told the text when somebody stops typing
    TextEditor(Texts texts, Consumer<String> changed, Consumer<String> paused) {
        this.texts = texts;
        getStyleClass().add("start-step");
        area.setId("settings-text");
        area.setAccessibleText(texts.say("settings.text"));
        area.getStyleClass().add("settings-text");
        VBox.setVgrow(area, Priority.ALWAYS);
        mistakes.setId("settings-mistakes");
        pause.setOnFinished(over -> paused.accept(area.getText()));
        area.textProperty().addListener((property, before, now) -> {
            if (!filling) {
                changed.accept(now);
                pause.playFromStart();
            }
        });
        getChildren().addAll(area, mistakes);
    }

    void fill(String text) {
        filling = true;
        area.setText(text);
        filling = false;
        pause.stop();
    }

    void show(List<Mistake> found) {
        mistakes.getChildren()
                .setAll(found.stream().limit(MISTAKES_AT_MOST).map(this::link).toList());
    }

    private Hyperlink link(Mistake mistake) {
        String place = mistake.path().isEmpty() ? "" : mistake.path() + ": ";
        var link = new Hyperlink(
                mistake.line() == 0
                        ? mistake.sentence()
                        : texts.say("settings.line", mistake.line(), place + mistake.sentence()));
        link.setWrapText(true);
        link.setMinHeight(USE_PREF_SIZE);
        link.getStyleClass().add("settings-mistake");
        link.setOnAction(pressed -> go(mistake));
        return link;
    }

    private void go(Mistake mistake) {
        List<String> lines = area.getText().lines().toList();
        int before = lines.stream()
                .limit(Math.max(0, mistake.line() - 1))
                .mapToInt(line -> line.length() + 1)
                .sum();
        area.requestFocus();
        area.positionCaret(Math.min(area.getLength(), before + Math.max(0, mistake.column() - 1)));
    }
}
