package dev.andon.ui.pipelines;

import dev.andon.board.Board;
import dev.andon.board.Light;
import dev.andon.board.Tile;
import dev.andon.desk.DetailsDesk;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Em;
import dev.andon.ui.kit.ListAndDetails;
import dev.andon.ui.kit.Page;
import dev.andon.ui.kit.Search;
import dev.andon.ui.kit.ToolRow;
import dev.andon.ui.kit.choice.Choice;
import dev.andon.ui.kit.choice.Choices;
import dev.andon.ui.kit.choice.Hands;
import dev.andon.ui.pipelines.Listing.Grouping;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// All pipelines: searched, sorted, grouped. More is told beside the list of what is chosen. Enter opens a
/// pipeline's page, the menu key what can be done with it, Escape chooses nothing. Where there is no room for
/// both, what is told takes the list's place when somebody clicks or presses Space; Escape leads back.
public final class PipelinesPage implements Page {
    private static final double LIST_SHARE = 0.5;
    /// From here on, in em, list and details are read beside each other.
    private static final double WIDE = 60;

    private final Texts texts;
    private final Hands hands;
    private final Choices choices;
    private final Map<Light, String> lights = new EnumMap<>(Light.class);
    private final Search search;
    private final ToggleButton red = new ToggleButton();
    private final ToggleButton mine = new ToggleButton();
    private final ComboBox<Grouping> grouping = new ComboBox<>();
    private final Label found = new Label();
    private final Muting muting;
    private final FilterMenu filters;
    private final PipelineTable table;
    private final DetailsPane details;
    private final SplitPane split = new SplitPane();
    private final Button back = new Button();
    private final ToolRow tools = new ToolRow();
    private final ToolRow instead = new ToolRow(back);
    private final Set<String> shut = new HashSet<>();
    private final BorderPane content = new BorderPane();
    private Board board = Board.EMPTY;
    private @Nullable ContextMenu menu;
    private boolean narrow;
    private Place place = Place.NOWHERE;

    /// Where more is told of a pipeline.
    private enum Place {
        NOWHERE,
        BESIDE,
        INSTEAD
    }

    /// For somebody who leaves nothing behind.
    ///
    /// @param desk tells more of a pipeline
    public PipelinesPage(Texts texts, Hands hands, Choices choices, DetailsDesk desk) {
        this(texts, hands, choices, desk, Own.unkept());
    }

    /// @param desk tells more of a pipeline
    /// @param own what belongs to who sits here
    public PipelinesPage(Texts texts, Hands hands, Choices choices, DetailsDesk desk, Own own) {
        this.texts = texts;
        search = new Search(texts.say("pipelines.search"));
        this.hands = hands;
        this.choices = choices;
        for (Light light : Light.values()) {
            lights.put(light, texts.say("light." + light.word()));
        }
        muting = new Muting(texts, ZoneId.systemDefault(), own, this::refresh);
        filters = new FilterMenu(texts, own, this::now, this::apply);
        table = new PipelineTable(
                texts, lights, muting::isMuted, new PipelineTable.Wishes(this::toggle, this::open, this::offer));
        details = new DetailsPane(desk, texts, choices, muting);
        build();
        filters.begin();
    }

    private void build() {
        content.getStyleClass().add("pipelines");
        search.textProperty().addListener((text, before, now) -> refresh());
        quick(red, "only-red", texts.say("pipelines.red"));
        quick(mine, "only-mine", texts.say("pipelines.mine"));
        mine.setDisable(hands.me() == null);
        grouping.setId("grouping");
        grouping.setAccessibleText(texts.say("pipelines.grouping"));
        grouping.getItems().setAll(Grouping.values());
        grouping.setConverter(new Words());
        grouping.setValue(Grouping.NONE);
        grouping.valueProperty().addListener((value, before, now) -> refresh());
        found.setId("found");
        found.setMinWidth(Region.USE_PREF_SIZE);
        tools.getChildren().setAll(filters, search, red, mine, grouping, found);
        back.setId("back-to-list");
        back.setText(texts.say("pipelines.back"));
        back.setGraphic(Em.icon(Feather.ARROW_LEFT, back));
        back.setOnAction(pressed -> goBack());
        details.addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
        back.addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
        content.setTop(tools);
        split.getItems().setAll(table.node());
        content.setCenter(split);
        table.whenSorted(this::refresh);
        table.whenChosen(chosen -> look());
        Em.whenBelow(content, WIDE, below -> {
            narrow = below;
            table.show(room());
            look();
        });
    }

    private void escape(KeyEvent key) {
        if (place != Place.INSTEAD) {
            return;
        }
        if (key.getCode() == KeyCode.ESCAPE) {
            goBack();
            key.consume();
        } else if (ListAndDetails.FIND.match(key)) {
            // What searches stands above the list; who is asked for it next must find it there.
            goBack();
        }
    }

    private void goBack() {
        table.walk();
        look();
    }

