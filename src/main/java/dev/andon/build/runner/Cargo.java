package dev.andon.build.runner;

import dev.andon.build.FailedTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `cargo test`: `test cart::sums ... FAILED`, and below the failures what each wrote.
final class Cargo {
    private static final Pattern FAILED = Pattern.compile("^test (\\S.*?)(?: - should panic)? \\.\\.\\. FAILED$");
    private static final Pattern HEAD = Pattern.compile("^---- (\\S.*) stdout ----$");
    private static final Pattern NEXT = Pattern.compile("^---- \\S.* stdout ----$|^failures:$|^test result: ");
    private static final Pattern PANICKED = Pattern.compile("^thread '.*' (?:\\(\\d+\\) )?panicked at .*");
    private static final Pattern STACK = Pattern.compile("^stack backtrace:|^note: run with `RUST_BACKTRACE");

    private Cargo() {}

    static List<FailedTest> failing(Lines log) {
        Map<String, List<String>> said = new HashMap<>();
        log.beginning("---- ").forEach(i -> {
            Matcher head = HEAD.matcher(log.at(i));
            if (head.matches()) {
                said.put(head.group(1), log.block(i + 1, NEXT.asPredicate()));
            }
        });
        List<FailedTest> failing = new ArrayList<>();
        log.beginning("test ").forEach(i -> {
            Matcher failed = FAILED.matcher(log.at(i));
            if (failed.matches()) {
                List<String> its = said.getOrDefault(failed.group(1), List.of());
                failing.add(Lines.saying(test(failed.group(1)), fromPanic(its), STACK.asPredicate()));
            }
        });
        return failing;
    }

    private static FailedTest test(String path) {
        int of = path.contains(" ") ? -1 : path.lastIndexOf("::");
        return of < 0 ? FailedTest.of("", path) : FailedTest.of(path.substring(0, of), path.substring(of + 2));
    }

    /// Before it is only what the test wrote itself.
    private static List<String> fromPanic(List<String> said) {
        for (int i = 0; i < said.size(); i++) {
            if (PANICKED.matcher(said.get(i)).matches()) {
                return said.subList(i + 1, said.size());
            }
        }
        return said;
    }
}
