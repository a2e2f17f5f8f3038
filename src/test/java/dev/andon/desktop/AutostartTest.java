package dev.andon.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Real files in a folder of our own; Windows and macOS are only written after their documentation.
class AutostartTest {
    private static final List<String> ODD = List.of(
            "/opt/and on/bin/andon",
            "--config",
            "/home/ann/50% \"off\" $HOME `id` \\back (a) & b; c's ~#?*<>|.yaml",
            "",
            "=x");

    @TempDir
    Path home;

    @Test
    void whatIsSwitchedOnIsReadAgainAndSwitchedOffLeavesNothing() throws IOException {
        for (String system : List.of("Linux", "Mac OS X")) {
            Autostart session = Autostart.of(system, Map.of(), home.resolve(system));
            assertEquals(Optional.empty(), session.command());
            session.on(ODD);
            assertEquals(Optional.of(ODD), session.command(), system);
            session.off();
            session.off();
            assertEquals(Optional.empty(), session.command());
            try (Stream<Path> left = Files.walk(home.resolve(system))) {
                assertEquals(List.of(), left.filter(Files::isRegularFile).toList());
            }
        }
    }

    @Test
    void theEntryHasTheIconThatAPackageBrings() throws IOException {
        Autostart.of("Linux", Map.of(), home).on(List.of("/usr/lib/andon/bin/andon"));
        String icon = Files.readAllLines(Path.of("packaging/linux/files/dev.andon.Andon.desktop")).stream()
                .filter(line -> line.startsWith("Icon="))
                .findFirst()
                .orElseThrow();
        List<String> entry = Files.readAllLines(home.resolve(".config/autostart/andon.desktop"));
        assertTrue(entry.contains(icon), entry.toString());
    }

