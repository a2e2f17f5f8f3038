package dev.andon.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Flaky is what says otherwise of the same revision, and nothing else.
class FlakinessTest {
    private static final String A = "a11ce0ffee";
    private static final String B = "b0bb1e5000";

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "nothing was built, '', 0, 0, ''",
        "red and green of two revisions, a+ b-, 0, 0, ''",
        "green twice, a+ a+, 1, 0, ''",
        "green after red of the same, a+ a-, 1, 1, a",
        "red after green of the same, a- a+, 1, 1, a",
        "there and back, a+ a- a+, 2, 2, a",
        "another revision between, a+ b+ a-, 1, 1, a",
        "two of them, b- b+ a+ a-, 2, 2, b a",
        "unstable is not well, a+ a~, 1, 1, a",
        "unstable and red agree, a- a~, 1, 0, ''",
        "the server's own faults say nothing, a+ a! a+, 1, 0, ''",
        "nor do cancelled ones, a- ax a-, 1, 0, ''",
        "nor what still runs, a? a-, 0, 0, ''",
        "nor builds without a revision, 0+ 0-, 0, 0, ''",
        "an abbreviated revision is the same, A+ a-, 1, 1, a"
    })
    void isFlips(String claim, String history, int repeats, int flips, String revisions) {
        Flakiness flakiness = Flakiness.of(history(history));

        assertEquals(repeats, flakiness.repeats(), claim);
        assertEquals(flips, flakiness.flips(), claim);
        assertEquals(
                revisions,
                String.join(
                        " ",
                        flakiness.revisions().stream()
                                .map(one -> one.substring(0, 1))
                                .toList()));
        assertEquals(flips > 0, flakiness.isFlaky());
    }

    private static List<Build> history(String words) {
        List<Build> builds = new ArrayList<>();
        for (String word : words.isEmpty() ? new String[0] : words.split(" ")) {
            String commit = switch (word.charAt(0)) {
                case 'a' -> A;
                case 'A' -> A.substring(0, 7);
                case 'b' -> B;
                default -> "";
            };
            Outcome outcome = switch (word.charAt(1)) {
                case '+' -> Outcome.PASSED;
                case '-' -> Outcome.FAILED;
                case '~' -> Outcome.UNSTABLE;
                case '!' -> Outcome.ERRORED;
                case 'x' -> Outcome.CANCELLED;
                default -> Outcome.UNKNOWN;
            };
            builds.add(Build.of(String.valueOf(builds.size()), outcome).revision(commit));
        }
        return builds;
    }
}
