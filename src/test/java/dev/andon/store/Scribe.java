package dev.andon.store;

import dev.andon.claim.Claim;
import dev.andon.claim.Release;
import dev.andon.claim.Taking;
import dev.andon.command.Actor;
import dev.andon.command.AuditEntry;
import dev.andon.line.Resumption;
import dev.andon.line.Stop;
import dev.andon.people.Person;
import dev.andon.source.StoreFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A program of its own that writes into the books and says on its standard output what was acknowledged, until
/// it is killed.
final class Scribe implements AutoCloseable {
    private static final int ATTEMPTS = 5;
    private static final Person ANN = new Person("Ann", "");

    private final Process process;
    private final BufferedReader output;
    private final List<String> heard = new ArrayList<>();

    private Scribe(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    static Scribe start(Path folder, String task, Database database, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(task, Place.argument(database)));
        arguments.addAll(List.of(more));
        return start(folder, Scribe.class, arguments.toArray(String[]::new));
    }

    /// Starts another program in the same way.
    static Scribe start(Path folder, Class<?> program, String... arguments) throws IOException {
        var command = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                // SQLite's library is unpacked there, and nobody cleans up after a killed program
                "-Djava.io.tmpdir=" + folder,
                "-Djava.util.logging.config.file=" + System.getProperty("java.util.logging.config.file"),
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        return new Scribe(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /// Reads up to the line that begins so.
    void waitFor(String begin) throws IOException {
        String line = output.readLine();
        while (line == null || !line.startsWith(begin)) {
            if (line == null) {
                throw new AssertionError("the program ended before it said " + begin);
            }
            heard.add(line);
            line = output.readLine();
        }
        heard.add(line);
    }

    /// Not even a shutdown hook runs.
    void kill() throws InterruptedException {
        // The process itself would also throw away what is still to be read.
        process.toHandle().destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    /// All that it said until it was killed; a line that was cut off was not said.
    List<String> said() throws IOException {
        var text = new StringBuilder();
        for (int letter = output.read(); letter >= 0; letter = output.read()) {
            text.append((char) letter);
        }
        text.substring(0, text.lastIndexOf("\n") + 1).lines().forEach(heard::add);
        return List.copyOf(heard);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] arguments) {
        PrintStream output = new PrintStream(System.out, true);
        // Not closed: this program is killed.
        var store = new Store(Place.of(arguments[1]));
        open(store);
        if (arguments[0].equals("hold")) {
            if (store.leases().hold(arguments[2], Duration.ofMillis(Long.parseLong(arguments[3])))) {
                output.println("held");
            }
            waitForTheEnd();
        }
        output.println("begin");
        String name = UUID.randomUUID().toString();
        for (int turn = 0; turn < Integer.MAX_VALUE; turn++) {
            write(store, name + "-" + turn, turn, output);
        }
    }

    /// As every Andon does it goes on trying: on a machine that is very busy a server may not answer in time.
    private static void open(Store store) {
        StoreFailure away = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                store.open();
                return;
            } catch (StoreFailure failure) {
                away = failure;
            }
        }
        throw away;
    }

    private static void waitForTheEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Every third claim and stop is ended again.
    private static void write(Store store, String name, int turn, PrintStream output) {
        AuditEntry entry = store.audit()
                .intend(new AuditEntry(
                        0,
                        Instant.EPOCH,
                        new Actor(ANN, Actor.Known.SETTINGS),
                        "claim",
                        name,
                        "",
                        AuditEntry.State.INTENDED,
                        ""));
        output.println("intended " + entry.number());
        var wanted = new Claim(0, name, ANN, ANN, "why", Instant.EPOCH, null, null);
        if (store.claims().take(wanted) instanceof Taking.Taken(Claim claim)) {
            output.println("claim " + claim.number());
            if (turn % 3 == 0) {
                output.println("releasing " + claim.number());
                store.claims().release(claim.number(), Release.BY_HAND, ANN, Instant.EPOCH);
                output.println("released " + claim.number());
            }
        }
        Stop stop = store.stops().stop(new Stop(0, name, Instant.EPOCH, ANN, "", List.of(), List.of(), null));
        output.println("stop " + stop.number());
        if (turn % 3 == 0 && store.stops().resume(stop.number(), new Resumption(Instant.EPOCH, ANN, null))) {
            output.println("resumed " + stop.number());
        }
        store.audit().settle(entry.number(), AuditEntry.State.DONE, "");
        output.println("done " + entry.number());
    }
}
