package dev.andon.build.runner;

import dev.andon.build.FailedTest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The Test Anything Protocol: `not ok 3 - sums`, unless it is marked as still to be done. Parts of a test stand
/// indented above it, and it is not named beside them. Perl's `prove` hides these lines, but not what the tests
/// complain of.
final class Tap {
    private static final Pattern FAILED = Pattern.compile("^( *)not ok \\d+\\b(?: -)? ?(.*)$");
    private static final Pattern COMPLAINT = Pattern.compile("^( *)# {3}Failed test '(.*)'$");
    private static final Pattern TO_DO = Pattern.compile("(?i).*# ?(?:todo|skip)\\b.*");
    private static final Pattern ERROR = Pattern.compile("^\\s+(?:error|message): (?:'(.*)'|\"(.*)\"|([^|>'\"].*))$");
    private static final Pattern ERROR_BELOW = Pattern.compile("^\\s+(?:error|message): [|>][-+]?$");
    private static final Pattern KEY = Pattern.compile("^\\s+[a-zA-Z_]+:(?: .*)?$");

    private Tap() {}

    private record Named(int indent, FailedTest test) {}

    static List<FailedTest> failing(Lines log) {
        List<FailedTest> told = named(log, FAILED);
        return told.isEmpty() ? named(log, COMPLAINT) : told;
    }

    private static List<FailedTest> named(Lines log, Pattern pattern) {
        List<Named> all = new ArrayList<>();
        for (int i = 0; i < log.size(); i++) {
            Matcher failed = pattern.matcher(log.at(i));
            if (failed.matches() && !TO_DO.matcher(failed.group(2)).matches()) {
                String name = failed.group(2).isBlank() ? log.at(i).strip() : failed.group(2);
                add(all, failed.group(1).length(), FailedTest.of("", name).saying(message(log, i + 1), ""));
            }
        }
        return all.stream().map(Named::test).toList();
    }

    /// What stands deeper directly before it are its parts.
    private static void add(List<Named> all, int indent, FailedTest test) {
        int from = all.size();
        while (from > 0 && all.get(from - 1).indent() > indent) {
            from--;
        }
        if (from == all.size()) {
            all.add(new Named(indent, test));
            return;
        }
        for (int i = from; i < all.size(); i++) {
            FailedTest part = all.get(i).test();
            String suite = part.suite().isEmpty() ? test.name() : test.name() + " > " + part.suite();
            all.set(i, new Named(indent, FailedTest.of(suite, part.name()).saying(part.message(), "")));
        }
    }

    private static String message(Lines log, int below) {
        boolean hasBlock = log.at(below).strip().equals("---");
        return hasBlock ? ofBlock(log, below + 1) : ofComments(log, below);
    }

    private static String ofComments(Lines log, int below) {
        Predicate<String> isNone = line -> !line.strip().startsWith("#")
                || line.contains("# Looks like you failed")
                || line.strip().startsWith("# Subtest")
                || COMPLAINT.matcher(line).matches();
        int from = COMPLAINT.matcher(log.at(below)).matches() ? below + 1 : below;
        return Lines.text(log.block(from, isNone).stream()
                .map(line -> line.strip().substring(1).strip())
                .toList());
    }

    private static String ofBlock(Lines log, int from) {
        List<String> block = log.block(from, line -> line.strip().equals("..."));
        for (int i = 0; i < block.size(); i++) {
            Matcher error = ERROR.matcher(block.get(i));
            if (error.matches()) {
                return error.group(1) != null
                        ? error.group(1)
                        : error.group(2) != null ? error.group(2) : error.group(3);
            }
            if (ERROR_BELOW.matcher(block.get(i)).matches()) {
                return Lines.text(log.block(
                        from + i + 1,
                        line -> KEY.matcher(line).matches() || line.strip().equals("...")));
            }
        }
        return "";
    }
}
