package dev.andon.build.runner;

import dev.andon.build.FailedTest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// GoogleTest: `[  FAILED  ] Cart.Sums (0 ms)`, and above it what the test says; at the end all of them once more,
/// which alone is left of them where a log is long. Of what CTest shows beside it line by line, each has the
/// number of its test before it.
final class GoogleTest {
    private static final Pattern FAILED =
            Pattern.compile("^\\[ {2}FAILED {2}] ([\\w/]+)\\.([\\w/]+(?:, where .+?)?)( \\(\\d+ ms\\))?$");
    private static final Pattern SUITE =
            Pattern.compile("^\\[ {2}FAILED {2}] ([\\w/]+)(?:, where .+)?: (SetUp\\w+ or TearDown\\w+)$");
    private static final Pattern SUITE_BEGINS =
            Pattern.compile("^\\[-{10}] \\d+ tests? from ([\\w/]+)(?:, where .+)?(?<!total\\))$");
    private static final Pattern MARK = Pattern.compile("^\\[[-=A-Z ]{10}] .*");
    private static final Pattern COMPLAINT = Pattern.compile("^\\S.*: Failure$|^\\S.*\\(\\d+\\): error: .*");
    private static final Pattern STACK = Pattern.compile("^Stack trace:$");

    private GoogleTest() {}

    static List<FailedTest> failing(Lines log) {
        List<FailedTest> failing = new ArrayList<>();
        CTest.each(log).forEach(one -> failing.addAll(ofOne(one)));
        return failing;
    }

    /// Of one program's lines.
    private static List<FailedTest> ofOne(Lines log) {
        List<FailedTest> failing = new ArrayList<>();
        log.beginning("[  FAILED  ]").forEach(i -> {
            Matcher failed = FAILED.matcher(log.at(i));
            Matcher suite = SUITE.matcher(log.at(i));
            if (failed.matches()) {
                FailedTest test = FailedTest.of(failed.group(1), failed.group(2));
                failing.add(failed.group(3) == null ? test : Lines.saying(test, said(log, i), STACK.asPredicate()));
            } else if (suite.matches()) {
                FailedTest test = FailedTest.of(suite.group(1), suite.group(2));
                failing.add(Lines.saying(test, ofSuite(log, suite.group(1)), STACK.asPredicate()));
            }
        });
        return failing;
    }

    /// What stands between its beginning and its end, without what the test wrote before it complained.
    private static List<String> said(Lines log, int end) {
        int begin = end;
        while (begin > 0 && !MARK.matcher(log.at(begin - 1)).matches()) {
            begin--;
        }
        return complaint(log, begin, end);
    }

    private static List<String> ofSuite(Lines log, String suite) {
        return log.beginning("[----------]")
                .filter(i -> {
                    Matcher begins = SUITE_BEGINS.matcher(log.at(i));
                    return begins.matches() && begins.group(1).equals(suite);
                })
                .mapToObj(i -> complaint(log, i + 1, log.size()))
                .findFirst()
                .orElse(List.of());
    }

    private static List<String> complaint(Lines log, int begin, int end) {
        for (int i = begin; i < end && !MARK.matcher(log.at(i)).matches(); i++) {
            if (COMPLAINT.matcher(log.at(i)).matches()) {
                return log.block(i, line -> MARK.matcher(line).matches());
            }
        }
        return List.of();
    }
}
