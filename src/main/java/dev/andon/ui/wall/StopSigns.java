package dev.andon.ui.wall;

import dev.andon.board.Board;
import dev.andon.board.LineHeadline;
import dev.andon.line.Line;
import dev.andon.line.LineRule;
import dev.andon.line.LineState;
import dev.andon.text.Texts;
import dev.andon.ui.kit.choice.Choice;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// One large sign for each line that is stopped: who or what stopped it and since when, who is on it, what it
/// holds back, and what can be done about it.
final class StopSigns extends VBox {
    private static final PseudoClass HOLLOW = PseudoClass.getPseudoClass("hollow");

    private final Texts texts;
    private final BiFunction<Line, Board, List<Choice>> choices;

    /// @param choices what can be done about a stopped line
    StopSigns(Texts texts, BiFunction<Line, Board, List<Choice>> choices) {
        this.texts = texts;
        this.choices = choices;
        getStyleClass().add("stop-signs");
        setManaged(false);
        setVisible(false);
    }

    void show(Board board) {
        List<Line> stopped = board.lines().stream().filter(StopSigns::isSaid).toList();
        while (getChildren().size() > stopped.size()) {
            getChildren().removeLast();
        }
        while (getChildren().size() < stopped.size()) {
            getChildren().add(new Sign());
        }
        for (int i = 0; i < stopped.size(); i++) {
            ((Sign) getChildren().get(i)).show(stopped.get(i), board);
        }
        setManaged(!stopped.isEmpty());
        setVisible(!stopped.isEmpty());
    }

    /// The one trunk that there is without settings follows the colours of the tiles, which say all of it
    /// already.
    static boolean isSaid(Line line) {
        boolean toldByTiles = line.rule().equals(LineRule.TRUNK) && line.reason() instanceof Line.Reason.Broken;
        return line.state() == LineState.STOPPED && !toldByTiles;
    }

    private final class Sign extends VBox {
        private final Label why = new Label();
        private final Label who = new Label();
        private final Label gates = new Label();
        private final FlowPane buttons = new FlowPane();
        private List<String> offered = List.of();

        Sign() {
            getStyleClass().add("stop-sign");
            why.getStyleClass().add("stop-why");
            why.setWrapText(true);
            who.getStyleClass().add("stop-who");
            who.setWrapText(true);
            gates.getStyleClass().add("stop-gates");
            gates.setWrapText(true);
            buttons.getStyleClass().add("stop-buttons");
            buttons.prefWrapLengthProperty().bind(widthProperty());
            buttons.setMinWidth(0);
            getChildren().addAll(why, who, gates, buttons);
        }

        void show(Line line, Board board) {
            why.setText(texts.say("line.named", line.name(), LineHeadline.of(line, board.at())));
            String holds = texts.say(LineHeadline.holdsBack(line, board));
            who.setText(LineHeadline.onIt(line, board)
                    .map(onIt -> texts.say("line.onItAndHolds", texts.say(onIt), holds))
                    .orElse(holds));
            showGates(line, board);
            pseudoClassStateChanged(HOLLOW, board.isHollow(line));
            offer(choices.apply(line, board));
        }

        /// Gates that are not as they should be.
        private void showGates(Line line, Board board) {
            String troubles = board.gatesOf(line.name()).stream()
                    .filter(gate -> gate.state().isWorthALook())
                    .map(gate -> texts.say(gate.sentence()))
                    .collect(Collectors.joining("\n"));
            gates.setText(troubles);
            gates.setManaged(!troubles.isEmpty());
            gates.setVisible(!troubles.isEmpty());
        }

        /// Buttons are made anew only when others are offered: one that is being pressed must not go away.
        private void offer(List<Choice> now) {
            List<String> words = now.stream().map(Choice::words).toList();
            if (!words.equals(offered)) {
                offered = words;
                buttons.getChildren().setAll(now.stream().map(Choice::button).toList());
            }
            buttons.setManaged(!now.isEmpty());
            buttons.setVisible(!now.isEmpty());
        }
    }
}
