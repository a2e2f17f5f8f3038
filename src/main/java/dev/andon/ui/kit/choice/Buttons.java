package dev.andon.ui.kit.choice;

import java.util.List;
import javafx.scene.layout.FlowPane;

/// What can be done with one thing now, a button each; none where nothing can. Lives on the JavaFX thread.
public final class Buttons extends FlowPane {
    private List<String> offered = List.of();

    public Buttons() {
        getStyleClass().add("buttons");
        setManaged(false);
    }

    /// Offers these. Buttons that stay keep the focus that one of them may have.
    ///
    /// @param subject what they are about
    public void show(String subject, List<Choice> choices) {
        List<String> wanted = choices.stream()
                .map(choice -> subject + "\n" + choice.id() + "\n" + choice.words())
                .toList();
        if (!wanted.equals(offered)) {
            offered = wanted;
            getChildren().setAll(choices.stream().map(Choice::button).toList());
            setManaged(!wanted.isEmpty());
        }
    }
}
