package dev.andon.app.doctor;

import java.awt.AWTError;
import java.awt.GraphicsDevice;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.awt.Rectangle;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What Andon runs on, as far as it matters for a window and for reaching servers.
final class Machine {
    private static final List<String> VARIABLES = List.of(
            "LANG",
            "LC_ALL",
            "XDG_CURRENT_DESKTOP",
            "XDG_SESSION_TYPE",
            "DISPLAY",
            "WAYLAND_DISPLAY",
            "XDG_RUNTIME_DIR",
            "GDK_SCALE",
            "ANDON_CONFIG",
            "http_proxy",
            "https_proxy",
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "no_proxy",
            "NO_PROXY");

    private Machine() {}

    static List<String> lines(Map<String, String> environment) {
        List<String> lines = new ArrayList<>();
        lines.add("processors: " + Runtime.getRuntime().availableProcessors());
        lines.add("memory at most: " + (Runtime.getRuntime().maxMemory() >> 20) + " MB");
        lines.add("java options: "
                + String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments()));
        lines.add("time zone: " + java.time.ZoneId.systemDefault());
        VARIABLES.forEach(name -> {
            String value = environment.get(name);
            if (value != null) {
                lines.add(name + ": " + value);
            }
        });
        lines.addAll(screens());
        return lines;
    }

    private static List<String> screens() {
        try {
            List<String> screens = new ArrayList<>();
            for (GraphicsDevice device :
                    GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices()) {
                Rectangle place = device.getDefaultConfiguration().getBounds();
                double scale =
                        device.getDefaultConfiguration().getDefaultTransform().getScaleX();
                screens.add("screen: %dx%d at %d,%d, scale %.2f"
                        .formatted(place.width, place.height, place.x, place.y, scale));
            }
            return screens;
        } catch (HeadlessException | AWTError | LinkageError none) {
            return List.of("screen: none");
        }
    }
}
