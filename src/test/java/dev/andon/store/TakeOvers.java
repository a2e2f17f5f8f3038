package dev.andon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.testing.LoopbackServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.RecordedRequest;

/// Two programs watch one server; the one that looks is killed, the other goes on, and a third joins it.
final class TakeOvers implements AutoCloseable {
    private final Path folder;
    private final Database database;
    private final AtomicInteger served = new AtomicInteger();
    private final LinkedBlockingQueue<String> askers = new LinkedBlockingQueue<>();
    private final LoopbackServer server = LoopbackServer.answering(this::answer);
    private final List<Scribe> programs = new ArrayList<>();
    private int named;

    TakeOvers(Path folder, Database database) {
        this.folder = folder;
        this.database = database;
    }

    /// Every answer is another one.
    private mockwebserver3.MockResponse answer(RecordedRequest request) {
        askers.add(request.getTarget().substring(1));
        return LoopbackServer.ok(Integer.toString(served.incrementAndGet()));
    }

    /// @return how long after each kill the next program looked
    List<Duration> run(int kills) throws Exception {
        List<Duration> times = new ArrayList<>();
        Scribe looks = join();
        looks.waitFor("seen");
        for (int kill = 0; kill < kills; kill++) {
            Scribe reads = join();
            reads.waitFor("seen");
            reads.waitFor("seen");
            String alone = asker();
            times.add(kill(looks, alone));
            assertOnlyTheNewest(looks);
            looks = reads;
            looks.waitFor("seen");
        }
        looks.kill();
        assertOnlyTheNewest(looks);
        return times;
    }

    private Scribe join() throws Exception {
        Scribe program = Looker.start(
                folder, database, "program-" + named++, server.url("/").toString());
        programs.add(program);
        return program;
    }

    /// Who asks at the moment, and nobody else does.
    private String asker() throws InterruptedException {
        askers.clear();
        String first = next();
        assertEquals(first, next(), "two programs look");
        return first;
    }

    private Duration kill(Scribe program, String asker) throws Exception {
        long killed = System.nanoTime();
        program.kill();
        while (next().equals(asker)) {
            // Asked for before it was killed.
        }
        return Duration.ofNanos(System.nanoTime() - killed);
    }

    private String next() throws InterruptedException {
        String asker = askers.poll(20, TimeUnit.SECONDS);
        if (asker == null) {
            throw new AssertionError("nobody looks any more");
        }
        return asker;
    }

    /// What a program saw was served, none of it twice, and nothing older after something newer.
    private void assertOnlyTheNewest(Scribe program) throws Exception {
        int last = 0;
        for (String line : program.said()) {
            int label = Integer.parseInt(line.substring("seen ".length()));
            assertTrue(label > last, label + " after " + last);
            last = label;
        }
        assertTrue(last <= served.get() && last > 0, "the last was " + last);
    }

    @Override
    public void close() {
        programs.forEach(Scribe::close);
        server.close();
    }
}
