package dev.andon.ui.deploys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.board.WindowSettings;
import dev.andon.command.Command;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollback;
import dev.andon.guard.Metric;
import dev.andon.guard.Question;
import dev.andon.guard.Ruling;
import dev.andon.guard.Series;
import dev.andon.guard.Span;
import dev.andon.guard.Vigil;
import dev.andon.people.Person;
import dev.andon.source.StoreFailure;
import dev.andon.testing.Boards;
import dev.andon.testing.Fx;
import dev.andon.testing.PageObject;
import dev.andon.testing.Screens;
import dev.andon.testing.Shop;
import dev.andon.text.Texts;
import dev.andon.ui.deploys.Past.Remembered;
import dev.andon.ui.kit.Theme;
import dev.andon.ui.kit.choice.Asking;
import dev.andon.ui.kit.choice.Choices;
import dev.andon.ui.kit.choice.Hands;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javafx.scene.control.TabPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The page of deploys and watches.
class WhatIsLiveWhereIsShownTest {
    private static final Person BOB = Person.of("Bob");

    private final List<Command> submitted = new ArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private Function<String, Remembered> remembered = subject -> Remembered.NOTHING;
    private Function<Long, List<Question>> kept = number -> List.of();
    private PageObject page;

    @BeforeEach
    void open() {
        Fx.start();
        open(WindowSettings.Theme.LIGHT, Locale.ENGLISH);
    }

    private void open(WindowSettings.Theme theme, Locale language) {
        Texts texts = Texts.in(language);
        var hands = new Hands(url -> {}, BOB, (command, told) -> submitted.add(command));
        var looks = new Theme(new WindowSettings(theme, 100));
        var past = new Past(
                subject -> {
                    asked.add(subject);
                    return remembered.apply(subject);
                },
                number -> kept.apply(number));
        page = PageObject.of(
                () -> new DeploysPage(
                        texts,
                        ZoneOffset.UTC,
                        Choices.of(hands, texts, new Asking(looks.sheets(), () -> null), receipt -> {})
                                .services(),
                        past),
                looks);
    }

    @AfterEach
    void close() {
        page.close();
    }

    private static Vigil ended(Vigil.End end) {
        return new Shop()
                .asks()
                .board()
                .tiles()
                .getFirst()
                .vigil()
                .read(List.of(Shop.orders(0.38, 3, 4, 5, 6)), null, new Ruling(Ruling.Action.STOP, Set.of()), 0.001)
                .goingTo(null);
    }

    @Test
    void nothingIsReadBeforeAServiceIsChosen() {
        page.shows(new Shop().board());
        assertEquals(List.of(), asked);
        assertFalse(page.isShown("#service-name"));
    }

    @Test
    void aServiceHasItsVersionItsAgeAndWhoDeployedIt() {
        page.shows(new Shop().beside(Boards.passed("not deployed")).board());
        assertEquals(List.of("shop/production"), page.column("deploys", "service"));
        assertEquals(List.of("v13"), page.column("deploys", "version"));
        assertEquals(List.of("9 min"), page.column("deploys", "since"));
        assertEquals(List.of("Ann"), page.column("deploys", "by"));
        assertEquals(List.of("green"), page.column("deploys", "light"));
    }

    @Test
    void whereNothingIsLiveItSaysSo() {
        page.shows(new Shop()
                .is(Deployment.of(
                                Shop.deployment(Shop.V13, Deployment.Phase.IDLE).service())
                        .phase(Deployment.Phase.STOPPED)
                        .done())
                .board());
        assertEquals(List.of("nothing"), page.column("deploys", "version"));
    }

    @Test
    void aServiceIsFoundByItsWords() {
        page.shows(new Shop().board()).write("#search", "ann V13");
        assertEquals("1 of 1", page.text("#found"));
        page.write("#search", "v12");
        assertEquals("0 of 1", page.text("#found"));
    }

    @Test
    void whatComesIsToldBesideWhatIsLive() {
        Release v14 = Release.of("14", "v14", Release.Outcome.UNDERWAY).by(BOB);
        page.shows(new Shop()
                        .is(Deployment.of(Shop.deployment(Shop.V13, Deployment.Phase.IDLE)
                                        .service())
                                .live(Shop.V13)
                                .newest(v14)
                                .phase(Deployment.Phase.RUNNING)
                                .health(Deployment.Health.WELL)
                                .history(List.of(v14, Shop.V13))
                                .done())
                        .board())
                .choose("deploys", 0);
        assertEquals("v13, 9 min ago, by Ann", page.text("#fact-live"));
        assertEquals("v14, by Bob: being rolled out", page.text("#fact-rollout"));
        assertEquals(List.of("v14", "v13"), page.column("releases", "version"));
    }

    @Test
    void theWatchIsToldMetricByMetricAndDrawn() {
        page.shows(new Shop().asks().board()).choose("deploys", 0);
        assertTrue(page.text("#fact-metrics").startsWith("orders/session: −38 %, usually"), page.text("#fact-metrics"));
        assertEquals("The settings want the guard to ask.", page.text("#fact-restraints"));
        assertTrue(page.isShown(".page-fan"));
        assertEquals(List.of("watched"), page.column("deploys", "watch"));
    }

