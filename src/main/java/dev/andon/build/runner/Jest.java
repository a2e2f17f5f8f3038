package dev.andon.build.runner;

import dev.andon.build.FailedTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Jest: below `FAIL` and a file each test that failed, with a point before its name. What a test wrote to the
/// console has a point, too.
final class Jest {
    private static final Pattern FILE =
            Pattern.compile("^FAIL (?:\\S+ )?(\\S+\\.[cm]?[jt]sx?)(?: \\([\\d.]+ m?s\\))?$");
    private static final Pattern OTHER = Pattern.compile("^(?:PASS \\S.*|Test Suites: .*|Tests: .*)$");
    private static final Pattern FAILED = Pattern.compile("^ {2}● (\\S.*)$");
    private static final Set<String> NO_TESTS = Set.of("Console", "process.exit called with \"1\"");
    private static final Pattern NO_TEST = Pattern.compile("^(?:Cannot log after|Validation |Deprecation ).*");
    private static final Pattern NEXT = Pattern.compile("^\\S|^ {2}● ");
    private static final Pattern STACK = Pattern.compile("^\\s+(?:> )?\\s*\\d+ \\| |^\\s+at ");

    private Jest() {}

    static List<FailedTest> failing(Lines log) {
        List<FailedTest> failing = new ArrayList<>();
        String file = "";
        for (int i = 0; i < log.size(); i++) {
            String line = log.at(i);
            Matcher fails = FILE.matcher(line);
            Matcher failed = FAILED.matcher(line);
            if (fails.matches()) {
                file = fails.group(1);
            } else if (OTHER.matcher(line).matches()) {
                file = "";
            } else if (!file.isEmpty() && failed.matches() && isTest(failed.group(1))) {
                FailedTest test = FailedTest.of(file, failed.group(1));
                failing.add(Lines.saying(test, log.block(i + 1, NEXT.asPredicate()), STACK.asPredicate()));
            }
        }
        return failing;
    }

    private static boolean isTest(String name) {
        return !NO_TESTS.contains(name) && !NO_TEST.matcher(name).matches();
    }
}
