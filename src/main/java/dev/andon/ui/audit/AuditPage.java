package dev.andon.ui.audit;

import dev.andon.board.Board;
import dev.andon.board.Books;
import dev.andon.board.Light;
import dev.andon.command.AuditEntry;
import dev.andon.command.AuditGrid;
import dev.andon.command.AuditQuery;
import dev.andon.text.Grid;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Aside;
import dev.andon.ui.kit.Export;
import dev.andon.ui.kit.Facts;
import dev.andon.ui.kit.Facts.Fact;
import dev.andon.ui.kit.ListAndDetails;
import dev.andon.ui.kit.Moments;
import dev.andon.ui.kit.Page;
import dev.andon.ui.kit.Period;
import dev.andon.ui.kit.Saying;
import dev.andon.ui.kit.Scroll;
import dev.andon.ui.kit.Search;
import dev.andon.ui.kit.Table;
import dev.andon.ui.kit.ToolRow;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Who did what, and what became of it: newest first, a page at a time.
public final class AuditPage implements Page {
    private static final int USUAL_DAYS = 7;
    /// Who types on is not asked for yet.
    private static final Duration TYPING = Duration.millis(250);

    /// How the audit is read. Each blocks, and may throw [dev.andon.source.StoreFailure].
    ///
    /// @param page one page
    /// @param all this page and all that follow
    public record Log(Function<AuditQuery, List<AuditEntry>> page, Function<AuditQuery, List<AuditEntry>> all) {}

    private final Texts texts;
    private final Moments moments;
    private final Log log;
    private final Export export;
    private final Aside reading = new Aside("read audit");
    private final PauseTransition typing = new PauseTransition(TYPING);
    private final Search search;
    private final Period period;
    private final Label found = new Label();
    private final Saying told = new Saying("told");
    private final Saying became = new Saying("became");
    private final Button more = new Button();
    private final Table<AuditEntry> table;
    private final Facts facts = new Facts();
    private final ListAndDetails content;
    private Board board = Board.EMPTY;
    private List<AuditEntry> entries = List.of();
    private @Nullable Books books;

    public AuditPage(Texts texts, ZoneId zone, Log log, Export export) {
        this.texts = texts;
        search = new Search(texts.say("audit.search"));
        this.moments = new Moments(texts.locale(), zone);
        this.log = log;
        this.export = export;
        period = new Period(texts, USUAL_DAYS, this::read);
        table = new Table<AuditEntry>("audit", texts.say("audit.none"), entry -> String.valueOf(entry.number()))
                .named(texts.say("audit.title"))
                .light(entry -> light(entry.state()))
                .column(
                        "at",
                        texts.say("audit.fact.at"),
                        185,
                        entry -> moments.brief(entry.at()),
                        Comparator.comparing(AuditEntry::at))
                .column(
                        "who",
                        texts.say("audit.fact.who"),
                        110,
                        entry -> entry.actor().person().name())
                .column("action", texts.say("audit.fact.action"), 110, AuditEntry::action)
                .column("subject", texts.say("audit.fact.subject"), 190, AuditEntry::subject)
                .column("light", texts.say("audit.fact.state"), 115, this::state)
                .column("words", texts.say("audit.fact.words"), 180, AuditEntry::words)
                .column("outcome", texts.say("audit.fact.outcome"), 220, AuditEntry::outcome)
                .whole("at")
                .spare("words", "outcome", "light", "subject");
        content = build();
    }

    private static Light light(AuditEntry.State state) {
        return switch (state) {
            case DONE -> Light.GREEN;
            case FAILED -> Light.RED;
            case UNSURE -> Light.UNSTABLE;
            case INTENDED -> Light.UNKNOWN;
        };
    }

    private String state(AuditEntry entry) {
        return texts.say("audit.state." + entry.state().word());
    }

