package dev.andon.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.build.Activity;
import dev.andon.build.Build;
import dev.andon.build.Canceller;
import dev.andon.build.FirstError;
import dev.andon.build.Flakiness;
import dev.andon.build.History;
import dev.andon.build.Log;
import dev.andon.build.LogPart;
import dev.andon.build.Logs;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.build.Stretch;
import dev.andon.build.TestReport;
import dev.andon.build.Tests;
import dev.andon.build.runner.LogTests;
import dev.andon.source.Acted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// More of a build of a real Buildbot than a look shows.
@Tag("real")
@Timeout(120)
class BuildbotDetailsRealTest {
    private static RealBuildbot buildbot;
    private Eye eye;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        buildbot = new RealBuildbot(folder);
    }

    @AfterAll
    static void stop() {
        if (buildbot != null) {
            buildbot.close();
        }
    }

    @BeforeEach
    void open() {
        eye = new Eye(buildbot.source());
    }

    @AfterEach
    void close() {
        eye.close();
    }

    @Test
    void theLogOfARunningBuildGrowsAndItsBuildIsCancelled(@TempDir Path folder) throws Exception {
        Path go = folder.resolve("go");
        buildbot.job("shop", "echo first; until [ -e " + go + " ]; do sleep 0.1; done; echo second; exec sleep 600");
        buildbot.build("shop");
        Pipeline running = eye.until("runs", "shop", it -> it.activity() == Activity.RUNNING);

        Log log = Patience.until(
                "its step writes",
                () -> opened(running, running.current())
                        .filter(it -> it.growing() && it.name().equals("test")));
        LogPart first = Patience.until(
                "first",
                () -> Optional.of(logs().read(log, new Stretch.End()))
                        .filter(part -> part.text().contains("first\n")));
        assertFalse(first.complete());
        assertFalse(first.hasBefore());

        Files.createFile(go);
        LogPart second = Patience.until(
                "second",
                () -> Optional.of(logs().read(log, first.after()))
                        .filter(part -> part.text().contains("second")));
        assertFalse(second.text().contains("first"), second.text());
        assertEquals(first.next(), second.from());

        assertEquals(new Acted.Done(), ((Canceller) eye.server()).cancel(running, "it takes too long"));
        eye.until("rests", "shop", it -> it.activity() == Activity.IDLE);
        LogPart last = Patience.until(
                "ends", () -> Optional.of(logs().read(log, second.after())).filter(LogPart::complete));
        assertEquals(second.next(), last.from());
        assertTrue(buildbot.get("builds?order=-buildid&limit=1").contains("it takes too long"));
    }

    @Test
    void theEndOfALongLogIsReadAndWhatLiesBeforeItLineByLine() throws Exception {
        buildbot.job("cart", "seq 1 5000; echo 'CartTest.java:7: error: no cart'; exit 1");
        buildbot.build("cart");
        Pipeline cart = eye.until("cart", Outcome.FAILED);
        Log log = opened(cart, cart.last()).orElseThrow();
        assertEquals(Outcome.FAILED, log.outcome());
        assertEquals("test", log.name());

        LogPart end = logs().read(log, new Stretch.End());
        assertTrue(end.complete());
        assertTrue(end.hasBefore());
        List<String> lines = end.text().lines().toList();
        assertEquals(
                "CartTest.java:7: error: no cart",
                lines.get(FirstError.line(end.text()).orElseThrow()));

        var whole = new StringBuilder(end.text());
        for (LogPart part = end; part.hasBefore(); ) {
            part = logs().read(log, part.before());
            whole.insert(0, part.text());
        }
        List<String> numbers =
                whole.toString().lines().filter(line -> line.matches("\\d+")).toList();
        assertEquals(5000, numbers.size());
        assertEquals("1", numbers.getFirst());
        assertEquals("5000", numbers.getLast());
        assertEquals(whole.toString(), forward(log));
        var streamed = new StringBuilder();
        assertEquals(end.next(), logs().whole(log, streamed::append));
        assertEquals(whole.toString(), streamed.toString());
    }

    private String forward(Log log) throws Exception {
        LogPart part = logs().read(log, new Stretch.From(0));
        var text = new StringBuilder(part.text());
        while (!part.complete()) {
            part = logs().read(log, part.after());
            text.append(part.text());
        }
        return text.toString();
    }

    @Test
    void theTestsThatAStepReportedAreCountedAndThoseThatFailedNamed() throws Exception {
        buildbot.job(
                RealBuildbot.TESTED,
                "seq 1 300 | sed 's/^/ok CartTest.adds/'; echo failed CartTest.sums; echo broke stock: not 3 but 2;"
                        + " echo ugly cart.py; exit 1");
        buildbot.build(RealBuildbot.TESTED);
        Pipeline red = eye.until(RealBuildbot.TESTED, Outcome.FAILED);

        TestReport report = ((Tests) eye.server()).tests(red, red.last());

        assertEquals(
                List.of("/CartTest.sums/ PT0.0015S", "t/stock.t/stock/not 3 but 2 null"),
                report.failing().stream()
                        .map(test -> test.suite() + "/" + test.name() + "/" + test.message() + " " + test.took())
                        .toList());
        assertEquals(2, report.failed());
        assertEquals(300, report.passed());
    }

    @Test
    void aBuildWithoutAStepThatReportsTestsHasNone() throws Exception {
        buildbot.job("checkout", "exit 1");
        buildbot.build("checkout");
        Pipeline red = eye.until("checkout", Outcome.FAILED);
        assertEquals(TestReport.NONE, ((Tests) eye.server()).tests(red, red.last()));
    }

    @Test
    void whatARealRunnerWroteIntoTheLogNamesTheTestsThatFailed(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("test_cart.py"), """
                import unittest

                class Cart(unittest.TestCase):
                    def test_opens(self):
                        pass

                    def test_sums(self):
                        self.assertEqual(3, 4)
                """);
        buildbot.job("checkout", "cd " + folder + " && python3 -B -m unittest");
        buildbot.build("checkout");
        Pipeline red = eye.until("checkout", Outcome.FAILED);
        Log log = opened(red, red.last()).orElseThrow();
        assertEquals(
                List.of("test_cart.Cart/test_sums/AssertionError: 3 != 4"),
                LogTests.of(logs().read(log, new Stretch.End()).text()).stream()
                        .map(test -> test.suite() + "/" + test.name() + "/" + test.message())
                        .toList());
    }

    @Test
    void theLastBuildsAreToldWithTheirRevisions() throws Exception {
        String commit = buildbot.repository().commit("Ann Smith", "exit 1");
        Pipeline red = eye.until("was built", "site", it -> it.last().commit().equals(commit));

        List<Build> history = ((History) eye.server()).history(red, 100);

        Build newest = history.getFirst();
        assertEquals(commit, newest.commit());
        assertEquals(Outcome.FAILED, newest.outcome());
        assertEquals(red.last().url(), newest.url());
        assertEquals(red.last().duration(), newest.duration());
        assertFalse(Flakiness.of(history).isFlaky());
    }

    private Logs logs() {
        return (Logs) eye.server();
    }

    private Optional<Log> opened(Pipeline pipeline, Build build) throws Exception {
        return Log.telling(logs().logs(pipeline, build));
    }
}
