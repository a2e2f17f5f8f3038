package dev.andon.ui.stops;

import dev.andon.board.Board;
import dev.andon.board.Books;
import dev.andon.board.StopGrid;
import dev.andon.line.Cause;
import dev.andon.line.Line;
import dev.andon.line.LineState;
import dev.andon.line.Stop;
import dev.andon.text.Grid;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Aside;
import dev.andon.ui.kit.Export;
import dev.andon.ui.kit.Facts;
import dev.andon.ui.kit.ListAndDetails;
import dev.andon.ui.kit.Moments;
import dev.andon.ui.kit.Page;
import dev.andon.ui.kit.Period;
import dev.andon.ui.kit.Saying;
import dev.andon.ui.kit.Scroll;
import dev.andon.ui.kit.Search;
import dev.andon.ui.kit.Table;
import dev.andon.ui.kit.ToolRow;
import dev.andon.ui.kit.YieldingPane;
import dev.andon.ui.kit.choice.Choices;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The lines with what can be done with them, and all that stopped them, with its causes.
public final class StopsPage implements Page {
    private static final int USUAL_DAYS = 30;

    private final Texts texts;
    private final Moments moments;
    private final Choices choices;
    private final Function<Instant, List<Stop>> book;
    private final Export export;
    private final Aside reading = new Aside("read stops");
    private final VBox lines = new VBox();
    private final Map<String, LineCard> cards = new HashMap<>();
    private final Search search;
    private final ComboBox<Cause.Category> category = new ComboBox<>();
    private final Period period;
    private final Label found = new Label();
    private final Saying told = new Saying("told");
    private final Saying became = new Saying("became");
    private final Table<Stop> table;
    private final Facts facts = new Facts();
    private final ListAndDetails content;
    private Board board = Board.EMPTY;
    private List<Stop> stops = List.of();
    private List<Stop> shown = List.of();
    private @Nullable List<Stop> open;
    /// Those that could not be read; null when the last could.
    private @Nullable Books away;

    /// @param book all stops since then, newest first; blocks, and may throw [dev.andon.source.StoreFailure]
    public StopsPage(Texts texts, ZoneId zone, Choices choices, Function<Instant, List<Stop>> book, Export export) {
        this.texts = texts;
        search = new Search(texts.say("stops.search"));
        this.moments = new Moments(texts.locale(), zone);
        this.choices = choices;
        this.book = book;
        this.export = export;
        period = new Period(texts, USUAL_DAYS, this::read);
        table = new Table<Stop>("stops", texts.say("stops.none"), stop -> String.valueOf(stop.number()))
                .named(texts.say("stops.title"))
                .column(
                        "at",
                        texts.say("stops.fact.at"),
                        190,
                        stop -> moments.brief(stop.at()),
                        Comparator.comparing(Stop::at))
                .column(
                        "lasted",
                        texts.say("stops.fact.lasted"),
                        140,
                        stop -> past().lasted(stop),
                        Comparator.comparing(stop -> past().length(stop)))
                .column("line", texts.say("stops.fact.line"), 100, Stop::line)
                .column("what", texts.say("stops.fact.what"), 260, stop -> past().what(stop))
                .column("cause", texts.say("stops.fact.cause"), 120, stop -> past().cause(stop))
                .column("whys", texts.say("stops.fact.whys"), 220, stop -> past().whys(stop))
                .whole("at")
                .spare("whys", "cause", "lasted");
        content = build();
    }

    private Past past() {
        return new Past(texts, moments, board.at());
    }

    private ListAndDetails build() {
        lines.getStyleClass().add("line-cards");
        search.textProperty().addListener((text, before, now) -> fill());
        category.setId("category");
        category.setAccessibleText(texts.say("stops.fact.cause"));
        category.getItems().add(null);
        category.getItems().addAll(Cause.Category.values());
        category.setConverter(new Words());
        category.valueProperty().addListener((value, before, now) -> fill());
        found.setId("found");
        found.setMinWidth(Region.USE_PREF_SIZE);
        var tools = new ToolRow(search, category, period, found);
        tools.getChildren().addAll(export.buttons("stops", this::grid, became::say));
        var details = new VBox(facts);
        details.getStyleClass().add("page-details");
        var all = new YieldingPane(lines, texts.say("stops.lines"));
        all.getStyleClass().add("lines");
        table.whenChosen(chosen -> facts.show(chosen.map(past()::facts).orElse(List.of())));
        var page = new ListAndDetails(
                texts,
                table,
                new VBox(all, tools, told, became),
                table.node(),
                new Scroll(details, texts.say("page.details")),
                0.6);
        page.getStyleClass().add("stops");
        return page;
    }

    /// What is shown now.
    private Supplier<Grid> grid() {
        List<Stop> these = shown;
        return () -> StopGrid.of(these);
    }

    @Override
    public Name name() {
        return name(texts);
    }

    /// What it is known by, before it is made.
    public static Name name(Texts texts) {
        return new Name("stops", texts.say("stops.title"), Feather.OCTAGON);
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
    public int pending(Board board) {
        return waiting(board);
    }

    /// How many things there want to be looked at, before it is made.
    public static int waiting(Board board) {
        return Math.toIntExact(board.lines().stream()
                .filter(line -> line.state() == LineState.STOPPED)
                .count());
    }

    @Override
    public void show(Board board) {
        this.board = board;
        showLines();
        List<Stop> now = board.books().stops();
        if (!now.equals(open) || (away != null && away != board.books())) {
            open = now;
            read();
        }
        fill();
    }

    private void showLines() {
        List<LineCard> wanted = board.lines().stream().map(this::card).toList();
        if (!lines.getChildren().equals(wanted)) {
            lines.getChildren().setAll(wanted);
        }
    }

    private LineCard card(Line line) {
        LineCard card = cards.computeIfAbsent(line.name(), name -> new LineCard(texts, name));
        var owner = content.getScene() == null ? null : content.getScene().getWindow();
        card.show(line, board, choices.lines().of(line, board, owner));
        return card;
    }

    private void read() {
        if (stops.isEmpty()) {
            told.say(texts.say("page.reading"));
        }
        Books asked = board.books();
        Instant begin = period.begin(board.at());
        reading.run(
                () -> book.apply(begin),
                read -> {
                    stops = read;
                    away = null;
                    told.say("");
                    fill();
                },
                why -> {
                    away = asked;
                    told.say(why);
                });
    }

    private void fill() {
        shown = past().found(stops, search.getText(), category.getValue());
        table.none(texts.say(stops.isEmpty() ? "stops.none" : "stops.noneFound"));
        table.show(shown);
        found.setText(texts.say("pipelines.found", shown.size(), stops.size()));
        facts.show(table.chosen().map(past()::facts).orElse(List.of()));
    }

    private final class Words extends StringConverter<Cause.Category> {
        @Override
        public String toString(Cause.@Nullable Category value) {
            return value == null ? texts.say("stops.anyCause") : texts.say("cause." + value.word());
        }

        @Override
        public Cause.@Nullable Category fromString(String words) {
            return null;
        }
    }
}
