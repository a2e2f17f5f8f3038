package dev.andon.ui.pipelines;

import dev.andon.testing.Fx;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import org.testfx.util.WaitForAsyncUtils;

/// What is told beside the list, as somebody sees it. An action returns it.
public final class DetailsObject {
    private static final long PATIENCE_SECONDS = 30;

    private final Scene scene;

    public DetailsObject(Scene scene) {
        this.scene = scene;
    }

    boolean isThere() {
        return Fx.call(() -> scene.getRoot().lookup(".details") != null);
    }

    /// Waits for what a server is asked.
    public DetailsObject until(Callable<Boolean> isSo) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, isSo);
        } catch (TimeoutException e) {
            throw new AssertionError("waited in vain", e);
        }
        WaitForAsyncUtils.waitForFxEvents();
        return this;
    }

    /// How high what the tabs show is, with their heads.
    double tabsHeight() {
        Fx.pulse(scene);
        return Fx.call(() -> one(".tab-pane").getLayoutBounds().getHeight());
    }

    public String text(String id) {
        return Fx.call(() -> ((Label) one(id)).getText());
    }

    public List<String> actions() {
        return Fx.call(() -> scene.getRoot().lookupAll(".details-actions .button").stream()
                .map(Node::getId)
                .toList());
    }

    /// What the buttons are, and what they say.
    List<String> labels() {
        return Fx.call(() -> scene.getRoot().lookupAll(".details-actions .button").stream()
                .map(node -> node.getId() + ": " + ((Button) node).getText())
                .toList());
    }

    public DetailsObject press(String id) {
        Fx.run(() -> ((Button) one("#" + id)).fire());
        WaitForAsyncUtils.waitForFxEvents();
        return this;
    }

    DetailsObject focus(String id) {
        Fx.run(() -> one("#" + id).requestFocus());
        return this;
    }

    /// What has the focus.
    String focused() {
        return Fx.call(() -> scene.getFocusOwner().getId());
    }

    boolean canPress(String id) {
        return Fx.call(() -> !one("#" + id).isDisabled());
    }

    public DetailsObject tab(String id) {
        Fx.run(() -> {
            var tabs = (TabPane) one(".tab-pane");
            tabs.getTabs().stream()
                    .filter(tab -> ("tab-" + id).equals(tab.getId()))
                    .forEach(tabs.getSelectionModel()::select);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        });
        WaitForAsyncUtils.waitForFxEvents();
        return this;
    }

    /// What each bar says aloud, from the left.
    public List<String> bars() {
        return Fx.call(() -> scene.getRoot().lookupAll(".history-bar").stream()
                .map(Node::getAccessibleText)
                .toList());
    }

    public DetailsObject bar(int place) {
        Fx.run(() -> ((ToggleButton)
                        List.copyOf(scene.getRoot().lookupAll(".history-bar")).get(place))
                .fire());
        WaitForAsyncUtils.waitForFxEvents();
        return this;
    }

    public List<String> tests() {
        return Fx.call(() -> scene.getRoot().lookupAll(".test").stream()
                .map(test -> ((TitledPane) test).getText())
                .toList());
    }

    public String openTest() {
        return Fx.call(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return ((TextArea) one(".test-said")).getText();
        });
    }

    @SuppressWarnings("unchecked") // a look-up by id does not know the type
    public List<String> log() {
        return Fx.call(() -> List.copyOf(((ListView<String>) one("#log-lines")).getItems()));
    }

    String chosenLine() {
        return Fx.call(() -> String.valueOf(
                ((ListView<?>) one("#log-lines")).getSelectionModel().getSelectedItem()));
    }

    DetailsObject search(String words) {
        Fx.run(() -> ((TextField) one("#log-search")).setText(words));
        return this;
    }

    DetailsObject enter() {
        Fx.run(() -> ((TextField) one("#log-search")).fireEvent(new ActionEvent()));
        return this;
    }

    private Node one(String selector) {
        return Objects.requireNonNull(scene.getRoot().lookup(selector), selector);
    }
}
