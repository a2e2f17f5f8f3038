package dev.andon.ui.kit;

import dev.andon.text.Texts;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// A list, and below it more of the row that is chosen. Where there is no room for both, the one takes the place
/// of the other: a click, Enter or the space bar leads to the details, Escape and a button lead back. Lives on
/// the JavaFX thread.
public final class ListAndDetails extends BorderPane {
    /// Asks a page for its search.
    public static final KeyCombination FIND = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);

    /// From here on, in em, there is room for both.
    private static final double HIGH = 32;

    private final Table<?> table;
    private final @Nullable Node head;
    private final Region details;
    private final SplitPane split;
    private final Button back = new Button();
    private final ToolRow instead = new ToolRow(back);
    private Place place = Place.NOWHERE;
    private double share;
    private boolean low;

    private enum Place {
        NOWHERE,
        BELOW,
        INSTEAD
    }

    /// @param head what stands above the list; null for nothing
    /// @param list the table, and what belongs to it
    /// @param share how much of the height is the list's where there is room for both
    public ListAndDetails(Texts texts, Table<?> table, @Nullable Node head, Region list, Region details, double share) {
        this.table = table;
        this.head = head;
        this.details = details;
        this.share = share;
        getStyleClass().add("list-and-details");
        back.setId("back-to-list");
        back.setText(texts.say("pipelines.back"));
        back.setGraphic(Em.icon(Feather.ARROW_LEFT, back));
        back.setOnAction(pressed -> goBack());
        split = new SplitPane(list);
        split.setOrientation(Orientation.VERTICAL);
        setTop(head);
        setCenter(split);
        addEventHandler(KeyEvent.KEY_PRESSED, this::type);
        table.whenLookedAt(this::look);
        Em.whenLower(this, HIGH, lower -> {
            low = lower;
            look();
        });
    }

    private void type(KeyEvent key) {
        if (place != Place.INSTEAD) {
            return;
        }
        if (key.getCode() == KeyCode.ESCAPE) {
            goBack();
            key.consume();
        } else if (FIND.match(key)) {
            // What searches stands above the list; who is asked for it next must find it there.
            goBack();
        }
    }

    private void goBack() {
        table.walk();
        look();
    }

    private void look() {
        if (table.chosen().isEmpty() || (low && table.isWalked())) {
            put(Place.NOWHERE);
        } else {
            put(low ? Place.INSTEAD : Place.BELOW);
        }
    }

    private void put(Place wanted) {
        if (wanted == place) {
            return;
        }
        Place before = place;
        place = wanted;
        if (before == Place.BELOW) {
            share = split.getDividerPositions()[0];
            split.getItems().remove(details);
        }
        boolean isInstead = wanted == Place.INSTEAD;
        setTop(isInstead ? instead : head);
        setCenter(isInstead ? details : split);
        if (wanted == Place.BELOW) {
            split.getItems().add(details);
            split.setDividerPositions(share);
        }
        if (isInstead) {
            back.requestFocus();
        } else if (before == Place.INSTEAD) {
            table.node().requestFocus();
        }
    }
}
