package dev.andon.paper;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// Pages that are written from the top to the bottom; a new one begins where the last is full. Lengths are in
/// points. Not safe for use by several threads.
final class Sheet implements AutoCloseable {
    static final float MARGIN = 48;
    static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    static final Color INK = new Color(0x1f2328);
    static final Color FAINT = new Color(0x59636e);

    /// It comes with PDFBox, and has the letters of Europe.
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final float LEADING = 1.35f;

    private final PDDocument document;
    private final PDFont font;
    private PDPageContentStream page;
    private float y;

    Sheet(PDDocument document) throws IOException {
        this.document = document;
        try (InputStream letters = PDDocument.class.getResourceAsStream(FONT)) {
            if (letters == null) {
                throw new IOException("The letters for a report are missing");
            }
            font = PDType0Font.load(document, letters);
        }
        page = turn();
    }

    private PDPageContentStream turn() throws IOException {
        var next = new PDPage(PDRectangle.A4);
        document.addPage(next);
        y = PDRectangle.A4.getHeight() - MARGIN;
        return new PDPageContentStream(document, next);
    }

    /// Begins another page unless so much fits on this one.
    void need(float height) throws IOException {
        if (y - height < MARGIN) {
            page.close();
            page = turn();
        }
    }

    void skip(float height) {
        y -= height;
    }

    float y() {
        return y;
    }

    /// Text over the whole width, in as many lines as it needs.
    void text(String words, float size, Color color) throws IOException {
        columns(List.of(words), List.of(WIDTH), size, color);
    }

    /// Texts side by side, each in as many lines as it needs.
    void columns(List<String> texts, List<Float> widths, float size, Color color) throws IOException {
        List<List<String>> wrapped = new ArrayList<>();
        int lines = 1;
        for (int i = 0; i < texts.size(); i++) {
            List<String> column = wrap(texts.get(i), widths.get(i), size);
            wrapped.add(column);
            lines = Math.max(lines, column.size());
        }
        need(lines * size * LEADING);
        float x = 0;
        for (int i = 0; i < texts.size(); i++) {
            for (int line = 0; line < wrapped.get(i).size(); line++) {
                write(wrapped.get(i).get(line), x, y - (line + 1) * size * LEADING, size, color);
            }
            x += widths.get(i);
        }
        y -= lines * size * LEADING;
    }

    private List<String> wrap(String words, float width, float size) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String paragraph : words.split("\n", -1)) {
            String line = "";
            for (String word : words(paragraph, width, size)) {
                String longer = line.isEmpty() ? word : line + " " + word;
                if (!line.isEmpty() && width(longer, size) > width - size) {
                    lines.add(line);
                    line = word;
                } else {
                    line = longer;
                }
            }
            lines.add(line);
        }
        return lines;
    }

    /// What would not fit into a line by itself is cut.
    private List<String> words(String paragraph, float width, float size) throws IOException {
        List<String> words = new ArrayList<>();
        for (String word : paragraph.split(" ", -1)) {
            String rest = word;
            while (width(rest, size) > width - size) {
                int fits = fitting(rest, width - size, size);
                words.add(rest.substring(0, fits));
                rest = rest.substring(fits);
            }
            words.add(rest);
        }
        return words;
    }

    /// How much of the beginning of a word is no wider than that, at least a letter.
    private int fitting(String word, float width, float size) throws IOException {
        int end = word.offsetByCodePoints(0, 1);
        float used = width(word.substring(0, end), size);
        while (end < word.length()) {
            int next = word.offsetByCodePoints(end, 1);
            used += width(word.substring(end, next), size);
            if (used > width) {
                break;
            }
            end = next;
        }
        return end;
    }

    float width(String words, float size) throws IOException {
        return font.getStringWidth(known(words)) / 1_000 * size;
    }

    /// A line of text at a place of the page.
    ///
    /// @param x from the left margin
    void write(String words, float x, float baseline, float size, Color color) throws IOException {
        page.beginText();
        page.setFont(font, size);
        page.setNonStrokingColor(color);
        page.newLineAtOffset(MARGIN + x, baseline);
        page.showText(known(words));
        page.endText();
    }

    /// @param x from the left margin
    void box(float x, float bottom, float width, float height, Color color) throws IOException {
        page.setNonStrokingColor(color);
        page.addRect(MARGIN + x, bottom, width, height);
        page.fill();
    }

    /// Letters that the font has not become question marks.
    private String known(String words) {
        var known = new StringBuilder();
        words.codePoints().forEach(letter -> known.appendCodePoint(isKnown(letter) ? letter : '?'));
        return known.toString();
    }

    private boolean isKnown(int letter) {
        try {
            font.encode(Character.toString(letter));
            return true;
        } catch (IOException | IllegalArgumentException unknown) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        page.close();
    }
}