    @Test
    void whoCanGoBackIsOfferedThat() {
        page.shows(new Shop().board()).choose("deploys", 0);
        assertEquals(List.of("Go back …"), page.texts(".buttons .button"));
    }

    @Test
    void whoMayNotGoBackIsOfferedNothing() {
        page.shows(new Shop().onlyMay(Person.of("Cleo")).board()).choose("deploys", 0);
        assertEquals(List.of(), page.texts(".buttons .button"));
    }

    @Test
    void aCountdownIsEndedWithOneButton() {
        page.shows(new Shop().countingDown(Duration.ofSeconds(30)).board()).choose("deploys", 0);
        assertEquals("goes back in 30 s", page.text("#left"));
        page.press("#veto");
        assertEquals(List.of(new Command.Veto(Shop.ID)), submitted);
    }

    @Test
    void whatSomebodyShouldSeeIsCounted() {
        assertEquals(0, page.pending(new Shop().calm().board()));
        assertEquals(1, page.pending(new Shop().asks().board()));
    }

    @Test
    void whatIsOnItsWayBackIsTold() {
        page.shows(new Shop().rollback(Rollback.Sending.SENT, null, "").board()).choose("deploys", 0);
        assertEquals(
                "shop/production is going back from v13 to v12",
                page.text("#fact-going").lines().findFirst().orElse(""));
    }

    @Test
    void thePastOfAServiceIsReadOnceAndAgainWhenSomethingWasWritten() {
        Shop shop = new Shop().rollback(Rollback.Sending.SENT, Rollback.Finding.DONE, "");
        Rollback done = shop.board().books().rollbacks().getFirst();
        remembered = subject -> new Remembered(List.of(ended(Vigil.End.ALARM)), List.of(done)).of(subject);
        page.shows(shop.board()).choose("deploys", 0).until(() -> page.rows("rollbacks") == 1);
        page.shows(shop.later(Duration.ofSeconds(1)).board());
        assertEquals(List.of(Shop.ID), asked);
        assertEquals(List.of("swarm/shop/production is on v12."), page.column("rollbacks", "became"));
        page.shows(shop.asks().board()).until(() -> asked.size() == 2);
    }

    @Test
    void aWatchWithoutNumbersSaysWhatItSaidThen() {
        Shop shop = new Shop().asks();
        remembered = subject -> new Remembered(shop.board().books().vigils(), List.of());
        page.shows(shop.board())
                .choose("deploys", 0)
                .until(() -> page.rows("watches") == 1)
                .choose("watches", 0)
                .until(() -> page.text("#explained").startsWith("No numbers were kept"));
        assertTrue(page.text("#fact-said").contains("−38 %"), page.text("#fact-said"));
    }

    /// Orders, forty a minute for three weeks, and none any more after the deploy.
    private static Question fallen() {
        Instant deploy = Boards.TEN;
        var values = new double[20 * 1440 + 40];
        for (int i = 0; i < 20 * 1440; i++) {
            values[i] = 38 + i % 5;
        }
        return new Question(
                new Metric("orders", Metric.Kind.COUNT, Metric.Bad.DOWN),
                new Series(deploy.minus(Duration.ofDays(20)), Duration.ofMinutes(1), values),
                null,
                new Span(deploy, deploy),
                ZoneOffset.UTC,
                List.of());
    }

    @Test
    void aWatchWhoseNumbersWereKeptIsExplainedLookByLook() {
        Shop shop = new Shop().asks();
        remembered = subject -> new Remembered(shop.board().books().vigils(), List.of());
        kept = number -> number == 7 ? List.of(fallen()) : List.of();
        page.shows(shop.board())
                .choose("deploys", 0)
                .until(() -> page.rows("watches") == 1)
                .choose("watches", 0)
                .until(() -> page.rows("looks") > 5);
        Fx.run(() -> ((TabPane) page.scene().getRoot().lookup("#service-tabs"))
                .getSelectionModel()
                .select(2));
        assertEquals("orders", page.column("looks", "metric").getFirst());
        assertEquals("−100 %", page.column("looks", "change").getFirst());
        assertTrue(page.column("looks", "passed").getFirst().contains("stop"), page.everything());
        Screens.keep("deploys-watches", page.scene());
    }

    @Test
    void booksThatAreAwaySaySoAndTheServiceStays() {
        remembered = subject -> {
            throw new StoreFailure("The team's database is away.");
        };
        page.shows(new Shop().board())
                .choose("deploys", 0)
                .until(() -> page.text("#told").contains("away"));
        assertEquals(List.of("v13", "v12", "v11"), page.column("releases", "version"));
    }

    @ParameterizedTest
    @EnumSource(
            value = WindowSettings.Theme.class,
            names = {"LIGHT", "DARK", "HIGH_CONTRAST"})
    void itIsSeenInEveryTheme(WindowSettings.Theme theme) {
        page.close();
        open(theme, theme == WindowSettings.Theme.DARK ? Locale.GERMAN : Locale.ENGLISH);
        page.shows(new Shop().asks().board()).choose("deploys", 0);
        assertTrue(page.isShown(".page-fan"));
        Screens.keep("deploys-" + theme.word(), page.scene());
    }
}
