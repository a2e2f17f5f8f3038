package dev.andon.ui.wall;

import dev.andon.board.Board;
import dev.andon.board.Light;
import dev.andon.board.Tile;
import dev.andon.board.WallSettings;
import dev.andon.command.Receipt;
import dev.andon.line.LineState;
import dev.andon.text.Texts;
import dev.andon.ui.kit.FontRuler;
import dev.andon.ui.kit.Ruler;
import dev.andon.ui.kit.choice.Asking;
import dev.andon.ui.kit.choice.Choice;
import dev.andon.ui.kit.choice.Hands;
import dev.andon.ui.kit.choice.LineChoices;
import dev.andon.ui.kit.choice.ServiceChoices;
import dev.andon.ui.kit.choice.TileMenu;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.FontWeight;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The wall of one board: title bar, tiles that fill the rest, pages that turn by themselves. Lives on the JavaFX
/// thread.
public final class WallView extends StackPane {
    /// Text smaller than this share of the wall's shorter side cannot be read across a room.
    private static final double LEGIBLE = 1 / 52.0;

    private static final double LEGIBLE_AT_LEAST = 13;
    private static final double BAR_TEXT = 1 / 46.0;
    private static final double BAR_TEXT_AT_LEAST = 12;
    private static final Duration SILENT = Duration.ofSeconds(5);
    private static final Duration ANSWER_STAYS = Duration.ofSeconds(8);
    private static final double SHIFT = 2;
    private static final PseudoClass HOLLOW = PseudoClass.getPseudoClass("hollow");
    private static final PseudoClass SILENCED = PseudoClass.getPseudoClass("silent");

    private final WallSettings settings;
    private final Texts texts;
    private final Hands hands;
    private final @Nullable Consumer<String> details;
    private final TileMenu menu;
    private final LineChoices lines;
    private final ServiceChoices services;
    private final Ruler bold = new FontRuler(FontWeight.BOLD);
    private final Ruler plain = new FontRuler(FontWeight.NORMAL);
    private final Names names = new Names(bold);
    private final Reds reds = new Reds();
    private final BorderPane content = new BorderPane();
    private final TileGrid grid = new TileGrid(this::tile, this::resized);
    private final VBox empty = new VBox();
    private final Region frame = new Region();
    private final Region night = new Region();
    private final WallBar bar;

    private Board board = Board.EMPTY;
    private List<Tile> ordered = List.of();
    private List<Tile> laidOut = List.of();
    private WallLayout layout = WallLayout.EMPTY;
    private int page;
    private @Nullable Instant pageSince;
    private @Nullable Instant firstBeat;
    private @Nullable Instant answered;

    /// One that leads nowhere.
    public WallView(WallSettings settings, Texts texts, Hands hands) {
        this(settings, texts, hands, null);
    }

    /// @param details shows more of a tile elsewhere, given its id; null where there is no elsewhere
    public WallView(WallSettings settings, Texts texts, Hands hands, @Nullable Consumer<String> details) {
        this.details = details;
        this.settings = settings;
        this.texts = texts;
        this.hands = hands;
        var asking = new Asking(Sheets.of(settings.palette()), this::window);
        this.services = new ServiceChoices(hands, texts, asking, this::tell);
        this.menu = new TileMenu(hands, texts, asking, services, this::tell);
        this.lines = new LineChoices(hands, texts, asking, this::tell);
        var signs = new StopSigns(texts, (line, at) -> lines.ofStopped(line, at, window()));
        var backs = new BackSigns(texts, services::of);
        this.bar = new WallBar(settings, texts, backs, signs, this::offerLines, this::pullCord);
        getStyleClass().add("wall");
        getStylesheets().addAll(Sheets.of(settings.palette()));
        empty.getStyleClass().add("empty");
        empty.setVisible(false);
        empty.getChildren()
                .addAll(line("empty-title", texts.say("wall.empty")), line("empty-how", texts.say("wall.emptyHow")));
        content.setTop(bar);
        content.setCenter(new StackPane(grid, empty));
        night.getStyleClass().add("night");
        night.setMouseTransparent(true);
        night.setVisible(false);
        // Above the rest, so that a line that stops moves no tile.
        frame.getStyleClass().add("stop-frame");
        frame.setMouseTransparent(true);
        frame.setVisible(false);
        getChildren().addAll(content, frame, night);
    }

