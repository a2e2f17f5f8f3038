package dev.andon.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What all rows share: the build's folder, the server of feeds, the screen, and a home for Andon with a start
/// cache. What is costly is made when it is first asked for.
final class Stage implements AutoCloseable {
    private static final List<String> SMALL = List.of("-XX:+UseSerialGC", "-Xmx256m");
    private static final Duration CACHE_AT_MOST = Duration.ofMinutes(2);

    private final Path target;
    private final Path scratch;
    private final Child server = Child.start(FeedServer.class, SMALL, Map.of());
    private final String base;
    private final HttpClient client = HttpClient.newHttpClient();
    private Screen screen;
    private Path home;

    Stage(Path target) throws IOException {
        this.target = target.toAbsolutePath();
        this.scratch = this.target.resolve("bench");
        remove(scratch);
        checkFlags(this.target.resolve("andon/lib/java.options"));
        this.base = "http://127.0.0.1:" + server.line() + "/";
    }

    /// Measuring on other flags than the launcher's would measure another program.
    private static void checkFlags(Path options) throws IOException {
        List<String> given = Files.readAllLines(options);
        for (String flag : Child.LAUNCHER_FLAGS) {
            if (!given.contains(flag)) {
                throw new IllegalStateException("the launcher no longer says " + flag);
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    Path target() {
        return target;
    }

    /// A folder for files that nobody misses afterwards.
    Path scratch(String name) throws IOException {
        return Files.createDirectories(scratch.resolve(name));
    }

    String feed(String path) {
        return base + path;
    }

    /// What the feed server says about itself.
    String ask(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(feed(path))).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    Screen screen() throws IOException {
        if (screen == null) {
            screen = Screen.start(scratch("screen"), "1920x1080");
        }
        return screen;
    }

    /// A home whose start cache Andon has made by itself, in the way it does for everybody: after its first
    /// start.
    Path homeWithStartCache() throws IOException, InterruptedException {
        if (home == null) {
            home = scratch("home");
            try (App _ = App.start(target, home, screen().display(), "wall", feed("same/100"))) {
                if (!screen().await(this::hasCache, CACHE_AT_MOST)) {
                    throw new IllegalStateException("no start cache after " + CACHE_AT_MOST);
                }
            }
        }
        return home;
    }

    private boolean hasCache() {
        Path cache = home.resolve("cache/andon");
        if (!Files.isDirectory(cache)) {
            return false;
        }
        try (Stream<Path> files = Files.list(cache)) {
            return files.anyMatch(file -> file.toString().endsWith(".aot"));
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        if (screen != null) {
            screen.close();
        }
        server.close();
    }
}
