package dev.andon.ui.kit.choice;

import dev.andon.board.Board;
import dev.andon.testing.Fx;
import dev.andon.testing.Uncut;
import java.time.Instant;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The sheet as somebody before it sees it. An action returns the sheet.
final class SheetObject {
    private final GoBackSheet sheet;

    SheetObject(GoBackSheet sheet) {
        this.sheet = sheet;
    }

    SheetObject stands(Board board, Instant now) {
        Fx.run(() -> sheet.judge(board, now));
        return this;
    }

    void opens() {
        Fx.run(sheet::show);
    }

    void closes() {
        Fx.run(sheet::close);
    }

    /// What of it cannot be read or used.
    List<String> cut() {
        Fx.pulse(sheet.getDialogPane().getScene());
        return Uncut.faults(sheet.getDialogPane().getScene());
    }

    List<String> says() {
        return Fx.call(() -> sheet.getDialogPane().lookupAll(".sheet-told .label").stream()
                .filter(Fx::isShown)
                .map(label -> ((Label) label).getText())
                .toList());
    }

    /// That it is being read, is old, or could not be read; nothing when all is well.
    String state() {
        return Fx.call(() -> {
            var label = (Label) one(".sheet-state");
            return Fx.isShown(label) ? label.getText() : "";
        });
    }

    SheetObject why(String words) {
        Fx.run(() -> ((TextField) one("#why")).setText(words));
        return this;
    }

    SheetObject choose(int place) {
        Fx.run(() -> {
            @SuppressWarnings("unchecked") // a look-up by id does not know the type
            var versions = (ComboBox<Object>) one("#versions");
            versions.getSelectionModel().select(place);
        });
        return this;
    }

    boolean offers(String id) {
        return Fx.call(() -> Fx.isShown(one("#" + id)));
    }

    boolean canPress(String id) {
        return Fx.call(() -> Fx.isShown(one("#" + id)) && !one("#" + id).isDisabled());
    }

    String words(String id) {
        return Fx.call(() -> ((Button) one("#" + id)).getText());
    }

    SheetObject press(String id) {
        Fx.run(() -> ((Button) one("#" + id)).fire());
        return this;
    }

    /// Whether Enter on it comes to anything.
    boolean heedsEnter(String id) {
        return Fx.call(() -> {
            var pressed = new boolean[1];
            one("#" + id).addEventHandler(KeyEvent.KEY_PRESSED, key -> pressed[0] = true);
            Event.fireEvent(
                    one("#" + id),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
            return pressed[0];
        });
    }

    private Node one(String selector) {
        return sheet.getDialogPane().lookup(selector);
    }
}
