package dev.andon.build.runner;

import dev.andon.build.FailedTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Maven's Surefire and Failsafe: each test that failed is told where it ran, with its stack. A test that passed
/// when it was run again is named below `Flakes:`; it did not break the build.
final class Surefire {
    private static final Pattern FAILED = Pattern.compile(
            "^(?:\\[ERROR] +)?(\\S.*?)(?: --)? +Time elapsed: [\\d.,]+ s(?:ec)? +<<< (?:FAILURE|ERROR)!$");
    private static final String SUM = "Tests run:";
    /// As before 3.0: `sums(shop.CartTest)`.
    private static final Pattern OF_CLASS = Pattern.compile("^(\\w+)\\(([\\w.$]+)\\)$");

    private static final Pattern FLAKES = Pattern.compile("^(?:\\[WARNING] +)?(?:Flakes|Flaked tests): *$");
    private static final Pattern FLAKE = Pattern.compile("^\\[WARNING] (\\S.*)$");
    private static final Pattern NEXT = Pattern.compile("^\\[(?:INFO|ERROR|WARNING|DEBUG)]|^\\s*$");
    private static final Pattern STACK = Pattern.compile("^\\s+at \\S|^Caused by: |^\\s+\\.\\.\\. \\d+ more");

    private Surefire() {}

    static List<FailedTest> failing(Lines log) {
        List<FailedTest> failing = new ArrayList<>();
        Set<String> flakes = flakes(log);
        for (int i = 0; i < log.size(); i++) {
            if (log.at(i).endsWith("!")) {
                Matcher line = FAILED.matcher(log.at(i));
                if (line.matches() && !line.group(1).startsWith(SUM) && !flakes.contains(line.group(1))) {
                    List<String> said = log.block(i + 1, NEXT.asPredicate());
                    failing.add(Lines.saying(test(line.group(1)), said, STACK.asPredicate()));
                }
            }
        }
        return failing;
    }

    private static Set<String> flakes(Lines log) {
        Set<String> flakes = new HashSet<>();
        boolean among = false;
        for (String line : log.all()) {
            Matcher flake = FLAKE.matcher(line);
            if (FLAKES.matcher(line).matches()) {
                among = true;
            } else if (line.contains(SUM)) {
                among = false;
            } else if (among && flake.matches()) {
                flakes.add(flake.group(1));
            }
        }
        return flakes;
    }

    private static FailedTest test(String name) {
        Matcher old = OF_CLASS.matcher(name);
        if (old.matches()) {
            return FailedTest.of(old.group(2), old.group(1));
        }
        int end = 0;
        while (end < name.length() && " ([{".indexOf(name.charAt(end)) < 0) {
            end++;
        }
        int dot = name.lastIndexOf('.', end - 1);
        boolean isClass = dot < 0 || (end == name.length() && Character.isUpperCase(name.charAt(dot + 1)));
        return isClass ? FailedTest.of("", name) : FailedTest.of(name.substring(0, dot), name.substring(dot + 1));
    }
}
