package dev.andon.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;

/// What all rows share: the build's folder and the server of feeds.
final class Stage implements AutoCloseable {
    private static final List<String> SMALL = List.of("-XX:+UseSerialGC", "-Xmx256m");

    private final Path target;
    private final Child server = Child.start(FeedServer.class, SMALL);
    private final String base;
    private final HttpClient client = HttpClient.newHttpClient();

    Stage(Path target) {
        this.target = target;
        this.base = "http://127.0.0.1:" + server.line() + "/";
    }

    Path target() {
        return target;
    }

    String feed(String path) {
        return base + path;
    }

    /// What the feed server says about itself.
    String ask(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(feed(path))).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    @Override
    public void close() {
        server.close();
    }
}
