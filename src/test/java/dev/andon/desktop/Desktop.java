package dev.andon.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Point;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import javax.imageio.ImageIO;

/// A session bus of its own, and the programs that a test starts on it. Needs `dbus-daemon` and `gdbus`; with a
/// screen also `Xvfb`.
public final class Desktop implements AutoCloseable {
    private static final String BUS = """
            <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
              "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
            <busconfig><type>session</type><listen>unix:path=%s/bus</listen><auth>EXTERNAL</auth>
            <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
            <allow own="*"/></policy>%s</busconfig>
            """;

    private static final int XWD_WIDTH = 4;
    private static final int XWD_HEIGHT = 5;
    private static final int XWD_COLOURS = 19;
    private static final int XWD_COLOUR_SIZE = 12;

    private final Path home;
    private final Map<String, String> environment = new TreeMap<>();
    private final List<Process> started = new ArrayList<>();

    public Desktop(Path home) throws IOException {
        this(home, "");
    }

    /// A bus that starts the installed services when somebody asks for them.
    static Desktop withServices(Path home) throws IOException {
        return new Desktop(home, "<standard_session_servicedirs/>");
    }

    private Desktop(Path home, String services) throws IOException {
        this.home = home;
        environment.put("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + home + "/bus");
        environment.put("NO_AT_BRIDGE", "1");
        Path config = Files.writeString(home.resolve("bus.conf"), BUS.formatted(home, services));
        environment.put("GDK_BACKEND", "x11");
        Process bus = start("dbus-daemon", "--nofork", "--nopidfile", "--print-address", "--config-file=" + config);
        assertTrue(bus.inputReader().readLine().startsWith("unix:"), "the bus tells its address when it is ready");
    }

    /// Xvfb looks for a free display by itself and tells its number.
    public Desktop withScreen() throws IOException {
        return withScreen(800, 600);
    }

    public Desktop withScreen(int width, int height) throws IOException {
        var builder = new ProcessBuilder(
                        "Xvfb",
                        "-displayfd",
                        "1",
                        "-screen",
                        "0",
                        width + "x" + height + "x24",
                        "-fbdir",
                        home.toString(),
                        "-nolisten",
                        "tcp",
                        "-noreset")
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        Process screen = builder.start();
        started.add(screen);
        environment.put("DISPLAY", ":" + screen.inputReader().readLine().strip());
        return this;
    }

    /// Which share of the screen's pixels has a colour of this sort, from 0 to 1.
    public double shareOfScreen(IntPredicate colour) throws IOException {
        BufferedImage picture = picture();
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        long found = Arrays.stream(pixels)
                .map(pixel -> pixel & 0xffffff)
                .filter(colour)
                .count();
        return found / (double) pixels.length;
    }

    /// The middle of what has a colour of this sort; empty when nothing on the screen has.
    public Optional<Point> middleOf(IntPredicate colour) throws IOException {
        BufferedImage picture = picture();
        IntSummaryStatistics across = new IntSummaryStatistics();
        IntSummaryStatistics down = new IntSummaryStatistics();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                if (colour.test(picture.getRGB(x, y) & 0xffffff)) {
                    across.accept(x);
                    down.accept(y);
                }
            }
        }
        return across.getCount() == 0
                ? Optional.empty()
                : Optional.of(new Point((int) across.getAverage(), (int) down.getAverage()));
    }

    /// Writes what the screen shows into a PNG file.
    public void picture(Path file) throws IOException {
        if (!ImageIO.write(picture(), "png", file.toFile())) {
            throw new IOException("nothing writes PNG files");
        }
    }

    /// The screen keeps its pixels in a file, in the format of `xwd`: its header's size and the number of colours
    /// say where they begin.
    private BufferedImage picture() throws IOException {
        ByteBuffer dump = ByteBuffer.wrap(Files.readAllBytes(home.resolve("Xvfb_screen0")));
        int width = dump.getInt(4 * XWD_WIDTH);
        int height = dump.getInt(4 * XWD_HEIGHT);
        int begin = dump.getInt(0) + dump.getInt(4 * XWD_COLOURS) * XWD_COLOUR_SIZE;
        var pixels = new int[width * height];
        dump.order(ByteOrder.LITTLE_ENDIAN).position(begin).asIntBuffer().get(pixels);
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, width, height, pixels, 0, width);
        return picture;
    }

    public Map<String, String> environment() {
        return environment;
    }

    Process start(String... command) throws IOException {
        return started(builder(command));
    }

    private Process started(ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private ProcessBuilder builder(String... command) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("HOME", home.toString());
        builder.environment().put("XDG_RUNTIME_DIR", home.toString());
        builder.environment().put("XDG_CONFIG_HOME", home.resolve("config").toString());
        builder.environment().put("XDG_CACHE_HOME", home.resolve("cache").toString());
        builder.environment().put("XDG_DATA_HOME", home.resolve("data").toString());
        return builder;
    }

    /// Starts a program and waits until it owns its name on the bus.
    public Process startOwning(String name, String... command) throws Exception {
        // Nobody reads what it says, and it must not wait for that.
        Process process = started(builder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD));
        run("gdbus", "wait", "--session", "--timeout", "20", name);
        return process;
    }

    public String run(String... command) throws Exception {
        Process process = start(command);
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> String.join(" ", command) + ": " + output);
        return output;
    }

    static void stop(Process process) {
        process.destroy();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        for (Process process : started.reversed()) {
            stop(process);
        }
    }
}
