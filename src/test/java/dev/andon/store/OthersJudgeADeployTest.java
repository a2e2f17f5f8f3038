package dev.andon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.andon.board.Headline;
import dev.andon.guard.GuardRule.Mode;
import dev.andon.guard.Judgement;
import dev.andon.guard.Level;
import dev.andon.guard.Reading;
import dev.andon.guard.Ruling.Action;
import dev.andon.guard.Vigil;
import dev.andon.text.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OthersJudgeADeployTest {
    private Store store;

    @BeforeEach
    void open(@TempDir Path folder) {
        store = new Store(new Embedded(folder.resolve("team.db")));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private GuardedShop shop(String... judges) {
        return new GuardedShop(store, Mode.AUTO, false, List.of(GuardedShop.gauge("orders")), List.of(judges)).old();
    }

    @Test
    void aJudgeAloneStopsTheLineInItsOwnWordsAndNeverGoesBack() {
        var shop = shop("analysis");
        shop.verdict = Judgement.harmful("AnalysisRun shop-1 Failed");
        shop.watches(4);

        assertEquals(Action.STOP, shop.vigil().action());
        assertEquals(Set.of(), shop.vigil().restraints());
        assertEquals(
                "swarm/shop/production v13: analysis sees harm: AnalysisRun shop-1 Failed",
                store.stops().open().getFirst().why());
        assertEquals(
                "analysis sees harm: AnalysisRun shop-1 Failed",
                Texts.in(Locale.ENGLISH).say(Headline.of(shop.tile(), shop.now())));
    }

    @Test
    void twoThatAreSureEnoughToStopAreTogetherSureEnoughToAct() {
        var shop = shop("analysis", "kayenta");
        shop.verdict = Judgement.harmful("it failed");
        shop.watches(4);
        assertEquals(Action.ROLL_BACK, shop.vigil().action(), shop.vigil().toString());
    }

    @Test
    void whatAJudgeSaysIsFineIsFine() {
        var shop = shop("analysis");
        shop.verdict = Judgement.fine("AnalysisRun shop-1 Successful");
        shop.watches(36);
        assertEquals(Vigil.End.FINE, shop.vigil().end());
        assertEquals(Reading.State.FINE, shop.vigil().readings().getLast().state());
    }

    @Test
    void aJudgeThatNeverDecidesLeavesItOpen() {
        var shop = shop("analysis");
        shop.watches(36);
        assertEquals(Vigil.End.INCONCLUSIVE, shop.vigil().end());
    }

    @Test
    void aJudgeThatCannotBeAskedSaysNothing() {
        var shop = shop("nobody");
        shop.watches(36);
        assertEquals(Vigil.End.UNKNOWN, shop.vigil().end());
        assertEquals(
                "The source \"nobody\" judges nothing.",
                shop.vigil().readings().getLast().words());
        assertEquals(List.of(), store.stops().open());
    }

    @Test
    void nobodyElsesWordIsTheHighest() {
        assertThrows(IllegalArgumentException.class, () -> new Judgement(Judgement.Word.HARMFUL, Level.AUTO, "sure"));
    }

    @Test
    void aMetricThatLostMoreIsSaidBeforeAJudge() {
        var shop = shop("analysis");
        shop.orders = _ -> 0;
        shop.verdict = Judgement.harmful("it failed");
        shop.watches(5);
        assertEquals("orders", shop.vigil().worst().orElseThrow().metric());
    }
}
