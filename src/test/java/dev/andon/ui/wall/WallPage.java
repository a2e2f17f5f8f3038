package dev.andon.ui.wall;

import dev.andon.board.Board;
import dev.andon.board.WallSettings;
import dev.andon.testing.Boards;
import dev.andon.testing.Fx;
import dev.andon.text.Texts;
import dev.andon.ui.kit.choice.Hands;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.stage.Window;

/// The wall as somebody in front of it sees it. An action returns the wall one then stands before.
final class WallPage {
    private final WallView wall;
    private final List<String> opened;

    private WallPage(WallView wall, List<String> opened) {
        this.wall = wall;
        this.opened = opened;
    }

    /// A wall of this size in pixels, without a window.
    static WallPage of(WallSettings settings, int width, int height) {
        Fx.start();
        List<String> opened = new ArrayList<>();
        return new WallPage(
                Fx.call(() -> {
                    var wall = new WallView(settings, Texts.in(Locale.ENGLISH), Hands.openingOnly(opened::add));
                    new Scene(wall, width, height);
                    return wall;
                }),
                opened);
    }

    /// An English wall of 1920 x 1080 pixels before which these hands are.
    static WallPage handledBy(Hands hands) {
        Fx.start();
        return new WallPage(
                Fx.call(() -> {
                    var wall = new WallView(WallSettings.DEFAULT, Texts.in(Locale.ENGLISH), hands);
                    new Scene(wall, 1920, 1080);
                    return wall;
                }),
                List.of());
    }

    /// An English wall of 1920 x 1080 pixels.
    static WallPage usual() {
        return of(WallSettings.DEFAULT, 1920, 1080);
    }

    /// The wall that stands in a window.
    static WallPage in(Scene scene, List<String> opened) {
        return new WallPage((WallView) scene.getRoot(), opened);
    }

    WallPage shows(Board board) {
        Fx.run(() -> wall.show(board));
        return settled();
    }

    WallPage shows(Boards boards) {
        return shows(boards.board());
    }

    WallPage beats(Instant now) {
        return beats(now, LocalTime.NOON);
    }

    WallPage beats(Instant now, LocalTime local) {
        Fx.run(() -> wall.beat(now, local));
        return settled();
    }

    WallPage resized(int width, int height) {
        Fx.run(() -> wall.resize(width, height));
        return settled();
    }

    /// As the pulses of a window would do it: sizes of text follow from the wall's size, and the tiles' room from
    /// the texts.
    WallPage settled() {
        Fx.run(() -> {
            for (int pulse = 0; pulse < 3; pulse++) {
                wall.applyCss();
                wall.layout();
            }
        });
        return this;
    }

    List<TileObject> tiles() {
        return all(".tile").stream()
                .map(node -> new TileObject((TileView) node, this))
                .toList();
    }

    List<String> names() {
        return tiles().stream().map(TileObject::name).toList();
    }

