package dev.andon.build.runner;

import dev.andon.build.FailedTest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Vitest: ` FAIL  cart.test.ts > Cart > sums`, and what was thrown. Tests that failed alike share what follows.
final class Vitest {
    private static final Pattern FAILED =
            Pattern.compile("^ FAIL {2}(?:\\|[^|]+\\| )?(\\S+\\.[cm]?[jt]sx?)(?: > (.+)| \\[ .* ])$");
    private static final String HEAD = " FAIL  ";
    private static final Pattern NEXT = Pattern.compile("^⎯{3}|^ FAIL {2}");
    private static final Pattern STACK = Pattern.compile("^ *❯ ");

    private Vitest() {}

    static List<FailedTest> failing(Lines log) {
        List<FailedTest> failing = new ArrayList<>();
        log.beginning(HEAD).forEach(i -> {
            Matcher failed = FAILED.matcher(log.at(i));
            if (failed.matches()) {
                FailedTest test = failed.group(2) == null
                        ? FailedTest.of("", failed.group(1))
                        : FailedTest.of(failed.group(1), failed.group(2));
                failing.add(Lines.saying(test, log.block(said(log, i), NEXT.asPredicate()), STACK.asPredicate()));
            }
        });
        return failing;
    }

    private static int said(Lines log, int head) {
        int below = head + 1;
        while (log.at(below).startsWith(HEAD)) {
            below++;
        }
        return below;
    }
}
