package dev.andon.cli;

import dev.andon.build.FailedTest;
import dev.andon.build.TestReport;
import dev.andon.text.Sentence;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `andon tests`
@Command(
        name = "tests",
        description = "Names the tests that failed in a pipeline's last build.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {Asking.SHOWN, Asking.NOTHING, Acting.USAGE, Asking.UNTOLD})
final class TestsCommand implements Callable<Integer> {
    @Mixin
    private Asking asking = new Asking();

    @Option(names = "--stacks", description = "Also where each failed.")
    private boolean stacks;

    @Override
    public Integer call() throws InterruptedException {
        return asking.ask(asked -> Asking.with(
                asked.desk()
                        .tests(
                                asked.tile().id(),
                                asked.tile().known().pipeline().last()),
                report -> show(report, asked)));
    }

    private void show(TestReport report, Asking.Asked asked) {
        PrintWriter out = asked.out();
        out.println(asked.texts().say(counts(report)));
        for (FailedTest test : report.failing()) {
            out.println(name(test) + since(test));
            test.message().lines().limit(stacks ? Long.MAX_VALUE : 1).forEach(line -> out.println("    " + line));
            if (stacks) {
                test.stack().lines().forEach(line -> out.println("      " + line));
            }
        }
        if (report.unnamed() > 0) {
            out.println(asked.texts().say(Sentence.of("details.moreTests", report.unnamed())));
        }
    }

    private static Sentence counts(TestReport report) {
        if (report.isEmpty()) {
            return Sentence.of(report.isFromLog() ? "details.noTestsInLog" : "details.noTests");
        }
        return report.isFromLog()
                ? Sentence.of("details.testsFromLog", report.failed())
                : Sentence.of(
                        "details.tests", report.failed(), Math.max(0, report.passed()), Math.max(0, report.skipped()));
    }

    private static String name(FailedTest test) {
        return test.suite().isEmpty() ? test.name() : test.suite() + " / " + test.name();
    }

    private static String since(FailedTest test) {
        return test.since().isEmpty() ? "" : "  (since " + test.since() + ")";
    }
}
