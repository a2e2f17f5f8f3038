package dev.andon.ui;

import dev.andon.board.Board;
import dev.andon.board.WallSettings;
import dev.andon.board.WindowSettings;
import dev.andon.build.Approval;
import dev.andon.command.Prospect;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Proposal;
import dev.andon.desk.Told;
import dev.andon.form.Forms;
import dev.andon.testing.Fx;
import dev.andon.testing.Workshop;
import dev.andon.text.Texts;
import dev.andon.ui.audit.AuditPage;
import dev.andon.ui.charts.ChartsPage;
import dev.andon.ui.deploys.DeploysPage;
import dev.andon.ui.deploys.Past;
import dev.andon.ui.kit.Export;
import dev.andon.ui.kit.FxThread;
import dev.andon.ui.kit.Page;
import dev.andon.ui.kit.Theme;
import dev.andon.ui.kit.choice.Choices;
import dev.andon.ui.kit.choice.Hands;
import dev.andon.ui.pipelines.PipelinesPage;
import dev.andon.ui.settings.SettingsPage;
import dev.andon.ui.sources.SourcesPage;
import dev.andon.ui.start.AddServerPage;
import dev.andon.ui.start.StartWindow;
import dev.andon.ui.stops.StopsPage;
import dev.andon.ui.wall.WallWindow;
import dev.andon.ui.window.MainWindow;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.testfx.util.WaitForAsyncUtils;

