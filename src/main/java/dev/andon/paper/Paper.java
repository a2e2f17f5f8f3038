package dev.andon.paper;

import dev.andon.disk.Draft;
import dev.andon.disk.Readers;
import dev.andon.report.Report;
import dev.andon.text.Texts;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/// Writes a report into a file, as what the file's name ends with. Blocks on I/O.
public final class Paper {
    private static final int DOTS_PER_INCH = 150;

    private Paper() {}

    /// Whole or not at all; what was there is replaced.
    ///
    /// @param file ends with `.pdf`, `.png` or `.csv`
    /// @throws dev.andon.disk.Unwritten when it cannot be written
    /// @throws IOException when its name ends otherwise
    public static void write(Report report, Texts texts, Path file) throws IOException {
        Draft.write(file, Readers.USUAL, bytes(report, texts, ending(file)));
    }

    /// Whether files of this name can be written.
    public static boolean knows(Path file) {
        return switch (ending(file)) {
            case "pdf", "png", "csv" -> true;
            default -> false;
        };
    }

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static byte[] bytes(Report report, Texts texts, String ending) throws IOException {
        return switch (ending) {
            case "csv" -> CsvReport.of(report).getBytes(StandardCharsets.UTF_8);
            case "pdf" -> pdf(report, texts);
            case "png" -> png(picture(pdf(report, texts)));
            default -> throw new IOException("A report is written as .pdf, .png or .csv, not as ." + ending);
        };
    }

    private static byte[] png(BufferedImage picture) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }

    private static byte[] pdf(Report report, Texts texts) throws IOException {
        try (PDDocument document = PdfReport.of(report, texts)) {
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    /// All pages, one below the other. Drawn from what was saved: only that has its letters in it, and for others
    /// the whole machine would be searched.
    private static BufferedImage picture(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return picture(document);
        }
    }

    private static BufferedImage picture(PDDocument document) throws IOException {
        var renderer = new PDFRenderer(document);
        List<BufferedImage> pages = new ArrayList<>();
        for (int page = 0; page < document.getNumberOfPages(); page++) {
            pages.add(renderer.renderImageWithDPI(page, DOTS_PER_INCH, ImageType.RGB));
        }
        int width = pages.stream().mapToInt(BufferedImage::getWidth).max().orElse(1);
        int height = pages.stream().mapToInt(BufferedImage::getHeight).sum();
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        int y = 0;
        for (BufferedImage page : pages) {
            graphics.drawImage(page, 0, y, null);
            y += page.getHeight();
        }
        graphics.dispose();
        return picture;
    }
}
