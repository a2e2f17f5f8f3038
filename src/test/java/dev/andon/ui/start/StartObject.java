package dev.andon.ui.start;

import dev.andon.testing.Fx;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBoxTreeItem;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import org.testfx.util.WaitForAsyncUtils;

/// The way in as somebody before it sees it. An action returns it.
public final class StartObject {
    private static final int PATIENCE_SECONDS = 40;

    private final Scene scene;
    private int clicks;

    public StartObject(Scene scene) {
        this.scene = scene;
    }

    public StartObject write(String id, String text) {
        Fx.run(() -> ((TextInputControl) one(id)).setText(text));
        return settled();
    }

    public StartObject press(String id) {
        clicks++;
        Fx.run(() -> ((ButtonBase) one(id)).fire());
        return settled();
    }

    /// Waits until something is there that was asked for.
    public StartObject until(String id) {
        try {
            WaitForAsyncUtils.waitFor(
                    PATIENCE_SECONDS,
                    TimeUnit.SECONDS,
                    () -> Fx.call(() -> scene.getRoot().lookup("#" + id) != null));
        } catch (TimeoutException e) {
            throw new AssertionError("there is no " + id + ", but: " + said(), e);
        }
        return settled();
    }

    /// Waits until a sentence is there.
    public StartObject untilSaid(String words) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> said().contains(words));
        } catch (TimeoutException e) {
            throw new AssertionError("nobody says " + words + ", but: " + said(), e);
        }
        return settled();
    }

    private StartObject settled() {
        WaitForAsyncUtils.waitForFxEvents();
        Fx.run(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        });
        return this;
    }

    public int clicks() {
        return clicks;
    }

    public boolean has(String id) {
        return Fx.call(() -> scene.getRoot().lookup("#" + id) != null);
    }

    public boolean canPress(String id) {
        return Fx.call(() -> !one(id).isDisabled());
    }

    public String value(String id) {
        return Fx.call(() -> ((TextInputControl) one(id)).getText());
    }

    /// Everything that is written there.
    public String said() {
        return Fx.call(() -> String.join(
                "\n",
                scene.getRoot().lookupAll(".label").stream()
                        .filter(node -> node instanceof Labeled && Fx.isShown(node))
                        .map(node -> ((Labeled) node).getText())
                        .toList()));
    }

    /// What the tree of pipelines shows, folders with a slash.
    List<String> tree() {
        return Fx.call(() -> items(pipelines().getRoot()).stream()
                .map(item -> String.valueOf(item.getValue()))
                .toList());
    }

    /// Marks or unmarks what has this label.
    StartObject mark(String label) {
        Fx.run(() -> items(pipelines().getRoot()).stream()
                .filter(item -> String.valueOf(item.getValue()).equals(label))
                .map(CheckBoxTreeItem.class::cast)
                .forEach(item -> item.setSelected(!item.isSelected())));
        return settled();
    }

    private TreeView<?> pipelines() {
        return (TreeView<?>) one("choose-pipelines");
    }

    private static List<TreeItem<?>> items(TreeItem<?> item) {
        List<TreeItem<?>> all = new java.util.ArrayList<>(List.of(item));
        item.getChildren().forEach(child -> all.addAll(items(child)));
        return all;
    }

    private Node one(String id) {
        return Objects.requireNonNull(scene.getRoot().lookup("#" + id), () -> id + " is not there, but: " + said());
    }
}
