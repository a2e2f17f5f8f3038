package dev.andon.build.runner;

import dev.andon.build.FailedTest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `dotnet test` by VSTest, whatever framework the tests are of: `Failed Shop.CartTest.Sums [5 ms]`, and below it
/// its message and its stack, each with a head. NUnit and MSTest leave out the class, which the stack tells.
final class VsTest {
    private static final Pattern FAILED =
            Pattern.compile("^ *Failed {1,3}(\\S.*?)(?: \\[(?:< )?\\d[\\d.,]* ?(?:ms|s|m|h)\\b[^]]*])?$");
    private static final Pattern SECTION = Pattern.compile(
            "^ *(?:Error Message|Stack Trace|(?:Standard (?:Output|Error)|Debug Traces|TestContext) Messages):$");
    private static final Pattern MESSAGE = Pattern.compile("^ *Error Message:$");
    private static final Pattern STACK = Pattern.compile("^ *Stack Trace:$");
    private static final Pattern NEXT = Pattern.compile("^ *(?:Failed|Passed|Skipped) {1,3}\\S.*"
            + "|^(?:Failed|Passed|Skipped)! .*|^Test Run .*|^Total tests: .*|^Results File: .*|^\\[xUnit\\.net .*");
    private static final Pattern PATH =
            Pattern.compile("^((?:[A-Za-z_][\\w`]*[.+])*[A-Za-z_][\\w`]*)\\.(\\w+(?:[<(].*)?)$");
    private static final Pattern CALL = Pattern.compile("^\\s*at ((?:[\\w`]+[.+])*[\\w`]+)\\.(\\w+)(?:\\[\\w+])?\\(.*");

    private VsTest() {}

    static List<FailedTest> failing(Lines log) {
        List<FailedTest> failing = new ArrayList<>();
        for (int i = 0; i < log.size(); i++) {
            String below = log.at(i + 1);
            if (MESSAGE.matcher(below).matches() || STACK.matcher(below).matches()) {
                Matcher failed = FAILED.matcher(log.at(i));
                if (failed.matches()) {
                    String message = section(log, i + 1, MESSAGE);
                    String stack = section(log, i + 1, STACK);
                    failing.add(test(failed.group(1), stack).saying(message, stack));
                }
            }
        }
        return failing;
    }

    private static FailedTest test(String name, String stack) {
        Matcher path = PATH.matcher(name);
        if (path.matches()) {
            return FailedTest.of(path.group(1), path.group(2));
        }
        return stack.lines()
                .map(CALL::matcher)
                .filter(call -> call.matches() && isMethod(call.group(2), name))
                .map(call -> FailedTest.of(call.group(1), name))
                .findFirst()
                .orElseGet(() -> FailedTest.of("", name));
    }

    /// What follows it are the values that it was given.
    private static boolean isMethod(String method, String name) {
        return name.equals(method) || name.startsWith(method + "(") || name.startsWith(method + " (");
    }

    /// Empty when it is not there.
    private static String section(Lines log, int from, Pattern head) {
        for (int i = from; i < log.size() && !NEXT.matcher(log.at(i)).matches(); i++) {
            if (head.matcher(log.at(i)).matches()) {
                return Lines.text(log.block(
                        i + 1,
                        line -> SECTION.matcher(line).matches()
                                || NEXT.matcher(line).matches()));
            }
        }
        return "";
    }
}
