package dev.andon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.command.Command;
import dev.andon.deploy.Rollback;
import dev.andon.guard.GuardRule.Mode;
import dev.andon.guard.Question;
import dev.andon.guard.Reading;
import dev.andon.guard.Restraint;
import dev.andon.guard.Ruling.Action;
import dev.andon.guard.Vigil;
import dev.andon.line.Stop;
import dev.andon.people.Person;
import dev.andon.source.StoreFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AGuardWatchesADeployTest {
    private static final Duration COUNTDOWN = Vigil.COUNTDOWN.plusSeconds(1);

    private Path file;
    private Store store;

    @BeforeEach
    void open(@TempDir Path folder) {
        file = folder.resolve("team.db");
        store = new Store(new Embedded(file));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whenOrdersStopItStopsTheLineCountsDownAndGoesBack() {
        var shop = new GuardedShop(store, Mode.AUTO, true).old();
        shop.orders = _ -> 0;

        shop.watches(5);

        Vigil vigil = shop.vigil();
        assertEquals(Action.ROLL_BACK, vigil.action(), vigil.toString());
        assertTrue(vigil.isCountingDown());
        assertEquals(List.of(), shop.commands, "everybody may still say no");
        assertEquals("v12", vigil.target().version());
        assertEquals(
                List.of(3),
                vigil.readings().getFirst().dots().stream()
                        .map(Reading.Dot::minutes)
                        .toList());
        Stop stop = store.stops().open().getFirst();
        assertTrue(stop.why().contains("orders: −100 %"), stop.why());

        shop.later(COUNTDOWN);

        Command.RollBack command = assertInstanceOf(Command.RollBack.class, shop.commands.getFirst());
        assertEquals("13", command.from().id());
        assertEquals("12", command.to().id());
        assertTrue(command.why().startsWith("orders: −100 %, usually"), command.why());
    }

    @Test
    void whenItHelpedThatIsSaid() {
        var shop = new GuardedShop(store, Mode.AUTO, true).old();
        shop.orders = _ -> 0;
        shop.watches(5);
        shop.later(COUNTDOWN);
        shop.wentBack(true);

        shop.later(Duration.ofMinutes(1));
        assertEquals(Vigil.End.WENT_BACK, shop.vigil().end());
        shop.later(Duration.ofMinutes(3));

        assertEquals(Vigil.End.CONFIRMED, shop.vigil().end());
        assertEquals(1, shop.commands.size(), "never again by itself");
    }

    @Test
    void whatWasGoneBackFromIsWatchedAgainWhenItIsDeployedAgain() {
        var shop = new GuardedShop(store, Mode.AUTO, true).old();
        shop.orders = _ -> 0;
        shop.watches(5);
        long first = shop.vigil().number();
        shop.later(COUNTDOWN);
        shop.wentBack(true);
        shop.later(Duration.ofMinutes(1));
        shop.later(Duration.ofMinutes(4));
        assertEquals(Vigil.End.CONFIRMED, shop.vigil().end());

        shop.deployedAgain();
        shop.watches(1);

        assertNotEquals(first, shop.vigil().number());
        assertEquals("v13", shop.vigil().release().version());
        assertTrue(shop.vigil().isOpen());
    }

    @Test
    void numbersFromBeforeGoingBackDoNotSayWhetherItHelped() {
        var shop = new GuardedShop(store, Mode.AUTO, true).old();
        shop.lag = Duration.ofMinutes(2);
        shop.orders = _ -> 0;
        shop.watches(7);
        shop.later(COUNTDOWN);
        shop.orders = value -> value;
        shop.watches(5);
        shop.wentBack(false);

        shop.later(Duration.ofMinutes(4));
        assertEquals(Vigil.End.WENT_BACK, shop.vigil().end());
        shop.later(Duration.ofMinutes(1));
        assertEquals(Vigil.End.WENT_BACK, shop.vigil().end());
        shop.later(Duration.ofMinutes(1));

        assertEquals(Vigil.End.CONFIRMED, shop.vigil().end());
    }

    @Test
    void aFixThatComesBeforeItIsSureThatGoingBackHelpedEndsTheQuestion() {
        var shop = new GuardedShop(store, Mode.AUTO, true).old();
        shop.orders = _ -> 0;
        shop.watches(5);
        long first = shop.vigil().number();
        shop.later(COUNTDOWN);
        shop.wentBack(true);
        shop.later(Duration.ofMinutes(1));

        shop.fixed();
        shop.later(Duration.ofMinutes(3));

        assertEquals(Vigil.End.UNJUDGED, shop.vigil(first).end());
        assertEquals("v14", shop.vigil().release().version());
        assertTrue(shop.vigil().isOpen());
    }

    @Test
    void whileAFixIsRolledOutNobodyCanTellWhetherGoingBackHelped() {
        var shop = new GuardedShop(store, Mode.AUTO, true).old();
        shop.orders = _ -> 0;
        shop.watches(5);
        shop.later(COUNTDOWN);
        shop.wentBack(true);
        shop.later(Duration.ofMinutes(1));

        shop.fixing();
        shop.later(Duration.ofMinutes(3));

        assertEquals(Vigil.End.UNJUDGED, shop.vigil().end());
    }

    @Test
    void whoCannotReadTheNumbersDoesNotSayThatItDidNotHelp() {
        var shop = new GuardedShop(store, Mode.AUTO, true).old();
        shop.orders = _ -> 0;
        shop.watches(5);
        shop.later(COUNTDOWN);
        shop.wentBack(true);
        shop.later(Duration.ofMinutes(1));
        shop.fault = "prometheus does not answer.";

        shop.later(Duration.ofMinutes(6));
        shop.later(Duration.ofMinutes(6));

        assertEquals(Vigil.End.UNSEEN, shop.vigil().end());
    }

    @Test
    void whoseClockIsAheadIsToldAsWellThatItHelped() {
        var shop = new GuardedShop(store, Mode.ASK, true).old().ahead(Duration.ofMinutes(12));
        shop.orders = _ -> 0;
        shop.watches(5);
        shop.wentBack(true);

        shop.later(Duration.ofMinutes(1));
        shop.later(Duration.ofMinutes(4));

        assertEquals(Vigil.End.CONFIRMED, shop.vigil().end());
    }

    @Test
    void whoGoesBackThoughNothingWasHarmedIsNotToldThatItHelped() {
        var shop = new GuardedShop(store, Mode.AUTO, true).old();
        shop.watches(6);
        shop.wentBack(true);

        shop.later(Duration.ofMinutes(1));
        shop.later(Duration.ofMinutes(6));
        shop.later(Duration.ofMinutes(6));

        assertEquals(Vigil.End.WENT_BACK, shop.vigil().end());
    }

    @Test
    void whenItDidNotHelpItWasNotThisDeployAndNothingMoreIsDone() {
        var shop = new GuardedShop(store, Mode.AUTO, true).old();
        shop.orders = _ -> 0;
        shop.watches(5);
        shop.later(COUNTDOWN);
        shop.wentBack(false);

        shop.later(Duration.ofMinutes(6));
        shop.later(Duration.ofMinutes(6));

        assertEquals(Vigil.End.NOT_THIS_DEPLOY, shop.vigil().end());
        assertEquals(1, shop.commands.size(), "never further back");
    }

    @Test
    void whoeverSaysNoIsHeard() {
        var shop = new GuardedShop(store, Mode.AUTO, true).old();
        shop.orders = _ -> 0;
        shop.watches(5);
        store.vigils().veto(shop.vigil().number(), Person.of("Bob"));

        shop.later(COUNTDOWN);
        shop.watches(3);

        assertEquals(List.of(), shop.commands);
        assertEquals(Action.STOP, shop.vigil().action());
        assertEquals(Set.of(Restraint.VETOED), shop.vigil().restraints());
    }

    @Test
    void whoDiesWhileStoppingTheLineLeavesItToTheNext() {
        var shop = new GuardedShop(store, Mode.ASK, true).old();
        shop.orders = _ -> 0;
        store.access()
                .ask(handle -> handle.execute("CREATE TRIGGER dies BEFORE INSERT ON stop "
                        + "BEGIN SELECT RAISE(ABORT, 'the machine is off'); END"));
        assertThrows(StoreFailure.class, () -> shop.watches(6));
        assertEquals(Action.NOTHING, shop.vigil().action(), "nobody says that it stopped what it did not stop");
        store.access().ask(handle -> handle.execute("DROP TRIGGER dies"));

        shop.watches(1);

        assertEquals(Action.STOP, shop.vigil().action());
        assertEquals(1, store.stops().open().size());
    }

    @Test
    void whoseClockIsFarAheadSeesThatADeployIsFresh() {
        var shop = new GuardedShop(store, Mode.AUTO, true).old().ahead(Duration.ofMinutes(50));
        shop.orders = _ -> 0;

        shop.watches(8);

        assertEquals("v13", shop.vigil().release().version());
        assertEquals(Action.STOP, shop.vigil().action());
        assertEquals(Set.of(Restraint.WRONG_CLOCK), shop.vigil().restraints());
    }

    @Test
    void whoseClockIsFarAheadWatchesForAsLong() {
        var shop = new GuardedShop(store, Mode.AUTO, true).old().ahead(Duration.ofMinutes(50));

        shop.watches(31);
        assertTrue(shop.vigil().isOpen());
        shop.watches(5);

        assertEquals(Vigil.End.FINE, shop.vigil().end());
    }

    @Test
    void aDeployServerWhoseClockIsNotOursIsNotGoneBackWithByItself() {
        var shop = new GuardedShop(store, Mode.AUTO, true).old();
        shop.deploysAhead = Duration.ofSeconds(20);
        shop.orders = _ -> 0;

        shop.watches(8);

        assertEquals(Set.of(Restraint.WRONG_CLOCK), shop.vigil().restraints());
    }

    @Test
    void aNewGuardAsks() {
        var shop = new GuardedShop(store, Mode.AUTO, true);
        shop.orders = _ -> 0;

        shop.watches(8);
        shop.later(COUNTDOWN);

        assertEquals(Action.STOP, shop.vigil().action());
        assertEquals(Set.of(Restraint.NEW_HERE), shop.vigil().restraints());
        assertEquals(1, store.stops().open().size());
        assertEquals(List.of(), shop.commands);
    }

    @Test
    void whoIsToldToObserveStopsNothing() {
        var shop = new GuardedShop(store, Mode.OBSERVE, true).old();
        shop.orders = _ -> 0;

        shop.watches(8);

        assertEquals(Action.WARN, shop.vigil().action());
        assertEquals(List.of(), store.stops().open());
    }

    @Test
    void whatFallsEverywhereIsNoDeploysFault() {
        var shop = new GuardedShop(store, Mode.AUTO, true).old();
        shop.orders = _ -> 0;
        shop.control = value -> value / 4;

        shop.watches(8);

        assertEquals(Action.WARN, shop.vigil().action());
        assertEquals(Set.of(Restraint.EXTERNAL), shop.vigil().restraints());
        assertEquals(List.of(), store.stops().open());
    }

    @Test
    void aMetricThatIsGoneStopsTheLineAndNeverGoesBack() {
        var shop = new GuardedShop(store, Mode.AUTO, true).old();
        shop.orders = _ -> Double.NaN;

        shop.watches(8);

        assertEquals(Reading.State.VANISHED, shop.vigil().readings().getFirst().state());
        assertEquals(Action.STOP, shop.vigil().action());
        assertEquals(Set.of(Restraint.VANISHED), shop.vigil().restraints());
        assertFalse(shop.vigil().isCountingDown());
    }

    @Test
    void whatCannotBeReadDoesNothing() {
        var shop = new GuardedShop(store, Mode.AUTO, true).old();
        shop.orders = _ -> 0;
        shop.fault = "prometheus does not answer.";

        shop.watches(40);

        assertEquals(Vigil.End.UNKNOWN, shop.vigil().end());
        assertEquals(
                "prometheus does not answer.",
                shop.vigil().readings().getFirst().words());
        assertEquals(List.of(), store.stops().open());
    }

    @Test
    void aHarmlessDeployIsFine() {
        var shop = new GuardedShop(store, Mode.AUTO, true).old();

        shop.watches(36);

        assertEquals(Vigil.End.FINE, shop.vigil().end());
        assertEquals(Action.NOTHING, shop.vigil().action());
    }

    @Test
    void whatElseWasWatchedJustBeforeMayBeToBlameThoughTheServerDoesNotSayWhenItWentLive() {
        var shop = new GuardedShop(store, Mode.AUTO, true).old().watched("v12b", Duration.ofMinutes(10));
        shop.orders = _ -> 0;

        shop.watches(6);
        shop.later(COUNTDOWN);

        assertEquals(Set.of(Restraint.NOT_ALONE), shop.vigil().restraints());
        assertEquals(Action.STOP, shop.vigil().action());
        assertEquals(List.of(), shop.commands);
    }

    @Test
    void whoDeploysAllDayLongIsJudgedByDaysWithDeploysThatDidNoHarm() {
        var shop = new GuardedShop(store, Mode.AUTO, true).old().busy(Vigil.End.FINE);
        shop.orders = _ -> 0;

        shop.watches(5);

        assertEquals(Action.ROLL_BACK, shop.vigil().action(), shop.vigil().toString());
    }

    @Test
    void daysOnWhichADeployDidHarmAreNotUsual() {
        var shop = new GuardedShop(store, Mode.AUTO, true).old().busy(Vigil.End.CONFIRMED);
        shop.orders = _ -> 0;

        shop.watches(36);

        assertEquals(Vigil.End.UNKNOWN, shop.vigil().end());
        assertEquals("NO_HISTORY", shop.vigil().readings().getFirst().words());
    }

    @Test
    void whatAnOlderAndonWroteIsRead() {
        var shop = new GuardedShop(store, Mode.AUTO, true).old();
        shop.orders = _ -> 0;
        shop.watches(5);
        Vigil written = shop.vigil();
        String old = store.access()
                .ask(handle -> handle.createQuery("SELECT body FROM vigil WHERE number = " + written.number())
                        .mapTo(String.class)
                        .one())
                .replaceAll(",\"dots\":\\[[^]]*]", "")
                .replace(",\"against\":\"\"", "");
        assertFalse(old.contains("dots"), old);

        store.access()
                .ask(handle -> handle.execute("UPDATE vigil SET body = ? WHERE number = " + written.number(), old));

        Reading read = shop.vigil().readings().getFirst();
        assertEquals(List.of(), read.dots());
        assertEquals(written.readings().getFirst().level(), read.level());
    }

    @Test
    void aClockThatIsAheadMakesNoMetricVanish() {
        var shop = new GuardedShop(store, Mode.AUTO, true).old().ahead(Duration.ofMinutes(12));

        shop.watches(8);

        assertEquals(Reading.State.PENDING, shop.vigil().readings().getFirst().state());
        assertEquals(Action.NOTHING, shop.vigil().action());
        assertEquals(List.of(), store.stops().open());
    }

    @Test
    void whoseClockIsWrongAsks() {
        var shop = new GuardedShop(store, Mode.AUTO, true).old().ahead(Duration.ofMinutes(2));
        shop.orders = _ -> 0;

        shop.watches(8);

        assertEquals(Action.STOP, shop.vigil().action());
        assertEquals(Set.of(Restraint.WRONG_CLOCK), shop.vigil().restraints());
    }

    @ParameterizedTest(name = "{0}: goes back {2}")
    @CsvSource(textBlock = """
        a commit that can be undone,     Mend the cart,                        true
        one that cannot,                 Drop it%%Andon-Rollback: unsafe,      false
        a builder that does not answer,  '',                                   false
        """)
    void whatCannotBeUndoneIsNotGoneBackFrom(String name, String message, boolean goesBack) {
        var shop = new GuardedShop(store, Mode.AUTO, true).old().built(message.replace('%', '\n'));
        shop.orders = _ -> 0;

        shop.watches(5);
        shop.later(COUNTDOWN);

        assertEquals(goesBack ? 1 : 0, shop.commands.size(), name);
        assertEquals(
                goesBack ? Set.of() : Set.of(Restraint.NO_WAY_BACK),
                shop.vigil().restraints(),
                name);
    }

    @ParameterizedTest
    @CsvSource({"REFUSED, NOT_DONE", "SENT, FAILED", "UNSURE, NOT_DONE"})
    void whatDidNotComeAboutIsNotTriedAgain(Rollback.Sending sending, Rollback.Finding finding) {
        var shop = new GuardedShop(store, Mode.AUTO, true).old();
        shop.orders = _ -> 0;
        shop.watches(5);
        shop.later(COUNTDOWN);
        shop.tried(sending, finding);

        shop.watches(12);
        shop.later(COUNTDOWN);

        assertEquals(1, shop.commands.size());
        assertTrue(
                shop.vigil().restraints().contains(Restraint.NO_WAY_BACK),
                shop.vigil().toString());
    }

    @Test
    void aLineThatAnotherGuardStoppedIsAnIncident() {
        var shop = new GuardedShop(store, Mode.AUTO, true).old();
        shop.orders = _ -> 0;
        store.stops()
                .stop(new Stop(
                        0,
                        "trunk",
                        GuardedShop.NOON,
                        Person.of("Andon"),
                        "the cart is empty",
                        List.of("swarm/cart/production"),
                        List.of(),
                        null));

        shop.watches(6);

        assertEquals(Set.of(Restraint.INCIDENT), shop.vigil().restraints());
    }

    @Test
    void whatWasLiveBeforeIsARollbackThoughNobodyToldUs() {
        var shop = new GuardedShop(store, Mode.AUTO, true)
                .old()
                .watched("v13", Duration.ofDays(2))
                .watched("v12", Duration.ofDays(1));
        shop.orders = _ -> 0;

        shop.watches(6);

        assertEquals(Set.of(Restraint.IS_ROLLBACK), shop.vigil().restraints());
    }

    @Test
    void whatWasDeployedAtAnUntoldTimeWasDeployedWhenItWasSeen() {
        var shop = new GuardedShop(store, Mode.AUTO, true).old();
        shop.orders = _ -> 0;
        shop.dependency("c7");

        shop.watches(6);

        assertEquals(Set.of(Restraint.NOT_ALONE), shop.vigil().restraints());
    }

    @Test
    void whoSaysNoWhileTheServerIsReadIsHeard() {
        var shop = new GuardedShop(store, Mode.AUTO, true).old();
        shop.orders = _ -> 0;
        shop.watches(5);
        long vigil = shop.vigil().number();
        shop.forgetReads();
        shop.examined = times -> {
            if (times == 2) {
                store.vigils().veto(vigil, Person.of("Bob"));
            }
        };

        shop.later(COUNTDOWN);

        assertEquals(List.of(), shop.commands);
    }

    @Test
    void whoSaysNoTooLateIsToldSo() {
        var shop = new GuardedShop(store, Mode.AUTO, true).old();
        shop.orders = _ -> 0;
        shop.watches(5);
        long vigil = shop.vigil().number();
        shop.later(COUNTDOWN);

        assertEquals(1, shop.commands.size());
        assertFalse(store.vigils().veto(vigil, Person.of("Bob")));
    }

    @Test
    void twoGuardsDoNotGoBackInTheSameSecond() {
        var shop = new GuardedShop(store, Mode.AUTO, true).old();
        shop.orders = _ -> 0;
        shop.watches(5);
        shop.forgetReads();
        shop.examined = times -> {
            if (times == 1) {
                shop.anotherWentBack();
            }
        };

        shop.later(COUNTDOWN);

        assertEquals(List.of(), shop.commands);
        shop.watches(1);
        assertEquals(Set.of(Restraint.JUST_WENT_BACK), shop.vigil().restraints());
    }

    @Test
    void itIsSwitchedOffForEverybody() {
        var shop = new GuardedShop(store, Mode.AUTO, true).old();
        shop.orders = _ -> 0;
        store.vigils().switchTo(true, Person.of("Ann"), "a load test");

        shop.watches(6);
        shop.later(COUNTDOWN);

        assertEquals(Set.of(Restraint.SWITCHED_OFF), shop.vigil().restraints());
        assertEquals(List.of(), shop.commands);
    }

    @Test
    void ofAllProgramsOneWatches() {
        try (var other = new Store(new Embedded(file))) {
            assertTrue(other.leases().hold("guard:" + GuardedShop.SUBJECT, Duration.ofMinutes(5)));
            var shop = new GuardedShop(store, Mode.AUTO, true).old();
            shop.orders = _ -> 0;

            shop.watches(6);

            assertEquals(
                    1,
                    store.vigils()
                            .remembered(Duration.ofDays(30), GuardedShop.NOON)
                            .size(),
                    "the old one alone");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 36})
    void whateverWasSaidCanBeJudgedAgain(int minutes) {
        var shop = new GuardedShop(store, Mode.AUTO, true).old();
        shop.orders = minutes == 5 ? _ -> 0 : value -> value;

        shop.watches(minutes);

        List<Question> kept = store.vigils().kept(shop.vigil().number());
        assertEquals(
                List.of("edge", "orders"),
                kept.stream().map(question -> question.metric().name()).toList());
        assertEquals(
                shop.vigil().readings(), kept.stream().skip(1).map(Reading::of).toList());
        assertEquals(shop.vigil().control(), Reading.of(kept.getFirst()));
    }
}
