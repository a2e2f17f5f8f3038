package dev.andon.packaging;

import static dev.andon.testing.Story.pipeline;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.build.Outcome;
import dev.andon.gate.Access;
import dev.andon.gate.Endpoint;
import dev.andon.gate.Staff;
import dev.andon.testing.HandClock;
import dev.andon.testing.Story;
import dev.andon.text.Texts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The hook in a real repository that pushes to another, with an endpoint that is asked by the program itself.
@EnabledOnOs({OS.LINUX, OS.MAC})
class PrePushTest {
    private static final Path HOOK = Path.of("packaging/hooks/pre-push").toAbsolutePath();

    @TempDir
    Path folder;

    private Endpoint endpoint;
    private Path work;
    private Path there;

    private record Ended(int code, String said) {}

    @BeforeEach
    void twoRepositories() throws Exception {
        endpoint = Endpoint.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new Access(List.of(), true),
                new Staff(new HandClock(), Texts.in(Locale.ENGLISH), source -> {}, null));
        work = Files.createDirectory(folder.resolve("work"));
        there = folder.resolve("there.git");
        git("init", "-q", "--bare", there.toString());
        git("init", "-q", "-b", "main");
        git("remote", "add", "origin", there.toString());
        git("config", "andon.command", andon().toString());
        git("config", "andon.endpoint", "http://127.0.0.1:" + endpoint.address().getPort());
        Files.copy(HOOK, work.resolve(".git/hooks/pre-push"));
        commit("one");
    }

    @AfterEach
    void close() {
        endpoint.close();
    }

    /// The program as an executable, without its launcher.
    private Path andon() throws IOException {
        Path script = folder.resolve("andon");
        Files.writeString(
                script,
                "#!/bin/sh\nexec '%s' -cp '%s' dev.andon.cli.Main \"$@\"\n"
                        .formatted(
                                Path.of(System.getProperty("java.home"), "bin", "java"),
                                System.getProperty("java.class.path")));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return script;
    }

    private void line(Outcome outcome) {
        endpoint.accept(Story.ofOneSource().shows(pipeline("shop", outcome)).board());
    }

    private Ended git(String... arguments) throws Exception {
        return git(Map.of(), arguments);
    }

    private Ended git(Map<String, String> more, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(work.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_") || name.startsWith("ANDON_"));
        builder.environment()
                .putAll(Map.of(
                        "HOME", folder.toString(),
                        "XDG_STATE_HOME", folder.toString(),
                        "GIT_CONFIG_NOSYSTEM", "1",
                        "GIT_AUTHOR_NAME", "Ann",
                        "GIT_AUTHOR_EMAIL", "ann@example.test",
                        "GIT_COMMITTER_NAME", "Ann",
                        "GIT_COMMITTER_EMAIL", "ann@example.test"));
        builder.environment().putAll(more);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return new Ended(process.exitValue(), said.strip());
    }

    private void commit(String words) throws Exception {
        assertEquals(0, git("commit", "-q", "--allow-empty", "-m", words).code());
    }

    /// Whether a branch over there is where ours is.
    private boolean arrived(String branch) throws Exception {
        String ours = git("rev-parse", "HEAD").said();
        return git("--git-dir", there.toString(), "rev-parse", "--verify", "-q", "refs/heads/" + branch)
                .said()
                .equals(ours);
    }

    @Test
    void whileTheLineRunsEverythingIsPushed() throws Exception {
        line(Outcome.PASSED);
        assertEquals(0, git("push", "origin", "main").code());
        assertTrue(arrived("main"));
    }

    @Test
    void aStoppedLineRefusesAPushAndSaysWhy() throws Exception {
        line(Outcome.FAILED);
        Ended push = git("push", "origin", "main");
        assertEquals(1, push.code());
        assertTrue(push.said().contains("Line trunk is stopped: ci/shop broke it"), push.said());
        assertTrue(push.said().contains("ANDON_OVERRIDE"), push.said());
        assertTrue(!arrived("main"));
    }

    @ParameterizedTest
    @CsvSource({
        "work that is not on the line, main:feature/cart, feature/cart",
        "a branch for a fix, main:fix/cart, fix/cart",
        "a fix that goes to the line, fix/cart:main, main"
    })
    void aStoppedLineLetsThrough(String what, String refspec, String branch) throws Exception {
        line(Outcome.FAILED);
        git("branch", "fix/cart");
        Ended push = git("push", "origin", refspec);
        assertEquals(0, push.code(), push.said());
        assertTrue(arrived(branch), what);
    }

    @Test
    void aPushOfSeveralBranchesIsRefusedWhenOneIsOnTheLine() throws Exception {
        line(Outcome.FAILED);
        git("branch", "fix/cart");
        assertEquals(1, git("push", "origin", "fix/cart", "main").code());
        assertTrue(!arrived("fix/cart"));
    }

    @Test
    void aTagIsNotOnTheLine() throws Exception {
        line(Outcome.FAILED);
        git("tag", "main");
        assertEquals(0, git("push", "origin", "refs/tags/main").code());
    }

    @Test
    void theBranchesOfTheLineCanBeNamed() throws Exception {
        line(Outcome.FAILED);
        git("config", "andon.branches", "release/* next");
        assertEquals(0, git("push", "origin", "main").code());
        assertEquals(1, git("push", "origin", "main:release/1").code());
        assertEquals(1, git("push", "origin", "main:next").code());
    }

    @Test
    void anOverrideLetsThroughWithAWarning() throws Exception {
        line(Outcome.FAILED);
        Ended push = git(Map.of("ANDON_OVERRIDE", "the data centre burns"), "push", "origin", "main");
        assertEquals(0, push.code());
        assertTrue(push.said().contains("WARNING") && push.said().contains("the data centre burns"), push.said());
        assertTrue(arrived("main"));
    }

    @ParameterizedTest
    @CsvSource({"open, 0, WARNING", "closed, 1, Nothing was pushed"})
    void whatUnknownMeansIsChosen(String unknown, int code, String said) throws Exception {
        line(Outcome.UNKNOWN);
        git("config", "andon.unknown", unknown);
        Ended push = git("push", "origin", "main");
        assertEquals(code, push.code(), push.said());
        assertTrue(push.said().contains(said) && push.said().contains("not known"), push.said());
    }

    @Test
    void withoutAndonThePushIsUnknown() throws Exception {
        git("config", "andon.command", "no-such-andon");
        Ended push = git("push", "origin", "main");
        assertEquals(0, push.code());
        assertTrue(push.said().contains("WARNING"), push.said());
    }
}
