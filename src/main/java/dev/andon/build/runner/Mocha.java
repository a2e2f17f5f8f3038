package dev.andon.build.runner;

import dev.andon.build.FailedTest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Mocha's list below `2 failing`: numbered, each with its names down to the one that ends with a colon.
final class Mocha {
    private static final Pattern LIST = Pattern.compile("^ {2}\\d+ failing$");
    private static final Pattern FIRST = Pattern.compile("^ {2}(\\d+)\\) (\\S.*)$");
    private static final Pattern DEEPER = Pattern.compile("^ {5,}\\S.*$");
    private static final Pattern STACK = Pattern.compile("^\\s+at ");
    private static final int NAMES_AT_MOST = 12;

    private Mocha() {}

    static List<FailedTest> failing(Lines log) {
        List<FailedTest> failing = new ArrayList<>();
        int expected = 0;
        for (int i = 0; i < log.size(); i++) {
            Matcher first = FIRST.matcher(log.at(i));
            if (LIST.matcher(log.at(i)).matches()) {
                expected = 1;
            } else if (expected > 0 && first.matches() && first.group(1).equals(String.valueOf(expected))) {
                expected++;
                List<String> names = names(log, i, first.group(2));
                if (names.getLast().endsWith(":")) {
                    failing.add(test(log, i + names.size(), names));
                }
            }
        }
        return failing;
    }

    private static List<String> names(Lines log, int line, String first) {
        List<String> names = new ArrayList<>(List.of(first));
        while (!names.getLast().endsWith(":")
                && names.size() < NAMES_AT_MOST
                && DEEPER.matcher(log.at(line + names.size())).matches()) {
            names.add(log.at(line + names.size()).strip());
        }
        return names;
    }

    private static FailedTest test(Lines log, int below, List<String> names) {
        String last = names.getLast();
        FailedTest test = FailedTest.of(
                String.join(" > ", names.subList(0, names.size() - 1)), last.substring(0, last.length() - 1));
        List<String> said = log.block(below, line -> FIRST.matcher(line).matches());
        return Lines.saying(test, said, STACK.asPredicate());
    }
}
