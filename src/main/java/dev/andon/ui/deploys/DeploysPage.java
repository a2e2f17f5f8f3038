package dev.andon.ui.deploys;

import dev.andon.board.Board;
import dev.andon.board.GoingBack;
import dev.andon.board.Tile;
import dev.andon.text.Texts;
import dev.andon.ui.kit.ListAndDetails;
import dev.andon.ui.kit.Moments;
import dev.andon.ui.kit.Page;
import dev.andon.ui.kit.Search;
import dev.andon.ui.kit.Table;
import dev.andon.ui.kit.ToolRow;
import dev.andon.ui.kit.choice.ServiceChoices;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// What is live where, what comes, what its guard makes of it; and the way back.
public final class DeploysPage implements Page {
    /// What somebody should see who did not ask.
    private static final Set<GoingBack.Stage> PENDING = EnumSet.of(
            GoingBack.Stage.COUNTDOWN,
            GoingBack.Stage.ASKS,
            GoingBack.Stage.UNSURE,
            GoingBack.Stage.FAILED,
            GoingBack.Stage.BLOCKED,
            GoingBack.Stage.WARNS);

    private final Texts texts;
    private final Search search;
    private final Label found = new Label();
    private final Table<Standing> table;
    private final ServicePane service;
    private final ListAndDetails content;
    private Board board = Board.EMPTY;

    public DeploysPage(Texts texts, ZoneId zone, ServiceChoices choices, Past past) {
        this.texts = texts;
        search = new Search(texts.say("deploys.search"));
        service = new ServicePane(texts, new Moments(texts.locale(), zone), choices, past);
        table = new Table<Standing>(
                        "deploys",
                        texts.say("deploys.none"),
                        standing -> standing.tile().id())
                .named(texts.say("deploys.title"))
                .light(standing -> standing.tile().light())
                .column(
                        "light",
                        texts.say("deploys.column.state"),
                        90,
                        standing -> texts.say("light." + standing.tile().light().word()),
                        Comparator.comparing(standing -> standing.tile().light()))
                .column("service", texts.say("deploys.column.service"), 150, Standing::service)
                .column("version", texts.say("deploys.column.version"), 90, Standing::version)
                .column("commit", texts.say("deploys.column.commit"), 100, Standing::commit)
                .column(
                        "since",
                        texts.say("deploys.column.since"),
                        80,
                        Standing::age,
                        Comparator.comparing(Standing::since, Comparator.nullsFirst(Comparator.naturalOrder())))
                .column("by", texts.say("deploys.column.by"), 90, Standing::by)
                .column("lag", texts.say("deploys.column.lag"), 150, Standing::lag)
                .column("watch", texts.say("deploys.column.watch"), 110, Standing::watch)
                .column("what", texts.say("deploys.column.what"), 230, Standing::headline)
                .whole("service")
                .spare("commit", "by", "lag", "watch", "since", "what");
        content = new ListAndDetails(texts, table, tools(), table.node(), service, 0.42);
        content.getStyleClass().add("deploys");
        table.whenChosen(service::show);
    }

    private Node tools() {
        search.textProperty().addListener((text, before, now) -> fill());
        found.setId("found");
        found.setMinWidth(Region.USE_PREF_SIZE);
        return new ToolRow(search, found);
    }

    @Override
    public Name name() {
        return name(texts);
    }

    /// What it is known by, before it is made.
    public static Name name(Texts texts) {
        return new Name("deploys", texts.say("deploys.title"), Feather.UPLOAD_CLOUD);
    }

    @Override
    public Parent content() {
        return content;
    }

    @Override
    public void find() {
        search.find();
    }

    @Override
    public boolean choose(Tile tile, Board board) {
        if (tile.known().pipeline().deployment() == null) {
            return false;
        }
        search.clear();
        show(board);
        table.choose(tile.id());
        return true;
    }

    @Override
    public int pending(Board board) {
        return waiting(board);
    }

    /// How many things there want to be looked at, before it is made.
    public static int waiting(Board board) {
        return Math.toIntExact(GoingBack.of(board).stream()
                .filter(going -> PENDING.contains(going.stage()))
                .count());
    }

    @Override
    public void show(Board board) {
        this.board = board;
        fill();
    }

    private void fill() {
        List<Standing> all = Standing.all(board, texts);
        List<String> words = Stream.of(search.getText().toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        List<Standing> wanted = all.stream()
                .filter(one -> words.isEmpty() || words.stream().allMatch(one.everything()::contains))
                .toList();
        table.none(texts.say(all.isEmpty() ? "deploys.none" : "deploys.noneFound"));
        table.show(wanted);
        found.setText(texts.say("pipelines.found", wanted.size(), all.size()));
        service.show(table.chosen());
    }
}
