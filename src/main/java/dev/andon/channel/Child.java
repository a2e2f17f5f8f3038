package dev.andon.channel;

import dev.andon.notice.ChannelFault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A program that is started for a moment: with a list of arguments that no shell reads, and an end to how long
/// it runs. It is ended by its own handle, and so is all that it started.
///
/// @param name what messages call it
/// @param command the program and its arguments
/// @param environment what is added to this process's own variables
/// @param input what it may read from its standard input
public record Child(String name, List<String> command, Map<String, String> environment, String input) {
    private static final int OUTPUT_KEPT = 4_096;
    private static final int SAID = 160;

    public Child {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /// Its text when it can be an argument or a variable: no system takes a zero character there.
    public static String clean(String text) {
        return text.replace('\0', ' ');
    }

    /// Starts it and waits until it ends.
    ///
    /// @throws ChannelFault when it does not start, does not end within the deadline, or says that it failed
    public void run(Duration deadline) throws ChannelFault {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new ChannelFault(name + " could not be started.");
        }
        await(process, deadline);
    }

    private void await(Process process, Duration deadline) throws ChannelFault {
        var output = new ByteArrayOutputStream();
        Thread reader = Thread.ofVirtual().name("output").start(() -> drain(process, output));
        Thread writer = Thread.ofVirtual().name("input").start(() -> feed(process));
        try {
            if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ChannelFault(name + " did not end within " + deadline.toSeconds() + " s and was ended.");
            }
            if (process.exitValue() != 0) {
                reader.join(Duration.ofSeconds(1));
                throw new ChannelFault(name + " ended with " + process.exitValue() + "." + says(output));
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            throw new ChannelFault("Andon was stopped meanwhile.");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            writer.interrupt();
        }
    }

    /// Whether it read everything is its own affair; it says by its exit code whether it did what it should.
    private void feed(Process process) {
        try (OutputStream stream = process.getOutputStream()) {
            stream.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /// Reads everything, so that the program does not wait for us, and keeps its beginning.
    private static void drain(Process process, ByteArrayOutputStream kept) {
        byte[] buffer = new byte[OUTPUT_KEPT];
        try (InputStream stream = process.getInputStream()) {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                synchronized (kept) {
                    kept.write(buffer, 0, Math.min(read, OUTPUT_KEPT - kept.size()));
                }
            }
        } catch (IOException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static String says(ByteArrayOutputStream output) {
        String text;
        synchronized (output) {
            text = output.toString(StandardCharsets.UTF_8).strip().replaceAll("\\p{Cntrl}+", " ");
        }
        return text.isEmpty() ? "" : " It says: " + text.substring(0, Math.min(SAID, text.length()));
    }

    /// Arguments may hold what nobody should read in a log.
    @Override
    public String toString() {
        return name;
    }
}