    TileObject tile(String name) {
        return tiles().stream()
                .filter(tile -> tile.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no tile " + name + " among " + names()));
    }

    TileObject tile(int place) {
        return tiles().get(place);
    }

    boolean has(String name) {
        return names().contains(name);
    }

    /// The counted tile, which stands last.
    TileObject folded() {
        TileObject last = tiles().getLast();
        if (!last.name().endsWith(" more")) {
            throw new AssertionError("nothing is folded, the last tile is " + last.name());
        }
        return last;
    }

    /// How wide the title bar is, in pixels.
    double barWidth() {
        return ((Region) one(".bar")).getWidth();
    }

    String line() {
        return text(".bar-line");
    }

    String title() {
        return text(".bar-title");
    }

    String summary() {
        return text(".bar-summary");
    }

    /// "page 1 of 2", or nothing.
    String pages() {
        return text(".bar-pages");
    }

    String clock() {
        return text(".bar-clock");
    }

    boolean heartIsLit() {
        return has(one(".bar-heart"), "beat");
    }

    /// Announcements and faults.
    List<String> notes() {
        return all(".bar-note").stream()
                .filter(Fx::isShown)
                .map(note -> ((Label) note).getText())
                .toList();
    }

    /// What the signs of stopped lines say: why, and who is on it.
    List<String> signs() {
        return all(".stop-sign .label").stream()
                .filter(Fx::isShown)
                .map(label -> ((Label) label).getText())
                .toList();
    }

    /// What the signs offer to do.
    List<String> signButtons() {
        return all(".stop-buttons .button").stream()
                .filter(Fx::isShown)
                .map(Node::getId)
                .toList();
    }

    /// What the signs of services that go back say: what happens, more about it, the seconds left.
    List<String> backSigns() {
        return all(".back-sign .label").stream()
                .filter(Fx::isShown)
                .map(label -> ((Label) label).getText())
                .toList();
    }

    /// What these signs offer to do.
    List<String> backButtons() {
        return all(".back-buttons .button").stream()
                .filter(Fx::isShown)
                .map(Node::getId)
                .toList();
    }

    /// Whether the first of these signs looks like this stage.
    boolean isBackSign(String stage) {
        return has(one(".back-sign"), stage);
    }

    /// Whether a sign has a picture of the watch.
    boolean hasFan() {
        return all(".back-fan").stream().anyMatch(Fx::isShown);
    }

    /// Whether a tile has one.
    boolean hasTileFan() {
        return all(".tile-fan").stream().anyMatch(Fx::isShown);
    }

    /// Presses a button of such a sign.
    WallPage pressesBack(String id) {
        Fx.run(() -> ((Button) one(".back-buttons #" + id)).fire());
        return this;
    }

    /// The titles of the sheets that are open.
    static List<String> openSheets() {
        return Fx.call(() -> Window.getWindows().stream()
                .filter(Stage.class::isInstance)
                .map(window -> ((Stage) window).getTitle())
                .toList());
    }

    /// Somebody asks elsewhere to go back with a service.
    WallPage goesBack(String subject) {
        Fx.run(() -> wall.goBack(subject));
        return this;
    }

    /// Another wall takes its place.
    WallPage leaves() {
        Fx.run(wall::leave);
        return this;
    }

    /// What became of what somebody asked for.
    String answer() {
        return text(".bar-answer");
    }

    boolean hasCord() {
        return Fx.isShown(one(".bar-cord"));
    }

    /// Whether the whole wall is framed for a stopped line.
    boolean isFramed() {
        return Fx.isShown(one(".stop-frame"));
    }

    /// Presses a button of a sign.
    WallPage presses(String id) {
        Fx.run(() -> ((Button) one(".stop-buttons #" + id)).fire());
        return this;
    }

    boolean isFault(String note) {
        return all(".bar-note").stream()
                .anyMatch(node -> ((Label) node).getText().equals(note) && has(node, "fault"));
    }

    /// Whether the word for the line, its frame and its sign are but outlines.
    boolean isHollow() {
        boolean line = has(one(".bar-line"), "hollow");
        boolean frame = has(one(".stop-frame"), "hollow");
        boolean sign = all(".stop-sign").stream().anyMatch(node -> has(node, "hollow"));
        if (line != frame || line != sign) {
            throw new AssertionError("the line, its frame and its sign look different");
        }
        return line;
    }

    /// What the wall says about its own silence, or nothing.
    String silence() {
        return text(".bar-silence");
    }

    /// What a wall without sources says, or nothing.
    String advice() {
        return Fx.isShown(one(".empty-how")) ? text(".empty-title") + ". " + text(".empty-how") : "";
    }

    /// How far the night darkens the wall, from 0 to 1.
    double darkness() {
        return Fx.call(() -> one(".night").isVisible() ? one(".night").getOpacity() : 0);
    }

    /// How far from its place the wall has wandered, across and down.
    List<Double> wandered() {
        Node content = wall.getChildren().getFirst();
        return List.of(content.getTranslateX(), content.getTranslateY());
    }

    /// Whether every tile stands inside the wall and none on another.
    boolean isTidy() {
        List<TileObject> tiles = tiles();
        for (TileObject tile : tiles) {
            if (!wall.getLayoutBounds().contains(tile.bounds())) {
                return false;
            }
            for (TileObject other : tiles) {
                if (!other.isAt(tile) && other.bounds().intersects(tile.bounds())) {
                    return false;
                }
            }
        }
        return true;
    }

    /// The bar's texts that did not find the room they want.
    List<String> cutTexts() {
        return all(".bar .label").stream()
                .filter(Fx::isShown)
                .filter(node ->
                        ((Region) node).getWidth() + 1 < Math.min(((Region) node).prefWidth(-1), wall.getWidth()))
                .filter(node ->
                        ((Region) node).getHeight() + 1 < ((Region) node).prefHeight(((Region) node).getWidth()))
                .map(node -> ((Label) node).getText())
                .toList();
    }

    /// The pages somebody opened.
    List<String> opened() {
        return opened;
    }

    private String text(String selector) {
        return Fx.isShown(one(selector)) ? ((Label) one(selector)).getText() : "";
    }

    private Node one(String selector) {
        return all(selector).getFirst();
    }

    private List<Node> all(String selector) {
        return Fx.call(() -> List.copyOf(wall.lookupAll(selector)));
    }

    static boolean has(Node node, String pseudoClass) {
        return node.getPseudoClassStates().contains(PseudoClass.getPseudoClass(pseudoClass));
    }
}
