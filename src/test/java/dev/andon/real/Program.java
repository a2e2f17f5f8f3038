package dev.andon.real;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A program of another project, started for a test with an environment of its own and ended with everything it
/// started.
final class Program implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration ENDING = Duration.ofSeconds(20);
    private static final int SHOWN = 3_000;

    private final String name;
    private final Process process;
    private Path output;

    private Program(String name, Path output, Process process) {
        this.name = name;
        this.output = output;
        this.process = process;
    }

    /// @param environment all of it: nothing of ours gets into the program or its logs
    static Program start(String name, Path folder, Map<String, String> environment, List<String> command) {
        Path output = folder.resolve(name + ".out");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().putAll(Map.of("PATH", "/usr/bin:/bin", "LANG", "C.UTF-8"));
        try {
            return new Program(name, output, builder.start());
        } catch (IOException e) {
            throw new AssertionError(name + " cannot be started; is it installed? " + e.getMessage(), e);
        }
    }

    /// The program says what matters in a log of its own.
    Program logging(Path log) {
        output = log;
        return this;
    }

    /// Runs a program to its end, which must be a good one.
    static void run(String name, Path folder, Map<String, String> environment, List<String> command) {
        try (Program program = start(name, folder, environment, command)) {
            program.process.waitFor();
            if (program.process.exitValue() != 0) {
                throw new AssertionError(program.said("ended with " + program.process.exitValue()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while " + name + " ran", e);
        }
    }

    /// A port of loopback that nobody listens on now, and none that the system gives to outgoing connections.
    static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                continue;
            }
        }
    }

    /// Waits until the program is so far; fails when it ends or takes too long.
    void until(String what, Duration atMost, Callable<Boolean> isSo) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!holds(isSo)) {
            if (!process.isAlive()) {
                throw new AssertionError(said("ended before " + what));
            }
            if (System.nanoTime() > end) {
                throw new AssertionError(said("took longer than " + atMost + " until " + what));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /// What it started, or what that started, by the program's file.
    Optional<ProcessHandle> descendant(String file) {
        return process.descendants()
                .filter(one -> one.info().command().filter(file::equals).isPresent())
                .findFirst();
    }

    /// What cannot be asked yet does not hold yet.
    private static boolean holds(Callable<Boolean> isSo) {
        try {
            return isSo.call();
        } catch (Exception e) {
            return false;
        }
    }

    String said(String trouble) {
        try {
            String text = Files.readString(output);
            return name + " " + trouble + ". It said: " + text.substring(Math.max(0, text.length() - SHOWN));
        } catch (IOException e) {
            return name + " " + trouble;
        }
    }

    /// Ends it politely, and what it started, if need be, rudely.
    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(ENDING.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        children.forEach(ProcessHandle::destroyForcibly);
        children.forEach(child -> child.onExit().join());
    }
}