    private ListAndDetails build() {
        search.textProperty().addListener((text, before, now) -> typing.playFromStart());
        search.setOnAction(entered -> read());
        typing.setOnFinished(typed -> read());
        found.setId("found");
        found.setMinWidth(Region.USE_PREF_SIZE);
        more.setId("more");
        more.setText(texts.say("audit.more"));
        more.setOnAction(pressed -> readOn());
        more.setDisable(true);
        var tools = new ToolRow(search, period, found);
        tools.getChildren().addAll(export.buttons("audit", this::grid, became::say));
        var details = new VBox(facts);
        details.getStyleClass().add("page-details");
        table.whenChosen(chosen -> facts.show(chosen.map(this::facts).orElse(List.of())));
        var page = new ListAndDetails(
                texts,
                table,
                new VBox(tools, told, became),
                new BorderPane(table.node(), null, null, new ToolRow(more), null),
                new Scroll(details, texts.say("page.details")),
                0.65);
        page.getStyleClass().add("audit");
        return page;
    }

    /// What is shown now.
    private Supplier<Grid> grid() {
        AuditQuery query = query();
        return () -> AuditGrid.of(log.all().apply(query));
    }

    private List<Fact> facts(AuditEntry entry) {
        return List.of(
                new Fact("number", texts.say("audit.fact.number"), String.valueOf(entry.number())),
                new Fact("at", texts.say("audit.fact.at"), moments.say(entry.at())),
                new Fact(
                        "who",
                        texts.say("audit.fact.who"),
                        entry.actor().person().name()),
                new Fact(
                        "mail",
                        texts.say("audit.fact.mail"),
                        entry.actor().person().mail()),
                new Fact(
                        "known",
                        texts.say("audit.fact.known"),
                        texts.say("audit.known." + entry.actor().known().word())),
                new Fact("action", texts.say("audit.fact.action"), entry.action()),
                new Fact("subject", texts.say("audit.fact.subject"), entry.subject()),
                new Fact("words", texts.say("audit.fact.words"), entry.words()),
                new Fact("state", texts.say("audit.fact.state"), state(entry)),
                new Fact("outcome", texts.say("audit.fact.outcome"), entry.outcome()));
    }

    @Override
    public Name name() {
        return name(texts);
    }

    /// What it is known by, before it is made.
    public static Name name(Texts texts) {
        return new Name("audit", texts.say("audit.title"), Feather.BOOK_OPEN);
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
    public void show(Board board) {
        this.board = board;
        if (board.books() != books) {
            books = board.books();
            readAgain();
        }
    }

    private AuditQuery query() {
        return AuditQuery.of(period.begin(board.at()), search.getText());
    }

    /// From the top.
    private void read() {
        typing.stop();
        fetch(query(), List.of());
    }

    /// As far as one has read: the books were read anew, so something may have been written.
    private void readAgain() {
        fetch(query().by(Math.max(AuditQuery.PAGE, entries.size())), List.of());
    }

    private void readOn() {
        if (!entries.isEmpty()) {
            fetch(query().after(entries.getLast()), entries);
        }
    }

    /// @param before what stands above it
    private void fetch(AuditQuery query, List<AuditEntry> before) {
        if (entries.isEmpty() || !before.isEmpty()) {
            told.say(texts.say("page.reading"));
        }
        reading.run(
                () -> log.page().apply(query),
                page -> {
                    List<AuditEntry> all = new ArrayList<>(before);
                    all.addAll(page);
                    entries = List.copyOf(all);
                    more.setDisable(page.size() < query.size());
                    told.say("");
                    fill();
                },
                told::say);
    }

    private void fill() {
        table.none(texts.say(search.getText().isBlank() ? "audit.none" : "audit.noneFound"));
        table.show(entries);
        found.setText(
                more.isDisabled()
                        ? texts.say("audit.found", entries.size())
                        : texts.say("audit.foundMore", entries.size()));
        facts.show(table.chosen().map(this::facts).orElse(List.of()));
    }
}
