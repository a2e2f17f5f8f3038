package dev.andon.ui.stops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.board.Books;
import dev.andon.board.Event;
import dev.andon.board.WindowSettings;
import dev.andon.command.Command;
import dev.andon.line.Cause;
import dev.andon.line.GateName;
import dev.andon.line.GateReport;
import dev.andon.line.GateState;
import dev.andon.line.Resumption;
import dev.andon.line.Stop;
import dev.andon.people.Person;
import dev.andon.source.StoreFailure;
import dev.andon.testing.Boards;
import dev.andon.testing.Fx;
import dev.andon.testing.PageObject;
import dev.andon.testing.Screens;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Export;
import dev.andon.ui.kit.Theme;
import dev.andon.ui.kit.choice.Asking;
import dev.andon.ui.kit.choice.Choices;
import dev.andon.ui.kit.choice.Hands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The page of lines, stops and causes.
class EveryStopIsShownWithItsCauseTest {
    private static final Person ANN = Person.of("Ann");
    private static final Person BOB = Person.of("Bob");

    private static final Stop BROKE = new Stop(
            1,
            "trunk",
            Boards.TEN.minus(Duration.ofHours(30)),
            null,
            "",
            List.of("ci/shop", "ci/cart"),
            List.of(BOB),
            new Resumption(
                    Boards.TEN.minus(Duration.ofHours(29)),
                    ANN,
                    new Cause(
                            Cause.Category.FLAKY_TEST,
                            "the clock of the test ran backwards",
                            "https://wiki.example.test/7")));
    private static final Stop WENT_ON = new Stop(
            2,
            "trunk",
            Boards.TEN.minus(Duration.ofHours(5)),
            null,
            "",
            List.of("ci/search"),
            List.of(),
            new Resumption(Boards.TEN.minus(Duration.ofHours(4)), null, null));
    private static final Stop CORD = new Stop(
            3, "trunk", Boards.TEN.minus(Duration.ofMinutes(12)), ANN, "the demo, at noon", List.of(), List.of(), null);

    private final List<Command> submitted = new ArrayList<>();
    private final List<Instant> asked = new CopyOnWriteArrayList<>();
    private Function<Instant, List<Stop>> book = begin -> List.of(CORD, WENT_ON, BROKE);
    private PageObject page;

    @TempDir
    Path folder;

    @BeforeEach
    void open() {
        Fx.start();
        open(WindowSettings.Theme.LIGHT, Locale.ENGLISH);
    }

    private void open(WindowSettings.Theme theme, Locale language) {
        Texts texts = Texts.in(language);
        var hands = new Hands(url -> {}, BOB, (command, told) -> submitted.add(command));
        var looks = new Theme(new WindowSettings(theme, 100));
        var export = new Export(texts, name -> Optional.of(folder.resolve(name)));
        page = PageObject.of(
                () -> new StopsPage(
                        texts,
                        ZoneOffset.UTC,
                        Choices.of(hands, texts, new Asking(looks.sheets(), () -> null), receipt -> {}),
                        begin -> {
                            asked.add(begin);
                            return book.apply(begin);
                        },
                        export),
                looks);
    }

    @AfterEach
    void close() {
        page.close();
    }

    private static Boards stopped() {
        var gate = new GateName("trunk", "main");
        return Boards.of(Boards.passed("shop"))
                .told(new Event.GatesChanged(List.of(gate)))
                .told(new Event.BooksRead(new Books(List.of(), List.of(CORD))
                        .reporting(List.of(new GateReport(gate, GateState.SHUT, "")))));
    }

    private PageObject seen() {
        return page.shows(stopped().board()).until(() -> page.rows("stops") == 3);
    }

    @Test
    void nothingIsReadBeforeOneLooks() {
        assertEquals(List.of(), asked);
    }

    @Test
    void aStoppedLineSaysWhyWhoIsOnItAndWhatIsHeldBack() {
        seen();
        assertEquals(List.of("Line stopped"), page.texts(".summary-state"));
        assertEquals(
                List.of(
                        "Ann stopped it 12 min ago: the demo, at noon",
                        "nobody is on it",
                        "nothing new gets into its 1 pipeline; 1 of 1 gates shut",
                        "main is shut"),
                page.texts(".line-words"));
    }

    @Test
    void whatCanBeDoneWithALineIsOneKeyAway() {
        seen();
        assertEquals(List.of("I am on line trunk", "Let line trunk go on ..."), page.texts(".buttons .button"));
        page.press("#claim-line");
        assertEquals("claim", submitted.getFirst().word());
    }

