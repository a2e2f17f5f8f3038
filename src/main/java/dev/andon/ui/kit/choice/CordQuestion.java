package dev.andon.ui.kit.choice;

import dev.andon.command.Command;
import dev.andon.text.Texts;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.TextField;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Asks why a line is to be stopped. The button says what it does, and does nothing without a reason.
final class CordQuestion extends Dialog<Command> {
    private final TextField why = new TextField();

    CordQuestion(String line, Texts texts) {
        setTitle(texts.say("cord.title", line));
        setHeaderText(texts.say("cord.why"));
        why.setId("why");
        why.setPrefColumnCount(40);
        var stop = new ButtonType(texts.say("cord.stop", line), ButtonBar.ButtonData.OK_DONE);
        getDialogPane().getButtonTypes().addAll(stop, ButtonType.CANCEL);
        getDialogPane().setContent(why);
        getDialogPane()
                .lookupButton(stop)
                .disableProperty()
                .bind(why.textProperty().map(String::isBlank));
        setResultConverter(pressed -> command(pressed == stop, line));
        setOnShown(shown -> why.requestFocus());
    }

    CordQuestion above(@Nullable Window owner) {
        initOwner(owner);
        return this;
    }

    private @Nullable Command command(boolean confirmed, String line) {
        return confirmed ? new Command.PullCord(line, why.getText().strip()) : null;
    }
}
