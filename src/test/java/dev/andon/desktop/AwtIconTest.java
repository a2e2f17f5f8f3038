package dev.andon.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.andon.text.Sentence;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The platform's tray where there is no other, as far as that can be told without it.
class AwtIconTest {
    private static final TrayState RED = new TrayState(TrayState.Look.RED, 3, false, true, Sentence.of("wall.empty"));

    @ParameterizedTest
    @CsvSource({"Windows 11, AwtIcon", "Mac OS X, AwtIcon", "Linux, BusIcon", "FreeBSD, BusIcon", "'', BusIcon"})
    void isForWindowsAndMacOsAlone(String system, String kind) {
        Icon icon = Tray.icon(system, Map.of(), () -> {}, List.of());
        assertEquals(kind, icon.getClass().getSimpleName());
        icon.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 22, 48})
    void showsTheSamePicture(int size) {
        BufferedImage picture = AwtIcon.picture(RED, size);
        byte[] wanted = TrayPicture.argb(RED, size);
        for (int i = 0; i < size * size; i++) {
            int pixel = picture.getRGB(i % size, i / size);
            byte[] bytes = {(byte) (pixel >> 24), (byte) (pixel >> 16), (byte) (pixel >> 8), (byte) pixel};
            for (int part = 0; part < 4; part++) {
                assertEquals(wanted[i * 4 + part], bytes[part], "pixel " + i);
            }
        }
    }

    @Test
    void whereThereIsNoneThatIsSaid() {
        System.setProperty("java.awt.headless", "true");
        try (var icon = new AwtIcon(() -> {}, List.of(new Choice("Open", () -> {})))) {
            assertEquals(
                    "This desktop has no tray.",
                    assertThrows(Icon.NoTray.class, () -> icon.show(RED, "3 red"))
                            .sentence());
        }
    }
}
