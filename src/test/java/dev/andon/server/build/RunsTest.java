package dev.andon.server.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.build.Activity;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunsTest {
    /// Newest first; a word that is no outcome is an activity, `odd` one that we do not know.
    @ParameterizedTest
    @CsvSource({
        "nothing ended yet,                    running,                 none",
        "the newest verdict counts,            failed passed,           failed",
        "a running one has none,               running failed passed,   failed",
        "a cancelled one has none,             cancelled failed,        failed",
        "a skipped one has none,               skipped queued failed,   failed",
        "an odd one hides no green behind it,  odd passed,              unknown",
        "also while the next one runs,         running odd passed,      unknown",
        "so does one that ended without result, unknown passed,         unknown",
        "where all were cancelled it says so,  cancelled cancelled,     cancelled"
    })
    void whatIsShownAsTheLastOne(String what, String history, String expected) {
        List<String> words = Arrays.asList(history.split(" "));
        List<Run> runs =
                words.stream().map(word -> run(-words.indexOf(word), word)).toList();
        Run last = Runs.last(runs);
        assertEquals(expected, last == null ? "none" : last.build().outcome().word(), what);
    }

    private static Run run(long number, String word) {
        Activity activity = switch (word) {
            case "running" -> Activity.RUNNING;
            case "queued" -> Activity.QUEUED;
            case "odd" -> Activity.UNKNOWN;
            default -> Activity.IDLE;
        };
        Outcome outcome = Arrays.stream(Outcome.values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElse(Outcome.UNKNOWN);
        return new Run(number, null, activity, Build.of("", outcome), word.equals("odd") ? word : "");
    }
}
