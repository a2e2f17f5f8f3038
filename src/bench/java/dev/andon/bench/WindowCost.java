package dev.andon.bench;

import dev.andon.board.Board;
import dev.andon.board.Event;
import dev.andon.board.WindowSettings;
import dev.andon.build.Build;
import dev.andon.build.Log;
import dev.andon.build.LogPart;
import dev.andon.build.Logs;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.build.Stretch;
import dev.andon.desk.DetailsDesk;
import dev.andon.desk.Skills;
import dev.andon.server.build.BuildServers;
import dev.andon.server.http.Connection;
import dev.andon.server.http.Http;
import dev.andon.source.Ability;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.Boards;
import dev.andon.testing.Story;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Theme;
import dev.andon.ui.kit.choice.Hands;
import dev.andon.ui.pipelines.PipelinesPage;
import dev.andon.ui.window.MainWindow;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

/// The developer's window with ten thousand pipelines: each time from something that somebody does to the end of
/// the frame that shows it, in ms. Arguments: how often to measure, the address of a Jenkins with large logs.
final class WindowCost {
    private static final int PIPELINES = 10_000;
    private static final int WARM_UP = 40;
    private static final int ROWS_A_STEP = 7;

    private final Stage stage;
    private final MainWindow window;
    private final Scene marker = new Scene(new Region(), 1, 1);

    /// A Jenkins on loopback: its builds have the same large log, as long as that is not changed.
    private static final class LargeLog implements Logs {
        private final String root;
        private final Logs jenkins;
        private volatile int megabytes = 5;

        LargeLog(String root) {
            this.root = root;
            Source source = Source.of("ci", "jenkins", URI.create(root));
            var http = new Http(source, Connection.shared(), InstantSource.system());
            var server = BuildServers.named("jenkins").orElseThrow().reader().apply(http, source);
            this.jenkins = (Logs) server;
        }

        @Override
        public List<Log> logs(Pipeline pipeline, Build build) throws ServerFault {
            String page = root + "/job/" + megabytes + "/42/";
            return jenkins.logs(
                    pipeline,
                    Build.of("42", Outcome.PASSED).finished(Boards.TEN).at(page));
        }

        @Override
        public LogPart read(Log log, Stretch stretch) throws ServerFault {
            return jenkins.read(log, stretch);
        }
    }

    private WindowCost(Board board, LargeLog log) {
        var texts = Texts.in(Locale.ENGLISH);
        var skills = new Skills() {
            @Override
            public <P> Optional<P> of(String source, Class<P> port) {
                return port.isInstance(log) ? Optional.of(port.cast(log)) : Optional.empty();
            }
        };
        var desk = new DetailsDesk(skills, () -> board);
        Hands hands = Hands.openingOnly(url -> {});
        stage = new Stage();
        stage.setX(0);
        stage.setY(0);
        window = new MainWindow(
                stage,
                new Theme(WindowSettings.DEFAULT),
                texts,
                () -> Boards.TEN,
                hands,
                choices -> List.of(new PipelinesPage(texts, hands, choices, desk)),
                screen -> {});
        window.show(board);
        window.open();
    }

    private static Board board() {
        return Boards.of(Boards.greens(PIPELINES))
                .told(new Event.SourcesChanged(List.of(Story.source("ci")), Map.of("ci", Set.of(Ability.LOG))))
                .board();
    }

