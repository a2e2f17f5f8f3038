package dev.andon.build.runner;

import dev.andon.build.FailedTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Pytest: the lines of its short summary, each with the first line of what the test says, and what stands below
/// the test's name further up. A file that cannot be read as tests is named as well.
final class Pytest {
    private static final String SUMMARY = " short test summary info ==";
    private static final Pattern FAILED = Pattern.compile(
            "^(?:FAILED|ERROR) (\\S+\\.\\w+)(?:::((?:(?! - )[^\\[])+(?:\\[.*?](?= - |$))?))?(?: - (.*))?$");
    private static final Pattern END = Pattern.compile("^(?:={3,}|!{3,}|\\d+ (?:failed|passed|errors?)\\b).*");
    private static final Pattern HEAD = Pattern.compile("^_{3,} (?:ERROR (?:at \\w+ of|collecting) )?(\\S.*?) _{3,}$");
    private static final Pattern NEXT = Pattern.compile("^_{3,} \\S.* _{3,}$|^={3,} .* ={3,}$");

    private Pytest() {}

    static List<FailedTest> failing(Lines log) {
        List<FailedTest> failing = new ArrayList<>();
        Map<String, String> said = new HashMap<>();
        boolean among = false;
        for (int i = 0; i < log.size(); i++) {
            String line = log.at(i);
            if (line.startsWith("=") && line.contains(SUMMARY)) {
                among = true;
            } else if (END.matcher(line).matches()) {
                among = false;
            } else if (among) {
                Matcher failed = FAILED.matcher(line);
                if (failed.matches()) {
                    failing.add(test(failed, said));
                }
            } else if (line.startsWith("___")) {
                Matcher head = HEAD.matcher(line);
                if (head.matches()) {
                    said.put(head.group(1), Lines.text(log.block(i + 1, NEXT.asPredicate())));
                }
            }
        }
        return failing;
    }

    private static FailedTest test(Matcher line, Map<String, String> said) {
        String file = line.group(1);
        String path = line.group(2) == null ? "" : line.group(2);
        String message = line.group(3) == null ? "" : line.group(3);
        if (path.isEmpty()) {
            return FailedTest.of("", file).saying(message, said.getOrDefault(file, ""));
        }
        int bracket = path.indexOf('[');
        int of = path.lastIndexOf("::", bracket < 0 ? path.length() : bracket);
        FailedTest test = of < 0
                ? FailedTest.of(file, path)
                : FailedTest.of(file + "::" + path.substring(0, of), path.substring(of + 2));
        return test.saying(message, said.getOrDefault(path.replace("::", "."), ""));
    }
}
