package dev.andon.ui.kit.choice;

import dev.andon.command.Command;
import dev.andon.line.Cause;
import dev.andon.text.Texts;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Asks what the cause of a stop was. The button says what it does, and does nothing without an answer.
final class CauseQuestion extends Dialog<Command> {
    private static final int GAP = 6;
    private static final int WHYS = 5;

    private final ChoiceBox<Cause.Category> category = new ChoiceBox<>();
    private final TextArea whys = new TextArea();
    private final TextField link = new TextField();

    CauseQuestion(String line, Texts texts) {
        setTitle(texts.say("cause.title", line));
        setHeaderText(texts.say("cause.what"));
        category.setId("category");
        category.getItems().setAll(Cause.Category.values());
        category.setConverter(new Words(texts));
        whys.setId("whys");
        whys.setPrefRowCount(WHYS);
        whys.setWrapText(true);
        link.setId("link");
        category.setAccessibleText(texts.say("cause.what"));
        whys.setAccessibleText(texts.say("cause.whys"));
        link.setAccessibleText(texts.say("cause.link"));
        var resume = new ButtonType(texts.say("cause.resume", line), ButtonBar.ButtonData.OK_DONE);
        getDialogPane().getButtonTypes().addAll(resume, WhyQuestion.leave(texts));
        getDialogPane()
                .setContent(new VBox(
                        GAP,
                        category,
                        new Label(texts.say("cause.whys")),
                        whys,
                        new Label(texts.say("cause.link")),
                        link));
        getDialogPane()
                .lookupButton(resume)
                .disableProperty()
                .bind(category.valueProperty().isNull().or(whys.textProperty().isEmpty()));
        setResultConverter(pressed -> command(pressed == resume, line));
        setOnShown(shown -> category.requestFocus());
    }

    private @Nullable Command command(boolean confirmed, String line) {
        return confirmed
                ? new Command.ResumeLine(line, new Cause(category.getValue(), whys.getText(), link.getText()))
                : null;
    }

    private static final class Words extends StringConverter<Cause.Category> {
        private final Texts texts;

        Words(Texts texts) {
            this.texts = texts;
        }

        @Override
        public String toString(Cause.@Nullable Category category) {
            return category == null ? "" : texts.say("cause." + category.word());
        }

        @Override
        public Cause.@Nullable Category fromString(String words) {
            return null;
        }
    }
}
