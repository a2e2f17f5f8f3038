package dev.andon.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The Linux packages as those tools see them that judge packages.
@Tag("dist")
@Timeout(300)
class PackagesTest {
    private static final long DEB_AT_MOST = 40L << 20;
    /// What Java starts itself.
    private static final Set<String> PROGRAMS = Set.of("jexec", "jspawnhelper");

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

    /// Debian wants a mail address of a maintainer.
    @Test
    void anAddressInThemIsNobodyElses() throws IOException {
        String maintainer = run("dpkg-deb", "--field", Packages.one("*.deb").toString(), "Maintainer")
                .well()
                .output()
                .strip();
        assertTrue(maintainer.endsWith("@packages.invalid>"), maintainer);
        String metainfo = Files.readString(Path.of("packaging/linux/files/dev.andon.Andon.metainfo.xml"));
        assertFalse(metainfo.contains("<url"), metainfo);
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

    /// In a root with nothing else in it, which is why nothing else may be asked for.
    @Test
    @ExtendWith(WantsToMount.class)
    void theRpmIsInstalledRunsAndIsErasedWithoutATrace(@TempDir Path root) throws IOException {
        rpm(root, "--install", "--nodeps", Packages.one("*.rpm").toString());
        rpm(root, "--verify", "--nodeps", "andon");
        assertEquals(List.of(), odd(root.resolve("usr")));
        Ended version = Ended.of(
                root,
                Map.of("JDK_JAVA_OPTIONS", "-XX:AOTMode=on", "HOME", root.toString()),
                List.of(root + "/usr/bin/andon", "--version"));
        assertTrue(version.well().output().contains("\njava: 2"), version.output());
        rpm(root, "--erase", "andon");
        try (Stream<Path> left = Files.walk(root.resolve("usr"))) {
            assertEquals(
                    List.of(),
                    left.filter(path -> !Files.isDirectory(path)
                                    || path.getFileName().toString().contains("andon"))
                            .toList());
        }
    }

    private static void rpm(Path root, String... what) {
        List<String> command = new ArrayList<>(List.of("rpm", "--root", root.toString(), "--dbpath", "/rpm"));
        command.addAll(List.of(what));
        String said = run(command.toArray(String[]::new)).well().output();
        // Debian's rpm says each time that it is not Debian's way.
        assertEquals("", said.lines().filter(line -> !line.startsWith("rpm: ")).collect(Collectors.joining("\n")));
    }

    /// What is not root's, or not for everybody to read, or for others to write.
    private static List<Path> odd(Path folder) throws IOException {
        try (Stream<Path> installed = Files.walk(folder)) {
            return installed
                    .filter(path -> !Files.isSymbolicLink(path))
                    .filter(path -> !isUsual(path))
                    .toList();
        }
    }

    private static boolean isUsual(Path path) {
        try {
            PosixFileAttributes attributes = Files.readAttributes(path, PosixFileAttributes.class);
            boolean runs = attributes.isDirectory()
                    || path.getParent().endsWith("bin")
                    || PROGRAMS.contains(path.getFileName().toString());
            return attributes.owner().getName().equals("root")
                    && PosixFilePermissions.toString(attributes.permissions()).equals(runs ? "rwxr-xr-x" : "rw-r--r--");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
