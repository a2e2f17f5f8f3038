package dev.andon.build.runner;

import dev.andon.build.FailedTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// RSpec: its list of examples to run again, and what each says further up.
final class RSpec {
    private static final String LIST = "Failed examples:";
    private static final Pattern FAILED = Pattern.compile("^rspec '?(\\S+?)(?::\\d+|\\[[\\d:]+])'? # (\\S.*)$");
    private static final Pattern HEAD = Pattern.compile("^ {2}\\d+\\) (\\S.*)$");
    private static final Pattern NEXT = Pattern.compile("^ {2}\\d+\\) |^\\S");
    private static final Pattern STACK = Pattern.compile("^ {5}# ");

    private RSpec() {}

    static List<FailedTest> failing(Lines log) {
        List<FailedTest> failing = new ArrayList<>();
        Map<String, List<String>> said = new HashMap<>();
        boolean among = false;
        for (int i = 0; i < log.size(); i++) {
            String line = log.at(i);
            Matcher head = HEAD.matcher(line);
            Matcher failed = FAILED.matcher(line);
            if (line.equals(LIST)) {
                among = true;
            } else if (!among && head.matches()) {
                said.put(head.group(1), log.block(i + 1, NEXT.asPredicate()));
            } else if (among && failed.matches()) {
                FailedTest test = FailedTest.of(failed.group(1), failed.group(2));
                failing.add(Lines.saying(test, said.getOrDefault(failed.group(2), List.of()), STACK.asPredicate()));
            }
        }
        return failing;
    }
}
