package dev.andon.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Somebody's Andon, as a program with a home, settings and books of its own.
final class RunningAndon implements AutoCloseable {
    private static final Duration STARTING = Duration.ofSeconds(60);

    private final Path home;
    private final Path settings;
    private final Map<String, String> environment = new TreeMap<>();
    private final Path command;
    private @Nullable Program running;

    /// @param desktop the environment of the desktop it is on; empty for none
    RunningAndon(String person, Path parent, String settings, Map<String, String> desktop) throws IOException {
        home = Files.createDirectory(parent.resolve(person));
        environment.putAll(desktop);
        environment.put("HOME", home.toString());
        this.settings = Files.createDirectories(home.resolve(".config/andon")).resolve("andon.yaml");
        Files.writeString(this.settings, settings);
        command = Files.writeString(home.resolve("andon"), script());
        if (!command.toFile().setExecutable(true)) {
            throw new AssertionError("the command cannot be made executable");
        }
    }

    private String script() {
        var text = new StringBuilder("#!/bin/sh\n");
        environment.forEach((name, value) -> text.append("export %s='%s'\n".formatted(name, value)));
        return text.append("exec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED "
                        .formatted(Path.of(System.getProperty("java.home"), "bin", "java")))
                .append("--sun-misc-unsafe-memory-access=allow -Djava.io.tmpdir='%s' -Duser.home='%s' -cp '%s' "
                        .formatted(home, home, System.getProperty("java.class.path")))
                .append("dev.andon.cli.Main \"$@\"\n")
                .toString();
    }

    /// How it is started.
    Path command() {
        return command;
    }

    /// Starts what goes on until it is closed.
    RunningAndon start(String... arguments) {
        running = Program.start(arguments[0], home, environment, withArguments(arguments));
        return this;
    }

    /// Starts it without a screen, at a port of its own: at the usual one another test's may listen, and who cannot
    /// listen ends.
    RunningAndon serve() throws IOException {
        Files.writeString(
                settings,
                "endpoint: {listen: \"127.0.0.1:%d\"}\n".formatted(Program.freePort()),
                StandardOpenOption.APPEND);
        running = Program.start("serve", home, environment, withArguments("serve"));
        running.until("it listens", STARTING, () -> said().contains("Andon listens on "));
        return this;
    }

    /// Runs a command to its end.
    Ended run(String... arguments) {
        return Ended.of(home, environment, withArguments(arguments));
    }

    /// What the program that goes on said so far.
    String said() {
        return running == null ? "" : running.said("goes on");
    }

    private List<String> withArguments(String... arguments) {
        List<String> whole = new ArrayList<>(List.of(command.toString()));
        whole.addAll(List.of(arguments));
        return whole;
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
        }
    }
}
