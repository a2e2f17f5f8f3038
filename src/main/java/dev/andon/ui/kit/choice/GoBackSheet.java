package dev.andon.ui.kit.choice;

import dev.andon.board.Board;
import dev.andon.board.Outlook;
import dev.andon.board.Tile;
import dev.andon.command.Command;
import dev.andon.command.Decision;
import dev.andon.command.Policy;
import dev.andon.command.Prospect;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Proposal;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollback;
import dev.andon.people.Person;
import dev.andon.text.Sentence;
import dev.andon.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Shows what going back would be, read for whoever opened it, and asks twice: the second button works only after
/// the first, both say what they do and to which service, Enter presses neither and Escape leaves. What is shown
/// is good for two minutes, and for as long as the board agrees with it. Lives on the JavaFX thread.
public final class GoBackSheet extends Dialog<ButtonType> {
    /// The style sheet of its shapes; the colours are those of a palette.
    static final String STYLE = Objects.requireNonNull(GoBackSheet.class.getResource("sheet.css"), "sheet.css")
            .toExternalForm();

    private static final Duration GOOD_FOR = Duration.ofMinutes(2);
    /// Where no board came for so long nobody knows how it stands.
    private static final Duration SILENT = Duration.ofSeconds(10);

    /// @param subject the service's tile id
    /// @param me who asks
    public record Wanted(String subject, Rollback.Way way, Person me) {}

    private final Wanted wanted;
    private final Hands.Examiner examiner;
    private final Texts texts;
    private final Consumer<Command> go;
    private final Label state = line("sheet-state");
    private final VBox told = new VBox();
    private final ComboBox<Release> versions = new ComboBox<>();
    private final Label whyAsked = line("sheet-label");
    private final TextField why = new TextField();
    private final Button first = new Button();
    private final Button second = new Button();
    private final Button again = new Button();
    private final VBox steps = new VBox(first, second);

    private Prospect.@Nullable Seen seen;
    private Board board = Board.EMPTY;
    /// Which question was asked last: an answer to an older one says nothing.
    private int asked;
    private boolean armed;
    private boolean outdated;
    private boolean choosing;

    /// @param go is given the command, once
    public GoBackSheet(Wanted wanted, Hands.Examiner examiner, Texts texts, Consumer<Command> go) {
        this.wanted = wanted;
        this.examiner = examiner;
        this.texts = texts;
        this.go = go;
        setTitle(texts.say("sheet.title." + wanted.way().word(), wanted.subject()));
        initModality(Modality.NONE);
        setResizable(true);
        build();
        examine("");
    }

