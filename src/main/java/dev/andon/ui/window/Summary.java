package dev.andon.ui.window;

import dev.andon.board.Board;
import dev.andon.board.Light;
import dev.andon.board.LineHeadline;
import dev.andon.line.Line;
import dev.andon.line.LineState;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Em;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The strip above every page: whether the line runs, how many pipelines are what, and how old that is.
final class Summary extends VBox {
    /// From here on, in em, all of it stands beside each other.
    private static final double WIDE = 72;

    private final Texts texts;
    private final Label state = new Label();
    private final Label lines = new Label();
    private final Label counts = new Label();
    private final HBox first = new HBox();

    Summary(Texts texts) {
        this.texts = texts;
        getStyleClass().add("summary");
        state.getStyleClass().add("summary-state");
        state.setMinWidth(USE_PREF_SIZE);
        lines.getStyleClass().add("summary-lines");
        counts.getStyleClass().add("summary-counts");
        HBox.setHgrow(lines, Priority.ALWAYS);
        lines.setMaxWidth(Double.MAX_VALUE);
        lines.setMinWidth(0);
        lines.setWrapText(true);
        counts.setWrapText(true);
        first.getStyleClass().add("summary-first");
        Em.whenBelow(this, WIDE, this::place);
    }

    private void place(boolean narrow) {
        counts.setMinWidth(narrow ? 0 : USE_PREF_SIZE);
        if (narrow) {
            first.getChildren().setAll(state, lines);
            getChildren().setAll(first, counts);
        } else {
            first.getChildren().setAll(state, lines, counts);
            getChildren().setAll(first);
        }
    }

    void show(Board board) {
        for (LineState one : LineState.values()) {
            state.pseudoClassStateChanged(PseudoClass.getPseudoClass(one.word()), one == board.line());
        }
        state.setText(texts.say("line." + board.line().word()));
        lines.setText(String.join("  ·  ", stopped(board)));
        counts.setText(counts(board));
    }

    /// Andon itself shows nothing new: what stands there is old.
    void showSilence(Duration silent) {
        for (LineState one : LineState.values()) {
            state.pseudoClassStateChanged(PseudoClass.getPseudoClass(one.word()), one == LineState.UNKNOWN);
        }
        state.setText(texts.say("line." + LineState.UNKNOWN.word()));
        lines.setText(texts.say("wall.silent", silent));
    }

    private List<String> stopped(Board board) {
        return board.lines().stream()
                .filter(line -> line.state() != LineState.RUNNING)
                .map((Line line) -> texts.say("line.named", line.name(), LineHeadline.of(line, board.at())))
                .toList();
    }

    private String counts(Board board) {
        List<String> parts = new ArrayList<>();
        for (Light light : Light.values()) {
            if (board.count(light) > 0) {
                parts.add(texts.say("wall.count." + light.word(), board.count(light)));
            }
        }
        return parts.isEmpty() ? "" : texts.say("wall.summary", String.join(", ", parts), age(board));
    }

    private String age(Board board) {
        Instant oldest = board.oldest();
        return oldest == null
                ? texts.say("wall.someNeverSeen")
                : texts.say("wall.oldest", Duration.between(oldest, board.at()));
    }
}
