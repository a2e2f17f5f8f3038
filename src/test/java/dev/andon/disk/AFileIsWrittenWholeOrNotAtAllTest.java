package dev.andon.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.andon.disk.Unwritten.Place;
import dev.andon.text.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AFileIsWrittenWholeOrNotAtAllTest {
    @TempDir
    private Path folder;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<String> left() throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            return left.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private String refusal(Path file) {
        return String.valueOf(assertThrows(Unwritten.class, () -> Draft.write(file, Readers.USUAL, bytes("new")))
                .getMessage());
    }

    @Test
    void itIsThereAndThenItIsAnother() throws IOException {
        Path file = folder.resolve("week.csv");
        Draft.write(file, Readers.USUAL, bytes("a longer one"));
        Draft.write(file, Readers.USUAL, bytes("zwei ü"));
        assertEquals("zwei ü", Files.readString(file));
        assertEquals(List.of("week.csv"), left());
    }

    @Test
    void untilItTakesItsPlaceWhatWasThereIsThere() throws IOException {
        Path file = Files.writeString(folder.resolve("week.csv"), "old");
        try (Draft draft = Draft.beside(file, Readers.USUAL, bytes("new"))) {
            assertEquals("new", Files.readString(draft.path()));
            assertEquals("old", Files.readString(file));
        }
        assertEquals(List.of("week.csv"), left());
        assertEquals("old", Files.readString(file));
    }

    @Test
    void aLinkToWhatIsNotThereYetStaysALink() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("real"));
        Draft.write(link, Readers.AS_BEFORE, bytes("new"));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(folder.resolve("real")));
        Path away = Files.createSymbolicLink(folder.resolve("away"), folder.resolve("unmounted/real"));
        refusal(away);
        assertTrue(Files.isSymbolicLink(away));
    }

    /// Else it would be another group that may read it.
    @Test
    void theGroupThatMayReadItStays() throws IOException {
        Path file = Files.writeString(folder.resolve("shared"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        try {
            GroupPrincipal other =
                    file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName("daemon");
            Files.setAttribute(file, "posix:group", other);
        } catch (IOException e) {
            assumeTrue(false, "this user cannot give files to another group");
        }
        Draft.write(file, Readers.AS_BEFORE, bytes("new"));
        assertEquals("rw-r-----", rights(file));
        assertEquals("daemon", Files.getAttribute(file, "posix:group").toString());
    }

    @Test
    void whoMayReadItIsSaid() throws IOException {
        Path usual = Files.writeString(folder.resolve("usual"), "as this user makes files");
        for (Readers readers : Readers.values()) {
            Draft.write(folder.resolve(readers.name()), readers, bytes("new"));
        }
        assertEquals(
                List.of("rw-------", "rw-------", rights(usual)),
                List.of(
                        rights(folder.resolve("OWNER")),
                        rights(folder.resolve("AS_BEFORE")),
                        rights(folder.resolve("USUAL"))));
    }

    @ParameterizedTest
    @CsvSource({"OWNER, rw-------", "AS_BEFORE, rw-r-----", "USUAL, rw-r-----"})
    void whoCouldReadWhatWasThereStillCanUnlessItIsForItsOwnerAlone(Readers readers, String rights) throws IOException {
        Path file = Files.writeString(folder.resolve("week.csv"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Draft.write(file, readers, bytes("new"));
        assertEquals(rights, rights(file));
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path real = Files.writeString(folder.resolve("real.csv"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), real);
        Draft.write(link, Readers.USUAL, bytes("new"));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(real));
    }

    @Test
    void aFolderThatIsNotThereIsSaidAndNotMade() throws IOException {
        Path nowhere = folder.resolve("no").resolve("where");
        assertEquals("There is no folder " + nowhere + ".", refusal(nowhere.resolve("week.csv")));
        assertEquals(List.of(), left());
    }

    @Test
    void aFolderOfOurOwnIsMadeUnlessAFileIsInItsPlace() throws IOException {
        Path own = folder.resolve("a/b/own.json");
        Draft.makeFolder(own);
        Draft.write(own, Readers.OWNER, bytes("{}"));
        assertEquals("{}", Files.readString(own));
        Path inTheWay = own.resolve("own.json");
        assertEquals(
                "There is no folder " + own + ".",
                assertThrows(Unwritten.class, () -> Draft.makeFolder(inTheWay)).getMessage());
    }

    @Test
    void whatIsNoFileIsNotReplaced() throws IOException {
        Path other = Files.createDirectory(folder.resolve("week.csv"));
        assertEquals(other + " is there, and is no file that can be written anew.", refusal(other));
        assertEquals(List.of("week.csv"), left());
    }

    /// As a full disk does, the system refuses to let the file grow.
    @Test
    void aDiskWithoutRoomLeavesWhatWasThere() throws Exception {
        Path file = Files.writeString(folder.resolve("week.csv"), "old");
        Process process = new ProcessBuilder(List.of(
                        "sh",
                        "-c",
                        "ulimit -f 8; exec \"$@\"",
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        file.toString()))
                .redirectErrorStream(true)
                .start();
        try {
            String said = String.valueOf(process.inputReader().readLine());
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), said);
            assertTrue(said.startsWith("Nothing was written into " + folder + ": "), said);
        } finally {
            process.destroyForcibly();
        }
        assertEquals(List.of("week.csv"), left());
        assertEquals("old", Files.readString(file));
    }

    /// The process that may write little.
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) {
            try {
                Draft.write(Path.of(arguments[0]), Readers.USUAL, new byte[200_000]);
                System.out.println("written");
            } catch (Unwritten e) {
                System.out.println(e.getMessage());
            }
        }
    }

    private static final Map<String, IOException> TROUBLES = Map.of(
            "denied", new AccessDeniedException("/w/week.csv"),
            "reason", new FileSystemException("/w/week.csv", null, "Kein Platz"),
            "words", new IOException("Kein Platz"),
            "silent", new FileAlreadyExistsException("/w/week.csv"));

    /// What the system says may be in the reader's language or in another; what can be seen comes first.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    silent | false | true  | true  | There is no folder /w.
                    reason | true  | false | true  | Nothing can be written into /w: its disk can only be read.
                    reason | true  | true  | false | Nothing was written into /w: its disk is full.
                    denied | true  | false | false | Nothing can be written into /w: this user may not.
                    reason | true  | true  | true  | Nothing was written into /w: Kein Platz.
                    words  | true  | true  | true  | Nothing was written into /w: Kein Platz.
                    silent | true  | true  | true  | Nothing was written into /w, and the system does not say why.
                    """)
    void whyNotIsSaidInASentence(String trouble, boolean folder, boolean writable, boolean hasRoom, String sentence) {
        IOException thrown = TROUBLES.get(trouble);
        assertEquals(
                sentence,
                Texts.in(Locale.ENGLISH)
                        .say(Unwritten.why(Path.of("/w/week.csv"), thrown, new Place(folder, writable, hasRoom))));
    }
}
