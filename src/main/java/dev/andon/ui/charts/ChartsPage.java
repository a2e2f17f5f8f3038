package dev.andon.ui.charts;

import dev.andon.board.Board;
import dev.andon.build.Past;
import dev.andon.disk.Unwritten;
import dev.andon.report.Matrix;
import dev.andon.report.Period;
import dev.andon.report.Practice;
import dev.andon.report.PracticeBook.Note;
import dev.andon.report.Report;
import dev.andon.report.Scope;
import dev.andon.source.StoreFailure;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Aside;
import dev.andon.ui.kit.FxThread;
import dev.andon.ui.kit.Page;
import dev.andon.ui.kit.Saying;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Map;
import java.util.function.Function;
import javafx.scene.Parent;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What the team's past amounts to, in charts, numbers and a matrix of practices. Read when it is first looked
/// at, and again from time to time while it is; all reading and counting happens on other threads.
public final class ChartsPage implements Page {
    private static final Duration AGAIN = Duration.ofMinutes(1);

    /// What was read.
    private record Read(int days, Instant at, Past past, Map<Practice, Note> notes) {}

    private record Counted(Report report, Matrix matrix) {}

    private final Texts texts;
    private final TeamMemory memory;
    private final ZoneId zone;
    private final Function<@Nullable Window, @Nullable Path> whereTo;
    private final Tools tools;
    private final Pictures pictures;
    private final Numbers numbers;
    private final Practices practices;
    private final Saying told = new Saying("charts-told");
    private final Saying became = new Saying("became");
    private final TabPane tabs = new TabPane();
    private final BorderPane content = new BorderPane();
    private Board board = Board.EMPTY;
    private @Nullable Read read;
    private @Nullable Report report;
    private @Nullable Instant asked;
    /// Reads, and then counts.
    private final Aside reading = new Aside("charts");

    public ChartsPage(Texts texts, TeamMemory memory, ZoneId zone) {
        this(texts, memory, zone, new WhereTo(texts)::ask);
    }

    /// @param whereTo asks for a file; null when somebody thought better of it
    ChartsPage(Texts texts, TeamMemory memory, ZoneId zone, Function<@Nullable Window, @Nullable Path> whereTo) {
        this.texts = texts;
        this.memory = memory;
        this.zone = zone;
        this.whereTo = whereTo;
        tools = new Tools(texts, this::change, this::save);
        pictures = new Pictures(texts);
        numbers = new Numbers(texts);
        practices = new Practices(texts, new Practices.Pen() {
            @Override
            public void say(Practice practice, String words) {
                write(practice, () -> memory.say(practice, words));
            }

            @Override
            public void tick(Practice practice, boolean ticked) {
                write(practice, () -> memory.tick(practice, ticked));
            }
        });
        build();
    }

    private void build() {
        content.getStyleClass().add("charts");
        var chartsTab = new Tab(texts.say("charts.tab.charts"), pictures.node());
        var numbersTab = new Tab(texts.say("charts.tab.numbers"), numbers.node());
        var practicesTab = new Tab(texts.say("charts.tab.practices"), practices.node());
        tabs.setId("chart-tabs");
        tabs.getTabs().addAll(chartsTab, numbersTab, practicesTab);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tools.canSave(false);
        content.setTop(new VBox(tools.node(), told, became));
        content.setCenter(tabs);
        tabs.setVisible(false);
    }

    @Override
    public Name name() {
        return name(texts);
    }

    /// What it is known by, before it is made.
    public static Name name(Texts texts) {
        return new Name("charts", texts.say("charts.title"), Feather.BAR_CHART_2);
    }

    @Override
    public Parent content() {
        return content;
    }

    @Override
    public void find() {
        tools.find();
    }

    @Override
    public void show(Board board) {
        this.board = board;
        tools.lines(board);
        if (asked == null || !board.at().isBefore(asked.plus(AGAIN))) {
            read();
        }
    }

    private void change(Wanted wanted) {
        Read known = read;
        if (known != null && known.days() == wanted.days()) {
            count(known);
        } else {
            read();
        }
    }

    private void read() {
        int days = tools.wanted().days();
        Instant now = board.at();
        asked = now;
        if (report == null) {
            told.say(texts.say("charts.reading"));
        }
        reading.run(
                () -> {
                    Period period = Period.lastDays(days, now, zone);
                    return new Read(days, now, memory.since(period.readFrom()), memory.practices());
                },
                this::take,
                why -> told.say(texts.say("charts.away", why)));
    }

    private void take(Read brought) {
        String chosen = read == null
                ? Scope.usualEnvironment(brought.past()).orElse(null)
                : tools.wanted().environment();
        read = brought;
        tools.environments(Scope.environments(brought.past()), chosen);
        count(brought);
    }

    private void count(Read known) {
        Scope scope = tools.wanted().scope(board);
        reading.ask(
                () -> {
                    Period period = Period.lastDays(known.days(), known.at(), zone);
                    return new Counted(
                            Report.of(known.past(), period, scope),
                            Matrix.of(known.past(), period, scope, memory.setup(), known.notes()));
                },
                counted -> show(counted.report(), counted.matrix()));
    }

    private void show(Report counted, Matrix matrix) {
        report = counted;
        Period watched = counted.watched();
        if (watched == null) {
            told.say(texts.say("charts.nothing"));
        } else if (watched.from().isAfter(counted.period().from())) {
            DateTimeFormatter format = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                    .withLocale(texts.locale())
                    .withZone(zone);
            told.say(texts.say("charts.since", format.format(watched.from())));
        } else {
            told.say("");
        }
        pictures.show(counted);
        numbers.show(counted);
        practices.show(matrix);
        tools.canSave(watched != null);
        tabs.setVisible(true);
    }

    private void write(Practice practice, Runnable change) {
        Thread.ofVirtual().name("practice").start(() -> {
            try {
                change.run();
                FxThread.run(() -> noted(practice));
            } catch (StoreFailure away) {
                FxThread.run(() -> became.say(texts.say("charts.notSaved", away.sentence())));
            }
        });
    }

    private void noted(Practice practice) {
        became.say("");
        practices.kept(practice);
        read();
    }

    private void save() {
        Report shown = report;
        Path file = shown == null
                ? null
                : whereTo.apply(
                        content.getScene() == null ? null : content.getScene().getWindow());
        if (shown == null || file == null) {
            return;
        }
        Thread.ofVirtual().name("report").start(() -> {
            String words = saved(shown, file);
            FxThread.run(() -> became.say(words));
        });
    }

    private String saved(Report shown, Path file) {
        try {
            memory.save(shown, file);
            return texts.say("charts.saved", file.toString());
        } catch (Unwritten failure) {
            return texts.say("charts.notSaved", texts.say(failure.sentence()));
        } catch (IOException failure) {
            return texts.say("charts.notSaved", String.valueOf(failure.getMessage()));
        }
    }
}
