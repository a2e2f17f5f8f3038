package dev.andon.ui.wall;

import dev.andon.board.Headline;
import dev.andon.board.Light;
import dev.andon.board.Tile;
import dev.andon.build.ServerClaim;
import dev.andon.source.Freshness;
import dev.andon.text.Sentence;
import dev.andon.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// One tile of the wall: shape, name, one sentence, progress, who is on it. Colours and shapes are the style
/// sheets' business; this sets pseudo-classes, which cost a third of what style classes cost.
final class TileView extends Region {
    private static final Map<Light, PseudoClass> LIGHTS = lights();
    private static final PseudoClass RUNNING = PseudoClass.getPseudoClass("running");
    private static final PseudoClass OLD = PseudoClass.getPseudoClass("old");
    private static final PseudoClass CLAIMED = PseudoClass.getPseudoClass("claimed");
    private static final PseudoClass OVERDUE = PseudoClass.getPseudoClass("overdue");

    private static final double PADDING = 0.42;
    private static final double ICON = 0.95;
    private static final double BAR = 0.16;
    private static final double NAME_LINE = 1.2;

    private final Region icon = new Region();
    private final Region activity = new Region();
    private final Label name = new Label();
    private final Label headline = new Label();
    private final Label corner = new Label();
    private final Region track = new Region();
    private final Region bar = new Region();

    private double text = 1;
    private int nameLines = 1;
    private double progress = -1;
    private String id = "";
    private @Nullable String url;

    TileView() {
        getStyleClass().add("tile");
        icon.getStyleClass().add("tile-icon");
        activity.getStyleClass().add("tile-activity");
        name.getStyleClass().add("tile-name");
        name.setAlignment(Pos.TOP_LEFT);
        headline.getStyleClass().add("tile-headline");
        headline.setAlignment(Pos.TOP_LEFT);
        headline.setWrapText(true);
        corner.getStyleClass().add("tile-corner");
        track.getStyleClass().add("tile-track");
        bar.getStyleClass().add("tile-bar");
        getChildren().addAll(icon, activity, name, headline, corner, track, bar);
        setAccessibleRole(AccessibleRole.BUTTON);
        setFocusTraversable(true);
    }

    private static Map<Light, PseudoClass> lights() {
        var lights = new EnumMap<Light, PseudoClass>(Light.class);
        for (Light light : Light.values()) {
            lights.put(light, PseudoClass.getPseudoClass(light.word()));
        }
        return lights;
    }

    String tileId() {
        return id;
    }

    /// The page that a click on this tile opens, or null.
    @Nullable
    String url() {
        return url;
    }

    /// @param text the height of the name's text, in pixels
    void size(double text) {
        if (this.text != text) {
            this.text = text;
            requestLayout();
        }
    }

    private void showName(List<String> lines) {
        say(name, String.join("\n", lines));
        if (nameLines != lines.size()) {
            nameLines = lines.size();
            requestLayout();
        }
    }

    /// @param lines the name, broken into lines that fit
    void show(Tile tile, List<String> lines, Instant now, Texts texts) {
        id = tile.id();
        url = tile.known().verdict().url() != null
                ? tile.known().verdict().url()
                : tile.known().pipeline().url();
        light(tile.light());
        boolean old = tile.freshness() != Freshness.FRESH;
        ServerClaim claim = tile.known().pipeline().claim();
        pseudoClassStateChanged(OLD, old);
        pseudoClassStateChanged(CLAIMED, claim != null);
        showName(lines);
        say(headline, texts.say(Headline.of(tile, now)));
        say(corner, corner(tile, claim, now, texts));
        showProgress(tile, now);
        setAccessibleText(
                tile.name() + ", " + headline.getText() + (corner.getText().isEmpty() ? "" : ", " + corner.getText()));
    }

    /// The counted tile: so many that are well.
    ///
    /// @param quiet how many of them say nothing about the code
    void showFolded(int count, int quiet, Texts texts) {
        id = "";
        url = null;
        light(Light.GREEN);
        pseudoClassStateChanged(OLD, false);
        pseudoClassStateChanged(CLAIMED, false);
        pseudoClassStateChanged(RUNNING, false);
        showName(List.of(texts.say("wall.folded", count)));
        say(headline, quiet == 0 ? texts.say("wall.foldedGreen") : texts.say("wall.foldedQuiet", count - quiet, quiet));
        say(corner, "");
        progress = -1;
        requestLayout();
        setAccessibleText(name.getText() + ", " + headline.getText());
    }

    private void light(Light light) {
        LIGHTS.forEach((one, pseudoClass) -> pseudoClassStateChanged(pseudoClass, one == light));
    }

    private static String corner(Tile tile, @Nullable ServerClaim claim, Instant now, Texts texts) {
        Instant seen = tile.seen();
        if (tile.freshness() == Freshness.STALE && seen != null) {
            return texts.say("wall.old", Duration.between(seen, now));
        }
        return claim == null ? "" : texts.say(Sentence.of("wall.claimedBy", claim.by()));
    }

    private void showProgress(Tile tile, Instant now) {
        boolean running = tile.activity().isRunning();
        pseudoClassStateChanged(RUNNING, running || tile.activity().isBusy());
        Instant begun = tile.begun();
        Duration estimate = tile.estimate();
        double share = -1;
        if (running && begun != null && estimate != null) {
            share = Math.max(0, Duration.between(begun, now).toMillis() / (double) estimate.toMillis());
        }
        pseudoClassStateChanged(OVERDUE, share > 1);
        if (Math.abs(Math.min(share, 1) - Math.min(progress, 1)) > 0.002) {
            progress = share;
            requestLayout();
        }
    }

    private static void say(Label label, String text) {
        if (!text.equals(label.getText())) {
            label.setText(text);
        }
    }

    @Override
    protected void layoutChildren() {
        double padding = PADDING * text;
        double iconSize = ICON * text;
        double width = getWidth();
        double height = getHeight();
        double left = padding + iconSize + 0.35 * text;
        double nameHeight = NAME_LINE * text * nameLines;
        double textWidth = Math.max(0, width - left - padding);
        icon.resizeRelocate(padding, padding + 0.15 * text, iconSize, iconSize);
        activity.resizeRelocate(padding + 0.1 * iconSize, padding + 1.45 * iconSize, 0.8 * iconSize, 0.8 * iconSize);
        name.resizeRelocate(left, padding, textWidth, nameHeight);
        double barHeight = Math.max(2, BAR * text);
        double below = padding + nameHeight + 0.08 * text;
        double cornerHeight = corner.getText().isEmpty() ? 0 : 0.85 * text;
        double bottom = height - padding - barHeight - 0.12 * text;
        headline.resizeRelocate(left, below, textWidth, Math.max(0, bottom - cornerHeight - below));
        corner.resizeRelocate(left, bottom - cornerHeight, textWidth, cornerHeight);
        boolean shown = progress >= 0;
        track.setVisible(shown);
        bar.setVisible(shown);
        if (shown) {
            double barWidth = Math.max(0, width - 2 * padding);
            track.resizeRelocate(padding, height - padding - barHeight, barWidth, barHeight);
            bar.resizeRelocate(padding, height - padding - barHeight, barWidth * Math.min(1, progress), barHeight);
        }
    }
}
