package dev.andon.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.build.Activity;
import dev.andon.build.Build;
import dev.andon.build.Canceller;
import dev.andon.build.FailedTest;
import dev.andon.build.History;
import dev.andon.build.Log;
import dev.andon.build.LogPart;
import dev.andon.build.Logs;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.build.Stretch;
import dev.andon.build.TestReport;
import dev.andon.build.Tests;
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

/// More of a build of a real Hudson than a look shows.
@Tag("real")
@Timeout(180)
class HudsonDetailsRealTest {
    private static RealHudson hudson;
    private Eye eye;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        hudson = new RealHudson(folder);
    }

    @AfterAll
    static void stop() {
        if (hudson != null) {
            hudson.close();
        }
    }

    @BeforeEach
    void open() {
        eye = new Eye(hudson.source("hudson", ""));
    }

    @AfterEach
    void close() {
        eye.close();
    }

    @Test
    void theLogOfARunningBuildGrowsAndItsBuildIsCancelled(@TempDir Path folder) throws Exception {
        Path go = folder.resolve("go");
        hudson.job("shop", "echo first; until [ -e " + go + " ]; do sleep 0.1; done; echo second; exec sleep 600");
        hudson.build("shop");
        Pipeline running = eye.until("runs", "shop", it -> it.activity() == Activity.RUNNING);

        Log log = opened(running, running.current());
        assertTrue(log.growing());
        LogPart first = Patience.until(
                "first",
                () -> Optional.of(logs().read(log, new Stretch.End()))
                        .filter(part -> part.text().contains("\nfirst\n")));
        assertFalse(first.complete());
        assertFalse(first.hasBefore());

        Files.createFile(go);
        LogPart second = Patience.until(
                "second",
                () -> Optional.of(logs().read(log, first.after()))
                        .filter(part -> part.text().contains("second")));
        assertFalse(second.text().contains("first"), second.text());

        assertEquals(new Acted.Done(), ((Canceller) eye.server()).cancel(running, "it takes too long"));
        eye.until("rests", "shop", it -> it.activity() == Activity.IDLE);
        LogPart last = Patience.until(
                "ends", () -> Optional.of(logs().read(log, second.after())).filter(LogPart::complete));
        assertTrue(last.text().contains("Finished: ABORTED"), last.text());
    }

    @Test
    void theEndOfALongLogIsReadAndWhatLiesBeforeIt() throws Exception {
        hudson.job("cart", "seq 100001 200000; echo no cart; exit 1");
        hudson.build("cart");
        Pipeline cart = eye.until("cart", Outcome.FAILED);
        Log log = opened(cart, cart.last());

        LogPart end = logs().read(log, new Stretch.End());
        assertTrue(end.complete());
        assertTrue(end.from() > 400_000, "the beginning was left out, up to " + end.from());
        assertTrue(end.text().endsWith("no cart\n+ exit 1\nFinished: FAILURE\n"), end.text());
        assertEquals(end.next(), end.total());

        var whole = new StringBuilder(end.text());
        for (LogPart part = end; part.hasBefore(); ) {
            part = logs().read(log, part.before());
            whole.insert(0, part.text());
        }
        List<String> numbers =
                whole.toString().lines().filter(line -> line.matches("\\d+")).toList();
        assertEquals(100_000, numbers.size());
        assertEquals(whole.toString(), logs().read(log, new Stretch.From(0)).text());
        assertEquals("", logs().read(log, end.after()).text());
        var streamed = new StringBuilder();
        assertEquals(end.next(), logs().whole(log, streamed::append));
        assertEquals(whole.toString(), streamed.toString());
    }

    @Test
    void theTestThatFailedIsNamed() throws Exception {
        hudson.jobWithTests("checkout", """
                cat > r.xml <<'XML'
                <testsuite name="CheckoutTest" tests="3" failures="1" skipped="1">
                <testcase classname="shop.CheckoutTest" name="pays" time="0.25"/>
                <testcase classname="shop.CheckoutTest" name="later" time="0"><skipped/></testcase>
                <testcase classname="shop.CheckoutTest" name="sums" time="1.5">
                <failure message="expected 3 but was 4">at shop.CheckoutTest.sums(CheckoutTest.java:14)</failure>
                </testcase></testsuite>
                XML""");
        hudson.build("checkout");
        eye.until("checkout", Outcome.UNSTABLE);
        hudson.build("checkout");
        Pipeline twice =
                eye.until("was built twice", "checkout", it -> it.last().label().equals("2"));

        TestReport report = ((Tests) eye.server()).tests(twice, twice.last());

        assertEquals(1, report.passed());
        assertEquals(1, report.failed());
        assertEquals(1, report.skipped());
        FailedTest sums = report.failing().getFirst();
        assertEquals("shop.CheckoutTest", sums.suite());
        assertEquals("sums", sums.name());
        assertEquals("expected 3 but was 4", sums.message());
        assertTrue(sums.stack().contains("CheckoutTest.java:14"), sums.stack());
        assertEquals(1_500, sums.took().toMillis());
        assertEquals("", sums.since(), "this Hudson says 0, and counts its age from there");
        assertEquals(0, sums.streak());

        List<Build> history = ((History) eye.server()).history(twice, 100);
        assertEquals(List.of("2", "1"), history.stream().map(Build::label).toList());
        assertEquals(twice.last().finished(), history.getFirst().finished());
    }

    @Test
    void aBuildWithoutTestsHasNone() throws Exception {
        hudson.job("plain", "true");
        hudson.build("plain");
        Pipeline plain = eye.until("plain", Outcome.PASSED);

        assertEquals(TestReport.NONE, ((Tests) eye.server()).tests(plain, plain.last()));
    }

    private Logs logs() {
        return (Logs) eye.server();
    }

    private Log opened(Pipeline pipeline, Build build) throws Exception {
        return Log.telling(logs().logs(pipeline, build)).orElseThrow();
    }
}