    private static Label line(String styleClass, String words) {
        var label = new Label(words);
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        return label;
    }

    /// Shows a newer board.
    public void show(Board next) {
        board = next;
        ordered = WallOrder.of(next.tiles(), settings.order());
        String news = reds.after(ordered, next.at());
        if (!sameTiles(ordered, laidOut)) {
            relayout();
        }
        turnPage(news);
        showSilence(null);
        services.show(next, next.at());
        refresh();
    }

    /// The screen's own heartbeat, about once a second: whatever the rest of Andon does, this shows whether it
    /// still does it.
    ///
    /// @param now the time, by the same clock as the boards' times
    public void beat(Instant now, LocalTime local) {
        if (answered != null && Duration.between(answered, now).compareTo(ANSWER_STAYS) > 0) {
            answered = null;
            bar.answer("");
        }
        services.show(board, now);
        Duration quiet = quiet(now);
        showSilence(quiet.compareTo(SILENT) > 0 ? quiet : null);
        WallSettings.Night dark = settings.night();
        night.setVisible(dark != null && dark.covers(local));
        if (dark != null) {
            night.setOpacity(dark.dim());
        }
        // Against burn-in everything wanders by a few pixels, one step a minute.
        long step = now.getEpochSecond() / 60;
        content.setTranslateX(SHIFT * (step % 3 - 1));
        content.setTranslateY(SHIFT * (step / 3 % 3 - 1));
    }

    private void showSilence(@Nullable Duration silent) {
        bar.showSilence(silent);
        pseudoClassStateChanged(SILENCED, silent != null);
    }

    /// How long no board came; before the first one, how long the wall has been waiting for it.
    private Duration quiet(Instant now) {
        if (firstBeat == null) {
            firstBeat = now;
        }
        return Duration.between(board == Board.EMPTY ? firstBeat : board.at(), now);
    }

    /// A new red calls the page it is on; else pages turn by time.
    private void turnPage(@Nullable String news) {
        int pages = layout.pages().size();
        if (news != null) {
            page = layout.pageOf(indexOf(news));
            pageSince = board.at();
        } else if (pageSince == null) {
            page = 0;
            pageSince = board.at();
        } else if (pages > 1 && Duration.between(pageSince, board.at()).compareTo(settings.page()) >= 0) {
            page = (page + 1) % pages;
            pageSince = board.at();
        }
        page = Math.min(page, pages - 1);
    }

    private int indexOf(String id) {
        for (int i = 0; i < ordered.size(); i++) {
            if (ordered.get(i).id().equals(id)) {
                return i;
            }
        }
        return 0;
    }

    /// Whether the tiles still fit the layout: the same pipelines in the same places, and what may fold is the
    /// same.
    private static boolean sameTiles(List<Tile> now, List<Tile> before) {
        if (now.size() != before.size()) {
            return false;
        }
        for (int i = 0; i < now.size(); i++) {
            Tile one = now.get(i);
            Tile other = before.get(i);
            if (one.known().pipeline() != other.known().pipeline()
                    && !(one.name().equals(other.name()) && one.source().equals(other.source()))) {
                return false;
            }
            if (foldable(one) != foldable(other)) {
                return false;
            }
        }
        return true;
    }

    private static boolean foldable(Tile tile) {
        return tile.light() == Light.GREEN || tile.light() == Light.QUIET;
    }

    private void relayout() {
        names.prepare(ordered);
        List<WallLayout.Wish> wishes = new ArrayList<>(ordered.size());
        for (Tile tile : ordered) {
            Name name = names.of(tile);
            wishes.add(new WallLayout.Wish(name.oneLine(), name.twoLines(), foldable(tile)));
        }
        double least = Math.max(LEGIBLE_AT_LEAST, Math.min(getWidth(), getHeight()) * LEGIBLE);
        layout = WallLayout.of(wishes, new WallLayout.Room(grid.innerWidth(), grid.innerHeight(), least));
        laidOut = ordered;
        grid.arrange(layout);
    }

    private void resized() {
        relayout();
        page = Math.min(page, layout.pages().size() - 1);
        refresh();
    }

    /// The bar's text grows with the wall.
    @Override
    protected void layoutChildren() {
        double text = Math.max(BAR_TEXT_AT_LEAST, Math.min(getHeight(), getWidth()) * BAR_TEXT);
        String size = "-fx-font-size: " + Math.round(text) + "px;";
        if (!size.equals(content.getStyle())) {
            content.setStyle(size);
        }
        super.layoutChildren();
    }

