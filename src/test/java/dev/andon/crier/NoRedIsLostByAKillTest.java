package dev.andon.crier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.board.Board;
import dev.andon.build.Outcome;
import dev.andon.notice.Addressee;
import dev.andon.notice.Channel;
import dev.andon.notice.Incidents;
import dev.andon.notice.Kind;
import dev.andon.notice.Memory;
import dev.andon.notice.Notice;
import dev.andon.notice.NoticeRule;
import dev.andon.notice.Telling;
import dev.andon.store.MemoryFile;
import dev.andon.testing.Story;
import dev.andon.text.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Andon is killed at each point of its telling and keeping, and started again: what people heard last is how it
/// is, and at most one digest is too much.
@Timeout(60)
class NoRedIsLostByAKillTest {
    private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);
    private static final NoticeRule RULE =
            new NoticeRule(Addressee.ANYBODY, Set.of(Kind.BROKEN, Kind.FIXED), List.of(), false, null, 1, null, null);

    /// Where it is killed.
    enum Point {
        BEFORE_TELLING,
        AFTER_TELLING,
        BEFORE_KEEPING,
        IN_KEEPING,
        AFTER_KEEPING,
        NEVER
    }

    @TempDir
    private Path temp;

    private final Story story = Story.ofOneSource();
    private final List<Notice> heard = new CopyOnWriteArrayList<>();

    /// One run of Andon, until it is killed.
    private final class Run {
        private final Point point;
        private int left;
        private volatile boolean dead;
        private final Path file = temp.resolve("told.json");
        private final Memory disk = new MemoryFile(file);
        private final CountDownLatch never = new CountDownLatch(1);
        private final Crier crier;
        private Incidents expected;
        private int begun = heard.size();

        Run(Point point, int occurrence) {
            this.point = point;
            this.left = occurrence;
            Memory memory = new Memory() {
                @Override
                public Map<String, Incidents> recall() {
                    return disk.recall();
                }

                @Override
                public void keep(Map<String, Incidents> told) {
                    keepUnlessKilled(told);
                }
            };
            expected = disk.recall().getOrDefault(RULE.key(), Incidents.NONE);
            crier = new Crier(memory, ENGLISH, Duration.ofSeconds(30));
            Channel channel = (notice, words) -> tellUnlessKilled(notice);
            crier.subscribe(List.of(new Subscription(RULE, List.of(channel))), ENGLISH);
        }

        private synchronized boolean isKilled(Point at) {
            if (!dead && at == point && --left == 0) {
                dead = true;
            }
            return dead;
        }

        private void tellUnlessKilled(Notice notice) {
            if (!isKilled(Point.BEFORE_TELLING)) {
                heard.add(notice);
                isKilled(Point.AFTER_TELLING);
            }
            if (dead) {
                hang();
            }
        }

        private void hang() {
            try {
                never.await();
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        }

        private void keepUnlessKilled(Map<String, Incidents> told) {
            if (isKilled(Point.BEFORE_KEEPING)) {
                return;
            }
            if (isKilled(Point.IN_KEEPING)) {
                write(file.resolveSibling("told.json.part"), "0123\n{\"half");
                return;
            }
            disk.keep(told);
            isKilled(Point.AFTER_KEEPING);
        }

        /// Takes a board, and waits until all that follows from it is done, or Andon is dead.
        void take(Board board) {
            if (dead) {
                return;
            }
            Telling telling = expected.after(board, RULE);
            expected = telling.next();
            begun += telling.notices().size();
            crier.accept(board);
            await(() -> dead || (heard.size() == begun && kept().equals(expected.afterRestart())));
        }

        private Incidents kept() {
            return disk.recall().getOrDefault(RULE.key(), Incidents.NONE);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(BooleanSupplier done) {
        while (!done.getAsBoolean()) {
            Thread.yield();
        }
    }

    private Board board(char outcome) {
        return story.later(Duration.ofSeconds(10))
                .shows(Story.pipeline("shop", outcome == 'r' ? Outcome.FAILED : Outcome.PASSED))
                .board();
    }

    private void run(Run run, String outcomes) {
        for (char outcome : outcomes.toCharArray()) {
            run.take(board(outcome));
        }
        run.crier.close();
        run.dead = true;
        run.never.countDown();
    }

    static Stream<Arguments> kills() {
        return Stream.of("gr", "grg", "grgr", "grgrg")
                .flatMap(before -> Stream.of("r", "g", "gr")
                        .flatMap(after -> Stream.of(Point.values())
                                .flatMap(point -> Stream.of(1, 2, 3, 4, 5)
                                        .filter(occurrence -> occurrence == 1 || point != Point.NEVER)
                                        .map(occurrence -> Arguments.of(before, point, occurrence, after)))));
    }

    @ParameterizedTest(name = "{0} killed {1} {2}, then {3}")
    @MethodSource("kills")
    void whatIsHeardLastIsHowItIs(String before, Point point, int occurrence, String after) {
        run(new Run(point, occurrence), before);
        run(new Run(Point.NEVER, 0), after);
        boolean red = after.endsWith("r");
        if (heard.isEmpty()) {
            assertTrue(!red, "nobody ever heard of it");
        } else {
            assertEquals(red, heard.getLast().alarm(), heard::toString);
        }
        long edges = (before + after)
                .replaceAll("^g+", "")
                .replaceAll("(.)\\1+", "$1")
                .length();
        assertTrue(heard.size() <= edges + 1, heard::toString);
    }

    @Test
    void withoutAKillNothingIsToldAgain() {
        run(new Run(Point.NEVER, 0), "gr");
        run(new Run(Point.NEVER, 0), "rr");
        assertEquals(List.of(Kind.BROKEN), heard.stream().map(Notice::kind).toList());
        run(new Run(Point.NEVER, 0), "gg");
        assertEquals(
                List.of(Kind.BROKEN, Kind.DIGEST),
                heard.stream().map(Notice::kind).toList());
        assertEquals("1 green again", ENGLISH.say(heard.getLast().title()));
    }
}
