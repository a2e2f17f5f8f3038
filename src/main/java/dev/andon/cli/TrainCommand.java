package dev.andon.cli;

import dev.andon.app.Configuration;
import dev.andon.app.FxApplication;
import dev.andon.app.Heard;
import dev.andon.app.Preflight;
import dev.andon.app.ScreenApp;
import dev.andon.app.StartCache;
import dev.andon.demo.DemoTeam;
import dev.andon.gate.Access;
import dev.andon.gate.Announcement;
import dev.andon.gate.Endpoint;
import dev.andon.gate.Staff;
import dev.andon.link.Link;
import dev.andon.settings.SettingsSearch;
import dev.andon.single.OneWindow;
import dev.andon.single.Place;
import dev.andon.source.Source;
import dev.andon.text.Texts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import javafx.stage.Stage;
import picocli.CommandLine.Command;

/// Starts the very app on the demo team's servers, without a display, and ends after some seconds: a rehearsal
/// that fills the start cache.
@Command(name = StartCache.TRAIN, hidden = true, description = "Rehearses a start for the start cache.")
final class TrainCommand implements Callable<Integer> {
    /// What talks to a display: a rehearsal has none, and would not load it.
    private static final String FOR_A_DISPLAY = "com/sun/glass/ui/gtk/";

    @Override
    public Integer call() throws Exception {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        loadDisplayClasses();
        Preflight.forWindows(System.getenv());
        Path folder = Files.createTempDirectory("andon-rehearsal");
        try (var demo = new DemoTeam(InstantSource.system())) {
            Logging.start(folder, false);
            Configuration wanted =
                    Configuration.read(written(demo.sources(), folder)).orElseThrow();
            open(Place.of(Map.of(), folder, "rehearsal"), wanted);
        } finally {
            LogManager.getLogManager().reset();
            remove(folder);
        }
        askAtAGate();
        return ExitCode.FINE;
    }

    private static void open(Place place, Configuration wanted) throws InterruptedException {
        if (OneWindow.begin(place, "") instanceof OneWindow.Start.First(OneWindow window)) {
            try (window) {
                FxApplication.run(() -> new Heard(
                        new Rehearsal(ScreenApp.ofWallRehearsal(wanted), ScreenApp.ofWindowRehearsal(wanted)),
                        Link.FRONT,
                        window));
            }
        }
    }

    /// Settings that are read as everybody's are.
    private static Path written(List<Source> sources, Path folder) throws IOException {
        var text = new StringBuilder("sources:\n");
        for (Source source : sources) {
            text.append("  - name: \"")
                    .append(source.name())
                    .append("\"\n    url: ")
                    .append(source.url())
                    .append('\n');
        }
        return Files.writeString(folder.resolve("andon.yaml"), text);
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /// With the very options of the hook that asks before each push.
    private static void askAtAGate() throws IOException, InterruptedException {
        var where = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var staff = new Staff(InstantSource.system(), Texts.in(Locale.ENGLISH), source -> {}, null);
        try (var endpoint = Endpoint.open(where, new Access(List.of(), true), staff)) {
            String address = "http://127.0.0.1:" + endpoint.address().getPort();
            String[] words = {
                "gate", "--line", "trunk", "--fix-branch", "fix/*", "--branch", "main", "--endpoint", address
            };
            Announcement.read(Configuration.folders().state());
            SettingsSearch.find(null, System.getenv(), Path.of(""), Configuration.folders());
            GateQuestion question = PlainGate.of(words).orElseThrow().question();
            question.put(question.running().orElseThrow());
        }
    }

    private static void loadDisplayClasses() throws IOException {
        Path jar = Path.of(URI.create(
                Stage.class.getProtectionDomain().getCodeSource().getLocation().toString()));
        try (var classes = new JarFile(jar.toFile())) {
            classes.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.startsWith(FOR_A_DISPLAY) && name.endsWith(".class"))
                    .forEach(name -> load(
                            name.substring(0, name.length() - ".class".length()).replace('/', '.')));
        }
    }

    private static void load(String name) {
        try {
            Class.forName(name, false, TrainCommand.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError notOnThisPlatform) {
            // Then no start of it needs the class.
        }
    }
}
