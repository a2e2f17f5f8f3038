package dev.andon.testing;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/// The pictures of the user guide. With `-Dandon.pictures=write` those that a page of it names are made anew.
public final class GuidePictures {
    public static final Path PAGES = Path.of("src/site/markdown");
    public static final Path PICTURES = Path.of("src/site/resources");

    private static final Pattern NAMED =
            Pattern.compile("src/site/resources/([\\w-]+\\.png)|\\.\\./resources/([\\w-]+\\.png)");
    /// As many as fit into a byte: a window has few more, all of them edges of letters.
    private static final int COLOURS = 256;

    private GuidePictures() {}

    /// Those that the guide and the README name.
    public static Set<String> named() {
        try (Stream<Path> pages = Files.list(PAGES)) {
            Set<String> named = new TreeSet<>();
            for (Path page : Stream.concat(pages, Stream.of(Path.of("README.md")))
                    .filter(Files::isRegularFile)
                    .toList()) {
                NAMED.matcher(Files.readString(page))
                        .results()
                        .forEach(one -> named.add(one.group(1) == null ? one.group(2) : one.group(1)));
            }
            return named;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Keeps how a scene looks now, if that is wanted and the guide shows it.
    public static void keep(String name, Scene scene) {
        if (!"write".equals(System.getProperty("andon.pictures")) || !named().contains(name + ".png")) {
            return;
        }
        try {
            ImageIO.write(
                    small(Fx.call(() -> scene.snapshot(null))),
                    "png",
                    PICTURES.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage small(WritableImage picture) {
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        int[] pixels = new int[width * height];
        picture.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        List<Integer> colours = mostUsed(pixels);
        var model = new IndexColorModel(
                8, colours.size(), colours.stream().mapToInt(Integer::intValue).toArray(), 0, false, -1, 0);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
        Map<Integer, Integer> nearest = new HashMap<>();
        for (int at = 0; at < pixels.length; at++) {
            int index = nearest.computeIfAbsent(pixels[at], colour -> nearest(colour, colours));
            image.getRaster().setSample(at % width, at / width, 0, index);
        }
        return image;
    }

    private static List<Integer> mostUsed(int[] pixels) {
        Map<Integer, Integer> uses = new HashMap<>();
        for (int pixel : pixels) {
            uses.merge(pixel, 1, Integer::sum);
        }
        return uses.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(COLOURS)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static int nearest(int colour, List<Integer> colours) {
        int best = 0;
        for (int i = 1; i < colours.size(); i++) {
            best = distance(colour, colours.get(i)) < distance(colour, colours.get(best)) ? i : best;
        }
        return best;
    }

    private static int distance(int one, int other) {
        int red = (one >> 16 & 0xff) - (other >> 16 & 0xff);
        int green = (one >> 8 & 0xff) - (other >> 8 & 0xff);
        int blue = (one & 0xff) - (other & 0xff);
        return red * red + green * green + blue * blue;
    }
}
