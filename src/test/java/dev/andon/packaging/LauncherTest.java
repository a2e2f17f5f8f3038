package dev.andon.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The start script of the runnable folder, with Javas that only say how they were called.
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherTest {
    @TempDir
    Path folder;

    private record Ended(int code, String said) {}

    @BeforeEach
    void unpack() throws IOException {
        Files.createDirectories(folder.resolve("andon/bin"));
        Files.createDirectories(folder.resolve("andon/lib"));
        Files.copy(Path.of("packaging/launcher/andon"), folder.resolve("andon/bin/andon"));
        Files.writeString(folder.resolve("andon/lib/andon.jar"), "not really");
    }

    private Path java(String version) throws IOException {
        return java(folder.resolve("java-" + version), version);
    }

    private static Path java(Path folder, String version) throws IOException {
        Path home = Files.createDirectories(folder);
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho \"Java " + version + "\"\nprintf '<%s>' \"$@\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        return home;
    }

    private Ended start(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("sh", folder.resolve("andon/bin/andon").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("HOME", folder.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        return new Ended(process.exitValue(), said);
    }

    @Test
    void theJavaThatIsNamedForAndonComesFirst() throws Exception {
        Ended ended = start(Map.of(
                "ANDON_JAVA_HOME",
                java("27.0.1").toString(),
                "JAVA_HOME",
                java("25.0.3").toString()));
        assertTrue(ended.said().startsWith("Java 27.0.1"), ended.said());
    }

    @Test
    void aWrongJavaThatIsNamedForAndonIsSaidAndNotPassedOver() throws Exception {
        Ended ended = start(Map.of("ANDON_JAVA_HOME", java("21.0.1").toString()));
        assertEquals(2, ended.code());
        assertTrue(ended.said().contains("holds no Java 25"), ended.said());
        assertEquals(1, ended.said().lines().count());
    }

    @Test
    void anOldJavaHomeIsPassedOverForTheOneOnThePath() throws Exception {
        String path = java("26").resolve("bin") + ":/usr/bin:/bin";
        Ended ended = start(Map.of("JAVA_HOME", java("17.0.15").toString(), "PATH", path));
        assertTrue(ended.said().startsWith("Java 26"), ended.said());
    }

    @Test
    void argumentsArriveAsTheyWereGiven() throws Exception {
        Ended ended = start(Map.of("JAVA_HOME", java("25").toString()), "status", "https://ci/a b?x=$(id)", "*");
        assertTrue(ended.said().endsWith("<dev.andon.cli.Main><status><https://ci/a b?x=$(id)><*>"), ended.said());
    }

    @Test
    void aStartCacheIsUsedOnceItIsThereAndAskedForBefore() throws Exception {
        Map<String, String> environment = Map.of("JAVA_HOME", java("25").toString());
        String wanted = start(environment).said().replaceAll("(?s).*<-Dandon.aot=([^>]*)>.*", "$1");
        assertTrue(wanted.startsWith(folder.resolve(".cache/andon").toString()), wanted);
        Files.createDirectories(Path.of(wanted).getParent());
        Files.writeString(Path.of(wanted), "a cache");
        Ended again = start(environment);
        assertTrue(again.said().contains("<-XX:AOTCache=" + wanted + ">"), again.said());
        assertFalse(again.said().contains("-Dandon.aot"), again.said());
    }

    @Test
    void aPackagesOwnJavaComesBeforeThatOfTheMachineAndTakesThePackagesOwnCache() throws Exception {
        java(folder.resolve("andon/lib/runtime"), "25.0.3");
        Path cache = Files.writeString(folder.resolve("andon/lib/andon.aot"), "a cache");
        String said = start(Map.of("JAVA_HOME", java("26").toString())).said();
        assertTrue(said.startsWith("Java 25.0.3"), said);
        assertTrue(said.contains("<-XX:AOTCache=" + cache + ">"), said);
    }

    @Test
    void aPackagesCacheIsNotForAnotherJava() throws Exception {
        java(folder.resolve("andon/lib/runtime"), "25.0.3");
        Files.writeString(folder.resolve("andon/lib/andon.aot"), "a cache");
        String said = start(Map.of("ANDON_JAVA_HOME", java("26").toString())).said();
        assertTrue(said.startsWith("Java 26"), said);
        assertFalse(said.contains("andon/lib/andon.aot"), said);
    }

    @Test
    void librariesBesideTheJarsAreLoadedFromThere() throws Exception {
        Map<String, String> environment = Map.of("JAVA_HOME", java("25").toString());
        assertFalse(start(environment).said().contains("org.sqlite.lib.path"));
        Files.writeString(folder.resolve("andon/lib/libsqlitejdbc.so"), "a library");
        String said = start(environment, "status").said();
        assertTrue(said.contains("<-Dorg.sqlite.lib.path=" + folder.resolve("andon/lib") + ">"), said);
        assertTrue(said.endsWith("<dev.andon.cli.Main><status>"), said);
    }

    @Test
    void whatJavaIsToldStandsInOneFile() throws Exception {
        String said = start(Map.of("JAVA_HOME", java("25").toString())).said();
        assertTrue(said.contains("<@" + folder.resolve("andon/lib/java.options") + ">"), said);
        String windows = Files.readString(Path.of("packaging/launcher/andon.bat"));
        assertTrue(windows.contains("@%HOME_FOLDER%\\lib\\java.options"), windows);
        for (Path launcher : List.of(Path.of("packaging/launcher/andon"), Path.of("packaging/launcher/andon.bat"))) {
            assertFalse(Files.readString(launcher).contains("-Xmx"), launcher + " repeats what stands there");
        }
    }

    /// Read through, not run: the folder of a user is often called by a name with a blank, and a reason for a stop
    /// often ends with an exclamation mark.
    @Test
    void onWindowsNoBlankEndsAPathAndNoMarkIsTakenAway() throws IOException {
        String windows = Files.readString(Path.of("packaging/launcher/andon.bat"));
        assertTrue(windows.contains("set AOT=\"-Dandon.aot=%CACHE%\""), windows);
        assertTrue(windows.contains("set AOT=\"-XX:AOTCache=%CACHE%\" "), windows);
        int plain = windows.indexOf("setlocal disabledelayedexpansion");
        assertTrue(plain > 0 && plain < windows.indexOf(" %*"), windows);
    }

    @Test
    void itRunsWithoutAHome() throws Exception {
        var builder = new ProcessBuilder(
                "env",
                "-i",
                "PATH=/usr/bin:/bin",
                "JAVA_HOME=" + java("25"),
                "sh",
                folder.resolve("andon/bin/andon").toString());
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(said.startsWith("Java 25"), said);
    }

    @Test
    void aLinkToTheScriptFindsTheFolderBehindIt() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("andon-here"), folder.resolve("andon/bin/andon"));
        var builder = new ProcessBuilder("sh", link.toString());
        builder.environment().put("JAVA_HOME", java("25").toString());
        builder.environment().remove("ANDON_JAVA_HOME");
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(said.contains("<" + folder.toRealPath().resolve("andon/lib/andon.jar") + ">"), said);
    }
}
