package dev.andon.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The Linux packages as those tools see them that judge packages.
@Tag("dist")
@Timeout(300)
class PackagesTest {
    private static final long DEB_AT_MOST = 40L << 20;

    private static Ended run(String... command) {
        return Ended.of(Packages.FOLDER, Map.of(), List.of(command));
    }

    @Test
    void lintianFindsNoErrorInTheDebianPackage() {
        Ended lintian = run(
                "lintian",
                "--fail-on",
                "error",
                "--display-level",
                "error",
                "--allow-root",
                Packages.one("*.deb").toString());
        assertEquals(0, lintian.status(), lintian.output());
    }

    @Test
    void theDebianPackageIsSmallEnough() throws IOException {
        long size = Files.size(Packages.one("*.deb"));
        assertTrue(size <= DEB_AT_MOST, size + " bytes");
    }

    @Test
    void theDesktopsToolsFindNoErrorInEntryAndDescription(@TempDir Path folder) {
        run("dpkg-deb", "--extract", Packages.one("*.deb").toString(), folder.toString())
                .well();
        run("desktop-file-validate", folder + "/usr/share/applications/dev.andon.Andon.desktop")
                .well();
        run("appstreamcli", "validate-tree", "--no-net", folder.toString()).well();
    }

    @Test
    void theRpmHoldsWhatTheDebHolds() {
        List<String> deb = run("sh", "-c", "dpkg-deb --fsys-tarfile '" + Packages.one("*.deb") + "' | tar t")
                .well()
                .output()
                .lines()
                .filter(name -> !name.endsWith("/"))
                .map(name -> name.substring(1))
                .filter(name -> !name.startsWith("/usr/share/doc/") && !name.startsWith("/usr/share/lintian/"))
                .sorted()
                .toList();
        List<String> rpm = run(
                        "rpm",
                        "-qp",
                        "--queryformat",
                        "[%{FILENAMES} %{FILEMODES:perms}\\n]",
                        Packages.one("*.rpm").toString())
                .well()
                .output()
                .lines()
                .filter(line -> line.startsWith("/") && !line.contains(" d"))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .filter(name -> !name.startsWith("/usr/share/licenses/"))
                .sorted()
                .toList();
        assertEquals(deb, rpm);
    }

    @Test
    void theRpmWantsWhatAWindowNeedsAndRunsNothingWhenItIsInstalled() {
        String rpm = Packages.one("*.rpm").toString();
        String wanted = run("rpm", "-qp", "--requires", rpm).well().output();
        for (String library : List.of("gtk3", "libXtst", "pango", "freetype", "fontconfig")) {
            assertTrue(wanted.lines().anyMatch(library::equals), library + " in " + wanted);
        }
        assertEquals("", run("rpm", "-qp", "--scripts", rpm).well().output());
        assertEquals("", run("rpm", "-qp", "--triggers", rpm).well().output());
        assertFalse(run("rpm", "-qp", "--provides", rpm).well().output().contains(".so"), "its libraries are its own");
    }

    @Test
    void theirJavaHasWhatAndonAndItsLibrariesAskFor() throws IOException {
        Path jdeps = Path.of(System.getProperty("java.home"), "bin", "jdeps");
        Path libraries = Path.of("target/andon/lib").toAbsolutePath();
        String asked = run(
                        jdeps.toString(),
                        "--ignore-missing-deps",
                        "--multi-release",
                        "25",
                        "--print-module-deps",
                        "--class-path",
                        libraries + "/*",
                        libraries.resolve("andon.jar").toString())
                .well()
                .output()
                .strip();
        String there = run(
                        Path.of("target/image/andon/lib/runtime/bin/java")
                                .toAbsolutePath()
                                .toString(),
                        "--list-modules")
                .well()
                .output();
        for (String module : asked.split(",")) {
            assertTrue(there.contains(module + "@"), module + " in " + there);
        }
    }

    @Test
    void theSumsAreThoseOfTheFiles() throws IOException {
        run("sha256sum", "--check", "--strict", "SHA256SUMS").well();
        try (var files = Files.list(Packages.FOLDER)) {
            assertEquals(
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> !name.equals("SHA256SUMS"))
                            .collect(Collectors.toSet()),
                    Files.readAllLines(Packages.FOLDER.resolve("SHA256SUMS")).stream()
                            .map(line -> line.substring(66))
                            .collect(Collectors.toSet()));
        }
    }

    @Test
    void theBillOfMaterialsNamesEveryLibrary() throws IOException {
        var components = JsonParser.parseString(Files.readString(Packages.one("*.cdx.json")))
                .getAsJsonObject()
                .getAsJsonArray("components");
        List<String> named = components.asList().stream()
                .map(component -> component.getAsJsonObject().get("name").getAsString())
                .toList();
        for (String library : List.of("javafx-graphics", "okhttp-jvm", "sqlite-jdbc", "postgresql", "picocli")) {
            assertTrue(named.contains(library), library);
        }
        assertFalse(named.contains("junit-jupiter"), "what only tests use is not shipped");
    }
}
