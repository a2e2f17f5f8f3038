package dev.andon.ui.settings;

import dev.andon.testing.Fx;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import org.testfx.util.WaitForAsyncUtils;

/// The page of settings as somebody before it sees it. An action returns the page.
final class SettingsObject {
    private static final int PATIENCE_SECONDS = 40;

    private final Scene scene;

    SettingsObject(Scene scene) {
        this.scene = scene;
    }

    @SuppressWarnings("unchecked") // a look-up by id does not know the type
    private ListView<String> list() {
        return (ListView<String>) one("#settings-sections");
    }

    List<String> sections() {
        return Fx.call(() -> List.copyOf(list().getItems()));
    }

    SettingsObject go(String section) {
        Fx.run(() -> list().getSelectionModel().select(section));
        return settled();
    }

    SettingsObject unfold(String item) {
        Fx.run(() -> ((TitledPane) id("item-" + item)).setExpanded(true));
        return settled();
    }

    /// Names a new part under a name of its own.
    SettingsObject name(String block, String name) {
        Fx.run(() -> ((TextField) id("name-" + block)).setText(name));
        return settled();
    }

    SettingsObject write(String path, String text) {
        Fx.run(() -> ((TextField) field(path)).setText(text));
        return settled();
    }

    String textAt(String path) {
        return Fx.call(() -> ((TextField) field(path)).getText());
    }

    /// Whether nobody can read what stands there.
    boolean isHidden(String path) {
        return Fx.call(() -> field(path) instanceof PasswordField);
    }

    @SuppressWarnings("unchecked") // a look-up by id does not know the type
    SettingsObject choose(String path, String word) {
        Fx.run(() -> ((ComboBox<String>) field(path)).setValue(word));
        return settled();
    }

    SettingsObject writeText(String text) {
        Fx.run(() -> ((TextArea) one("#settings-text")).setText(text));
        return settled();
    }

    SettingsObject save() {
        return press("settings-save");
    }

    SettingsObject revert() {
        return press("settings-revert");
    }

    /// Presses a button and waits until the form is what that makes of it.
    SettingsObject press(String id) {
        Fx.run(() -> ((Button) id(id)).fire());
        settled();
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, this::canType);
        } catch (TimeoutException e) {
            throw new AssertionError("the form is never ready after " + id, e);
        }
        return settled();
    }

    /// Presses the button and does not wait.
    SettingsObject savedLater() {
        Fx.run(() -> ((Button) id("settings-save")).fire());
        return settled();
    }

    /// Whether the forms take anything.
    boolean canType() {
        return Fx.call(
                () -> scene.getRoot().lookupAll(".settings-fields").stream().noneMatch(Node::isDisabled));
    }

    boolean canSave() {
        return Fx.call(() -> !one("#settings-save").isDisabled());
    }

    String mistakeAt(String path) {
        return Fx.call(() -> ((Label) row(path).lookup(".field-mistake")).getText());
    }

    SettingsObject pressAutostart() {
        Fx.run(() -> ((CheckBox) one("#autostart")).fire());
        return settled();
    }

    /// Until it can be pressed again, and says so.
    SettingsObject untilAutostart(boolean on) {
        return until(
                "false " + on,
                () -> Fx.call(() -> {
                    var box = (CheckBox) one("#autostart");
                    return box.isDisabled() + " " + box.isSelected();
                }));
    }

    SettingsObject untilState(String words) {
        return until(words, () -> Fx.call(() -> ((Label) one("#settings-state")).getText()));
    }

    SettingsObject untilMistake(String words) {
        return until(
                words,
                () -> Fx.call(() -> scene.getRoot().lookupAll(".settings-mistake").stream()
                        .map(link -> ((Hyperlink) link).getText())
                        .findFirst()
                        .orElse("")));
    }

    private SettingsObject until(String words, Supplier<String> said) {
        try {
            WaitForAsyncUtils.waitFor(
                    PATIENCE_SECONDS, TimeUnit.SECONDS, () -> said.get().startsWith(words));
        } catch (TimeoutException e) {
            throw new AssertionError("nobody says " + words + ", but: " + said.get(), e);
        }
        return settled();
    }

    private SettingsObject settled() {
        WaitForAsyncUtils.waitForFxEvents();
        Fx.run(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        });
        return this;
    }

    private Node field(String path) {
        return row(path).control();
    }

    private FieldRow row(String path) {
        return scene.getRoot().lookupAll(".field").stream()
                .filter(FieldRow.class::isInstance)
                .map(FieldRow.class::cast)
                .filter(row -> row.field().path().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no field " + path));
    }

    /// Ids hold paths, which no selector can name.
    private Node id(String id) {
        return scene.getRoot().lookupAll("*").stream()
                .filter(node -> id.equals(node.getId()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + id));
    }

    private Node one(String selector) {
        return Objects.requireNonNull(scene.getRoot().lookup(selector), selector);
    }
}
