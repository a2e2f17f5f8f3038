package dev.andon.ui.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.board.Books;
import dev.andon.board.Event;
import dev.andon.board.WindowSettings;
import dev.andon.command.Actor;
import dev.andon.command.AuditEntry;
import dev.andon.people.Person;
import dev.andon.source.StoreFailure;
import dev.andon.store.Embedded;
import dev.andon.store.Store;
import dev.andon.testing.Boards;
import dev.andon.testing.Fx;
import dev.andon.testing.PageObject;
import dev.andon.testing.Screens;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Export;
import dev.andon.ui.kit.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The page of the audit, with books of its own.
class TheAuditIsReadPageByPageTest {
    private final AtomicInteger reads = new AtomicInteger();
    private Store store;
    private PageObject page;

    @TempDir
    Path folder;

    @BeforeEach
    void open() {
        Fx.start();
        store = new Store(new Embedded(folder.resolve("andon.db")));
        open(WindowSettings.Theme.LIGHT, Locale.ENGLISH);
    }

    private void open(WindowSettings.Theme theme, Locale language) {
        Texts texts = Texts.in(language);
        var log = new AuditPage.Log(
                query -> {
                    reads.incrementAndGet();
                    return store.audit().find(query);
                },
                query -> store.audit().findAll(query));
        var export = new Export(texts, name -> Optional.of(folder.resolve(name)));
        page = PageObject.of(
                () -> new AuditPage(texts, ZoneOffset.UTC, log, export), new Theme(new WindowSettings(theme, 100)));
    }

    @AfterEach
    void close() {
        page.close();
        store.close();
    }

    private void written(String who, String action, String subject, AuditEntry.State state, String outcome) {
        var actor = new Actor(Person.of(who), Actor.Known.SETTINGS);
        var entry =
                new AuditEntry(0, Instant.EPOCH, actor, action, subject, "as agreed", AuditEntry.State.INTENDED, "");
        long number = store.audit().intend(entry).number();
        if (state != AuditEntry.State.INTENDED) {
            store.audit().settle(number, state, outcome);
        }
    }

    private void four() {
        written("Ann", "claim", "ci/shop", AuditEntry.State.DONE, "Ann is on ci/shop.");
        written("Bob", "roll-back", "swarm/cart", AuditEntry.State.FAILED, "The server refused it.");
        written("Cleo", "rerun", "ci/search", AuditEntry.State.UNSURE, "No answer came.");
        written("Andon", "shut-gate", "trunk/main", AuditEntry.State.INTENDED, "");
    }

    private PageObject seen(int rows) {
        return page.shows(Boards.of(Boards.passed("shop")).board()).until(() -> page.rows("audit") == rows);
    }

    @Test
    void nothingIsReadBeforeOneLooks() {
        assertEquals(0, reads.get());
    }

    @Test
    void theNewestStandsFirst() {
        four();
        seen(4);
        assertEquals(List.of("Andon", "Cleo", "Bob", "Ann"), page.column("audit", "who"));
        assertEquals(List.of("intended", "unsure", "failed", "done"), page.column("audit", "light"));
        assertEquals("4 entries", page.text("#found"));
    }

    @Test
    void itIsSearchedInTheBooks() {
        four();
        seen(4).write("#search", "by:bob roll").until(() -> page.rows("audit") == 1);
        assertEquals(List.of("swarm/cart"), page.column("audit", "subject"));
        page.write("#search", "is:unsure")
                .until(() -> page.column("audit", "who").equals(List.of("Cleo")));
    }

    @Test
    void whatNobodyDidIsSaid() {
        four();
        seen(4).write("#search", "nothing like that").until(() -> page.rows("audit") == 0);
        assertEquals("none", page.text("#found"));
    }

    @Test
    void olderOnesComeWhenTheyAreAskedFor() {
        for (int i = 0; i < 250; i++) {
            written("Ann", "claim", "ci/shop " + i, AuditEntry.State.DONE, "");
        }
        seen(200);
        assertEquals("200 entries and more", page.text("#found"));
        page.press("#more").until(() -> page.rows("audit") == 250);
        assertEquals("250 entries", page.text("#found"));
    }

    @Test
    void whatIsWrittenMeanwhileComesWithTheBooks() {
        four();
        seen(4).choose("audit", 3);
        written("Bob", "claim", "ci/cart", AuditEntry.State.DONE, "");
        page.shows(Boards.of(Boards.passed("shop"))
                        .told(new Event.BooksRead(Books.NONE.notCurrent()))
                        .board())
                .until(() -> page.rows("audit") == 5);
        assertEquals("ci/shop", page.text("#fact-subject"), "what was chosen stays chosen");
    }

    @Test
    void anEntryIsToldWhole() {
        four();
        seen(4).choose("audit", 2);
        assertEquals("Bob", page.text("#fact-who"));
        assertEquals("the settings", page.text("#fact-known"));
        assertEquals("as agreed", page.text("#fact-words"));
        assertEquals("The server refused it.", page.text("#fact-outcome"));
    }

    @Test
    void allThatIsFoundIsWrittenIntoAFileAlsoWhatIsNotShownYet() throws IOException {
        for (int i = 0; i < 250; i++) {
            written("Ann", "claim", "ci/shop", AuditEntry.State.DONE, "");
        }
        four();
        seen(200)
                .write("#search", "by:ann")
                .press("#export-csv")
                .until(() -> page.text("#became").startsWith("Written"));
        List<String> lines = Files.readAllLines(folder.resolve("audit.csv"));
        assertEquals(252, lines.size(), "a head and 251 entries of Ann");
        assertEquals("number,at,who,mail,knownBy,action,subject,words,state,outcome", lines.getFirst());
        assertFalse(lines.stream().anyMatch(line -> line.contains("Bob")));
    }

    @Test
    void whereItIsWrittenIsStillSaidWhenTheBooksWereReadAnew() {
        four();
        seen(4).press("#export-csv").until(() -> page.text("#became").startsWith("Written"));
        String said = page.text("#became");
        written("Bob", "claim", "ci/cart", AuditEntry.State.DONE, "");
        page.shows(Boards.of(Boards.passed("shop"))
                        .told(new Event.BooksRead(Books.NONE.notCurrent()))
                        .board())
                .until(() -> page.rows("audit") == 5);
        assertEquals(said, page.text("#became"));
    }

    @Test
    void booksThatAreAwaySaySo() {
        page.close();
        Texts texts = Texts.in(Locale.ENGLISH);
        var away = new AuditPage.Log(
                query -> {
                    throw new StoreFailure("The team's database is away.");
                },
                query -> List.of());
        page = PageObject.of(
                () -> new AuditPage(texts, ZoneOffset.UTC, away, new Export(texts, name -> Optional.empty())),
                new Theme(WindowSettings.DEFAULT));
        page.shows(Boards.of(Boards.passed("shop")).board())
                .until(() -> page.text("#told").contains("away"));
    }

    @ParameterizedTest
    @EnumSource(
            value = WindowSettings.Theme.class,
            names = {"LIGHT", "DARK", "HIGH_CONTRAST"})
    void itIsSeenInEveryTheme(WindowSettings.Theme theme) {
        page.close();
        open(theme, theme == WindowSettings.Theme.DARK ? Locale.GERMAN : Locale.ENGLISH);
        four();
        seen(4).choose("audit", 2);
        assertTrue(page.isShown("#fact-outcome"));
        Screens.keep("audit-" + theme.word(), page.scene());
    }
}
