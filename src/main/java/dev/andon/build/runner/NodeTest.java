package dev.andon.build.runner;

import dev.andon.build.FailedTest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Node's own runner where it writes for people: the list below `failing tests:`. Where it does not, it is TAP.
final class NodeTest {
    private static final String LIST = "✖ failing tests:";
    private static final String PLACE = "test at ";
    private static final Pattern WHERE = Pattern.compile("^test at (\\S.*):\\d+:\\d+$");
    private static final Pattern FAILED = Pattern.compile("^✖ (\\S.*?) \\([\\d.]+ms\\)( # .*)?$");
    private static final Pattern STACK = Pattern.compile("^\\s+at ");

    private NodeTest() {}

    static List<FailedTest> failing(Lines log) {
        List<FailedTest> failing = new ArrayList<>();
        log.beginning(LIST)
                .limit(1)
                .forEach(list -> log.beginning(PLACE).filter(i -> i > list).forEach(i -> {
                    Matcher where = WHERE.matcher(log.at(i));
                    Matcher failed = FAILED.matcher(log.at(i + 1));
                    // What is still to be done does not count as failed.
                    if (where.matches() && failed.matches() && failed.group(2) == null) {
                        FailedTest test = FailedTest.of(where.group(1), failed.group(1));
                        List<String> said = log.block(i + 2, below -> below.startsWith(PLACE));
                        failing.add(Lines.saying(test, said, STACK.asPredicate()));
                    }
                }));
        return failing;
    }
}
