package dev.andon.ui.wall;

import dev.andon.board.Board;
import dev.andon.board.GoingBack;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Fan;
import dev.andon.ui.kit.choice.Choice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One large sign for each service that is about to go back, goes back, or did so lately: what is seen, from
/// where to where, how long everybody may still say no, and what can be done.
final class BackSigns extends VBox {
    private static final int AT_MOST = 3;

    private final Texts texts;
    private final BiFunction<GoingBack, Board, List<Choice>> choices;
    private final VBox signs = new VBox();
    private final Label more = new Label();

    /// @param choices what can be done about it
    BackSigns(Texts texts, BiFunction<GoingBack, Board, List<Choice>> choices) {
        this.texts = texts;
        this.choices = choices;
        getStyleClass().add("back-signs");
        signs.getStyleClass().add("back-signs");
        more.getStyleClass().add("back-more");
        getChildren().addAll(signs, more);
        reveal(this, false);
    }

    private static void reveal(Region part, boolean shown) {
        part.setManaged(shown);
        part.setVisible(shown);
    }

    void show(Board board) {
        List<GoingBack> all = GoingBack.of(board).stream()
                .filter(one -> one.stage() != GoingBack.Stage.WARNS)
                .toList();
        List<GoingBack> shown = all.subList(0, Math.min(AT_MOST, all.size()));
        while (signs.getChildren().size() > shown.size()) {
            signs.getChildren().removeLast();
        }
        while (signs.getChildren().size() < shown.size()) {
            signs.getChildren().add(new Sign());
        }
        for (int i = 0; i < shown.size(); i++) {
            ((Sign) signs.getChildren().get(i)).show(shown.get(i), board);
        }
        more.setText(texts.say("back.more", all.size() - shown.size()));
        reveal(more, all.size() > shown.size());
        reveal(this, !all.isEmpty());
    }

    private final class Sign extends HBox {
        private final Region icon = new Region();
        private final Label title = label("back-title");
        private final Label details = label("back-details");
        private final FlowPane buttons = new FlowPane();
        private final Fan fan = new Fan();
        private final Label left = label("back-left");
        private String subject = "";
        private List<String> offered = List.of();

        Sign() {
            getStyleClass().add("back-sign");
            icon.getStyleClass().add("back-icon");
            buttons.getStyleClass().add("back-buttons");
            buttons.setMinWidth(0);
            fan.getStyleClass().add("back-fan");
            left.setMinWidth(USE_PREF_SIZE);
            left.setWrapText(false);
            var words = new VBox(title, details, buttons);
            words.getStyleClass().add("back-words");
            words.setMinWidth(0);
            buttons.prefWrapLengthProperty().bind(words.widthProperty());
            setHgrow(words, Priority.ALWAYS);
            getChildren().addAll(icon, words, fan, left);
        }

        private static Label label(String styleClass) {
            var label = new Label();
            label.getStyleClass().add(styleClass);
            label.setWrapText(true);
            return label;
        }

        void show(GoingBack going, Board board) {
            for (GoingBack.Stage one : GoingBack.Stage.values()) {
                pseudoClassStateChanged(PseudoClass.getPseudoClass(one.word()), one == going.stage());
            }
            title.setText(texts.say(going.title()));
            String said =
                    going.details().stream().map(texts::say).map(String::strip).collect(Collectors.joining("\n"));
            details.setText(said);
            reveal(details, !said.isEmpty());
            showTime(going, board.at());
            boolean drawn = going.vigil() != null && going.rollback() == null && fan.show(going.vigil(), board.at());
            reveal(fan, drawn);
            offer(choices.apply(going, board), going.tile().id());
        }

        private void showTime(GoingBack going, Instant now) {
            Duration rest = going.left(now);
            boolean counts = going.stage() == GoingBack.Stage.COUNTDOWN;
            // A part of a second that is left is not none.
            left.setText(counts ? texts.say("back.left", (rest.toMillis() + 999) / 1000) : "");
            reveal(left, counts);
        }

        /// Buttons are made anew only when others are offered, or for another service: one that is being pressed
        /// must not go away, nor may it do something else.
        private void offer(List<Choice> now, String about) {
            List<String> words = now.stream().map(Choice::words).toList();
            if (!words.equals(offered) || !about.equals(subject)) {
                offered = words;
                subject = about;
                buttons.getChildren().setAll(now.stream().map(Sign::button).toList());
            }
            reveal(buttons, !now.isEmpty());
        }

        private static Button button(Choice choice) {
            Button button = choice.button();
            button.getStyleClass().add("back-button");
            return button;
        }
    }
}
