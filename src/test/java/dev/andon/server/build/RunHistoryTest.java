package dev.andon.server.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.build.Activity;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.server.build.RunHistory.Entry;
import dev.andon.source.ServerFault;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunHistoryTest {
    private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");

    /// Runs are words, newest first; an apostrophe is an earlier attempt, `?` one that cannot be read.
    @ParameterizedTest
    @CsvSource({
        "nothing was ever run, '', none, none",
        "the newest verdict counts, failed passed, failed, none",
        "a running build hides nothing, running failed passed, failed, running",
        "neither cancelled nor skipped is a verdict, cancelled skipped passed, passed, none",
        "without a verdict the newest that ended, cancelled skipped, cancelled, none",
        "a word we do not know may be red, odd passed, odd, none",
        "what waits shows, waiting passed, passed, waiting",
        "what was overtaken does not, passed waiting, passed, none",
        "what runs behind it still does, passed running, passed, running",
        "what runs goes before what waits, queued running passed, passed, running",
        "a rerun keeps the red before it, running' failed passed, failed, running'",
        "so does a cancelled rerun, cancelled' failed passed, failed, none",
        "and two of them, cancelled' cancelled' failed passed, failed, none",
        "an attempt that cannot be read hides older greens, running' ? passed, none, running'",
        "also behind a cancelled one, cancelled' ? passed, cancelled', none"
    })
    void tellsLastAndCurrent(String what, String runs, String last, String current) throws ServerFault {
        RunHistory<String> history = history(runs.isEmpty() ? List.of() : Arrays.asList(runs.split(" ")));
        assertEquals(last, word(history.last()), what);
        assertEquals(current, word(history.current()), what);
    }

    @Test
    void estimatesByTheMedianOfWhatPassed() {
        List<Entry<Integer>> entries = IntStream.of(5, 60, 6, 7, 4)
                .mapToObj(minutes -> new Entry<>(minutes, took(minutes), Activity.IDLE, ""))
                .toList();
        assertEquals(Duration.ofMinutes(6), new RunHistory<>(entries).estimate());
    }

    private static Build took(int minutes) {
        return Build.of("", Outcome.PASSED).started(START).finished(START.plusSeconds(60L * minutes));
    }

    /// Earlier attempts stand behind the run they belong to and are not in the server's list.
    private static RunHistory<String> history(List<String> words) throws ServerFault {
        List<Integer> listed = IntStream.range(0, words.size())
                .filter(i -> i == 0 || !words.get(i - 1).endsWith("'"))
                .boxed()
                .toList();
        RunHistory<Integer> history = RunHistory.of(
                listed,
                i -> entry(i, words.get(i)),
                i -> words.get(i).endsWith("'"),
                i -> words.get(i + 1).equals("?") ? null : Integer.valueOf(i + 1));
        return new RunHistory<>(history.newestFirst().stream()
                .map(entry -> new Entry<>(
                        entry.build() == Build.NONE ? "none" : words.get(entry.run()),
                        entry.build(),
                        entry.activity(),
                        entry.oddWord()))
                .toList());
    }

    private static Entry<Integer> entry(int i, String marked) {
        String word = marked.replace("'", "");
        return switch (word) {
            case "running" -> new Entry<>(i, Build.of(word, Outcome.UNKNOWN), Activity.RUNNING, "");
            case "queued" -> new Entry<>(i, Build.of(word, Outcome.UNKNOWN), Activity.QUEUED, "");
            case "waiting" -> new Entry<>(i, Build.of(word, Outcome.UNKNOWN), Activity.WAITING, "");
            case "odd" -> new Entry<>(i, Build.of(word, Outcome.UNKNOWN), Activity.IDLE, word);
            case "failed" -> new Entry<>(i, Build.of(word, Outcome.FAILED), Activity.IDLE, "");
            case "passed" -> new Entry<>(i, Build.of(word, Outcome.PASSED), Activity.IDLE, "");
            case "cancelled" -> new Entry<>(i, Build.of(word, Outcome.CANCELLED), Activity.IDLE, "");
            case "skipped" -> new Entry<>(i, Build.of(word, Outcome.SKIPPED), Activity.IDLE, "");
            default -> throw new IllegalArgumentException(word);
        };
    }

    private static String word(Entry<String> entry) {
        return entry == null ? "none" : entry.run();
    }
}
