package dev.andon.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// A display of the benchmark's own (Xvfb) whose memory it can read: what is found here is really on the screen,
/// whatever the program that drew it believes.
final class Screen implements AutoCloseable {
    private static final int STEP = 8;

    private final Process process;
    private final String display;
    private final ByteBuffer memory;
    private final Picture picture;

    /// Where the pixels are in the memory; its beginning is an XWD header.
    private record Picture(int start, int lineBytes, int width, int height) {
        static Picture of(ByteBuffer memory) {
            int colours = memory.getInt(19 * 4);
            return new Picture(
                    memory.getInt(0) + colours * 12, memory.getInt(12 * 4), memory.getInt(16), memory.getInt(20));
        }
    }

    private Screen(Process process, String display, ByteBuffer memory) {
        this.process = process;
        this.display = display;
        this.memory = memory;
        this.picture = Picture.of(memory);
    }

    static boolean isPossible() {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
            if (Files.isExecutable(Path.of(folder, "Xvfb"))) {
                return true;
            }
        }
        return false;
    }

    /// @param size such as `1920x1080`
    static Screen start(Path folder, String size) throws IOException {
        Files.createDirectories(folder);
        Process process = new ProcessBuilder(
                        "Xvfb",
                        "-displayfd",
                        "1",
                        "-screen",
                        "0",
                        size + "x24",
                        "-nolisten",
                        "tcp",
                        // Else it starts anew when the last window closes, and refuses the next one meanwhile.
                        "-noreset",
                        "-fbdir",
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String display = ":" + process.inputReader().readLine();
        try (var file = FileChannel.open(folder.resolve("Xvfb_screen0"))) {
            ByteBuffer memory = file.map(FileChannel.MapMode.READ_ONLY, 0, file.size());
            return new Screen(process, display, memory.order(ByteOrder.BIG_ENDIAN));
        }
    }

    String display() {
        return display;
    }

    /// The share of the screen that shines red, from 0 to 1.
    double red() {
        return share(Colours.RED);
    }

    /// The share of the screen that shines green.
    double green() {
        return share(Colours.GREEN);
    }

    /// The same of the green that the developer's window has.
    double windowGreen() {
        return share(Colours.WINDOW_GREEN);
    }

    private double share(int colour) {
        int found = 0;
        int looked = 0;
        for (int y = STEP / 2; y < picture.height(); y += STEP) {
            for (int x = STEP / 2; x < picture.width(); x += STEP) {
                int pixel = memory.getInt(picture.start() + y * picture.lineBytes() + 4 * x);
                found += (Integer.reverseBytes(pixel) & 0xffffff) == colour ? 1 : 0;
                looked++;
            }
        }
        return found / (double) looked;
    }

    /// Watches until something is seen.
    ///
    /// @return whether it was seen in time
    boolean await(BooleanSupplier seen, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!seen.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(2);
        }
        return true;
    }

    @Override
    public void close() {
        Child.end(process);
    }
}
