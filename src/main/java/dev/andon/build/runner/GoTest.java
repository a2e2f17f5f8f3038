package dev.andon.build.runner;

import dev.andon.build.FailedTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `go test`: `--- FAIL:` and what the test says, below it or, told while it runs, above. Its package is named
/// when all of it has run. A test that failed only because its parts did is not named beside them.
final class GoTest {
    private static final Pattern FAILED = Pattern.compile("^( *)--- FAIL: (\\S+) \\([\\d.]+s\\)$");
    private static final Pattern RUNS = Pattern.compile("^=== (?:RUN|CONT|NAME) +(\\S+)$");
    private static final Pattern PACKAGE = Pattern.compile("^(?:FAIL|ok  |---)\\t(\\S+)\\t.*$");
    private static final Pattern PANIC = Pattern.compile("^panic: .*");
    private static final Pattern FAREWELL = Pattern.compile("^(?:FAIL|ok|exit status)\\b.*");

    private final Lines log;
    private final List<FailedTest> failing = new ArrayList<>();
    private final Map<String, List<String>> said = new HashMap<>();
    private int ofPackage;

    private GoTest(Lines log) {
        this.log = log;
    }

    static List<FailedTest> failing(Lines log) {
        return new GoTest(log).read();
    }

    private List<FailedTest> read() {
        String runs = "";
        for (int i = 0; i < log.size(); i++) {
            String line = log.at(i);
            Matcher run = RUNS.matcher(line);
            Matcher failed = FAILED.matcher(line);
            Matcher ended = PACKAGE.matcher(line);
            if (run.matches()) {
                runs = run.group(1);
            } else if (failed.matches()) {
                runs = "";
                add(i, failed.group(1).length(), failed.group(2));
            } else if (ended.matches()) {
                end(ended.group(1));
            } else if (!runs.isEmpty() && line.startsWith("    ") && !line.contains("--- ")) {
                said.computeIfAbsent(runs, _ -> new ArrayList<>()).add(line);
            }
        }
        end("");
        return failing;
    }

    private void add(int line, int indent, String name) {
        String deeper = " ".repeat(indent + 4);
        List<String> below = log.block(
                line + 1, next -> !next.startsWith(deeper) || next.strip().startsWith("--- "));
        List<String> message = below.isEmpty() ? said.getOrDefault(name, List.of()) : below;
        FailedTest test = FailedTest.of("", name);
        if (PANIC.matcher(log.at(line + 1)).matches()) {
            List<String> panic = log.block(line + 1, FAREWELL.asPredicate());
            failing.add(Lines.saying(test, panic, String::isBlank));
        } else {
            failing.add(test.saying(Lines.text(message), ""));
        }
    }

    /// The package of those that failed since the last one.
    private void end(String name) {
        List<FailedTest> its = List.copyOf(failing.subList(ofPackage, failing.size()));
        failing.subList(ofPackage, failing.size()).clear();
        UnaryOperator<FailedTest> of = test -> FailedTest.of(name, test.name()).saying(test.message(), test.stack());
        its.stream().filter(test -> !isOnlyOfParts(test, its)).map(of).forEach(failing::add);
        ofPackage = failing.size();
        said.clear();
    }

    private static boolean isOnlyOfParts(FailedTest test, List<FailedTest> all) {
        return test.message().isEmpty()
                && all.stream().anyMatch(other -> other.name().startsWith(test.name() + "/"));
    }
}
