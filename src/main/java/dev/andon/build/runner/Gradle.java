package dev.andon.build.runner;

import dev.andon.build.FailedTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Gradle: `CartTest > sums() FAILED`, and what was thrown in the line below. A task that failed begins with `>`.
final class Gradle {
    private static final Pattern FAILED = Pattern.compile("^(?!> )(\\S.* > .+) FAILED$");
    private static final Pattern THROWN = Pattern.compile("^ {4}(?:[a-z]\\w*\\.)+[A-Z][\\w$]*(?:: | at |$)");
    private static final Pattern STACK = Pattern.compile("^\\s+at |^\\s+Caused by:");

    private Gradle() {}

    static List<FailedTest> failing(Lines log) {
        List<FailedTest> failing = new ArrayList<>();
        for (int i = 0; i < log.size(); i++) {
            Matcher line = FAILED.matcher(log.at(i));
            if (line.matches() && THROWN.matcher(log.at(i + 1)).find()) {
                List<String> said = log.block(i + 1, below -> !below.startsWith("    "));
                failing.add(Lines.saying(test(line.group(1)), said, STACK.asPredicate()));
            }
        }
        return failing;
    }

    /// Who ran it may stand before.
    private static FailedTest test(String path) {
        List<String> names = Arrays.stream(path.split(" > ", -1))
                .filter(name -> !name.startsWith("Gradle Test "))
                .toList();
        int last = names.size() - 1;
        return FailedTest.of(String.join(" > ", names.subList(0, last)), names.get(last));
    }
}
