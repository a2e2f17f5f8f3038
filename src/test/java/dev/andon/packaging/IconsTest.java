package dev.andon.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The pictures in `icons/generated` are those of the drawings beside them.
class IconsTest {
    private static final Path ICONS = Path.of("icons");
    private static final Path GENERATED = ICONS.resolve("generated");

    private static Map<String, String> sums() throws Exception {
        var sums = new TreeMap<String, String>();
        try (Stream<Path> files = Files.list(ICONS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                sums.put(file.getFileName().toString(), HexFormat.of().formatHex(sum));
            }
        }
        return sums;
    }

    @Test
    void thePicturesWereMadeFromTheDrawingsAsTheyAreNow() throws Exception {
        Map<String, String> noted = Files.readAllLines(GENERATED.resolve("SOURCES")).stream()
                .map(line -> line.split(" +"))
                .collect(Collectors.toMap(line -> line[1], line -> line[0]));
        assertEquals(
                sums(), new TreeMap<>(noted), "A drawing has changed: run icons/generate and commit what it makes.");
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 22, 24, 32, 48, 64, 128, 256, 512})
    void thereIsAPictureOfEverySize(int size) throws IOException {
        BufferedImage picture =
                ImageIO.read(GENERATED.resolve("andon-" + size + ".png").toFile());
        assertEquals(size, picture.getWidth());
        assertEquals(size, picture.getHeight());
        assertEquals(0, picture.getRGB(0, 0) >>> 24, "its corners are transparent");
    }

    @Test
    void theIconForWindowsHoldsSixSizes() throws IOException {
        ByteBuffer icon = ByteBuffer.wrap(Files.readAllBytes(GENERATED.resolve("andon.ico")))
                .order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(1, icon.getShort(2), "an icon and not a pointer");
        assertEquals(6, icon.getShort(4));
    }

    @Test
    void theIconForMacosHoldsWhatItSays() throws IOException {
        byte[] icon = Files.readAllBytes(GENERATED.resolve("andon.icns"));
        assertEquals("icns", new String(icon, 0, 4, StandardCharsets.US_ASCII));
        assertEquals(icon.length, ByteBuffer.wrap(icon).getInt(4));
    }

    private static long[] counts(BufferedImage picture) {
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        return new long[] {
            Arrays.stream(pixels)
                    .filter(pixel -> (pixel >> 16 & 0xFF) > 200 && (pixel & 0xFF) < 130)
                    .count(),
            Arrays.stream(pixels)
                    .filter(pixel -> (pixel >> 8 & 0xFF) > 140 && (pixel >> 16 & 0xFF) < 120)
                    .count()
        };
    }

    @Test
    void evenTheSmallestShowsARedAmongGreens() throws IOException {
        long[] counts = counts(ImageIO.read(GENERATED.resolve("andon-16.png").toFile()));
        assertTrue(counts[0] >= 12, "red dots: " + counts[0]);
        assertTrue(counts[1] >= 30, "green dots: " + counts[1]);
    }

    @ParameterizedTest
    @CsvSource({"F5F5F5, light panel", "202020, dark panel"})
    void theTraysColoursStandOutOn(String panel, String what) throws IOException {
        for (String state : List.of("red", "claimed", "green", "unknown")) {
            BufferedImage picture =
                    ImageIO.read(GENERATED.resolve("tray-" + state + "-48.png").toFile());
            int edge = Arrays.stream(picture.getRGB(0, 24, 48, 1, null, 0, 48))
                    .filter(pixel -> pixel >>> 24 == 255)
                    .findFirst()
                    .orElseThrow();
            double contrast = contrast(luminance(edge), luminance(Integer.parseInt(panel, 16)));
            assertTrue(contrast >= 3, "%s on a %s: %.2f".formatted(state, what, contrast));
        }
    }

    private static double contrast(double one, double other) {
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    /// After WCAG 2.1.
    private static double luminance(int rgb) {
        double sum = 0;
        double[] weights = {0.2126, 0.7152, 0.0722};
        for (int part = 0; part < 3; part++) {
            double value = (rgb >> 16 - 8 * part & 0xFF) / 255.0;
            sum += weights[part] * (value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4));
        }
        return sum;
    }
}