/// Every window there is, on a day on which much goes on. What one does leads from one view to another.
final class Gallery implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 40;

    private final Stage stage;
    private final Texts texts;
    private Choices choices;

    private Gallery(Stage stage, Texts texts) {
        this.stage = stage;
        this.texts = texts;
    }

    /// The developer's window.
    static Gallery window(WindowSettings looks, Forms forms, double width, double height) {
        return window(looks, forms, width, height, Locale.ENGLISH);
    }

    static Gallery window(WindowSettings looks, Forms forms, double width, double height, Locale language) {
        Board board = Workday.board();
        return opened(width, height, language, gallery -> {
            var window = new MainWindow(
                    gallery.stage,
                    new Theme(looks),
                    gallery.texts,
                    () -> Workday.NOW,
                    hands(),
                    choices -> gallery.pages(choices, forms),
                    screen -> {});
            window.show(board);
            window.open();
        });
    }

    /// What a newcomer sees.
    static Gallery start(WindowSettings looks) {
        return start(looks, Locale.ENGLISH);
    }

    static Gallery start(WindowSettings looks, Locale language) {
        var exits = new StartWindow.Exits(page -> {}, () -> {}, file -> {});
        return opened(
                860,
                720,
                language,
                gallery ->
                        new StartWindow(gallery.stage, new Theme(looks), gallery.texts, new Newcomer(), exits).open());
    }

    static Gallery wall(WallSettings looks) {
        Board board = Workday.board();
        return opened(1_000, 700, looks.language(), gallery -> {
            var wall = new WallWindow(gallery.stage, false, looks, gallery.texts, () -> Workday.NOW, hands());
            wall.show(board);
            wall.open();
        });
    }

    private static Gallery opened(double width, double height, Locale language, Consumer<Gallery> made) {
        return Fx.call(() -> {
            var gallery = new Gallery(new Stage(), Texts.in(language));
            gallery.stage.setX(0);
            gallery.stage.setY(0);
            gallery.stage.setWidth(width);
            gallery.stage.setHeight(height);
            made.accept(gallery);
            return gallery;
        });
    }

    private static Hands hands() {
        return new Hands(
                page -> {},
                Workday.BOB,
                (command, told) -> {},
                (subject, way, to, told) -> {
                    Deployment now = Workday.deployment(subject);
                    told.accept(new Prospect.Seen(
                            Proposal.back(now, to, List.of()), Proposal.choices(now, List.of()), Workday.NOW));
                },
                (subject, told) -> told.accept(new Told.Answer<>(List.of(new Approval("1", "production")))));
    }

    private List<Page> pages(Choices choices, Forms forms) {
        this.choices = choices;
        var export = new Export(texts, name -> Optional.empty());
        var past = new Past(
                subject -> new Past.Remembered(List.of(Workday.vigil()), Workday.rollbacks()),
                number -> Workday.kept());
        var log = new AuditPage.Log(query -> Workday.audit(), query -> Workday.audit());
        return List.of(
                new PipelinesPage(texts, hands(), choices, new Workshop().desk(Workday::board)),
                new DeploysPage(texts, ZoneOffset.UTC, choices.services(), past),
                new StopsPage(texts, ZoneOffset.UTC, choices, begin -> Workday.stops(), export),
                new AuditPage(texts, ZoneOffset.UTC, log, export),
                new ChartsPage(texts, new Remembered(), ZoneOffset.UTC),
                new SourcesPage(texts, source -> "", source -> {}),
                new AddServerPage(texts, new Newcomer(), page -> {}),
                new SettingsPage(texts, forms));
    }

    Scene scene() {
        return stage.getScene();
    }

    /// What can be done in the developer's window.
    Choices choices() {
        return choices;
    }

    Gallery page(String id) {
        return press("#to-" + id);
    }

    Gallery press(String selector) {
        Fx.run(() -> ((ButtonBase) one(selector)).fire());
        return settled();
    }

    Gallery write(String selector, String text) {
        Fx.run(() -> ((TextInputControl) one(selector)).setText(text));
        return settled();
    }

    Gallery row(String table, int row) {
        until(() -> ((TableView<?>) one(table)).getItems().size() > row);
        Fx.run(() -> ((TableView<?>) one(table)).getSelectionModel().clearAndSelect(row));
        return settled();
    }

    Gallery item(String list, int place) {
        until(() -> ((ListView<?>) one(list)).getItems().size() > place);
        Fx.run(() -> ((ListView<?>) one(list)).getSelectionModel().clearAndSelect(place));
        return settled();
    }

    Gallery lastItem(String list) {
        return item(list, Fx.call(() -> ((ListView<?>) one(list)).getItems().size() - 1));
    }

    Gallery pick(String box, int place) {
        Fx.run(() -> ((ComboBox<?>) one(box)).getSelectionModel().select(place));
        return settled();
    }

    Gallery tab(String tabs, int place) {
        Fx.run(() -> ((TabPane) one(tabs)).getSelectionModel().select(place));
        return settled();
    }

    /// Waits until a list or a table holds something, whether there is room to see it or not.
    Gallery items(String selector) {
        return until(() -> switch (one(selector)) {
            case ListView<?> list -> !list.getItems().isEmpty();
            case TableView<?> table -> !table.getItems().isEmpty();
            default -> throw new AssertionError(selector + " is neither");
        });
    }

    Gallery there(String selector) {
        return until(() -> {
            Node node = scene().getRoot().lookup(selector);
            return node != null && Fx.isShown(node);
        });
    }

    Gallery until(Supplier<Boolean> so) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> Fx.call(so::get));
        } catch (TimeoutException e) {
            throw new AssertionError("it never came", e);
        }
        return settled();
    }

    private Gallery settled() {
        WaitForAsyncUtils.waitForFxEvents();
        Fx.run(() -> {
            scene().getRoot().applyCss();
            scene().getRoot().layout();
        });
        return this;
    }

    /// The question that is asked when somebody does this.
    Scene question(Runnable act) {
        List<Window> before = Fx.call(() -> List.copyOf(Window.getWindows()));
        FxThread.run(act);
        List<Window> asked = new ArrayList<>();
        until(() -> {
            asked.clear();
            asked.addAll(Window.getWindows());
            asked.removeAll(before);
            return !asked.isEmpty();
        });
        return asked.getFirst().getScene();
    }

    /// Nobody answers what is asked.
    void unasked() {
        Fx.run(() -> Window.getWindows().stream()
                .filter(window -> window != stage)
                .toList()
                .forEach(Window::hide));
        settled();
    }

    private Node one(String selector) {
        return Objects.requireNonNull(scene().getRoot().lookup(selector), selector);
    }

    @Override
    public void close() {
        Fx.run(stage::close);
    }
}
