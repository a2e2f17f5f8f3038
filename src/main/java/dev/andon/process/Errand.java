package dev.andon.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// A program that is started for a moment: with a list of arguments that no shell reads, and an end to how long
/// it runs. It is ended by its own handle, with all that it started.
///
/// @param command the program and its arguments
/// @param environment what is added to this process's own variables; may hold secrets
/// @param input what it may read from its standard input
public record Errand(List<String> command, Map<String, String> environment, String input) {
    /// The most that is kept of what it says.
    public static final int LIMIT = 4 << 20;

    private static final Duration REST = Duration.ofSeconds(2);

    public Errand {
        command = command.stream().map(Errand::clean).toList();
        var cleaned = new HashMap<>(environment);
        cleaned.replaceAll((_, text) -> clean(text));
        environment = Map.copyOf(cleaned);
    }

    /// One that reads nothing.
    public Errand(List<String> command, Map<String, String> environment) {
        this(command, environment, "");
    }

    /// How it ended.
    public sealed interface End {
        /// It never ran.
        record NotStarted() implements End {}

        /// It did not end in time, and was ended.
        record TookTooLong() implements End {}

        /// It said more than is read, and was ended.
        record SaidTooMuch() implements End {}

        /// It was ended because we are.
        record Interrupted() implements End {}

        /// @param code 0 for success
        /// @param out what it wrote
        /// @param complaint what it wrote about trouble
        record Exited(int code, String out, String complaint) implements End {}
    }

    /// Its text when it can be an argument or a variable: no system takes a zero character there.
    public static String clean(String text) {
        return text.replace('\0', ' ');
    }

    /// Lets it do something, and waits until it did. Of what it says the beginning is kept: what changes
    /// something is not ended for being talkative.
    public End run(Duration deadline) {
        return start(deadline, false);
    }

    /// Lets it tell something, and ends it when it tells more than the limit.
    public End ask(Duration deadline) {
        return start(deadline, true);
    }

    private End start(Duration deadline, boolean whole) {
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        try {
            return await(builder.start(), deadline, whole);
        } catch (IOException e) {
            return new End.NotStarted();
        }
    }

    private End await(Process process, Duration deadline, boolean whole) {
        Thread writer = Thread.ofVirtual().name("input").start(() -> feed(process));
        var out = new Drain(process.getInputStream(), LIMIT, whole ? () -> kill(process) : () -> {});
        var complaint = new Drain(process.getErrorStream(), LIMIT, () -> {});
        try {
            if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                return new End.TookTooLong();
            }
            String told = out.text(REST);
            return whole && out.isCut()
                    ? new End.SaidTooMuch()
                    : new End.Exited(process.exitValue(), told, complaint.text(REST));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new End.Interrupted();
        } finally {
            kill(process);
            writer.interrupt();
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /// Whether it read everything is its own affair; it says by its exit code whether it did what it should.
    private void feed(Process process) {
        try (OutputStream stream = process.getOutputStream()) {
            stream.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /// As a person would type it; without the environment, which may hold secrets.
    public String line() {
        return command.stream().map(Errand::quoted).collect(Collectors.joining(" "));
    }

    /// So that people see where an argument begins and ends.
    private static String quoted(String argument) {
        return argument.matches("[\\w./:=@%+,-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }

    @Override
    public String toString() {
        return line();
    }
}
