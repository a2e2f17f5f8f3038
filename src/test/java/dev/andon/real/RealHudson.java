package dev.andon.real;

import com.google.gson.JsonObject;
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
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// A Hudson, Jenkins' forebear, with its git plug-in: the nearest thing to a Jenkins that comes from the
/// registry.
final class RealHudson implements AutoCloseable {
    /// Where the profile `real-servers` puts its files.
    private static final Path FILES = Path.of("target/real-servers").toAbsolutePath();

    private static final String PASSWORD = "ann's-own-password";
    private static final String AUTHORIZATION =
            "Basic " + Base64.getEncoder().encodeToString(("ann:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    private static final Duration STARTING = Duration.ofSeconds(120);

    private final Path folder;
    private final int port = Program.freePort();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Repository repository;
    private Program server;

    /// Starts one in an empty folder.
    RealHudson(Path folder) throws Exception {
        this.folder = folder;
        repository = Repository.in(folder.resolve("repository"));
        repository.commit("Ann Smith", "true");
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        Files.createDirectory(folder.resolve("tmp"));
        Files.copy(FILES.resolve("git.hpi"), plugins.resolve("git.hpi"));
        Files.writeString(folder.resolve("hudson-security.xml"), resource("hudson-security.xml"));
        Path ann = Files.createDirectories(folder.resolve("users/ann"));
        Files.writeString(ann.resolve("config.xml"), user());
        start();
    }

    private static String user() throws Exception {
        String salt = "abcdef";
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest((PASSWORD + "{" + salt + "}").getBytes(StandardCharsets.UTF_8));
        return "<user><fullName>ann</fullName><properties><hudson.security.HudsonPrivateSecurityRealm_-Details><passwordHash>"
                + salt + ":" + HexFormat.of().formatHex(hash)
                + "</passwordHash></hudson.security.HudsonPrivateSecurityRealm_-Details></properties></user>";
    }

    private static String resource(String name) throws IOException {
        try (InputStream text = RealHudson.class.getResourceAsStream(name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// Starts it, or starts it again with the memory it had.
    void start() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx384m",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + folder.resolve("tmp"),
                // Its way of ending a build's processes knows no Java of today; without it a stopped build ends too.
                "-Dhudson.util.ProcessTree.disable=true"));
        for (String name : List.of("lang", "lang.ref", "lang.reflect", "util", "util.concurrent", "text", "io")) {
            command.add("--add-opens=java.base/java." + name + "=ALL-UNNAMED");
        }
        command.addAll(List.of(
                "--add-opens=java.desktop/java.awt.font=ALL-UNNAMED",
                "-cp",
                Path.of("target/test-classes").toAbsolutePath() + ":" + FILES.resolve("hudson-war.war"),
                HudsonLauncher.class.getName(),
                "--httpPort=" + port,
                "--httpListenAddress=127.0.0.1",
                "--skipInitSetup",
                // It would ask its maker's server for news otherwise.
                "--updateServer=http://127.0.0.1:9/"));
        server = Program.start(
                "hudson", folder, Map.of("HOME", folder.toString(), "HUDSON_HOME", folder.toString()), command);
        server.until(
                "its API answers",
                STARTING,
                () -> exchange(request("api/json").build()).statusCode() == 200);
    }

    void stop() {
        server.close();
    }

    @Override
    public void close() {
        stop();
        client.close();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    Source source(String kind, String path) {
        return Source.of("hudson", kind, url().resolve(path)).withToken("ann", new Secret(PASSWORD));
    }

    Repository repository() {
        return repository;
    }

    /// Makes a job that runs a command.
    void job(String name, String command) throws IOException {
        make(name, "<scm class=\"hudson.scm.NullSCM\"/>", command);
    }

    /// Makes a job that publishes the tests that its command writes to `r.xml`.
    void jobWithTests(String name, String command) throws IOException {
        String escaped = command.replace("&", "&amp;").replace("<", "&lt;");
        String plain = resource("hudson-job.xml")
                .replace("${scm}", "<scm class=\"hudson.scm.NullSCM\"/>")
                .replace("${command}", escaped);
        post(
                "createItem?name=" + name,
                plain.replace(
                        "<publishers/>",
                        "<publishers><hudson.tasks.junit.JUnitResultArchiver><testResults>r.xml</testResults>"
                                + "</hudson.tasks.junit.JUnitResultArchiver></publishers>"));
    }

    /// Makes a job that runs the repository's script.
    void jobOfRepository(String name) throws IOException {
        make(
                name,
                resource("hudson-git.xml")
                        .replace("${repository}", repository.folder().toString()),
                "sh ./build.sh");
    }

    private void make(String name, String scm, String command) throws IOException {
        post(
                "createItem?name=" + name,
                resource("hudson-job.xml").replace("${scm}", scm).replace("${command}", command));
    }

    void build(String job) {
        post("job/" + job + "/build?delay=0sec", "");
    }

    /// How many builds a job has made, begun or is about to begin.
    int builds(String job) {
        JsonObject told = JsonParser.parseString(
                        exchange(request("job/" + job + "/api/json").build()).body())
                .getAsJsonObject();
        return told.get("nextBuildNumber").getAsInt() - 1 + (told.get("inQueue").getAsBoolean() ? 1 : 0);
    }

    void stopBuild(String job) {
        post("job/" + job + "/lastBuild/stop", "");
    }

    private void post(String path, String xml) {
        HttpResponse<String> response = exchange(request(path)
                .header("Content-Type", "application/xml")
                .POST(HttpRequest.BodyPublishers.ofString(xml))
                .build());
        if (response.statusCode() != 200 && response.statusCode() != 302) {
            throw new AssertionError(path + " gave " + response.statusCode() + ": " + response.body());
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url().resolve(path)).header("Authorization", AUTHORIZATION);
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
