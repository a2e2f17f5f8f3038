package dev.andon.build.runner;

import dev.andon.build.FailedTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// CTest's list of what failed, and what each wrote where it shows that. A program whose own tests are named is
/// not named beside them.
final class CTest {
    private static final String LIST = "The following tests FAILED:";
    private static final Pattern FAILED = Pattern.compile("^\\t *(\\d+) - (\\S.*) \\(([A-Z][\\w :]*)\\)(?:\\s.*)?$");
    private static final Pattern RESULT = Pattern.compile("^ *\\d+/\\d+ Test +#(\\d+): .*");
    private static final Pattern NEXT =
            Pattern.compile("^ *\\d+/\\d+ Test +#\\d+: .*|^ +Start +\\d+: .*|^\\d+% tests passed, .*|^test \\d+$");
    /// As `ctest -V` shows it.
    private static final Pattern LINE_OF = Pattern.compile("^(\\d+): (.*)$");
    private static final Pattern VERBOSE = Pattern.compile("^\\d+: Test command: .*");

    private CTest() {}

    static List<FailedTest> failing(Lines log) {
        List<FailedTest> failing = new ArrayList<>();
        int from = 0;
        for (int list : log.beginning(LIST).toArray()) {
            failing.addAll(ofRun(log, list, said(new Lines(log.all().subList(from, list)))));
            from = list;
        }
        return failing;
    }

    /// @param said what each wrote in this run: another one counts anew
    private static List<FailedTest> ofRun(Lines log, int list, Map<String, Lines> said) {
        List<FailedTest> failing = new ArrayList<>();
        Matcher failed = FAILED.matcher(log.at(list + 1));
        for (int i = list + 2; failed.matches(); i++) {
            Lines its = said.getOrDefault(failed.group(1), new Lines(List.of()));
            if (GoogleTest.failing(its).isEmpty()) {
                failing.add(FailedTest.of("", failed.group(2)).saying(failed.group(3), its.end()));
            }
            failed = FAILED.matcher(log.at(i));
        }
        return failing;
    }

    /// The lines of each program by itself, where what runs at once is shown line by line; else the log.
    static List<Lines> each(Lines log) {
        return isVerbose(log) ? List.copyOf(programs(log).values()) : List.of(log);
    }

    private static boolean isVerbose(Lines log) {
        return log.all().stream().anyMatch(line -> VERBOSE.matcher(line).matches());
    }

    private static Map<String, Lines> programs(Lines log) {
        Map<String, List<String>> programs = new LinkedHashMap<>();
        for (String line : log.all()) {
            Matcher of = LINE_OF.matcher(line);
            boolean isIts = of.matches();
            programs.computeIfAbsent(isIts ? of.group(1) : "", _ -> new ArrayList<>())
                    .add(isIts ? of.group(2) : line);
        }
        Map<String, Lines> lines = new LinkedHashMap<>();
        programs.forEach((number, its) -> lines.put(number, new Lines(its)));
        return lines;
    }

    /// What each wrote, by its number.
    private static Map<String, Lines> said(Lines log) {
        if (isVerbose(log)) {
            return programs(log);
        }
        Map<String, Lines> said = new HashMap<>();
        for (int i = 0; i < log.size(); i++) {
            Matcher result = RESULT.matcher(log.at(i));
            if (result.matches()) {
                int end = i + 1;
                while (end < log.size() && !NEXT.matcher(log.at(end)).matches()) {
                    end++;
                }
                said.put(result.group(1), new Lines(log.all().subList(i + 1, end)));
            }
        }
        return said;
    }
}
