package dev.andon.bench;

import dev.andon.board.Board;
import dev.andon.board.WallSettings;
import dev.andon.board.WindowSettings;
import dev.andon.desk.DetailsDesk;
import dev.andon.desk.Remembering;
import dev.andon.desk.Skills;
import dev.andon.keeper.Turns;
import dev.andon.keeper.Watched;
import dev.andon.server.build.BuildServers;
import dev.andon.server.http.Connection;
import dev.andon.server.http.Http;
import dev.andon.source.Source;
import dev.andon.store.Embedded;
import dev.andon.store.Store;
import dev.andon.testing.HandClock;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Theme;
import dev.andon.ui.kit.choice.Hands;
import dev.andon.ui.pipelines.PipelinesPage;
import dev.andon.ui.sources.SourcesPage;
import dev.andon.ui.wall.WallWindow;
import dev.andon.ui.window.MainWindow;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.control.TableView;
import javafx.stage.Stage;

/// A day of looks, one every ten seconds by a clock that is moved: the real requests, keeper, memory of builds on
/// SQLite, wall and window. Prints the heap in use after each hour, in MB, when all garbage is collected.
///
/// Arguments: address, hours, a file for the books.
final class DayCost {
    private static final int LOOKS_A_MINUTE = 6;
    private static final int LOOKS_AN_HOUR = 60 * LOOKS_A_MINUTE;
    private static final int COLLECTIONS = 3;
    private static final double MEGABYTE = 1 << 20;

    private final HandClock clock = new HandClock();
    private final AtomicReference<Board> newest = new AtomicReference<>(Board.EMPTY);
    private final Stage wallStage = new Stage();
    private final Stage windowStage = new Stage();
    private final WallWindow wall;
    private final MainWindow window;

    private DayCost() {
        var texts = Texts.in(Locale.ENGLISH);
        Hands hands = Hands.openingOnly(url -> {});
        wall = new WallWindow(wallStage, false, WallSettings.DEFAULT, texts, clock, hands);
        var skills = new Skills() {
            @Override
            public <P> Optional<P> of(String source, Class<P> port) {
                return Optional.empty();
            }
        };
        var desk = new DetailsDesk(skills, newest::get);
        window = new MainWindow(
                windowStage,
                new Theme(WindowSettings.DEFAULT),
                texts,
                clock,
                hands,
                choices -> List.of(
                        new PipelinesPage(texts, hands, choices, desk),
                        new SourcesPage(texts, source -> "", source -> {})),
                screen -> {});
        wall.open();
        window.open();
    }

    public static void main(String[] arguments) throws Exception {
        System.setProperty("prism.order", "sw");
        URI address = URI.create(arguments[0]);
        int hours = Integer.parseInt(arguments[1]);
        var made = new CompletableFuture<DayCost>();
        Platform.startup(() -> made.complete(new DayCost()));
        try (var store = new Store(new Embedded(Path.of(arguments[2])))) {
            Samples.of("heap", made.join().day(address, hours, new Remembering(store.runs())))
                    .print();
        }
        System.exit(0);
    }

    private List<Double> day(URI address, int hours, Remembering memory) {
        Source source = Source.of("feed", "cctray", address);
        var http = new Http(source, Connection.shared(), clock);
        var reader = BuildServers.named("cctray").orElseThrow().reader();
        var turns = new Turns(new Watched(source, reader.apply(http, source), http, null), clock);
        List<Double> heap = new ArrayList<>();
        for (int look = 1; look <= hours * LOOKS_AN_HOUR; look++) {
            clock.move(Source.EVERY);
            Board board = turns.turn();
            newest.set(board);
            if (board.sources().getFirst().fault() != null) {
                throw new IllegalStateException(
                        board.sources().getFirst().fault().sentence());
            }
            if (look % LOOKS_A_MINUTE == 0) {
                memory.turn(board);
                show(board);
            }
            if (look % LOOKS_AN_HOUR == 0) {
                heap.add(heap());
            }
        }
        return heap;
    }

    /// Returns when both have laid it out.
    private void show(Board board) {
        var shown = new CompletableFuture<Void>();
        Platform.runLater(() -> {
            wall.show(board);
            window.show(board);
            if (windowStage.getScene().lookup("#pipelines") instanceof TableView<?> list
                    && list.getSelectionModel().isEmpty()) {
                list.getSelectionModel().select(0);
            }
            windowStage.getScene().getRoot().layout();
            wallStage.getScene().getRoot().layout();
            Platform.runLater(() -> shown.complete(null));
        });
        shown.join();
    }

    private static double heap() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE;
    }
}
