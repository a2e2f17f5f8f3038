package dev.andon.ui.charts;

import static dev.andon.testing.Boards.passed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.board.Board;
import dev.andon.board.WindowSettings;
import dev.andon.build.Outcome;
import dev.andon.build.Past;
import dev.andon.report.Practice;
import dev.andon.report.PracticeBook.Note;
import dev.andon.report.Report;
import dev.andon.report.Setup;
import dev.andon.source.StoreFailure;
import dev.andon.testing.Boards;
import dev.andon.testing.Fx;
import dev.andon.testing.Memory;
import dev.andon.testing.Screens;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The page of charts.
class ThePastIsShownInChartsTest {
    private final Books books = new Books();
    private Stage stage;
    private ChartsObject charts;

    /// What a team remembers, as a test wants it.
    private static final class Books implements TeamMemory {
        private final Map<Practice, Note> notes = new ConcurrentHashMap<>();
        private final List<String> reads = new CopyOnWriteArrayList<>();
        private final List<Path> saved = new CopyOnWriteArrayList<>();
        private volatile Past past = Past.NONE;
        private volatile String trouble = "";

        @Override
        public Past since(Instant from) {
            reads.add(from.toString());
            if (!trouble.isEmpty()) {
                throw new StoreFailure(trouble);
            }
            return past;
        }

        @Override
        public Map<Practice, Note> practices() {
            return Map.copyOf(notes);
        }

        @Override
        public void say(Practice practice, String words) {
            write(practice, note -> new Note(words, note.ticked()));
        }

        @Override
        public void tick(Practice practice, boolean ticked) {
            write(practice, note -> new Note(note.words(), ticked));
        }

        private void write(Practice practice, UnaryOperator<Note> change) {
            if (!trouble.isEmpty()) {
                throw new StoreFailure(trouble);
            }
            notes.put(practice, change.apply(notes.getOrDefault(practice, Note.NONE)));
        }

        @Override
        public Setup setup() {
            return new Setup(true, false);
        }

        @Override
        public void save(Report report, Path file) throws IOException {
            if (file.toString().endsWith(".doc")) {
                throw new IOException("no such kind");
            }
            saved.add(file);
        }
    }

    private static final Practice TESTS = new Practice(Practice.Area.TESTING, Practice.Level.NOVICE);

    private void open(WindowSettings.Theme theme, Path file) {
        Fx.run(() -> {
            var looks = new Theme(new WindowSettings(theme, 100));
            var page = new ChartsPage(Texts.in(Locale.ENGLISH), books, ZoneOffset.UTC, owner -> file);
            stage = new Stage();
            stage.setX(0);
            stage.setY(0);
            stage.setScene(new Scene(page.content(), 980, 980));
            looks.dress(stage.getScene());
            stage.show();
            charts = new ChartsObject(page, stage.getScene());
        });
    }

