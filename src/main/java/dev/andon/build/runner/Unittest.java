package dev.andon.build.runner;

import dev.andon.build.FailedTest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Python's own `unittest`, and what runs by it: a rule, the test, its description, a rule, and its traceback.
final class Unittest {
    private static final String RULE = "=".repeat(70);
    private static final String THIN_RULE = "-".repeat(70);
    private static final Pattern FAILED = Pattern.compile("^(?:FAIL|ERROR): (\\S+) \\(([\\w.<>]+)\\)(.*)$");
    private static final String TRACEBACK = "Traceback (most recent call last):";

    private Unittest() {}

    static List<FailedTest> failing(Lines log) {
        List<FailedTest> failing = new ArrayList<>();
        log.beginning(RULE).forEach(i -> {
            Matcher line = FAILED.matcher(log.at(i + 1));
            if (line.matches()) {
                int rule = i + 2;
                while (rule < i + 5 && !log.at(rule).equals(THIN_RULE)) {
                    rule++;
                }
                List<String> said = log.block(rule + 1, below -> below.equals(RULE) || below.equals(THIN_RULE));
                failing.add(test(line).saying(message(said), Lines.text(said)));
            }
        });
        return failing;
    }

    /// From 3.11 on the method stands behind its class as well.
    private static FailedTest test(Matcher line) {
        String name = line.group(1);
        String path = line.group(2);
        String suite = path.endsWith("." + name) ? path.substring(0, path.length() - name.length() - 1) : path;
        return FailedTest.of(suite, name + line.group(3));
    }

    /// What stands at the left below the calls.
    private static String message(List<String> said) {
        int from = 0;
        while (from < said.size() && (said.get(from).isBlank() || isOfStack(said.get(from)))) {
            from++;
        }
        return Lines.text(said.subList(from, said.size()));
    }

    private static boolean isOfStack(String line) {
        return line.startsWith(" ") || line.equals(TRACEBACK);
    }
}
