package dev.andon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.board.Headline;
import dev.andon.command.Command;
import dev.andon.guard.Gauge;
import dev.andon.guard.GuardRule.Mode;
import dev.andon.guard.Question;
import dev.andon.guard.Reading;
import dev.andon.guard.Restraint;
import dev.andon.guard.Ruling.Action;
import dev.andon.guard.Vigil;
import dev.andon.line.Stop;
import dev.andon.text.Texts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ACanaryIsWatchedTest {
    private static final Gauge PLAIN = GuardedShop.gauge("orders");

    private Store store;

    @BeforeEach
    void open(@TempDir Path folder) {
        store = new Store(new Embedded(folder.resolve("team.db")));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private GuardedShop shop(Gauge... gauges) {
        return new GuardedShop(store, Mode.AUTO, false, List.of(gauges), List.of()).old();
    }

    private List<Vigil> vigils(GuardedShop shop) {
        return store.vigils().remembered(Duration.ofDays(30), shop.now()).stream()
                .filter(vigil -> vigil.release().version().equals("v13"))
                .toList();
    }

    private static String headline(GuardedShop shop) {
        return Texts.in(Locale.ENGLISH).say(Headline.of(shop.tile(), shop.now()));
    }

    @Test
    void eachLargerShareIsAPhaseOfItsOwnAndThenTheWhole() {
        var shop = shop(PLAIN, GuardedShop.ofVersions()).canary(10);
        shop.watches(6).canary(50).watches(6).promoted().watches(2);

        List<Vigil> vigils = vigils(shop);
        assertEquals(List.of(100, 50, 10), vigils.stream().map(Vigil::share).toList());
        assertEquals(Vigil.End.GREW, vigils.get(1).end());
        assertEquals(Vigil.End.GREW, vigils.get(2).end());
        assertTrue(vigils.getFirst().isOpen());
        assertEquals(
                vigils.get(2).deploy().from(),
                vigils.get(1).deploy().from(),
                "both are compared with the time before the canary's first traffic");
        assertTrue(vigils.get(1).deploy().to().isAfter(vigils.get(2).deploy().to()));
    }

    @Test
    void aPhaseIsWatchedOnceHoweverLongItLasts() {
        var shop = shop(PLAIN).canary(10);
        shop.watches(80);

        assertEquals(1, vigils(shop).size());
        assertEquals(Vigil.End.FINE, vigils(shop).getFirst().end());
    }

    @Test
    void theTileNamesThePhase() {
        var shop = shop(PLAIN).canary(10);
        shop.watches(5);
        assertEquals("v13 gets 10 % for 4 min", headline(shop));
    }

    @Test
    void aCanaryThatLosesOrdersIsBrokenOff() {
        var shop = shop(PLAIN, GuardedShop.ofVersions()).canary(50);
        shop.left = 0.2;
        shop.watches(9);

        Vigil vigil = shop.vigil();
        assertEquals(Action.ROLL_BACK, vigil.action(), vigil.toString());
        assertTrue(headline(shop).startsWith("v13 gets 50 % for 8 min: orders per session: −"), headline(shop));
        assertTrue(headline(shop).contains("against v12, by chance"), headline(shop));
        Stop stop = store.stops().open().getFirst();
        assertTrue(stop.why().contains("orders per session: −"), stop.why());

        shop.later(Vigil.COUNTDOWN.plusSeconds(1));

        Command.RollBack command = assertInstanceOf(Command.RollBack.class, shop.commands.getFirst());
        assertEquals("13", command.from().id());
        assertEquals("12", command.to().id());
    }

    @Test
    void whatComparesVersionsAloneWasNeverReplayedAndAsks() {
        var shop = shop(GuardedShop.ofVersions()).canary(50);
        shop.left = 0.2;
        shop.watches(12);

        assertEquals(Action.STOP, shop.vigil().action());
        assertEquals(Set.of(Restraint.NEVER_REPLAYED), shop.vigil().restraints());
        assertEquals(1, store.stops().open().size());
    }

    @Test
    void whereTheOldVersionIsGoneNothingIsSaidAndNothingDone() {
        var shop = shop(PLAIN, GuardedShop.ofVersions());
        shop.left = 0;
        shop.watches(36);

        Reading versions = shop.vigil().readings().getLast();
        assertEquals(Reading.State.UNKNOWN, versions.state());
        assertEquals("NO_BASELINE", versions.words());
        assertEquals(Vigil.End.FINE, shop.vigil().end(), "the other metric has its word");
        assertEquals(List.of(), store.stops().open());
    }

    @Test
    void whatSomebodyBrokeOffIsOver() {
        var shop = shop(PLAIN).canary(10);
        shop.watches(4).brokenOff().watches(2);

        assertEquals(1, vigils(shop).size());
        assertEquals(Vigil.End.OVERTAKEN, vigils(shop).getFirst().end());

        shop.canary(10).watches(2);
        assertEquals(2, vigils(shop).size(), "the same version again is another canary");
    }

    @Test
    void aSmallerShareIsNoPhaseOfItsOwn() {
        var shop = shop(PLAIN).canary(25);
        shop.watches(4).canary(20).watches(4);
        assertEquals(1, vigils(shop).size());
        assertTrue(vigils(shop).getFirst().isOpen());
    }

    @Test
    void versionsCanBeJudgedAgain() {
        var shop = shop(PLAIN, GuardedShop.ofVersions()).canary(50);
        shop.left = 0.2;
        shop.watches(9);

        List<Question> kept = store.vigils().kept(shop.vigil().number());
        assertEquals("v12", kept.getLast().baseline().version());
        Reading then = shop.vigil().readings().getLast();
        Reading again = Reading.of(kept.getLast());
        assertEquals(then.level(), again.level());
        assertEquals(then.change(), again.change());
        assertEquals(then.against(), again.against());
    }

    @Test
    void phasesOfOneDeployAreOneDeployThatWasWatched() {
        var shop = new GuardedShop(store, Mode.AUTO, false, List.of(PLAIN, GuardedShop.ofVersions()), List.of());
        for (int percent = 1; percent <= 30; percent++) {
            shop.canary(percent).watches(1);
        }
        shop.left = 0;
        shop.watches(20);
        assertTrue(
                shop.vigil().restraints().contains(Restraint.NEW_HERE),
                shop.vigil().toString());
    }
}