    private void refresh() {
        boolean still = isStill();
        bar.show(
                board,
                layout.pages().size(),
                page,
                still,
                !lines.cords(board, window()).isEmpty());
        frame.setVisible(board.line() == LineState.STOPPED);
        frame.pseudoClassStateChanged(HOLLOW, board.isHollow());
        empty.setVisible(board != Board.EMPTY && board.sources().isEmpty());
        WallLayout.Page shown = layout.pages().get(page);
        int count = shown.shown().size();
        List<TileView> views = grid.provide(count + (shown.folded() > 0 ? 1 : 0));
        double room = grid.nameRoom();
        boolean lit = still || board.at().getEpochSecond() % 2 == 0;
        for (int i = 0; i < count; i++) {
            Tile tile = ordered.get(shown.shown().get(i));
            TileView view = views.get(i);
            view.size(layout.text());
            view.show(tile, names.of(tile).in(layout.nameLines(), room, bold), board.at(), texts);
            view.news(lit && reds.isNews(tile));
        }
        if (shown.folded() > 0) {
            views.getLast().size(layout.text());
            views.getLast().showFolded(shown.folded(), quietFolded(shown), texts);
            views.getLast().news(false);
        }
    }

    private int quietFolded(WallLayout.Page page) {
        long shownQuiet = page.shown().stream()
                .filter(i -> ordered.get(i).light() == Light.QUIET)
                .count();
        return (int) (board.count(Light.QUIET) - shownQuiet);
    }

    /// Whether somebody, or the platform for them, wants nothing to blink.
    private boolean isStill() {
        return switch (settings.motion()) {
            case FULL -> false;
            case REDUCED -> true;
            case SYSTEM -> Platform.getPreferences().isReducedMotion();
        };
    }

    private TileView tile() {
        var view = new TileView(plain, bold);
        view.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY) {
                open(view, click.isShortcutDown());
            }
        });
        view.setOnContextMenuRequested(asked -> offer(view, asked.getScreenX(), asked.getScreenY()));
        view.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
                open(view, key.isAltDown());
            }
        });
        return view;
    }

    /// Its page on the web, or more of it in the developer's window where somebody wants that.
    private void open(TileView view, boolean more) {
        String url = view.url();
        if (more && details != null && !view.tileId().isEmpty()) {
            details.accept(view.tileId());
        } else if (url != null) {
            hands.open().accept(url);
        }
    }

    /// The context menu, by the mouse's other button or the menu key.
    private void offer(TileView view, double x, double y) {
        board.tiles().stream()
                .filter(tile -> tile.id().equals(view.tileId()))
                .findFirst()
                .map(tile -> Choice.menu(choices(tile)))
                .filter(items -> !items.getItems().isEmpty())
                .ifPresent(items -> items.show(view, x, y));
    }

    private List<Choice> choices(Tile tile) {
        List<Choice> choices = new ArrayList<>(menu.choices(tile, board));
        if (details != null) {
            choices.addFirst(new Choice("details", texts.say("menu.details"), () -> details.accept(tile.id())));
        }
        return choices;
    }

    /// What can be done with the lines, below the word that says how they are.
    private void offerLines(Node below) {
        offer(lines.all(board, window()), below);
    }

    /// Asks why the line is to be stopped; which one, when several can be.
    void pullCord() {
        List<Choice> cords = lines.cords(board, window());
        if (cords.size() == 1) {
            cords.getFirst().action().run();
        } else {
            offer(cords, bar);
        }
    }

    /// Shows what going back would be, or says why that may not be.
    ///
    /// @param subject the service's tile id
    void goBack(String subject) {
        services.goBack(subject, board).ifPresent(this::tell);
    }

    /// Another wall takes this one's place: what somebody was asked here is asked no more.
    void leave() {
        services.close();
    }

    private static void offer(List<Choice> choices, Node below) {
        if (!choices.isEmpty()) {
            Choice.menu(choices).show(below, Side.BOTTOM, 0, 0);
        }
    }

    private @Nullable Window window() {
        return getScene() == null ? null : getScene().getWindow();
    }

    /// Shows for a while what became of what somebody asked for.
    private void tell(Receipt receipt) {
        answered = board.at();
        bar.answer(texts.say(receipt.sentence()));
    }
}
