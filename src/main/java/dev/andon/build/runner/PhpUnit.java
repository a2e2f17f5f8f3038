package dev.andon.build.runner;

import dev.andon.build.FailedTest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// PHPUnit's lists below `There was 1 failure:` and `There were 2 errors:`, numbered from one. What is only risky,
/// or warned of, has lists of its own and did not fail.
final class PhpUnit {
    private static final Pattern LIST =
            Pattern.compile("^There (?:was|were) (\\d+) (?:PHPUnit )?(?:error|failure)s?:$");
    private static final Pattern END = Pattern.compile("^--$|^There (?:was|were) \\d+ .*:$"
            + "|^\\d+ tests? triggered \\d+ .*:$"
            + "|^(?:ERRORS|FAILURES|WARNINGS|OK)\\b.*|^Tests: \\d+, Assertions: .*");
    private static final Pattern FAILED =
            Pattern.compile("^(\\d+)\\) (?:(\\w[\\w\\\\]*)::(\\w+(?:[ #@].*)?)|(\\S+\\.phpt))$");
    private static final Pattern STACK = Pattern.compile("^(?:/|[A-Za-z]:\\\\|phar://)\\S.*:\\d+$|^Caused by$");

    private PhpUnit() {}

    static List<FailedTest> failing(Lines log) {
        List<FailedTest> failing = new ArrayList<>();
        log.beginning("There w").filter(i -> LIST.matcher(log.at(i)).matches()).forEach(list -> {
            int expected = 1;
            for (int i = list + 1; i < log.size() && !END.matcher(log.at(i)).matches(); i++) {
                Matcher failed = FAILED.matcher(log.at(i));
                if (failed.matches() && failed.group(1).equals(String.valueOf(expected))) {
                    expected++;
                    failing.add(Lines.saying(test(failed), said(log, i + 1, expected), STACK.asPredicate()));
                }
            }
        });
        return failing;
    }

    private static FailedTest test(Matcher failed) {
        return failed.group(4) == null
                ? FailedTest.of(failed.group(2), failed.group(3))
                : FailedTest.of("", failed.group(4));
    }

    private static List<String> said(Lines log, int from, int next) {
        return log.block(
                from,
                line -> END.matcher(line).matches()
                        || (line.startsWith(next + ") ") && FAILED.matcher(line).matches()));
    }
}
