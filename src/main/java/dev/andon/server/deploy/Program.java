package dev.andon.server.deploy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A program that does something for an adapter: a list of arguments that no shell reads, a deadline, and an end
/// to it and to all that it started.
///
/// @param command the program and its arguments
/// @param environment what is added to this process's own variables; may hold secrets
record Program(List<String> command, Map<String, String> environment) {
    private static final int KEPT = 1 << 20;
    private static final Duration REST = Duration.ofSeconds(2);

    Program {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /// What became of it.
    sealed interface End {
        /// It never ran.
        record NotStarted() implements End {}

        /// It did not end in time, or we were stopped, and it was ended.
        record Ended() implements End {}

        /// @param code 0 for success
        /// @param out what it wrote
        /// @param complaint what it wrote about trouble
        record Exited(int code, String out, String complaint) implements End {}
    }

    /// Runs it. Blocks.
    End run(Duration deadline) {
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return new End.NotStarted();
        }
        try {
            process.getOutputStream().close();
        } catch (IOException alreadyClosed) {
            // It reads nothing, which is what it is to read.
        }
        return await(process, deadline);
    }

    private static End await(Process process, Duration deadline) {
        var out = new Drain(process.getInputStream());
        var complaint = new Drain(process.getErrorStream());
        try {
            if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                return new End.Ended();
            }
            return new End.Exited(process.exitValue(), out.text(), complaint.text());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new End.Ended();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /// Reads everything, so that the program does not wait for us, and keeps its beginning.
    private static final class Drain {
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final Thread thread;

        Drain(InputStream stream) {
            this.thread = Thread.ofVirtual().name("output").start(() -> read(stream));
        }

        private void read(InputStream stream) {
            byte[] buffer = new byte[8192];
            try (stream) {
                for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                    synchronized (kept) {
                        kept.write(buffer, 0, Math.min(read, KEPT - kept.size()));
                    }
                }
            } catch (IOException ended) {
                Thread.currentThread().interrupt();
            }
        }

        String text() throws InterruptedException {
            thread.join(REST);
            synchronized (kept) {
                return kept.toString(StandardCharsets.UTF_8);
            }
        }
    }

    /// As a person would type it; without the environment, which may hold secrets.
    String line() {
        return String.join(
                " ",
                command.stream()
                        .map(word -> word.matches("[\\w./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'")
                        .toList());
    }

    @Override
    public String toString() {
        return line();
    }
}
