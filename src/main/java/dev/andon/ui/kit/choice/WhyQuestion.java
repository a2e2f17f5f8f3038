package dev.andon.ui.kit.choice;

import dev.andon.command.Command;
import dev.andon.text.Texts;
import java.util.function.Function;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Asks why something is to be done that others will wonder about. The button says what it does, and does nothing
/// without a reason.
final class WhyQuestion extends Dialog<Command> {
    private final TextField why = new TextField();

    /// @param act what the button says that does it
    /// @param command is made of the reason
    private WhyQuestion(String title, String act, Texts texts, Function<String, Command> command) {
        setTitle(title);
        setHeaderText(title + "\n" + texts.say("cord.why"));
        why.setId("why");
        why.setPrefColumnCount(40);
        why.setAccessibleText(texts.say("cord.why"));
        var confirm = new ButtonType(act, ButtonBar.ButtonData.OK_DONE);
        getDialogPane().getButtonTypes().addAll(confirm, leave(texts));
        getDialogPane().setContent(new VBox(why));
        getDialogPane()
                .lookupButton(confirm)
                .disableProperty()
                .bind(why.textProperty().map(String::isBlank));
        setResultConverter(
                pressed -> pressed == confirm ? command.apply(why.getText().strip()) : null);
        setOnShown(shown -> why.requestFocus());
    }

    /// The button that does nothing. "Cancel" it must not be called: that is what some questions are about.
    static ButtonType leave(Texts texts) {
        return new ButtonType(texts.say("sheet.leave"), ButtonBar.ButtonData.CANCEL_CLOSE);
    }

    /// Before a line is stopped.
    static WhyQuestion cord(String line, Texts texts) {
        return new WhyQuestion(
                texts.say("cord.title", line),
                texts.say("cord.stop", line),
                texts,
                why -> new Command.PullCord(line, why));
    }

    /// Before a build is cancelled.
    ///
    /// @param build the label of the one that runs now
    static WhyQuestion cancel(String subject, String build, Texts texts) {
        return new WhyQuestion(
                texts.say("cancel.title", named(subject, build)),
                texts.say("cancel.act"),
                texts,
                why -> new Command.Cancel(subject, build, why));
    }

    /// Before somebody agrees to what a build waits for.
    ///
    /// @param build the label of the one that waits now
    /// @param what the name of what it waits for
    static WhyQuestion approve(String subject, String build, String what, Texts texts) {
        return new WhyQuestion(
                texts.say("approve.title", named(subject, build), what),
                texts.say("approve.actOn", what),
                texts,
                why -> new Command.Approve(subject, build, what, why));
    }

    private static String named(String subject, String build) {
        return (subject + " " + build).strip();
    }
}