    private void quick(ToggleButton button, String id, String words) {
        button.setId(id);
        button.setText(words);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(pressed -> refresh());
    }

    @Override
    public Name name() {
        return new Name("pipelines", texts.say("pipelines.title"), Feather.LIST);
    }

    @Override
    public Parent content() {
        return content;
    }

    @Override
    public void find() {
        search.find();
    }

    /// What is looked for gives way to what somebody wants to see.
    @Override
    public boolean choose(Tile tile, Board board) {
        if (tile.known().pipeline().deployment() != null) {
            return false;
        }
        this.board = board;
        if (!filter().of(board).contains(tile)) {
            red.setSelected(false);
            mine.setSelected(false);
            search.clear();
        }
        shut.clear();
        refresh();
        table.choose(tile.id());
        return true;
    }

    @Override
    public void leave() {
        details.leave();
    }

    @Override
    public int pending(Board board) {
        return board.count(Light.RED);
    }

    @Override
    public void show(Board board) {
        this.board = board;
        refresh();
    }

    private void refresh() {
        List<Tile> tiles = filter().of(board);
        table.none(none());
        table.show(Listing.of(tiles, table.shape(grouping.getValue(), shut), lights), board.at());
        found.setText(texts.say("pipelines.found", tiles.size(), board.tiles().size()));
        look();
    }

    /// Why there is no pipeline, and what somebody could do.
    private String none() {
        if (!board.tiles().isEmpty()) {
            return texts.say("pipelines.none");
        }
        if (board.sources().isEmpty()) {
            return texts.say("pipelines.noSource");
        }
        boolean isAsked = board.sources().stream().anyMatch(post -> post.tried() == null);
        return texts.say(isAsked ? "pipelines.notYet" : "pipelines.noneThere");
    }

    /// Shows more of the pipeline that is chosen. In the list's place nobody is told of it who only passes by.
    private void look() {
        if (table.chosen() instanceof Row.One one && !(narrow && table.isWalked())) {
            put(narrow ? Place.INSTEAD : Place.BESIDE);
            details.show(one.tile(), board);
        } else if (place != Place.NOWHERE) {
            put(Place.NOWHERE);
            details.leave();
        }
    }

    private void put(Place wanted) {
        if (wanted == place) {
            return;
        }
        Place before = place;
        place = wanted;
        split.getItems().remove(details);
        boolean isInstead = wanted == Place.INSTEAD;
        content.setTop(isInstead ? instead : tools);
        content.setCenter(isInstead ? details : split);
        if (wanted == Place.BESIDE) {
            split.getItems().add(details);
            split.setDividerPositions(LIST_SHARE);
        }
        table.show(room());
        if (isInstead) {
            back.requestFocus();
        } else if (before == Place.INSTEAD) {
            table.node().requestFocus();
        }
    }

    private PipelineTable.Room room() {
        return place == Place.BESIDE
                ? PipelineTable.Room.SHARED
                : narrow ? PipelineTable.Room.NARROW : PipelineTable.Room.WIDE;
    }

    private Filter filter() {
        return Filter.of(query(), hands.me(), muting::isMuted);
    }

    /// What is looked for now.
    private SavedFilter now() {
        Listing.Shape shape = table.shape(grouping.getValue(), Set.of());
        return new SavedFilter(
                "",
                search.getText(),
                red.isSelected(),
                mine.isSelected(),
                shape.grouping().name(),
                shape.column().name(),
                shape.descending(),
                false);
    }

    private void apply(SavedFilter wanted) {
        search.setText(wanted.query());
        red.setSelected(wanted.red());
        mine.setSelected(wanted.mine() && !mine.isDisabled());
        grouping.setValue(wanted.groups());
        table.sort(wanted.sortedBy(), wanted.descending());
        refresh();
    }

    private String query() {
        return search.getText() + (red.isSelected() ? " is:red" : "") + (mine.isSelected() ? " is:mine" : "");
    }

    private void toggle(Row.Group group) {
        if (group.open()) {
            shut.add(group.key());
        } else {
            shut.remove(group.key());
        }
        refresh();
    }

    private void open(Tile tile) {
        String page = tile.page();
        if (page != null) {
            hands.open().accept(page);
        }
    }

    private void offer(Tile tile, Node below) {
        if (menu != null) {
            menu.hide();
        }
        menu = choices.tiles().of(tile, board);
        menu.getItems().addAll(Choice.menu(muting.choices(tile, board.at())).getItems());
        menu.show(below, Side.BOTTOM, 0, 0);
    }

    private final class Words extends StringConverter<Grouping> {
        @Override
        public String toString(@Nullable Grouping value) {
            return value == null
                    ? ""
                    : switch (value) {
                        case NONE -> texts.say("pipelines.group.none");
                        case SOURCE -> texts.say("pipelines.group.source");
                        case FOLDER -> texts.say("pipelines.group.folder");
                        case LIGHT -> texts.say("pipelines.group.light");
                    };
        }

        @Override
        public @Nullable Grouping fromString(String words) {
            return null;
        }
    }
}