    @BeforeEach
    void open() {
        Fx.start();
        open(WindowSettings.Theme.LIGHT, Path.of("week.pdf"));
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    /// It is ten o'clock on the Monday after the week that is remembered.
    private static Board board() {
        return Boards.of(passed("shop"), passed("cart")).board();
    }

    @Test
    void eachDayHasItsBars() {
        books.past = Memory.week();
        charts.shows(board()).untilRead();
        assertEquals(List.of(2, 4, 2, 4, 2, 0, 0), charts.bars("builds", 0));
        assertEquals(List.of(1, 1, 1, 1, 1, 0, 0), charts.bars("builds", 1));
        assertEquals(List.of(1, 1, 1, 1, 1, 0, 0), charts.bars("deploys", 0));
        assertEquals(List.of(0, 0, 0, 0, 0, 1, 0), charts.bars("deploys", 1));
        assertEquals("", charts.told());
    }

    @Test
    void whatIsSeenIsSaidToo() {
        books.past = Memory.week();
        charts.shows(board()).untilRead();
        assertTrue(
                charts.heard("builds").contains("17 Nov: 2 not red, 1 red; 18 Nov: 4 not red, 1 red"),
                charts.heard("builds"));
        assertTrue(charts.heard("time-to-green").contains("3 took under 4 h"), charts.heard("time-to-green"));
        assertTrue(charts.heard("reds").contains("ci/shop: red for"), charts.heard("reds"));
    }

    @Test
    void whatIsTooFewHasNoChart() {
        books.past = Memory.week();
        charts.shows(board()).untilRead();
        assertTrue(charts.hasChart("time-to-green"));
        assertFalse(charts.hasChart("recovery-time"));
        assertTrue(charts.heard("recovery-time").contains("not enough data (1 of at least 5)"));
    }

    @Test
    void weeksStandForDaysWhereThereAreMany() {
        books.past = Memory.week();
        charts.shows(board())
                .untilRead()
                .days(90)
                .until(() -> charts.bars("builds", 0).size() == 14);
        assertEquals(
                18,
                charts.bars("builds", 0).stream().mapToInt(Integer::intValue).sum());
    }

    @Test
    void numbersStandWithWhatTheyWereMadeFrom() {
        books.past = Memory.week();
        charts.shows(board()).untilRead().tab(1);
        assertEquals("Deployment frequency (DORA)", charts.column("what").get(6));
        assertEquals("20 % (1 of 5)", charts.column("value").get(8));
        assertTrue(charts.column("inputs").get(6).contains("gone back once, not counted as deploys"));
    }

    @Test
    void aNameNarrowsTheBuildsDown() {
        books.past = Memory.week();
        charts.shows(board())
                .untilRead()
                .search("CART")
                .until(() -> charts.bars("builds", 1).equals(List.of(0, 0, 0, 0, 0, 0, 0)));
        assertEquals(List.of(1, 1, 1, 1, 1, 0, 0), charts.bars("builds", 0));
        assertEquals(1, books.reads.size());
    }

    @Test
    void aLineNarrowsThemDownToItsMembers() {
        books.past = Memory.week();
        Board board = Boards.of(passed("cart")).board();
        charts.shows(board)
                .untilRead()
                .choose("line", 1)
                .until(() -> charts.bars("builds", 1).equals(List.of(0, 0, 0, 0, 0, 0, 0)));
        assertEquals("trunk", charts.chosen("line"));
    }

    @Test
    void deploysAreThoseOfWhatPeopleGetUnlessOneSaysOtherwise() {
        books.past = Memory.week();
        charts.shows(board()).untilRead();
        assertEquals("production", charts.chosen("environment"));
        charts.choose("environment", 0)
                .until(() -> charts.bars("deploys", 0).contains(1)
                        && charts.bars("deploys", 0).equals(List.of(1, 1, 1, 1, 1, 1, 0)));
    }

    @Test
    void nothingIsReadBeforeOneLooksAndNothingTwiceInAMinute() {
        assertEquals(List.of(), books.reads);
        charts.shows(board()).untilRead().shows(board());
        assertEquals(1, books.reads.size());
        Board later = Boards.of(passed("shop")).later(Duration.ofMinutes(2)).board();
        charts.shows(later).until(() -> books.reads.size() == 2);
    }

    @Test
    void whereNothingIsRememberedThatIsSaid() {
        charts.shows(board()).untilRead();
        assertEquals(
                "Nothing is remembered of this time yet. Andon remembers what ends while it looks.", charts.told());
        assertFalse(charts.canSave());
    }

    @Test
    void whatIsOnlyRememberedInPartIsSaidToBe() {
        books.past = new Memory()
                .since(Memory.hour(24 * 5))
                .built("shop", Outcome.PASSED, "", 24 * 5 + 1)
                .past();
        charts.shows(board()).untilRead();
        assertTrue(charts.told().startsWith("Remembered since Nov 21, 2026"), charts.told());
    }

    @Test
    void booksThatAreAwayAreSaidToBe() {
        books.trouble = "The database does not answer.";
        charts.shows(board())
                .until(() ->
                        charts.told().equals("What the team remembers cannot be read: The database does not answer."));
    }

    @Test
    void aReportIsSavedAndSaidToBe() {
        books.past = Memory.week();
        charts.shows(board()).untilRead().save().until(() -> charts.became().equals("Saved as week.pdf"));
        assertEquals(List.of(Path.of("week.pdf")), books.saved);
    }

    @Test
    void nothingIsSavedWhereNobodyNamesAFile() {
        Fx.run(stage::close);
        open(WindowSettings.Theme.LIGHT, null);
        books.past = Memory.week();
        charts.shows(board()).untilRead().save();
        assertEquals(List.of(), books.saved);
        assertEquals("", charts.became());
    }

    @Test
    void whatCannotBeSavedIsSaidWhy() {
        Fx.run(stage::close);
        open(WindowSettings.Theme.LIGHT, Path.of("week.doc"));
        books.past = Memory.week();
        charts.shows(board()).untilRead().save().until(() -> charts.became().equals("Not saved: no such kind"));
    }

    @Test
    void whatIsMeasuredCannotBeTicked() {
        books.past = Memory.week();
        charts.shows(board()).untilRead().tab(2);
        assertTrue(charts.isMet("building-insane"));
        assertFalse(charts.canTick("building-insane"));
        assertFalse(charts.isMet("reporting-insane"));
    }

    @Test
    void whatOnlyTheTeamKnowsIsTickedAndKept() {
        charts.shows(board()).untilRead().tab(2);
        assertEquals("not begun", charts.reached("testing"));
        charts.tickCell("testing-introductory")
                .until(() -> charts.reached("testing").equals("Introductory"));
        assertEquals(1, books.notes.size());
    }

    @Test
    void whoTicksACellLeavesTheWordsThatSomebodyElseWroteMeanwhile() {
        charts.shows(board()).untilRead().tab(2);
        books.notes.put(TESTS, new Note("We run them all", false));
        charts.tickCell("testing-novice")
                .until(() -> charts.words("testing-novice").equals("We run them all"));
        assertEquals(Map.of(TESTS, new Note("We run them all", true)), books.notes);
    }

    @Test
    void whoWritesIntoACellLeavesTheTickThatSomebodyElseSetMeanwhile() {
        charts.shows(board()).untilRead().tab(2);
        books.notes.put(TESTS, new Note("", true));
        charts.edit("testing-novice", "We run them all", "keep")
                .until(() -> charts.words("testing-novice").equals("We run them all"));
        assertEquals(Map.of(TESTS, new Note("We run them all", true)), books.notes);
    }

    @Test
    void theWordsOfACellCanBeOnesOwn() {
        charts.shows(board())
                .untilRead()
                .tab(2)
                .edit("testing-novice", "We run them all", "keep")
                .until(() -> charts.words("testing-novice").equals("We run them all"));
        charts.edit("testing-novice", "Whatever", "usual")
                .until(() -> charts.words("testing-novice").startsWith("Tests run with every build"));
        List<Note> notes = new ArrayList<>(books.notes.values());
        assertEquals(List.of(Note.NONE), notes);
    }

    @Test
    void whatSomebodyIsWritingStaysWhenTheRestIsReadAgain() {
        charts.shows(board()).untilRead().tab(2).beginToEdit("testing-novice", "We run");
        charts.tickCell("testing-introductory")
                .until(() -> charts.reached("testing").equals("Introductory"));
        assertEquals("We run", charts.writing("testing-novice"));
    }

    @Test
    void whatCannotBeKeptCanBeKeptLater() {
        charts.shows(board()).untilRead().tab(2);
        books.trouble = "The books are away.";
        charts.edit("testing-novice", "We run", "keep")
                .until(() -> charts.became().startsWith("Not saved"));
        books.trouble = "";
        charts.tickCell("testing-introductory")
                .until(() -> charts.reached("testing").equals("Introductory"));
        assertEquals("We run", charts.writing("testing-novice"));
    }

    @ParameterizedTest
    @EnumSource(
            value = WindowSettings.Theme.class,
            names = {"LIGHT", "DARK", "HIGH_CONTRAST"})
    void itIsSeenInEveryTheme(WindowSettings.Theme theme) {
        Fx.run(stage::close);
        open(theme, Path.of("week.pdf"));
        books.past = Memory.week();
        charts.shows(board()).untilRead();
        assertTrue(charts.hasChart("builds"));
        Screens.keep("charts-" + theme.word(), stage.getScene());
        charts.tab(1);
        Screens.keep("charts-numbers-" + theme.word(), stage.getScene());
        charts.tab(2);
        Screens.keep("charts-practices-" + theme.word(), stage.getScene());
    }
}