    private void build() {
        why.setId("why");
        why.textProperty().addListener((text, before, now) -> arm(false));
        whyAsked.setText(texts.say("sheet.why"));
        whyAsked.setLabelFor(why);
        versions.setId("versions");
        versions.setAccessibleText(texts.say("sheet.versions"));
        versions.setConverter(new Versions());
        versions.valueProperty().addListener((value, before, now) -> choose());
        first.setId("first");
        first.setWrapText(true);
        first.setOnAction(pressed -> arm(true));
        second.setId("second");
        second.setWrapText(true);
        second.setOnAction(pressed -> confirm());
        again.setId("again");
        again.setText(texts.say("sheet.again"));
        again.setOnAction(pressed -> examine(chosen()));
        steps.getStyleClass().add("sheet-steps");
        told.getStyleClass().add("sheet-told");
        Label heading = line("sheet-heading");
        heading.setText(getTitle());
        var content = new VBox(heading, state, told, again, versions, whyAsked, why, steps);
        content.getStyleClass().add("sheet-content");
        getDialogPane().setContent(content);
        getDialogPane().setMinHeight(Region.USE_PREF_SIZE);
        getDialogPane().getButtonTypes().add(WhyQuestion.leave(texts));
        // Enter alone confirms nothing, wherever the focus is.
        getDialogPane().addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER) {
                key.consume();
            }
        });
        setOnShown(shown -> why.requestFocus());
    }

    private static Label line(String styleClass) {
        var label = new Label();
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        return label;
    }

    private void examine(String to) {
        seen = null;
        armed = false;
        outdated = false;
        int question = ++asked;
        refresh();
        examiner.examine(wanted.subject(), wanted.way(), to, prospect -> {
            if (question == asked) {
                take(prospect);
            }
        });
    }

    private void take(Prospect prospect) {
        switch (prospect) {
            case Prospect.Seen found
            when seen != null && found.proposal().equals(seen.proposal()) -> {
                seen = found;
                say(found);
                fit();
            }
            case Prospect.Seen found -> {
                seen = found;
                choosing = true;
                versions.getItems().setAll(found.choices());
                versions.setValue(found.proposal().to());
                choosing = false;
                say(found);
                refresh();
            }
            case Prospect.Unseen(Sentence reason) -> {
                outdated = true;
                refresh();
                state.setText(texts.say(reason));
                reveal(state, true);
                fit();
            }
        }
    }

    private void choose() {
        Release now = versions.getValue();
        Prospect.Seen shown = seen;
        boolean same = shown != null
                && shown.proposal().to() != null
                && now != null
                && now.id().equals(shown.proposal().to().id());
        if (!choosing && now != null && !same) {
            examine(now.id());
        }
    }

    private String chosen() {
        return versions.getValue() == null ? "" : versions.getValue().id();
    }

    private void say(Prospect.Seen found) {
        Outlook outlook = Outlook.of(found.proposal(), found.at());
        told.getChildren().clear();
        outlook.lines().forEach(sentence -> add("sheet-line", "", sentence));
        found.departing().forEach(sentence -> add("sheet-line", "", sentence));
        Outlook.meanwhile(board, wanted.subject()).forEach(sentence -> add("sheet-line", "", sentence));
        outlook.warning().forEach(sentence -> add("sheet-warning", "! ", sentence));
        outlook.forbidding().forEach(sentence -> add("sheet-forbidding", "✕ ", sentence));
    }

    private void add(String styleClass, String mark, Sentence sentence) {
        Label label = line(styleClass);
        label.setText(mark + texts.say(sentence).strip());
        told.getChildren().add(label);
    }

    /// How things stand now: what no longer agrees with what is shown takes the buttons away.
    ///
    /// @param now the time, by the same clock as the boards' times
    public void judge(Board board, Instant now) {
        this.board = board;
        Prospect.Seen shown = seen;
        boolean old = shown != null
                && (!now.isBefore(shown.at().plus(GOOD_FOR))
                        || !now.isBefore(board.at().plus(SILENT))
                        || isDenied(shown.proposal())
                        || isOther(shown.proposal()));
        if (old && !outdated) {
            outdated = true;
            refresh();
        }
    }

    private boolean isDenied(Proposal proposal) {
        Command command = command(proposal);
        return command != null && Policy.decide(command, wanted.me(), board) instanceof Decision.Denied;
    }

    /// Whether the board shows something else live than what was examined.
    private boolean isOther(Proposal proposal) {
        Release live = board.tiles().stream()
                .filter(tile -> tile.id().equals(wanted.subject()))
                .map(GoBackSheet::live)
                .findFirst()
                .orElse(null);
        Release examined = proposal.deployment().live();
        return live != null && examined != null && !live.isSame(examined);
    }

    private static @Nullable Release live(Tile tile) {
        Deployment deployment = tile.known().pipeline().deployment();
        return deployment == null ? null : deployment.live();
    }

    private @Nullable Command command(Proposal proposal) {
        Release from = proposal.from();
        Release to = proposal.to();
        return from == null || to == null
                ? null
                : new Command.RollBack(
                        wanted.subject(),
                        wanted.way(),
                        Rollback.Point.of(from),
                        Rollback.Point.of(to),
                        why.getText().isBlank() ? "..." : why.getText().strip());
    }

    private void arm(boolean ready) {
        armed = ready && isReady();
        refresh();
    }

    private boolean isReady() {
        return seen != null
                && !outdated
                && seen.proposal().isPossible()
                && !why.getText().isBlank();
    }

    /// Once: the sheet is gone before anything else can be pressed.
    private void confirm() {
        Prospect.Seen shown = seen;
        Command command = shown == null ? null : command(shown.proposal());
        if (armed && isReady() && command != null) {
            armed = false;
            seen = null;
            asked++;
            close();
            go.accept(command);
        }
    }

    private void refresh() {
        Prospect.Seen shown = seen;
        boolean possible = shown != null && shown.proposal().isPossible();
        state.setText(texts.say(outdated ? "sheet.outdated" : "sheet.reading"));
        reveal(state, outdated || shown == null);
        reveal(told, shown != null);
        reveal(again, outdated);
        reveal(versions, shown != null && shown.choices().size() > 1);
        for (Node asking : List.of(whyAsked, why, steps)) {
            reveal(asking, possible && !outdated);
        }
        if (shown != null && possible) {
            name(shown.proposal());
        }
        first.setDisable(!isReady() || armed);
        second.setDisable(!armed);
        fit();
    }

    /// As high as what it says now: else the button that leaves it would stand below its edge.
    private void fit() {
        Window window = getDialogPane().getScene() == null
                ? null
                : getDialogPane().getScene().getWindow();
        if (window != null && window.isShowing()) {
            window.sizeToScene();
        }
    }

    private void name(Proposal proposal) {
        String service = proposal.deployment().service().toString();
        String from = proposal.from() == null ? "" : proposal.from().version();
        String to = proposal.to() == null ? "" : proposal.to().version();
        first.setText(texts.say("sheet.first", service));
        second.setText(texts.say("sheet.second." + wanted.way().word(), service, from, to));
    }

    private static void reveal(Node node, boolean shown) {
        node.setManaged(shown);
        node.setVisible(shown);
    }

    /// A release in the list.
    private static final class Versions extends StringConverter<Release> {
        @Override
        public String toString(@Nullable Release release) {
            return release == null ? "" : release.version();
        }

        @Override
        public @Nullable Release fromString(String words) {
            return null;
        }
    }
}
