package dev.andon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.testing.LoopbackServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `andon serve` in a process of its own, and `andon gate` that finds it in another.
class ServeTest {
    private static final String FEED =
            "<Projects><Project name=\"shop\" activity=\"Sleeping\" lastBuildStatus=\"%s\"/></Projects>";

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();
    private volatile String status = "Failure";
    private LoopbackServer server;

    private record Ended(int code, String said) {}

    @BeforeEach
    void aFeed() throws IOException {
        server = LoopbackServer.answering(request -> LoopbackServer.ok(FEED.formatted(status)));
        settings("");
    }

    private void settings(String more) throws IOException {
        String source = "sources: [{name: ci, kind: cctray, every: 1s, url: '" + server.url("/cc.xml") + "'}]\n";
        Files.writeString(folder.resolve("andon.yaml"), source + more);
    }

    @AfterEach
    void close() {
        started.forEach(Process::destroyForcibly);
        server.close();
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.andon.cli.Main"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("ANDON_"));
        builder.environment()
                .putAll(Map.of(
                        "XDG_STATE_HOME", folder.toString(),
                        "XDG_DATA_HOME", folder.toString(),
                        "XDG_CONFIG_HOME", folder.toString()));
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private Ended run(String... arguments) throws Exception {
        Process process = start(arguments);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return new Ended(process.exitValue(), said.strip());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static int asked(String address) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }

    @Test
    void itServesUntilItIsToldToEndAndGatesFindIt() throws Exception {
        settings("endpoint: {listen: '127.0.0.1:" + freePort() + "'}\n");
        Process serve = start("serve");
        BufferedReader out = serve.inputReader();
        String said = out.readLine();
        assertTrue(said.startsWith("Andon listens on http://127.0.0.1:"), said);
        String address = said.substring(said.indexOf("http"));

        assertEquals(
                1,
                run("gate", "--line", "trunk", "--wait", "20s", "--branch", "main")
                        .code());
        int looked = server.asked().size();
        status = "Success";
        assertEquals(new Ended(0, "Line trunk runs: all green."), run("gate", "--wait", "30s"));
        assertTrue(server.asked().size() < looked + 60, "the gate asked, and did not look itself");
        assertEquals(200, asked(address + "/line/trunk"));

        serve.destroy();
        assertTrue(serve.waitFor(30, TimeUnit.SECONDS));
        assertFalse(Files.exists(folder.resolve("andon/endpoint.json")), "it took its leave");
    }

    @Test
    void itTellsMachinesAndNothingTwiceThoughItIsKilled() throws Exception {
        try (var chat = LoopbackServer.answering(request -> LoopbackServer.ok("ok"))) {
            Path lamp = folder.resolve("lamp");
            settings("""
                    endpoint: {listen: '127.0.0.1:%d'}
                    notify:
                      kinds: [broken, fixed]
                      desktop: true
                      sound: by-kind
                      webhook: {url: '%s'}
                      command: [sh, -c, 'echo "$ANDON_TITLE" >> %s']
                    """.formatted(freePort(), chat.url("/chat"), lamp));
            Process killed = start("serve");
            await(() -> chat.asked().size() == 1 && Files.exists(lamp) && isCertain(told()));
            killed.destroyForcibly().waitFor();
            start("serve");
            int looked = server.asked().size();
            await(() -> server.asked().size() > looked + 1);
            status = "Success";
            await(() -> chat.asked().size() == 2 && Files.readAllLines(lamp).size() == 2);
            assertEquals(List.of("1 broken", "shop is green again"), Files.readAllLines(lamp));
        }
    }

    private static boolean isCertain(String told) {
        return told.contains("\"doubtful\"") && !told.contains("\"doubtful\":true");
    }

    /// What is kept of what was told.
    private String told() throws IOException {
        try (var files = Files.list(folder.resolve("andon"))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".json")).toList()) {
                if (file.getFileName().toString().startsWith("told-serve-")) {
                    return Files.readString(file);
                }
            }
            return "";
        }
    }

    private static void await(Callable<Boolean> done) throws Exception {
        long begun = System.nanoTime();
        while (!done.call()) {
            assertTrue(Duration.ofNanos(System.nanoTime() - begun).toSeconds() < 60, "it takes too long");
            Thread.yield();
        }
    }

    @Test
    void withOtherSettingsAGateLooksItself() throws Exception {
        settings("endpoint: {listen: '127.0.0.1:" + freePort() + "'}\n");
        Process serve = start("serve");
        serve.inputReader().readLine();
        try (var other = LoopbackServer.answering(request -> LoopbackServer.ok(FEED.formatted("Success")))) {
            Path theirs = folder.resolve("other.yaml");
            Files.writeString(theirs, "sources: [{name: other, kind: cctray, url: '" + other.url("/cc.xml") + "'}]\n");
            assertEquals(new Ended(0, "Line trunk runs: all green."), run("gate", "--config", theirs.toString()));
        }
        serve.destroy();
        assertTrue(serve.waitFor(30, TimeUnit.SECONDS));
    }

    @Test
    void anAnnouncementThatWasLeftBehindIsSeenThrough() throws Exception {
        Files.createDirectories(folder.resolve("andon"));
        Files.writeString(
                folder.resolve("andon/endpoint.json"),
                "{\"address\":\"http://127.0.0.1:%d\",\"pid\":\"1\",\"started\":\"\",\"token\":\"old\",\"settings\":\"%s\"}"
                        .formatted(
                                server.url("/").port(),
                                folder.resolve("andon.yaml").toUri().toASCIIString()));
        Ended ended = run("gate");
        assertEquals(1, ended.code(), ended.said());
        assertTrue(ended.said().contains("ci/shop"), ended.said());
    }

    @Test
    void aPortThatIsTakenIsSaidInOneSentence() throws Exception {
        try (var taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            settings("endpoint: {listen: '127.0.0.1:" + taken.getLocalPort() + "'}\n");
            Ended ended = run("serve");
            assertEquals(2, ended.code());
            assertEquals(1, ended.said().lines().count(), ended.said());
            assertTrue(ended.said().contains("cannot listen on 127.0.0.1:" + taken.getLocalPort()), ended.said());
        }
    }
}
