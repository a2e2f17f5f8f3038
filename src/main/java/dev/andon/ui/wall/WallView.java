package dev.andon.ui.wall;

import dev.andon.board.Board;
import dev.andon.board.Light;
import dev.andon.board.Tile;
import dev.andon.board.WallSettings;
import dev.andon.text.Texts;
import dev.andon.ui.kit.FontRuler;
import dev.andon.ui.kit.Ruler;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.FontWeight;
import org.jspecify.annotations.Nullable;

/// The wall of one board: title bar, tiles that fill the rest, pages that turn by themselves. Lives on the JavaFX
/// thread.
public final class WallView extends StackPane {
    /// Text smaller than this share of the wall's shorter side cannot be read across a room.
    private static final double LEGIBLE = 1 / 52.0;

    private static final double LEGIBLE_AT_LEAST = 13;
    private static final Duration SILENT = Duration.ofSeconds(5);
    private static final double SHIFT = 2;

    private final WallSettings settings;
    private final Texts texts;
    private final Consumer<String> open;
    private final Ruler ruler = new FontRuler(FontWeight.BOLD);
    private final BorderPane content = new BorderPane();
    private final Region night = new Region();
    private final WallBar bar;
    private final Tiles tiles = new Tiles();
    private final List<TileView> views = new ArrayList<>();

    private final Map<String, Name> names = new HashMap<>();

    private Board board = Board.EMPTY;
    private List<Tile> ordered = List.of();
    private List<Tile> laidOut = List.of();
    private WallLayout layout = WallLayout.EMPTY;
    private @Nullable Set<String> red;
    private int page;
    private @Nullable Instant pageSince;

    /// @param open opens a web page when somebody clicks a tile
    public WallView(WallSettings settings, Texts texts, Consumer<String> open) {
        this.settings = settings;
        this.texts = texts;
        this.open = open;
        this.bar = new WallBar(settings, texts);
        getStyleClass().add("wall");
        getStylesheets().addAll(Sheets.of(settings.palette()));
        content.setTop(bar);
        content.setCenter(tiles);
        night.getStyleClass().add("night");
        night.setMouseTransparent(true);
        night.setVisible(false);
        getChildren().addAll(content, night);
    }

    /// Shows a newer board.
    public void show(Board next) {
        board = next;
        ordered = WallOrder.of(next.tiles(), settings.order());
        Set<String> redNow = redIds(ordered);
        String news = red == null ? null : firstNew(redNow, red);
        red = redNow;
        if (!sameTiles(ordered, laidOut)) {
            relayout();
        }
        turnPage(news);
        refresh();
    }

