package dev.andon.ui.window;

import dev.andon.board.Board;
import dev.andon.board.Tile;
import dev.andon.command.Receipt;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Page;
import dev.andon.ui.kit.choice.Asking;
import dev.andon.ui.kit.choice.Choices;
import dev.andon.ui.kit.choice.Hands;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The ways to the pages at the left, the state of everything above, what became of what one asked for below, and
/// a page. Lives on the JavaFX thread.
final class WindowView extends BorderPane {
    /// A board comes every second; one that does not is worth a word after this time.
    private static final Duration SILENT = Duration.ofSeconds(10);
    private static final Duration ANSWER_STAYS = Duration.ofSeconds(12);

    private final Texts texts;
    private final Choices choices;
    private final List<Page> pages;
    private final Summary summary;
    private final Ways ways;
    private final VBox notes = new VBox();
    private final Label answer = new Label();
    private Page page;
    private Board board = Board.EMPTY;
    private Instant now = Instant.EPOCH;
    private @Nullable Instant answered;

    /// @param sheets the style sheets of what asks
    /// @param pages makes the pages, in the order of their buttons, at least one, given what can be done on them
    /// @param wall opens the wall
    WindowView(List<String> sheets, Texts texts, Hands hands, Function<Choices, List<Page>> pages, WallButton wall) {
        this.texts = texts;
        var asking =
                new Asking(sheets, () -> getScene() == null ? null : getScene().getWindow());
        this.choices = Choices.of(hands, texts, asking, this::tell);
        this.pages = List.copyOf(pages.apply(choices));
        this.page = this.pages.getFirst();
        summary = new Summary(texts);
        ways = new Ways(this.pages, texts, this::go);
        getStyleClass().add("frame");
        notes.getStyleClass().add("notes");
        answer.getStyleClass().add("answer");
        answer.setWrapText(true);
        reveal(false);
        setTop(new VBox(summary, notes));
        var side = new BorderPane(ways);
        side.getStyleClass().add("side");
        side.setBottom(wall);
        setLeft(side);
        setBottom(answer);
        go(page);
    }

    /// Shows the page of that number, from 0, if there is one.
    void go(int number) {
        if (number >= 0 && number < pages.size()) {
            go(pages.get(number));
        }
    }

    /// The number of the page that is shown, from 0.
    int at() {
        return pages.indexOf(page);
    }

    private void go(Page wanted) {
        page = wanted;
        ways.choose(wanted);
        setCenter(wanted.content());
        wanted.show(board);
    }

    void find() {
        page.find();
    }

    void show(Board board) {
        this.board = board;
        summary.show(board);
        ways.show(board);
        note(board.announcements());
        page.show(board);
        choices.services().show(board, board.at());
    }

    void goBack(String subject) {
        choices.services().goBack(subject, board).ifPresent(this::tell);
    }

    /// Goes to the page that tells most of a tile; stays where no tile is called so any more.
    void details(String subject) {
        board.tiles().stream()
                .filter(tile -> tile.id().equals(subject))
                .findFirst()
                .ifPresent(this::details);
    }

    private void details(Tile tile) {
        pages.stream().filter(one -> one.choose(tile, board)).findFirst().ifPresent(this::go);
    }

    /// Another takes this one's place, or none: what somebody was asked here is asked no more.
    void leave() {
        choices.services().close();
        pages.forEach(Page::leave);
    }

    /// Time goes on, whether boards come or not.
    void beat(Instant now) {
        this.now = now;
        if (answered != null && !now.isBefore(answered.plus(ANSWER_STAYS))) {
            answered = null;
            reveal(false);
        }
        Duration silent = Duration.between(board.at(), now);
        if (board != Board.EMPTY && silent.compareTo(SILENT) > 0) {
            summary.showSilence(silent);
        }
        choices.services().show(board, now);
    }

    private void tell(Receipt receipt) {
        answer.setText(texts.say(receipt.sentence()));
        answered = now;
        reveal(true);
    }

    private void reveal(boolean shown) {
        answer.setManaged(shown);
        answer.setVisible(shown);
    }

    private void note(List<String> said) {
        List<String> before = notes.getChildren().stream()
                .map(note -> ((Label) note).getText())
                .toList();
        if (!before.equals(said)) {
            notes.getChildren().setAll(said.stream().map(WindowView::note).toList());
        }
    }

    private static Label note(String text) {
        var label = new Label(text);
        label.getStyleClass().add("note");
        label.setWrapText(true);
        return label;
    }
}