    @Test
    void everyStopHasItsTimeItsWhatAndItsCause() {
        seen();
        assertEquals(List.of("still, for 12 min", "1 h", "1 h"), page.column("stops", "lasted"));
        assertEquals(
                List.of("Ann: the demo, at noon", "ci/search broke", "ci/shop and ci/cart broke"),
                page.column("stops", "what"));
        assertEquals(List.of("", "", "a flaky test"), page.column("stops", "cause"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "search      | ci/search broke",
                "ANN         | Ann: the demo, at noon; ci/shop and ci/cart broke",
                "flaky cart  | ci/shop and ci/cart broke",
                "backwards   | ci/shop and ci/cart broke",
                "by itself   | ci/search broke",
                "nothing of the kind | ",
            })
    void aStopIsFoundByItsWords(String words, String found) {
        seen().write("#search", words);
        assertEquals(found == null ? "" : found, String.join("; ", page.column("stops", "what")));
    }

    @Test
    void aStopIsFoundByItsCause() {
        seen().pick("#category", 1 + Cause.Category.FLAKY_TEST.ordinal());
        assertEquals("1 of 3", page.text("#found"));
    }

    @Test
    void theCauseOfTheChosenOneIsToldWhole() {
        seen().choose("stops", 2);
        assertEquals("the clock of the test ran backwards", page.text("#fact-whys"));
        assertEquals("https://wiki.example.test/7", page.text("#fact-link"));
        assertEquals("Ann", page.text("#fact-resumedBy"));
        assertEquals("Bob", page.text("#fact-breakers"));
        assertEquals("Nov 22, 2026, 4:00:00\u202fAM", page.text("#fact-at"));
    }

    @Test
    void anotherPeriodIsAskedOfTheBooks() {
        seen().pick("#period", 4).until(() -> asked.size() == 2);
        assertEquals(List.of(Boards.TEN.minus(Duration.ofDays(30)), Boards.TEN.minus(Duration.ofDays(365))), asked);
    }

    @Test
    void theBooksAreAskedAgainOnlyWhenALineStoppedOrWentOn() {
        seen();
        Boards boards = stopped();
        page.shows(boards.later(Duration.ofSeconds(1)).board());
        assertEquals(1, asked.size());
        book = begin -> List.of(WENT_ON, BROKE);
        page.shows(boards.told(new Event.BooksRead(Books.NONE)).board()).until(() -> page.rows("stops") == 2);
        assertEquals(2, asked.size());
    }

    @Test
    void booksThatAreAwaySaySoUntilTheyAreBackAndTheLinesStay() {
        book = begin -> {
            throw new StoreFailure("The team's database is away.");
        };
        page.shows(stopped().board()).until(() -> page.text("#told").contains("away"));
        assertEquals("The team's database is away.", page.text("#told"));
        assertEquals(List.of("Line stopped"), page.texts(".summary-state"));
        book = begin -> List.of(CORD);
        page.shows(stopped().board()).until(() -> page.rows("stops") == 1);
        assertEquals("", page.text("#told"));
    }

    @Test
    void whatIsFoundIsWrittenIntoAFile() throws IOException {
        seen().write("#search", "flaky")
                .press("#export-csv")
                .until(() -> page.text("#became").startsWith("Written"));
        String csv = Files.readString(folder.resolve("stops.csv"));
        assertTrue(csv.startsWith("line,stopped,stoppedBy,why,"), csv);
        assertTrue(
                csv.contains("trunk,2026-11-22T04:00:00Z,,,ci/shop ci/cart,Bob,2026-11-22T05:00:00Z,Ann,flaky-test,"),
                csv);
        assertFalse(csv.contains("ci/search"), csv);
    }

    @Test
    void aFileThatCannotBeWrittenSaysSo() throws IOException {
        Files.createDirectory(folder.resolve("stops.json"));
        seen().press("#export-json").until(() -> page.text("#became").contains("was not written"));
    }

    @Test
    void aStoppedLineWaitsToBeLookedAt() {
        assertEquals(1, page.pending(stopped().board()));
    }

    @ParameterizedTest
    @EnumSource(
            value = WindowSettings.Theme.class,
            names = {"LIGHT", "DARK", "HIGH_CONTRAST"})
    void itIsSeenInEveryTheme(WindowSettings.Theme theme) {
        page.close();
        open(theme, theme == WindowSettings.Theme.DARK ? Locale.GERMAN : Locale.ENGLISH);
        seen().choose("stops", 2);
        assertTrue(page.isShown("#fact-whys"));
        Screens.keep("stops-" + theme.word(), page.scene());
    }
}
