package dev.andon.ui.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.board.Board;
import dev.andon.board.Event;
import dev.andon.board.WindowSettings;
import dev.andon.build.Sight;
import dev.andon.source.Budget;
import dev.andon.source.Call;
import dev.andon.source.Cost;
import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.source.Listening;
import dev.andon.source.Observation;
import dev.andon.source.Secret;
import dev.andon.source.Source;
import dev.andon.testing.Boards;
import dev.andon.testing.Fx;
import dev.andon.testing.PageObject;
import dev.andon.testing.Screens;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Theme;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The page of sources.
class ASourceSaysWhyItIsGreyTest {
    private static final Source CI = Source.of(
                    "ci", "jenkins", URI.create("https://ann:hush@ci.example.test/jenkins?token=hush"))
            .withToken("ann", new Secret("hush-hush"));
    private static final Source GIT = Source.of("git", "github", URI.create("https://git.example.test/shop"));
    private static final Source DEPLOYS = Source.of("deploys", "", URI.create("http://deploys.example.test/"));

    private final List<String> rung = new ArrayList<>();
    private PageObject page;

    @BeforeEach
    void open() {
        Fx.start();
        open(WindowSettings.Theme.LIGHT, Locale.ENGLISH);
    }

    private void open(WindowSettings.Theme theme, Locale language) {
        page = PageObject.of(
                () -> new SourcesPage(Texts.in(language), source -> "https://ci.example.test/tokens", rung::add),
                new Theme(new WindowSettings(theme, 100)));
    }

    @AfterEach
    void close() {
        page.close();
    }

    /// One was read just now, one was refused a minute ago, one was never looked at.
    private static Boards three() {
        var boards = new Boards().told(new Event.SourcesChanged(List.of(CI, GIT, DEPLOYS)));
        var sight = new Sight(
                List.of(
                        Boards.passed("shop").done(),
                        Boards.passed("cart").oddWord("quantum").done()),
                List.of());
        var budget = new Budget(5_000, 4_321, boards.now().plus(Duration.ofMinutes(30)));
        var cost = new Cost(3, 2, 2_048, budget, new Call("GET https://ci.example.test/jenkins/api/json?…", 200));
        boards.told(new Event.Observed(
                new Observation.Seen<>("ci", boards.now(), Duration.ofMillis(230), cost, sight), Source.EVERY));
        var refused = new Fault(
                FaultKind.REFUSED,
                "git.example.test refused the token (401).",
                boards.now().plus(Duration.ofMinutes(5)));
        var asked = new Cost(1, 0, 90, null, new Call("GET https://git.example.test/api/v3/user", 401));
        return boards.told(new Event.Observed(
                        new Observation.Unseen<>("git", boards.now(), Duration.ofMillis(40), asked, refused),
                        Source.EVERY))
                .told(new Event.ListeningChanged("ci", Listening.STANDS));
    }

    private static Board board() {
        return three().board();
    }

