package dev.andon.demo;

import dev.andon.demo.DemoJob.Ending;
import dev.andon.demo.DemoJob.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What there is to see of one build of the demo team: its console and its tests. Pure.
record DemoBuild(DemoJob job, Run run) {
    private static final int TESTS = 214;
    private static final int MODULES = 6;

    /// A test that failed.
    ///
    /// @param message what it said
    record FailedTest(String suite, String name, String message) {}

    /// @param number as the server counts
    /// @return empty when it is forgotten, or has not begun
    static Optional<DemoBuild> of(DemoJob job, long number, Duration now) {
        return job.runs(now, DemoDay.LENGTH, DemoAnswers.REMEMBERED).stream()
                .filter(run -> run.number() == number)
                .findFirst()
                .map(run -> new DemoBuild(job, run));
    }

    /// Whether it comes as far as its tests, and has any.
    boolean hasTests() {
        return job.name().startsWith("shop/")
                && (run.ending() != Ending.FAILS || run.stage().contains("test"));
    }

    int passed() {
        return TESTS - failed().size();
    }

    List<FailedTest> failed() {
        if (run.ending() == Ending.PASSES || run.ending() == Ending.IS_ABORTED) {
            return List.of();
        }
        String suite =
                "shop." + job.name().substring(job.name().indexOf('/') + 1).replace(" ", "");
        return run.ending() == Ending.IS_UNSTABLE
                ? List.of(new FailedTest(
                        suite + ".InvoiceTest", "isSentOnTheLastOfTheMonth", "expected: <30> but was: <31>"))
                : List.of(
                        new FailedTest(
                                suite + ".ReceiptTest", "roundsHalfACentUp", "expected: <19.99> but was: <19.98>"),
                        new FailedTest(
                                suite + ".ReceiptTest", "addsUpToItsLines", "expected: <59.97> but was: <59.94>"));
    }

    /// What its console shows by then.
    String log(Duration now) {
        List<String> lines = lines();
        Duration since = now.minus(run.started());
        long shown = run.isOver(now)
                ? lines.size()
                : lines.size() * since.toMillis() / job.takes().toMillis();
        var text = new StringBuilder();
        lines.stream()
                .limit(Math.max(1, shown))
                .forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private List<String> lines() {
        var commit = DemoCommit.before(run.started());
        List<String> lines = new ArrayList<>(List.of(
                "Started by a change",
                "Checking out " + commit.id(),
                "  " + commit.author() + ": " + commit.message(),
                "[demo] None of this is real: the demo team made it up."));
        IntStream.rangeClosed(1, MODULES).forEach(module -> lines.addAll(module(module)));
        lines.addAll(end());
        return lines;
    }

    private List<String> module(int module) {
        List<String> lines = new ArrayList<>();
        lines.add("Compiling module " + module + " of " + MODULES);
        IntStream.rangeClosed(1, TESTS / MODULES)
                .forEach(test -> lines.add("Running test " + test + " of module " + module + " ... ok"));
        return lines;
    }

    private List<String> end() {
        List<String> lines = new ArrayList<>();
        if (hasTests()) {
            failed().forEach(test -> lines.addAll(List.of(
                    "FAILED " + test.suite() + "." + test.name(),
                    "    " + test.message(),
                    "        at " + test.suite() + "." + test.name() + "(" + file(test.suite()) + ".java:42)")));
        }
        switch (run.ending()) {
            case PASSES -> lines.add("Finished: SUCCESS");
            case IS_UNSTABLE -> lines.add("Finished: UNSTABLE");
            case IS_ABORTED -> lines.add("Finished: ABORTED");
            case FAILS -> {
                lines.add("ERROR: " + run.stage() + " failed");
                lines.add("Finished: FAILURE");
            }
        }
        return lines;
    }

    private static String file(String suite) {
        return suite.substring(suite.lastIndexOf('.') + 1);
    }
}
