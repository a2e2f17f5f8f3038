package dev.andon.ui.stops;

import dev.andon.board.Board;
import dev.andon.board.GateStanding;
import dev.andon.board.LineHeadline;
import dev.andon.line.Line;
import dev.andon.line.LineState;
import dev.andon.text.Texts;
import dev.andon.ui.kit.choice.Buttons;
import dev.andon.ui.kit.choice.Choice;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// One line: how it stands, why, who is on it, its gates, and what can be done with it. Lives on the JavaFX
/// thread.
final class LineCard extends VBox {
    private final Texts texts;
    private final Label state = new Label();
    private final Label name = new Label();
    private final VBox words = new VBox();
    private final Buttons buttons = new Buttons();
    private List<String> said = List.of();

    LineCard(Texts texts, String line) {
        this.texts = texts;
        getStyleClass().add("line-card");
        setId("line-" + line);
        state.getStyleClass().add("summary-state");
        state.setMinWidth(USE_PREF_SIZE);
        name.setText(line);
        name.getStyleClass().add("page-title");
        var head = new HBox(state, name);
        head.getStyleClass().add("page-head");
        getChildren().setAll(head, words, buttons);
    }

    void show(Line line, Board board, List<Choice> choices) {
        for (LineState one : LineState.values()) {
            state.pseudoClassStateChanged(PseudoClass.getPseudoClass(one.word()), one == line.state());
        }
        state.setText(texts.say("line." + line.state().word()));
        say(words(line, board));
        buttons.show(line.name(), choices);
    }

    private List<String> words(Line line, Board board) {
        List<String> all = new ArrayList<>();
        all.add(texts.say(LineHeadline.of(line, board.at())));
        LineHeadline.onIt(line, board).map(texts::say).ifPresent(all::add);
        if (line.state() == LineState.STOPPED) {
            all.add(texts.say(LineHeadline.holdsBack(line, board)));
        }
        board.gatesOf(line.name()).stream()
                .map(GateStanding::sentence)
                .map(texts::say)
                .forEach(all::add);
        return all;
    }

    private void say(List<String> all) {
        if (!all.equals(said)) {
            said = all;
            words.getChildren().setAll(all.stream().map(LineCard::line).toList());
        }
    }

    private static Label line(String text) {
        var label = new Label(text);
        label.getStyleClass().add("line-words");
        label.setWrapText(true);
        return label;
    }
}
