package dev.andon.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The runnable folder's Andon as a process, with folders of its own for settings, state and cache.
final class App implements AutoCloseable {
    private final Process process;

    private App(Process process) {
        this.process = process;
    }

    /// @param home settings, state and cache are below it
    /// @param display an X display, or empty for none
    /// @param arguments what follows `bin/andon`
    static App start(Path target, Path home, String display, String... arguments) throws IOException {
        return start(target, home, display, Map.of(), arguments);
    }

    /// @param environment what else it is to know
    static App start(Path target, Path home, String display, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(target.resolve("andon/bin/andon").toString());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        Files.createDirectories(home).resolve("stderr").toFile()));
        builder.environment().put("ANDON_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("XDG_CACHE_HOME", home.resolve("cache").toString());
        builder.environment().put("XDG_STATE_HOME", home.resolve("state").toString());
        builder.environment().put("XDG_CONFIG_HOME", home.resolve("config").toString());
        builder.environment().put("DISPLAY", display);
        builder.environment().putAll(environment);
        return new App(builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start());
    }

    boolean lives() {
        return process.isAlive();
    }

    /// Resident memory, in MB. The launcher's shell has become the Java by then.
    double residentMegabytes() throws IOException {
        for (String line : Files.readAllLines(proc("status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D+", "")) / 1024.0;
            }
        }
        return Double.NaN;
    }

    /// CPU time used so far, in ms, in steps of 10.
    double cpuMilliseconds() throws IOException {
        String stat = Files.readString(proc("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return 10.0 * (Long.parseLong(fields[11]) + Long.parseLong(fields[12]));
    }

    private Path proc(String file) {
        return Path.of("/proc", Long.toString(process.pid()), file);
    }

    @Override
    public void close() {
        Child.end(process);
    }
}
