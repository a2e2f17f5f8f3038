package dev.andon.ui.window;

import dev.andon.board.Board;
import dev.andon.board.Tile;
import dev.andon.command.Receipt;
import dev.andon.deploy.Deployment;
import dev.andon.link.Link;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Em;
import dev.andon.ui.kit.Page;
import dev.andon.ui.kit.Scroll;
import dev.andon.ui.kit.choice.Asking;
import dev.andon.ui.kit.choice.Choices;
import dev.andon.ui.kit.choice.Hands;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The ways to the pages at the left, the state of everything above, what became of what one asked for below, and
/// a page. Lives on the JavaFX thread.
final class WindowView extends BorderPane {
    /// A board comes every second; one that does not is worth a word after this time.
    private static final Duration SILENT = Duration.ofSeconds(10);
    private static final Duration ANSWER_STAYS = Duration.ofSeconds(12);
    private static final String STOPS = "stops";
    /// From here on, in em, there is room for what the pages are called.
    private static final double WIDE = 62;

    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    private static final PseudoClass SILENCED = PseudoClass.getPseudoClass("silent");
    private static final Duration SOUGHT_FOR = Duration.ofSeconds(20);

    private final Texts texts;
    private final Choices choices;
    private final List<Page> pages;
    private final Summary summary;
    private final Ways ways;
    private final VBox notes = new VBox();
    private final StackPane shown = new StackPane();
    private final Label answer = new Label();
    private final Hyperlink newer = new Hyperlink();
    private Page page;
    private Board board = Board.EMPTY;
    private Instant now = Instant.EPOCH;
    private @Nullable Instant answered;
    /// What somebody wants to see that is not there yet: servers take a moment.
    private @Nullable Link sought;
    private @Nullable Instant soughtUntil;

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
        var scrolled = new Scroll(ways, texts.say("window.pages"));
        scrolled.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        var side = new BorderPane(scrolled);
        side.getStyleClass().add("side");
        newer.setId("newer");
        newer.setWrapText(true);
        newer.setGraphic(Em.icon(Feather.ARROW_UP_CIRCLE, newer));
        newer.setVisible(false);
        newer.setManaged(false);
        side.setBottom(new VBox(newer, wall));
        setLeft(side);
        setBottom(answer);
        shown.getStyleClass().add("page");
        var room = new Scroll(shown, texts.say("window.page"));
        room.setFitToHeight(true);
        setCenter(room);
        Em.whenBelow(this, WIDE, narrow -> {
            ways.shrink(narrow);
            side.pseudoClassStateChanged(NARROW, narrow);
        });
        go(page);
    }

    /// Shows the page of that number, from 0, if there is one.
    void go(int number) {
        if (number >= 0 && number < pages.size()) {
            go(pages.get(number));
        }
    }

    /// Says quietly that there is a newer Andon, and leads to its page.
    void offer(Newer what, Consumer<String> open) {
        newer.setText(texts.say("window.newer", what.version()));
        newer.setAccessibleText(newer.getText());
        newer.setTooltip(new Tooltip(newer.getText()));
        newer.setOnAction(pressed -> open.accept(what.page()));
        newer.setVisible(true);
        newer.setManaged(true);
    }

    /// The number of the page that is shown, from 0.
    int at() {
        return pages.indexOf(page);
    }

    private void go(Page wanted) {
        page = wanted;
        ways.choose(wanted);
        shown.getChildren().setAll(wanted.content());
        wanted.show(board);
    }

    void find() {
        page.find();
    }

    void show(Board board) {
        this.board = board;
        summary.show(board);
        pseudoClassStateChanged(SILENCED, false);
        ways.show(board);
        note(board.announcements());
        page.show(board);
        choices.services().show(board, board.at());
        seek();
    }

    /// Shows what a link names as soon as it is there, and says when it is not.
    void follow(Link link) {
        sought = link;
        soughtUntil = null;
        seek();
    }

    private void seek() {
        Link wanted = sought;
        if (wanted != null && goTo(wanted)) {
            sought = null;
        } else if (wanted != null && isComplete(board)) {
            giveUp(wanted);
        }
    }

    private boolean goTo(Link link) {
        if (link.kind() != Link.Kind.STOP) {
            Optional<Tile> tile =
                    board.tiles().stream().filter(one -> isMeant(link, one)).findFirst();
            tile.ifPresent(this::details);
            return tile.isPresent() || link.kind() == Link.Kind.FRONT;
        }
        boolean there = board.lines().stream().anyMatch(line -> line.name().equals(link.what()));
        if (there) {
            pages.stream()
                    .filter(one -> one.name().id().equals(STOPS))
                    .findFirst()
                    .ifPresent(this::go);
        }
        return there;
    }

    private static boolean isMeant(Link link, Tile tile) {
        Deployment deployment = tile.known().pipeline().deployment();
        boolean isService = link.kind() == Link.Kind.SERVICE
                && deployment != null
                && deployment.service().toString().equals(link.what());
        return isService || tile.id().equals(link.what());
    }

    /// Whether nothing more is to be expected at once.
    private static boolean isComplete(Board board) {
        return !board.sources().isEmpty() && board.sources().stream().allMatch(post -> post.tried() != null);
    }

    private void giveUp(Link link) {
        sought = null;
        say(texts.say(
                switch (link.kind()) {
                    case FRONT, PIPELINE -> "window.noPipeline";
                    case SERVICE -> "window.noService";
                    case STOP -> "window.noLine";
                },
                link.what()));
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
        if (sought != null && soughtUntil == null) {
            soughtUntil = now.plus(SOUGHT_FOR);
        } else if (sought != null && !now.isBefore(soughtUntil)) {
            giveUp(sought);
        }
        Duration silent = Duration.between(board.at(), now);
        if (board != Board.EMPTY && silent.compareTo(SILENT) > 0) {
            summary.showSilence(silent);
            pseudoClassStateChanged(SILENCED, true);
        }
        choices.services().show(board, now);
    }

    private void tell(Receipt receipt) {
        say(texts.say(receipt.sentence()));
    }

    private void say(String words) {
        answer.setText(words);
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