    public static void main(String[] arguments) throws Exception {
        Thread.setDefaultUncaughtExceptionHandler((_, e) -> {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        });
        System.setProperty("prism.order", "sw");
        int measured = Integer.parseInt(arguments[0]);
        var log = new LargeLog(arguments[1]);
        Board board = board();
        var toolkit = new CompletableFuture<Void>();
        Platform.startup(() -> toolkit.complete(null));
        toolkit.join();
        long begun = System.nanoTime();
        var made = new CompletableFuture<WindowCost>();
        Platform.runLater(() -> made.complete(new WindowCost(board, log)));
        WindowCost cost = made.join();
        cost.frame(() -> {});
        Samples.of("open", List.of((System.nanoTime() - begun) / 1e6)).print();
        List<Double> keyCpu = new ArrayList<>();
        Samples.of("key", cost.keys(measured, keyCpu)).print();
        Samples.of("key cpu", keyCpu).print();
        List<Double> cpu = new ArrayList<>();
        Samples.of("scroll", cost.scrolls(measured, cpu)).print();
        Samples.of("scroll cpu", cpu).print();
        int logs = Math.min(measured, 20);
        Samples.of("log", cost.logs(1, logs)).print();
        double before = heap();
        log.megabytes = 200;
        ask(arguments[1] + "/sent");
        Samples.of("tail", cost.logs(1 + logs, logs)).print();
        Samples.of("tail bytes", List.of(Double.parseDouble(ask(arguments[1] + "/sent")) / logs / 1024))
                .print();
        Samples.of("tail heap", List.of(heap() - before)).print();
        System.exit(0);
    }

    private List<Double> keys(int measured, List<Double> cpu) {
        var search = (TextField) one("#search");
        List<String> words = List.of("g", "gr", "gre", "green 0", "green 00", "0042", "42", "4", "nothing", "");
        return times(measured, cpu, i -> search.setText(words.get(i % words.size())));
    }

    private List<Double> scrolls(int measured, List<Double> cpu) {
        var table = (TableView<?>) one("#pipelines");
        return times(measured, cpu, i -> table.scrollTo(i * ROWS_A_STEP % PIPELINES));
    }

    /// From the choice of a pipeline, with the log's tab before one, to its lines.
    private List<Double> logs(int first, int measured) {
        var table = (TableView<?>) one("#pipelines");
        frame(() -> table.getSelectionModel().select(0));
        frame(() -> ((TabPane) one(".tab-pane")).getSelectionModel().select(1));
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < measured; i++) {
            int row = first + i;
            long begun = System.nanoTime();
            frame(() -> table.getSelectionModel().select(row));
            while (isEmpty()) {
                LockSupport.parkNanos(500_000);
            }
            frame(() -> {});
            times.add((System.nanoTime() - begun) / 1e6);
        }
        return times;
    }

    private static String ask(String address) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address)).build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    /// What is in use when all garbage is collected, in MB.
    private static double heap() {
        System.gc();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / (double) (1 << 20);
    }

    private boolean isEmpty() {
        var empty = new CompletableFuture<Boolean>();
        Platform.runLater(() ->
                empty.complete(((ListView<?>) one("#log-lines")).getItems().isEmpty()));
        return empty.join();
    }

    @FunctionalInterface
    private interface Deed {
        void of(int number);
    }

    /// @param cpu is told what each took of the processor's time, which others' work does not lengthen
    private List<Double> times(int measured, List<Double> cpu, Deed deed) {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < WARM_UP + measured; i++) {
            int number = i;
            double begun = Cpu.milliseconds();
            double time = frame(() -> deed.of(number));
            if (i >= WARM_UP) {
                times.add(time);
                cpu.add(Cpu.milliseconds() - begun);
            }
        }
        return times;
    }

    /// How long it takes until what somebody does is drawn, without the wait for the screen's next pulse.
    private double frame(Runnable deed) {
        var time = new CompletableFuture<Double>();
        Platform.runLater(() -> {
            long begun = System.nanoTime();
            deed.run();
            long done = System.nanoTime();
            var pulse = new long[1];
            Scene scene = stage.getScene();
            scene.addPreLayoutPulseListener(new Runnable() {
                @Override
                public void run() {
                    scene.removePreLayoutPulseListener(this);
                    pulse[0] = System.nanoTime();
                }
            });
            scene.addPostLayoutPulseListener(new Runnable() {
                @Override
                public void run() {
                    scene.removePostLayoutPulseListener(this);
                    Platform.runLater(() -> {
                        // Drawn one after the other: this small picture waits for the window's.
                        marker.getRoot().snapshot(new SnapshotParameters(), null);
                        time.complete((done - begun + System.nanoTime() - pulse[0]) / 1e6);
                    });
                }
            });
            Platform.requestNextPulse();
        });
        return time.join();
    }

    private Node one(String selector) {
        return Objects.requireNonNull(stage.getScene().getRoot().lookup(selector), selector);
    }
}
