package dev.andon.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.build.Outcome;
import dev.andon.build.Past;
import dev.andon.report.Period;
import dev.andon.report.Report;
import dev.andon.report.Scope;
import dev.andon.testing.Memory;
import dev.andon.text.Texts;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AReportIsWrittenTest {
    private static final Path SCREENS = Path.of("target", "screens");

    @TempDir
    private Path folder;

    @BeforeEach
    void makeRoom() throws IOException {
        Files.createDirectories(SCREENS);
    }

    private static Report report() {
        var memory = new Memory();
        for (int day = 0; day < 6; day++) {
            double hour = 24.0 * day + 8;
            memory.built("Łódź/Ωμέγα", Outcome.FAILED, "", hour)
                    .built("Łódź/Ωμέγα", Outcome.PASSED, "", hour + 1 + day)
                    .built("shop", Outcome.PASSED, "", hour + 2)
                    .live("v" + day, hour + 8);
        }
        Past past = memory.built("=cmd", Outcome.FAILED, "", 9)
                .live("v4", 24 * 6 + 1)
                .past();
        return Report.of(past, Period.week("2026-W47", ZoneOffset.UTC), Scope.usual(past));
    }

    private static void write(Path file, Locale language) throws IOException {
        Paper.write(report(), Texts.in(language), file);
    }

    private static String text(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    @Test
    void aPdfSaysInWordsThatCanBeSearchedWhatHappened() throws IOException {
        Path file = folder.resolve("week.pdf");
        write(file, Locale.ENGLISH);
        String text = text(file);
        assertTrue(text.contains("What happened from November 16, 2026 to November 22, 2026"), text);
        assertTrue(text.contains("Deployment frequency (DORA)"), text);
        assertTrue(text.contains("16.7 % (1 of 6)"), text);
        assertTrue(text.contains("ci/Łódź/Ωμέγα: red for"), text);
    }

    @Test
    void aNameWithoutEndStaysOnThePage() throws IOException {
        var memory = new Memory();
        Past past = memory.built("x".repeat(400), Outcome.FAILED, "", 9).past();
        Path file = folder.resolve("long.pdf");
        Paper.write(
                Report.of(past, Period.week("2026-W47", ZoneOffset.UTC), Scope.usual(past)),
                Texts.in(Locale.ENGLISH),
                file);
        var right = new Edge();
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            right.getText(document);
        }
        assertTrue(right.most <= PDRectangle.A4.getWidth(), "it ends at " + right.most);
    }

    /// Where the rightmost letter ends.
    private static final class Edge extends PDFTextStripper {
        private float most;

        @Override
        protected void writeString(String text, List<TextPosition> letters) {
            letters.forEach(letter -> most = Math.max(most, letter.getEndX()));
        }
    }

    @Test
    void aPdfSpeaksTheLanguageOfTheSettings() throws IOException {
        Path file = folder.resolve("woche.pdf");
        write(file, Locale.GERMAN);
        assertTrue(text(file).contains("Was vom 16. November 2026 bis 22. November 2026 geschah"));
    }

    @Test
    void aPngHasAllItsPagesOneBelowTheOther() throws IOException {
        Path file = SCREENS.resolve("report.png");
        write(file, Locale.ENGLISH);
        BufferedImage picture = ImageIO.read(file.toFile());
        assertEquals(1240, picture.getWidth(), 1);
        assertEquals(2 * 1754, picture.getHeight(), 2);
    }

    @Test
    void aCsvHasARowForEachNumber() throws IOException {
        Path file = folder.resolve("week.CSV");
        write(file, Locale.GERMAN);
        List<String> rows = Files.readAllLines(file);
        assertEquals("what,name,number,value", rows.getFirst());
        assertTrue(rows.contains("figure,deployment-frequency,count,6"), rows.toString());
        assertTrue(rows.contains("figure,time-to-green,median_seconds,10800"), rows.toString());
        assertTrue(rows.contains("figure,change-failures,part,1"), rows.toString());
        assertTrue(rows.contains("day,2026-11-16,red,2"), rows.toString());
        assertTrue(rows.contains("red,ci/Łódź/Ωμέγα,seconds,75600"), rows.toString());
    }

    @Test
    void ofAnythingElseNoFileIsLeft() throws IOException {
        Path file = folder.resolve("week.doc");
        assertFalse(Paper.knows(file));
        assertThrows(IOException.class, () -> write(file, Locale.ENGLISH));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }
}
