package dev.andon.ui.start;

import dev.andon.arrival.Choice;
import dev.andon.arrival.Impression;
import dev.andon.arrival.Picked;
import dev.andon.build.Pipeline;
import dev.andon.text.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What of a server that was seen is to be watched: everything, unless somebody chooses.
final class PipelineChoice extends VBox {
    private final Texts texts;
    private final TextField name = new TextField();
    private final TextField filter = new TextField();
    private final TextField branches = new TextField();
    private final Label count = new Label();
    private final PipelineTree tree;
    private final Button enter;

    PipelineChoice(Texts texts, Impression.Seen seen, Consumer<Choice> wanted) {
        this.texts = texts;
        getStyleClass().add("start-step");
        List<String> names = seen.pipelines().stream().map(Pipeline::name).toList();
        tree = new PipelineTree(names, texts.say("start.all"), this::count);
        name.setText(seen.name());
        filter.setId("choose-filter");
        filter.setPromptText(texts.say("start.filter"));
        filter.setAccessibleText(texts.say("start.filter"));
        filter.textProperty().addListener((text, before, now) -> tree.show(now));
        List<String> shown = Picked.branches(seen.pipelines());
        branches.setPromptText(texts.say(shown.isEmpty() ? "start.branches.none" : "start.branches.usual", shown));
        enter = Boxes.button(texts.say("start.watch"), "enter", () -> wanted.accept(choice(false)));
        enter.setDefaultButton(true);
        count.setId("chosen");
        VBox.setVgrow(tree.node(), Priority.ALWAYS);
        VBox.setVgrow(this, Priority.ALWAYS);
        getChildren()
                .addAll(
                        Boxes.say(
                                texts.say(
                                        "start.seen",
                                        seen.product().title(),
                                        names.stream().distinct().count()),
                                "start-good"),
                        Boxes.row(
                                Boxes.named(texts.say("start.name"), name, "source-name"),
                                Boxes.named(texts.say("start.branches"), branches, "source-branches")),
                        filter,
                        tree.node(),
                        Boxes.row(enter, count));
        count();
    }

    private void count() {
        count.setText(texts.say("start.chosen", tree.chosen().size(), tree.all().size()));
        enter.setDisable(tree.chosen().isEmpty());
    }

    /// @param tokenInFile whether a file may keep the token
    Choice choice(boolean tokenInFile) {
        List<String> wanted = Arrays.stream(branches.getText().split("[,\\s]+"))
                .filter(branch -> !branch.isEmpty())
                .toList();
        return new Choice(name.getText().strip(), Picked.patterns(tree.all(), tree.chosen()), wanted, tokenInFile);
    }
}
