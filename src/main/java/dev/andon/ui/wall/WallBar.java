package dev.andon.ui.wall;

import dev.andon.board.Board;
import dev.andon.board.Light;
import dev.andon.board.Post;
import dev.andon.board.WallSettings;
import dev.andon.line.LineState;
import dev.andon.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The bar above the tiles: title, state of the line, how many of what, how old the data is, a clock that shows
/// the screen is alive, and what is wrong with Andon or its sources.
final class WallBar extends VBox {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final int FAULTS_SHOWN = 3;

    private final Texts texts;
    private final HBox row = new HBox();
    private final Label title = new Label();
    private final Label line = new Label();
    private final Label summary = new Label();
    private final Label age = new Label();
    private final Label pages = new Label();
    private final Label clock = new Label();
    private final Region heart = new Region();
    private final VBox notes = new VBox();
    private final Label silence = new Label();

    WallBar(WallSettings settings, Texts texts) {
        this.texts = texts;
        getStyleClass().add("bar");
        row.getStyleClass().add("bar-row");
        title.getStyleClass().add("bar-title");
        title.setText(settings.title().isBlank() ? "Andon" : settings.title());
        line.getStyleClass().add("bar-line");
        summary.getStyleClass().add("bar-summary");
        age.getStyleClass().add("bar-age");
        pages.getStyleClass().add("bar-pages");
        clock.getStyleClass().add("bar-clock");
        heart.getStyleClass().add("bar-heart");
        notes.getStyleClass().add("bar-notes");
        for (Label label : List.of(title, line, age, pages, clock)) {
            label.setMinWidth(Region.USE_PREF_SIZE);
        }
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        row.getChildren().addAll(line, title, summary, space, pages, age, clock, heart);
        silence.getStyleClass().addAll("bar-note", "bar-silence");
        silence.setManaged(false);
        silence.setVisible(false);
        getChildren().addAll(row, silence, notes);
    }

    /// @param silent since when there was no new board, or null when all is well
    void showSilence(@Nullable Duration silent) {
        silence.setManaged(silent != null);
        silence.setVisible(silent != null);
        silence.setText(silent == null ? "" : texts.say("wall.silent", silent));
    }

    void show(Board board, int pageCount, int page) {
        showLine(board.line());
        summary.setText(summary(board));
        age.setText(age(board));
        pages.setText(pageCount > 1 ? texts.say("wall.page", page + 1, pageCount) : "");
        clock.setText(CLOCK.format(board.at().atZone(ZoneId.systemDefault())));
        heart.pseudoClassStateChanged(
                PseudoClass.getPseudoClass("beat"), board.at().getEpochSecond() % 2 == 0);
        showNotes(board);
    }

    private void showLine(LineState state) {
        for (LineState one : LineState.values()) {
            line.pseudoClassStateChanged(PseudoClass.getPseudoClass(one.word()), one == state);
        }
        line.setText(texts.say("line." + state.word()));
    }

    /// "3 red, 1 unknown, 128 green": what there is none of is not said.
    private String summary(Board board) {
        List<String> parts = new ArrayList<>();
        for (Light light : Light.values()) {
            if (board.count(light) > 0) {
                parts.add(texts.say("wall.count." + light.word(), board.count(light)));
            }
        }
        return String.join(", ", parts);
    }

    private String age(Board board) {
        Instant oldest = board.oldest();
        if (oldest != null) {
            return texts.say("wall.oldest", Duration.between(oldest, board.at()));
        }
        return board.sources().isEmpty() ? "" : texts.say("wall.someNeverSeen");
    }

    private void showNotes(Board board) {
        List<String> said = new ArrayList<>(board.announcements());
        List<Post> faulty =
                board.sources().stream().filter(post -> post.fault() != null).toList();
        for (Post post : faulty.subList(0, Math.min(FAULTS_SHOWN, faulty.size()))) {
            said.add(texts.say(
                    "wall.fault",
                    post.source().name(),
                    post.fault() == null ? "" : post.fault().sentence()));
        }
        if (faulty.size() > FAULTS_SHOWN) {
            said.add(texts.say("wall.moreFaults", faulty.size() - FAULTS_SHOWN));
        }
        while (notes.getChildren().size() > said.size()) {
            notes.getChildren().removeLast();
        }
        for (int i = 0; i < said.size(); i++) {
            if (i == notes.getChildren().size()) {
                var note = new Label();
                note.getStyleClass().add("bar-note");
                note.setWrapText(true);
                notes.getChildren().add(note);
            }
            ((Label) notes.getChildren().get(i)).setText(said.get(i));
        }
    }
}