    /// The examples are worked out by the specification's own rules: quoted first, escaped as a text then.
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '\0',
            value = {
                "/opt/andon/bin/andon ! /opt/andon/bin/andon",
                "/opt/a b/andon ! \"/opt/a b/andon\"",
                "/opt/$x/andon ! \"/opt/\\\\$x/andon\"",
                "/opt/a\"b ! \"/opt/a\\\\\"b\"",
                "/opt/a\\b ! \"/opt/a\\\\\\\\b\"",
                "/opt/50% ! \"/opt/50%%\"",
            })
    void argumentsAreQuotedAsTheSpecificationDemands(String argument, String line) {
        assertEquals(line, ExecLine.of(List.of(argument)));
    }

    @Test
    void fieldCodesOfOthersAreNoArguments() {
        assertEquals(List.of("/opt/andon/bin/andon", "--x"), ExecLine.read("/opt/andon/bin/andon %u --x %F"));
    }

    @Test
    void whatNoEntryCanHoldIsRefusedInASentence() {
        Autostart session = Autostart.of("Linux", Map.of(), home);
        String said = assertThrows(IOException.class, () -> session.on(List.of("/opt/a\nHidden=true")))
                .getMessage();
        assertTrue(said.contains("line break"), said);
        assertFalse(Files.exists(home.resolve(".config/autostart/andon.desktop")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hidden=true", "X-GNOME-Autostart-enabled = false"})
    void whatADesktopsOwnSettingsSwitchedOffIsOff(String line) throws IOException {
        Path file = home.resolve(".config/autostart/andon.desktop");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "[Desktop Entry]\nExec=/opt/andon/bin/andon\n" + line + "\n");
        assertEquals(Optional.empty(), Autostart.of("Linux", Map.of(), home).command());
    }

    @Test
    void theConfigurationFolderIsWhereTheSessionSays() throws IOException {
        Path elsewhere = home.resolve("elsewhere");
        Autostart.of("Linux", Map.of("XDG_CONFIG_HOME", elsewhere.toString()), home)
                .on(List.of("/opt/andon/bin/andon"));
        assertTrue(Files.exists(elsewhere.resolve("autostart/andon.desktop")));
        assertInstanceOf(AutostartEntry.class, Autostart.of("Linux", Map.of("XDG_CONFIG_HOME", "relative"), home));
        Autostart.of("Linux", Map.of("XDG_CONFIG_HOME", "relative"), home).on(List.of("/opt/andon/bin/andon"));
        assertTrue(Files.exists(home.resolve(".config/autostart/andon.desktop")));
    }

    @Test
    void aProgramThatWasMovedIsFoundAgainWithItsArguments() throws IOException {
        Autostart session = Autostart.of("Linux", Map.of(), home);
        Path before = Files.createFile(home.resolve("before"));
        session.on(List.of(before.toString(), "--config", "/a b.yaml"));
        assertFalse(session.repair(List.of("/opt/andon/bin/andon")), "it is there");
        Files.delete(before);
        assertTrue(session.repair(List.of("/opt/andon/bin/andon")));
        assertEquals(Optional.of(List.of("/opt/andon/bin/andon", "--config", "/a b.yaml")), session.command());
    }

    @Test
    void whatIsOffStaysOff() throws IOException {
        Autostart session = Autostart.of("Linux", Map.of(), home);
        assertFalse(session.repair(List.of("/opt/andon/bin/andon")));
        assertEquals(Optional.empty(), session.command());
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaid() throws IOException {
        Files.writeString(home.resolve(".config"), "a file");
        String said = assertThrows(
                        IOException.class,
                        () -> Autostart.of("Linux", Map.of(), home).on(List.of("/opt/andon/bin/andon")))
                .getMessage();
        assertTrue(said.contains("cannot be written"), said);
    }

    @Test
    void macOsIsGivenAPropertyList() throws Exception {
        Autostart.of("Mac OS X", Map.of(), home).on(List.of("/Applications/A & B.app/Contents/MacOS/andon"));
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        var list = factory.newDocumentBuilder()
                .parse(home.resolve("Library/LaunchAgents/dev.andon.plist").toFile());
        var program =
                list.getElementsByTagName("array").item(0).getTextContent().strip();
        assertEquals("/Applications/A & B.app/Contents/MacOS/andon", program);
    }

    @Test
    void windowsIsToldByAFileAndReadBack() throws IOException {
        List<String> command = List.of("C:\\Program Files\\Andon\\andon.exe", "--config", "D:\\a b.yaml");
        String file = RunKey.file(command);
        assertTrue(
                file.endsWith(
                        "\"Andon\"=\"\\\"C:\\\\Program Files\\\\Andon\\\\andon.exe\\\" \\\"--config\\\" \\\"D:\\\\a b.yaml\\\"\"\r\n"),
                file);
        String told = """

                HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run
                    Andon    REG_SZ    "C:\\Program Files\\Andon\\andon.exe" "--config" "D:\\a b.yaml"

                """;
        assertEquals(Optional.of(command), RunKey.read(told));
        assertThrows(IOException.class, () -> RunKey.file(List.of("C:\\a\" & calc \"")));
    }

    @Test
    void whatStartedAndonIsKnown() throws IOException {
        Path bin = Files.createDirectories(home.resolve("andon/bin"));
        Path lib = Files.createDirectories(home.resolve("andon/lib"));
        Path launcher = Files.createFile(bin.resolve("andon"));
        Path installed = Files.createFile(home.resolve("installed"));
        Path image = Files.createFile(home.resolve("Andon.AppImage"));
        Path jar = lib.resolve("andon.jar");
        assertEquals(Optional.of(List.of(launcher.toString())), Launcher.of(Map.of(), null, jar));
        assertEquals(Optional.of(List.of(installed.toString())), Launcher.of(Map.of(), installed.toString(), jar));
        assertEquals(
                Optional.of(List.of(image.toString())),
                Launcher.of(Map.of("APPIMAGE", image.toString()), installed.toString(), jar));
        assertEquals(
                Optional.of(List.of("flatpak", "run", "dev.andon.Andon")),
                Launcher.of(Map.of("FLATPAK_ID", "dev.andon.Andon"), null, jar));
        assertEquals(Optional.empty(), Launcher.of(Map.of(), null, home.resolve("target/classes")));
        assertEquals(Optional.empty(), Launcher.of(Map.of("APPIMAGE", "relative"), "/nowhere", null));
    }
}