    /// The screen's own heartbeat, about once a second: whatever the rest of Andon does, this shows whether it still
    /// does it.
    ///
    /// @param now the time, by the same clock as the boards' times
    public void beat(Instant now, LocalTime local) {
        Duration silent = Duration.between(board.at(), now);
        bar.showSilence(board != Board.EMPTY && silent.compareTo(SILENT) > 0 ? silent : null);
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

    /// A new red calls the page it is on; else pages turn by time.
    private void turnPage(@Nullable String news) {
        int pages = layout.pages().size();
        if (news != null) {
            page = layout.pageOf(indexOf(news));
            pageSince = board.at();
        } else if (pageSince == null || page >= pages) {
            page = 0;
            pageSince = board.at();
        } else if (pages > 1 && Duration.between(pageSince, board.at()).compareTo(settings.page()) >= 0) {
            page = (page + 1) % pages;
            pageSince = board.at();
        }
    }

    private int indexOf(String id) {
        for (int i = 0; i < ordered.size(); i++) {
            if (ordered.get(i).id().equals(id)) {
                return i;
            }
        }
        return 0;
    }

    private static @Nullable String firstNew(Set<String> redNow, Set<String> redBefore) {
        for (String id : redNow) {
            if (!redBefore.contains(id)) {
                return id;
            }
        }
        return null;
    }

    private static Set<String> redIds(List<Tile> tiles) {
        var ids = new HashSet<String>();
        for (Tile tile : tiles) {
            if (tile.light() == Light.RED) {
                ids.add(tile.id());
            }
        }
        return ids;
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
        List<WallLayout.Wish> wishes = new ArrayList<>(ordered.size());
        for (Tile tile : ordered) {
            Name name = nameOf(tile);
            wishes.add(new WallLayout.Wish(name.oneLine(), name.twoLines(), foldable(tile)));
        }
        double side = Math.min(getWidth(), getHeight() * 16 / 9);
        double least = Math.max(LEGIBLE_AT_LEAST, side * 9 / 16 * LEGIBLE);
        layout = WallLayout.of(wishes, new WallLayout.Room(tiles.innerWidth(), tiles.innerHeight(), least));
        laidOut = ordered;
        if (names.size() > 2 * ordered.size()) {
            names.clear();
        }
    }

    /// The bar's text grows with the wall.
    @Override
    protected void layoutChildren() {
        String size =
                "-fx-font-size: " + Math.max(12, Math.round(Math.min(getHeight(), getWidth() * 9 / 16) / 46)) + "px;";
        if (!size.equals(bar.getStyle())) {
            bar.setStyle(size);
        }
        super.layoutChildren();
    }

    private Name nameOf(Tile tile) {
        boolean several = board.sources().size() > 1 && !tile.placeholder();
        String shown = several ? tile.source() + " · " + tile.name() : tile.name();
        return names.computeIfAbsent(shown, text -> Name.of(text, ruler));
    }

    private int quietFolded(WallLayout.Page page) {
        long shownQuiet = page.shown().stream()
                .filter(i -> ordered.get(i).light() == Light.QUIET)
                .count();
        return (int) (board.count(Light.QUIET) - shownQuiet);
    }

    private void refresh() {
        bar.show(board, layout.pages().size(), page);
        if (layout.pages().isEmpty()) {
            return;
        }
        WallLayout.Page shown = layout.pages().get(Math.min(page, layout.pages().size() - 1));
        int count = shown.shown().size() + (shown.folded() > 0 ? 1 : 0);
        provide(count);
        double room = tiles.cellWidth() / layout.text() - WallLayout.BESIDE + 0.1;
        for (int i = 0; i < shown.shown().size(); i++) {
            Tile tile = ordered.get(shown.shown().get(i));
            views.get(i).size(layout.text());
            views.get(i).show(tile, nameOf(tile).in(layout.nameLines(), room, ruler), board.at(), texts);
        }
        if (shown.folded() > 0) {
            TileView folded = views.get(count - 1);
            folded.size(layout.text());
            folded.showFolded(shown.folded(), quietFolded(shown), texts);
        }
        tiles.requestLayout();
    }

    private void provide(int count) {
        while (views.size() < count) {
            var view = new TileView();
            view.setOnMouseClicked(click -> {
                String url = view.url();
                if (url != null) {
                    open.accept(url);
                }
            });
            views.add(view);
            tiles.getChildren().add(view);
        }
        while (views.size() > count) {
            tiles.getChildren().remove(views.removeLast());
        }
    }

    /// The area of the tiles: a grid of equal cells.
    private final class Tiles extends Pane {
        private static final double MARGIN = 0.012;

        Tiles() {
            getStyleClass().add("tiles");
        }

        double margin() {
            return Math.min(WallView.this.getWidth(), WallView.this.getHeight()) * MARGIN;
        }

        double innerWidth() {
            return getWidth() - 2 * margin();
        }

        double cellWidth() {
            double gaps = WallLayout.GAP * layout.text() * (layout.columns() - 1);
            return (innerWidth() - gaps) / layout.columns();
        }

        double innerHeight() {
            return getHeight() - 2 * margin();
        }

        @Override
        protected void layoutChildren() {
            if (getWidth() != laidOutWidth || getHeight() != laidOutHeight) {
                laidOutWidth = getWidth();
                laidOutHeight = getHeight();
                relayout();
                turnPage(null);
                refresh();
            }
            double gap = WallLayout.GAP * layout.text();
            double width = cellWidth();
            double height = (innerHeight() - gap * (layout.rows() - 1)) / layout.rows();
            String size = "-fx-font-size: " + layout.text() + "px;";
            if (!size.equals(getStyle())) {
                setStyle(size);
            }
            for (int i = 0; i < views.size(); i++) {
                double x = margin() + i % layout.columns() * (width + gap);
                double y = margin() + i / layout.columns() * (height + gap);
                views.get(i).resizeRelocate(Math.round(x), Math.round(y), Math.floor(width), Math.floor(height));
            }
        }

        private double laidOutWidth = -1;
        private double laidOutHeight = -1;
    }
}