    @Test
    void eachSourceHasItsStateAndWhy() {
        page.shows(board());
        assertEquals(List.of("ci", "git", "deploys"), page.column("sources", "name"));
        assertEquals(List.of("fresh", "lost", "not yet"), page.column("sources", "light"));
        assertEquals(
                List.of(
                        "It was read: 2 pipelines.",
                        "git.example.test refused the token (401).",
                        "It was not looked at yet."),
                page.column("sources", "why"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "20 | It was read: 2 pipelines.                          | Good until 2026-12-13                              | 1",
                "7  | The token of ci ends on 2026-11-30: in 7 days.     | The token of ci ends on 2026-11-30: in 7 days.     | 2",
                "-1 | The token of ci ended on 2026-11-22.               | The token of ci ended on 2026-11-22.               | 2",
            })
    void aTokenThatEndsIsToldDaysAhead(int days, String why, String token, int pending) {
        Boards boards = three();
        var sight = boards.board().sources().getFirst().sight();
        var cost = Cost.NONE.withTokenEnds(boards.now().plus(Duration.ofDays(days)));
        boards.told(new Event.Observed(
                new Observation.Seen<>("ci", boards.now(), Duration.ZERO, cost, sight), Source.EVERY));
        page.shows(boards.board()).choose("sources", 0);
        assertEquals(why, page.column("sources", "why").getFirst());
        assertEquals(token + " Make a new one: https://ci.example.test/tokens", page.text("#fact-token"));
        assertEquals(pending, page.pending(boards.board()));
    }

    @Test
    void nothingIsToldBeforeOneIsChosen() {
        page.shows(board());
        assertFalse(page.isShown("#look-now"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | address   | https://ci.example.test/jenkins?…",
                "0 | kind      | jenkins",
                "0 | request   | GET https://ci.example.test/jenkins/api/json?…",
                "0 | answer    | 200",
                "0 | tried     | 0 s ago, took 230 ms",
                "0 | cost      | 3 requests, 2 of them unchanged, 2.0 KiB",
                "0 | budget    | 4,321 of 5,000 requests, anew in 30 min",
                "0 | push      | the server says when something changes",
                "0 | odd       | \"quantum\" in cart",
                "0 | pipelines | 2",
                "0 | until     | (not said)",
                "1 | why       | git.example.test refused the token (401).",
                "1 | answer    | 401",
                "1 | seen      | never",
                "1 | until     | in 5 min",
                "1 | push      | the server is only polled",
                "2 | why       | It was not looked at yet.",
                "2 | kind      | not named; it is found out at each look until the server says",
                "2 | cost      | (not said)",
            })
    void whatIsChosenIsToldLineByLine(int row, String fact, String words) {
        page.shows(board()).choose("sources", row);
        assertEquals(words, page.isThere("#fact-" + fact) ? page.text("#fact-" + fact) : "(not said)");
    }

    @Test
    void noSecretIsShownOrSpoken() {
        page.shows(board()).choose("sources", 0);
        assertFalse(page.everything().contains("hush"), page.everything());
    }

    @Test
    void aSourceThatFellSilentSaysForHowLong() {
        page.shows(three().later(Duration.ofMinutes(20)).board());
        assertEquals("lost", page.column("sources", "light").getFirst());
        assertEquals(
                "No look at it ended for 20 min.", page.column("sources", "why").getFirst());
    }

    @Test
    void aBrokenStreamSaysWhy() {
        var broken =
                new Event.ListeningChanged("ci", Listening.broken(new Fault(FaultKind.BROKEN, "The stream ended.")));
        page.shows(three().told(broken).board()).choose("sources", 0);
        assertEquals("broken, opened again by and by; polled meanwhile: The stream ended.", page.text("#fact-push"));
    }

    @Test
    void aSourceIsLookedAtNowByKey() {
        page.shows(board()).choose("sources", 1).focus("#look-now").type(KeyCode.SPACE);
        assertEquals(List.of("git"), rung);
        assertEquals("git is looked at now, or as soon as its pause allows.", page.text("#rung"));
    }

    @Test
    void whatIsChosenIsToldAnewWithEachBoard() {
        Boards boards = three();
        page.shows(boards.board()).choose("sources", 0);
        page.shows(boards.later(Duration.ofSeconds(8)).board());
        assertEquals("8 s ago", page.text("#fact-seen"));
    }

    @Test
    void whatCannotBeReadWaitsToBeLookedAt() {
        assertEquals(1, page.pending(board()));
    }

    @ParameterizedTest
    @EnumSource(
            value = WindowSettings.Theme.class,
            names = {"LIGHT", "DARK", "HIGH_CONTRAST"})
    void itIsSeenInEveryTheme(WindowSettings.Theme theme) {
        page.close();
        open(theme, theme == WindowSettings.Theme.DARK ? Locale.GERMAN : Locale.ENGLISH);
        page.shows(board()).choose("sources", theme == WindowSettings.Theme.LIGHT ? 0 : 1);
        assertTrue(page.isShown("#look-now"));
        Screens.keep("sources-" + theme.word(), page.scene());
    }
}
