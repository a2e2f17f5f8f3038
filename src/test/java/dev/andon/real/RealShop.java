package dev.andon.real;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A shop that is a BusyBox: a page that says its version, a button that takes an order, and a counter of the
/// orders that were taken, in the form that Prometheus reads. It is served on one port of loopback, whatever the
/// version.
final class RealShop implements AutoCloseable {
    /// Counts what reached it, from nothing when a new version starts.
    static final String COUNTER = "/cgi-bin/metrics";

    private static final Duration AT_MOST = Duration.ofSeconds(2);
    private static final String SELLS = """
            #!/bin/sh
            printf 'Content-Type: text/plain\\r\\n\\r\\n'
            echo one >> /orders
            echo 'thank you'
            """;
    private static final String LOSES = """
            #!/bin/sh
            printf 'Content-Type: text/plain\\r\\n\\r\\n'
            echo 'thank you'
            """;
    private static final String COUNTS = """
            #!/bin/sh
            printf 'Content-Type: text/plain; version=0.0.4\\r\\n\\r\\n'
            echo '# TYPE orders_total counter'
            echo "orders_total $(/bin/busybox wc -l < /orders)"
            """;

    private final int port = Program.freePort();
    private final HttpClient client = HttpClient.newHttpClient();

    String address() {
        return "127.0.0.1:" + port;
    }

    /// Makes an image of a version.
    ///
    /// @param sells whether an order reaches anybody; else the button only says so
    /// @return a tar of all its files
    static Path image(String version, boolean sells, Path folder) throws IOException {
        Path root = folder.resolve("root-" + version);
        Path scripts = Files.createDirectories(root.resolve("www/cgi-bin"));
        Files.createDirectories(root.resolve("bin"));
        Files.copy(Path.of("/bin/busybox"), root.resolve("bin/busybox"));
        for (String name : List.of("httpd", "sh")) {
            Files.createSymbolicLink(root.resolve("bin").resolve(name), Path.of("busybox"));
        }
        Files.writeString(root.resolve("www/index.html"), version);
        Files.createFile(root.resolve("orders"));
        executable(scripts.resolve("order"), sells ? SELLS : LOSES);
        executable(scripts.resolve("metrics"), COUNTS);
        Path image = folder.resolve(version + ".tar");
        Program.run("tar", folder, Map.of(), List.of("tar", "-C", root.toString(), "-cf", image.toString(), "."));
        return image;
    }

    private static void executable(Path file, String text) throws IOException {
        if (!Files.writeString(file, text).toFile().setExecutable(true)) {
            throw new AssertionError(file + " cannot be made executable");
        }
    }

    /// What visitors get; empty when nobody answers.
    String page() {
        return get("/");
    }

    /// Somebody presses the button.
    void order() {
        get("/cgi-bin/order");
    }

    private String get(String path) {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://" + address() + path))
                    .timeout(AT_MOST)
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .strip();
        } catch (IOException nobody) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /// What a Docker engine is told to run.
    String container(String version, String pages) {
        return """
                {"Image":"shop:%s","Command":["/bin/httpd"],"StopSignal":"SIGKILL",
                 "Args":["-f","-p","%s","-h","%s"]}
                """.formatted(version, address(), pages);
    }

    @Override
    public void close() {
        client.close();
    }
}
