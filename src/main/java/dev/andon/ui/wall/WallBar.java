package dev.andon.ui.wall;

import dev.andon.board.Board;
import dev.andon.board.Light;
import dev.andon.board.LineHeadline;
import dev.andon.board.Post;
import dev.andon.board.TokenEnd;
import dev.andon.board.WallSettings;
import dev.andon.line.LineState;
import dev.andon.source.Fault;
import dev.andon.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The bar above the tiles: state of the line, title, how many of what and how old the data is, a clock that
/// shows the screen is alive, and what is wrong with Andon or its sources.
final class WallBar extends VBox {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final PseudoClass BEAT = PseudoClass.getPseudoClass("beat");
    private static final PseudoClass HOLLOW = PseudoClass.getPseudoClass("hollow");
    private static final PseudoClass FAULT = PseudoClass.getPseudoClass("fault");
    private static final int FAULTS_SHOWN = 3;

    private record Note(String text, boolean isFault) {}

    private final Texts texts;
    private final Label title = label("bar-title");
    private final Label line = label("bar-line");
    private final Label summary = label("bar-summary");
    private final Label pages = label("bar-pages");
    private final Label clock = label("bar-clock");
    private final Region heart = new Region();
    private final Button cord = new Button();
    private final BackSigns backs;
    private final StopSigns signs;
    private final FlowPane notes = new FlowPane();
    private final Label silence = label("bar-silence");
    private final Label answer = label("bar-answer");

    /// @param offerLines offers what can be done with the lines, below a node
    /// @param pullCord asks for what a line can be stopped with
    WallBar(
            WallSettings settings,
            Texts texts,
            BackSigns backs,
            StopSigns signs,
            Consumer<Node> offerLines,
            Runnable pullCord) {
        this.texts = texts;
        this.backs = backs;
        this.signs = signs;
        getStyleClass().add("bar");
        title.setText(settings.title().isBlank() ? "Andon" : settings.title());
        line.setOnMouseClicked(click -> offerLines.accept(line));
        line.setFocusTraversable(true);
        line.setAccessibleRole(AccessibleRole.MENU_BUTTON);
        line.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
                offerLines.accept(line);
            }
        });
        summary.setWrapText(true);
        heart.getStyleClass().add("bar-heart");
        notes.getStyleClass().add("bar-notes");
        notes.prefWrapLengthProperty().bind(widthProperty());
        // Else the longest note, in one line, would be the least width of the whole wall.
        notes.setMinWidth(0);
        for (Label label : List.of(line, pages, clock)) {
            label.setMinWidth(Region.USE_PREF_SIZE);
        }
        silence.setWrapText(true);
        reveal(silence, false);
        reveal(notes, false);
        answer.setWrapText(true);
        reveal(answer, false);
        cord.setText(texts.say("wall.cord"));
        cord.getStyleClass().add("bar-cord");
        cord.setMinWidth(Region.USE_PREF_SIZE);
        cord.setOnAction(pressed -> pullCord.run());
        var row = new WallRow(new HBox(line, title), summary, new HBox(cord, pages, clock, heart));
        getChildren().addAll(row, backs, signs, silence, answer, notes);
    }

    private static Label label(String styleClass) {
        var label = new Label();
        label.getStyleClass().add(styleClass);
        return label;
    }

    private static void reveal(Region part, boolean shown) {
        part.setManaged(shown);
        part.setVisible(shown);
    }

    /// What became of what somebody asked for; empty when that has been shown for long enough.
    void answer(String words) {
        answer.setText(words);
        reveal(answer, !words.isEmpty());
    }

    /// @param silent since when there was no new board, or null when all is well
    void showSilence(@Nullable Duration silent) {
        reveal(silence, silent != null);
        if (silent != null) {
            silence.setText(texts.say("wall.silent", silent));
            showLine(LineState.UNKNOWN);
        }
    }

    /// @param still whether nothing may blink: then the clock alone shows that the screen is alive
    /// @param canStop whether there is a line that who stands here may stop
    void show(Board board, int pageCount, int page, boolean still, boolean canStop) {
        showLine(silence.isVisible() ? LineState.UNKNOWN : board.line());
        line.pseudoClassStateChanged(HOLLOW, board.isHollow());
        backs.show(board);
        signs.show(board);
        reveal(cord, canStop);
        summary.setText(summary(board));
        pages.setText(pageCount > 1 ? texts.say("wall.page", page + 1, pageCount) : "");
        reveal(pages, pageCount > 1);
        clock.setText(CLOCK.format(board.at().atZone(ZoneId.systemDefault())));
        heart.pseudoClassStateChanged(BEAT, still || board.at().getEpochSecond() % 2 == 0);
        showNotes(board);
    }

    private void showLine(LineState state) {
        for (LineState one : LineState.values()) {
            line.pseudoClassStateChanged(PseudoClass.getPseudoClass(one.word()), one == state);
        }
        line.setText(texts.say("line." + state.word()));
    }

    /// "3 red, 1 unknown, 128 green; oldest data 12 s": what there is none of is not said.
    private String summary(Board board) {
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

    private void showNotes(Board board) {
        List<Note> said = new ArrayList<>();
        gates(board).forEach(text -> said.add(new Note(text, true)));
        board.announcements().forEach(text -> said.add(new Note(text, false)));
        TokenEnd.all(board).forEach(end -> said.add(new Note(texts.say(end.sentence()), false)));
        board.lines().stream()
                .filter(line -> line.state() == LineState.CONFIRMING)
                .map(line -> texts.say("line.named", line.name(), LineHeadline.of(line, board.at())))
                .forEach(text -> said.add(new Note(text, false)));
        faults(board).forEach(text -> said.add(new Note(text, true)));
        write(said);
    }

    /// Gates that are not as they should be, where no sign of a stopped line says so.
    private List<String> gates(Board board) {
        return board.gates().stream()
                .filter(gate -> gate.state().isWorthALook())
                .filter(gate ->
                        board.line(gate.gate().line()).filter(StopSigns::isSaid).isEmpty())
                .map(gate -> texts.say("line.named", gate.gate().line(), gate.sentence()))
                .toList();
    }

    private List<String> faults(Board board) {
        List<String> said = new ArrayList<>();
        int faults = 0;
        for (Post post : board.sources()) {
            Fault fault = post.fault();
            if (fault != null && ++faults <= FAULTS_SHOWN) {
                said.add(texts.say("wall.fault", post.source().name(), fault));
            }
        }
        if (faults > FAULTS_SHOWN) {
            said.add(texts.say("wall.moreFaults", faults - FAULTS_SHOWN));
        }
        return said;
    }

    private void write(List<Note> said) {
        while (notes.getChildren().size() > said.size()) {
            notes.getChildren().removeLast();
        }
        while (notes.getChildren().size() < said.size()) {
            var note = label("bar-note");
            note.setWrapText(true);
            note.maxWidthProperty().bind(notes.widthProperty().multiply(0.98));
            notes.getChildren().add(note);
        }
        for (int i = 0; i < said.size(); i++) {
            var note = (Label) notes.getChildren().get(i);
            note.setText(said.get(i).text());
            note.pseudoClassStateChanged(FAULT, said.get(i).isFault());
        }
        reveal(notes, !said.isEmpty());
    }
}
