package dev.andon.real;

import com.google.gson.JsonParser;
import dev.andon.source.Secret;
import dev.andon.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// A Buildbot master with a worker that does one build at a time. Debian has no package of its web pages, without
/// which it does not offer its API either, so a stub stands for them.
final class RealBuildbot implements AutoCloseable {
    static final List<String> BUILDERS = List.of("shop", "cart", "checkout", "nightly");
    /// Its builds are deploys of a version.
    static final String DEPLOYER = "deploy";
    /// Its builds report tests.
    static final String TESTED = "tested";

    private static final String PASSWORD = "ann's-own-password";
    private static final Duration STARTING = Duration.ofSeconds(60);

    private final Path folder;
    private final int port = Program.freePort();
    private final int workerPort = Program.freePort();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Repository repository;
    private Program master;

    /// Starts one in an empty folder.
    RealBuildbot(Path folder) throws IOException {
        this.folder = folder;
        repository = Repository.in(folder.resolve("repository"));
        repository.commit("Ann Smith", "true");
        Files.createDirectory(folder.resolve("jobs"));
        for (String builder : BUILDERS) {
            job(builder, "true");
        }
        job(DEPLOYER, "true");
        job(TESTED, "true");
        makeStub();
        Path configuration = Files.createDirectory(folder.resolve("master")).resolve("master.cfg");
        try (InputStream text = RealBuildbot.class.getResourceAsStream("master.cfg")) {
            Files.copy(text, configuration);
        }
        Program.run("create-master", folder, environment(), List.of("buildbot", "create-master", "master"));
        start();
    }

    private void makeStub() throws IOException {
        Path code = Files.createDirectories(folder.resolve("stub/buildbot_www"));
        Files.createDirectory(code.resolve("static"));
        Files.writeString(code.resolve("VERSION"), "3.7.0");
        Files.writeString(
                code.resolve("__init__.py"),
                "from buildbot.www.plugin import Application\nep = Application(__name__, 'no pages')\n");
        Path facts = Files.createDirectory(folder.resolve("stub/buildbot_www-3.7.0.egg-info"));
        Files.writeString(facts.resolve("PKG-INFO"), "Metadata-Version: 1.0\nName: buildbot-www\nVersion: 3.7.0\n");
        Files.writeString(facts.resolve("entry_points.txt"), "[buildbot.www]\nbase = buildbot_www:ep\n");
    }

    private Map<String, String> environment() {
        return Map.of(
                "HOME", folder.toString(),
                "PYTHONPATH", folder.resolve("stub").toString(),
                "PYTHONDONTWRITEBYTECODE", "1",
                "ROOT", folder.toString(),
                "BUILDERS", String.join(",", BUILDERS),
                "PORT", String.valueOf(port),
                "WORKER_PORT", String.valueOf(workerPort),
                "PASSWORD", PASSWORD);
    }

    /// Starts it, or starts it again with the memory it had.
    void start() {
        master = Program.start("master", folder, environment(), List.of("buildbot", "start", "--nodaemon", "master"))
                .logging(folder.resolve("master/twistd.log"));
        master.until("its API answers", STARTING, () -> status("api/v2") == 403);
        // A commit before the first look at the repository is no change.
        master.until("it knows the repository", STARTING, () -> {
            Path refs = folder.resolve("master/gitpoller-work/refs/buildbot");
            try (var known = Files.walk(refs)) {
                return known.anyMatch(path -> path.endsWith("main"));
            }
        });
    }

    void stop() {
        master.close();
    }

    @Override
    public void close() {
        stop();
        client.close();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    Source source() {
        return Source.of("buildbot", "buildbot", url()).withToken("ann", new Secret(PASSWORD));
    }

    Repository repository() {
        return repository;
    }

    /// Says what a builder does from now on; the first argument of the one that deploys is the version.
    void job(String builder, String script) {
        try {
            Files.writeString(folder.resolve("jobs").resolve(builder), script + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Asks for a build.
    void build(String builder) {
        call("forceschedulers/force", "force", "{\"builderNames\":[\"" + builder + "\"],\"reason\":\"a test\"}");
    }

    /// Asks for a deploy.
    void deploy(String version) {
        call(
                "forceschedulers/deploys",
                "force",
                "{\"builderNames\":[\"" + DEPLOYER + "\"],\"reason\":\"a release\",\"version\":\"" + version + "\"}");
    }

    /// Stops the build that a builder is at.
    void stopBuild(String builder) {
        long build = JsonParser.parseString(get("builders/" + builder + "/builds?complete=false"))
                .getAsJsonObject()
                .getAsJsonArray("builds")
                .get(0)
                .getAsJsonObject()
                .get("buildid")
                .getAsLong();
        call("builds/" + build, "stop", "{\"reason\":\"not needed\"}");
    }

    /// How many builds a builder has made or begun.
    int builds(String builder) {
        return JsonParser.parseString(get("builders/" + builder + "/builds"))
                .getAsJsonObject()
                .getAsJsonArray("builds")
                .size();
    }

    /// An answer of the API.
    String get(String path) {
        return send(
                request("api/v2/" + path).header("Accept", "application/json").build());
    }

    private void call(String path, String method, String parameters) {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":" + parameters + "}";
        String answer = send(request("api/v2/" + path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
        if (answer.contains("\"error\"")) {
            throw new AssertionError(method + " " + path + ": " + answer);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url().resolve(path)).header("Cookie", session());
    }

    private String session() {
        String pair = Base64.getEncoder().encodeToString(("ann:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpRequest login = HttpRequest.newBuilder(url().resolve("auth/login"))
                .header("Authorization", "Basic " + pair)
                .build();
        return exchange(login).headers().allValues("Set-Cookie").getLast().split(";")[0];
    }

    private String send(HttpRequest request) {
        HttpResponse<String> response = exchange(request);
        if (response.statusCode() != 200) {
            throw new AssertionError(request.uri() + " gave " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    private int status(String path) {
        return exchange(HttpRequest.newBuilder(url().resolve(path)).build()).statusCode();
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
