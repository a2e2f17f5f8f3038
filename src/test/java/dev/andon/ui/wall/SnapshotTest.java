package dev.andon.ui.wall;

import static dev.andon.testing.Boards.and;
import static dev.andon.testing.Boards.ended;
import static dev.andon.testing.Boards.failed;
import static dev.andon.testing.Boards.greens;
import static dev.andon.testing.Boards.passed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.board.Board;
import dev.andon.board.WallSettings;
import dev.andon.build.Outcome;
import dev.andon.testing.Boards;
import dev.andon.testing.Fx;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Picture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotTest {
    @TempDir
    private Path folder;

    private static WritableImage draw(Board board, int width, int height) {
        Fx.start();
        return Fx.call(() -> Snapshot.of(board, WallSettings.DEFAULT, Texts.in(Locale.ENGLISH), width, height));
    }

    @ParameterizedTest
    @CsvSource({"1920, 1080", "3840, 2160", "1080, 1920", "100, 100"})
    void aWholePngOfTheAskedSizeIsWritten(int width, int height) throws IOException {
        Path file = folder.resolve("wall.png");
        Picture.write(draw(Boards.of(and(greens(40), failed("shop"))).board(), width, height), file);
        BufferedImage picture = ImageIO.read(file.toFile());
        assertEquals(width, picture.getWidth());
        assertEquals(height, picture.getHeight());
        assertEquals(List.of("wall.png"), files());
    }

    @Test
    void anOlderPictureIsReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("wall.png"), "old");
        Picture.write(draw(Boards.of(passed("shop")).board(), 320, 200), file);
        assertEquals(320, ImageIO.read(file.toFile()).getWidth());
    }

    @Test
    void aPictureThatCannotBeWrittenLeavesNothingBehind() throws IOException {
        Path taken = Files.createDirectories(folder.resolve("wall.png/full")).getParent();
        WritableImage picture = draw(Boards.of(passed("shop")).board(), 320, 200);
        assertThrows(IOException.class, () -> Picture.write(picture, taken));
        assertEquals(List.of("wall.png"), files());
        assertThrows(IOException.class, () -> Picture.write(picture, folder.resolve("missing/wall.png")));
        assertEquals(List.of("wall.png"), files());
    }

    @Test
    void theSameBoardIsTheSamePicture() throws IOException {
        Board board = Boards.of(and(greens(40), failed("shop"))).board();
        Path one = folder.resolve("one.png");
        Path other = folder.resolve("other.png");
        Picture.write(draw(board, 640, 360), one);
        Picture.write(draw(board, 640, 360), other);
        assertEquals(-1, Files.mismatch(one, other));
    }

    @Test
    void theColoursOfThePaletteArePainted() throws IOException {
        Path file = folder.resolve("wall.png");
        Picture.write(
                draw(
                        Boards.of(failed("shop"), ended("mail", Outcome.UNSTABLE), passed("cart"))
                                .board(),
                        800,
                        450),
                file);
        BufferedImage picture = ImageIO.read(file.toFile());
        Palette dark = Palette.of(WallSettings.Palette.DARK);
        for (String light : List.of("red", "unstable", "green")) {
            int painted = count(picture, dark.colour(light).rgb());
            assertTrue(painted > 800 * 450 / 10, () -> painted + " pixels are " + light);
        }
    }

    private static int count(BufferedImage picture, int rgb) {
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        int count = 0;
        for (int pixel : pixels) {
            count += (pixel & 0xffffff) == rgb ? 1 : 0;
        }
        return count;
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
