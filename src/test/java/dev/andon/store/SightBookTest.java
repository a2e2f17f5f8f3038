package dev.andon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.build.Activity;
import dev.andon.build.Looked;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.build.Sight;
import dev.andon.build.SightBook;
import dev.andon.build.SightBook.Looker;
import dev.andon.source.Budget;
import dev.andon.source.Call;
import dev.andon.source.Cost;
import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.source.Observation;
import dev.andon.source.Source;
import dev.andon.source.StoreFailure;
import dev.andon.testing.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SightBookTest extends OnBothDatabases {
    private static final Source CI = Story.source("ci");
    /// The publisher's clock is years away from everybody's.
    private static final Instant BEGAN = LONG_AGO;
    private static final Instant ASKED = Instant.parse("2031-05-05T05:05:05Z");
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration PLANNED = Duration.ofSeconds(10);
    private static final Duration TOOK = Duration.ofMillis(340);

    private SightBook mine;
    private SightBook yours;

    @BeforeEach
    void books() {
        mine = ours.sights();
        yours = theirs.sights();
    }

    @Test
    void oneLooksAndAllKnowWho() {
        assertEquals(Looker.NOBODY, standing(mine).looker());

        assertEquals(Set.of(CI), mine.hold(List.of(CI), LONG));

        assertEquals(Set.of(), yours.hold(List.of(CI), LONG));
        assertEquals(Looker.WE, standing(mine).looker());
        assertEquals(Looker.ANOTHER, standing(yours).looker());
        Duration left = standing(yours).left();
        assertTrue(left.compareTo(LONG) <= 0 && left.compareTo(LONG.minusSeconds(30)) > 0, left.toString());
    }

    @Test
    void whatIsLetGoIsNobodys() {
        mine.hold(List.of(CI), LONG);
        yours.letGo(List.of(CI));
        assertEquals(Looker.WE, standing(mine).looker(), "what others hold cannot be let go");

        mine.letGo(List.of(CI));

        assertEquals(Looker.NOBODY, standing(yours).looker());
        assertEquals(Set.of(CI), yours.hold(List.of(CI), LONG));
    }

    @Test
    void standingsComeInTheOrderOfTheSources() {
        Source other = Story.source("other");
        Source unheardOf = Story.source("unheard-of");
        mine.hold(List.of(other), LONG);

        assertEquals(
                List.of(Looker.NOBODY, Looker.ANOTHER, Looker.NOBODY),
                yours.standings(List.of(CI, other, unheardOf)).stream()
                        .map(SightBook.Standing::looker)
                        .toList());
        assertEquals(List.of(), yours.standings(List.of()));
    }

    @Test
    void twoSourcesWithTheSameSettingsAreHeldTogether() {
        Source twin = new Source(
                "twin",
                CI.kind(),
                CI.url(),
                CI.user(),
                CI.token(),
                CI.selection(),
                CI.every(),
                CI.deadline(),
                CI.trust(),
                CI.proxy(),
                CI.hook(),
                CI.builtBy(),
                CI.options());

        assertEquals(Set.of(CI, twin), mine.hold(List.of(CI, twin), LONG));
    }

    @Test
    void whatOneSeesIsWhatOthersRead() {
        Sight sight = sight(3);
        hold(mine);

        assertTrue(publish(mine, seen(sight)));

        Looked read = read(yours).getFirst();
        var seen = assertInstanceOf(Observation.Seen.class, read.observation());
        assertEquals(sight, seen.what());
        assertEquals(TOOK, seen.took());
        assertEquals(PLANNED, read.planned());
        assertEquals("ci", seen.source());
    }

    @Test
    void whatNobodyPublishedIsNothing() {
        hold(mine);

        assertEquals(List.of(), read(yours));
        assertEquals(List.of(), read(mine));
    }

    @Test
    void itIsReadAsOldAsItIsOrOlderAndNeverYounger() {
        hold(mine);
        long written = System.nanoTime();
        publish(mine, seen(sight(1)), Duration.ofSeconds(40));

        Instant at = read(yours).getFirst().observation().at();

        Duration age = Duration.between(at, ASKED);
        Duration slack = Duration.ofNanos(System.nanoTime() - written).plusMillis(2);
        assertTrue(age.compareTo(Duration.ofSeconds(40)) >= 0, "younger than it is: " + age);
        assertTrue(age.compareTo(Duration.ofSeconds(40).plus(slack)) <= 0, "much older than it is: " + age);
    }

    @Test
    void theTimeThatTheDatabaseTakesMakesNothingYounger() {
        hold(mine);
        long began = System.nanoTime();
        // Asked for only once the book's time is known, however long that took.
        mine.publish(CI, seen(sight(1)), () -> Duration.ofNanos(System.nanoTime() - began));

        Duration age = Duration.between(read(yours).getFirst().observation().at(), ASKED);

        assertFalse(age.isNegative());
    }

    @Test
    void timesOfOurOwnClockAreTranslatedAndThoseOfTheServerAreNot() {
        Instant finished = Instant.parse("2026-11-22T11:00:00Z");
        Pipeline built = pipeline("shop")
                .last(dev.andon.build.Build.of("7", Outcome.PASSED).finished(finished))
                .done();
        var budget = new Budget(100, 7, BEGAN.plusSeconds(900));
        hold(mine);
        mine.publish(
                CI,
                new Looked(
                        new Observation.Seen<>(
                                "ci",
                                BEGAN,
                                TOOK,
                                new Cost(2, 1, 3, budget, new Call("GET https://ci.example.test/api", 200)),
                                new Sight(List.of(built), List.of())),
                        PLANNED),
                () -> Duration.ZERO);

        var seen = (Observation.Seen<Sight>) read(yours).getFirst().observation();

        assertEquals(finished, seen.what().pipelines().getFirst().last().finished());
        assertEquals(seen.at().plusSeconds(900), seen.cost().budget().resets());
        assertEquals(2, seen.cost().requests());
        assertEquals(
                new Call("GET https://ci.example.test/api", 200), seen.cost().last());
    }

    @Test
    void aFaultIsReadWithWhatWasSeenBefore() {
        hold(mine);
        publish(mine, seen(sight(2)), Duration.ofSeconds(30));
        publish(mine, unseen(BEGAN.plusSeconds(60)), Duration.ofSeconds(5));

        List<Looked> read = read(yours);

        assertInstanceOf(Observation.Seen.class, read.get(0).observation());
        var unseen = assertInstanceOf(Observation.Unseen.class, read.get(1).observation());
        assertEquals(FaultKind.THROTTLED, unseen.fault().kind());
        assertEquals(unseen.at().plusSeconds(60), unseen.fault().until(), "by the reader's clock");
        assertTrue(unseen.at().isAfter(read.get(0).observation().at()));
    }

    @Test
    void aGoodLookEndsAFault() {
        hold(mine);
        publish(mine, unseen(null), Duration.ofSeconds(30));
        publish(mine, seen(sight(2)));

        assertEquals(1, read(yours).size());
    }

    @Test
    void everyLookIsABeatAndHasANumberOfItsOwn() {
        hold(mine);
        publish(mine, seen(sight(2)), Duration.ofSeconds(20));
        long beat = standing(yours).beat();
        long number = yours.read(CI, ASKED).getFirst().number();

        publish(mine, seen(sight(2)), Duration.ofSeconds(10));

        assertNotEquals(beat, standing(yours).beat());
        assertNotEquals(number, yours.read(CI, ASKED).getFirst().number());
        assertEquals(
                yours.read(CI, ASKED).getFirst().number(),
                yours.read(CI, ASKED).getFirst().number());
    }

    @Test
    void whatDidNotChangeIsNotWrittenAgain() {
        hold(mine);
        publish(mine, seen(sight(1_000)), Duration.ofSeconds(30));
        List<Long> before = versions();
        Sight read = sight(yours);

        publish(mine, seen(sight(1_000)), Duration.ofSeconds(20));
        hold(mine);

        assertEquals(before, versions());
        assertSame(read, sight(yours), "nobody has any work with it");
    }

    @Test
    void ofAThousandPipelinesTheOneThatChangedIsWritten() {
        hold(mine);
        publish(mine, seen(sight(1_000)), Duration.ofSeconds(30));
        List<Long> before = versions();
        read(yours);
        List<Pipeline> pipelines = new ArrayList<>(sight(1_000).pipelines());
        String name = pipelines.get(500).name();
        pipelines.set(500, pipeline(name).activity(Activity.RUNNING).done());

        publish(mine, seen(new Sight(pipelines, List.of())), Duration.ofSeconds(20));

        List<Long> after = versions();
        assertEquals(before.size(), after.size());
        assertEquals(
                1,
                IntStream.range(0, after.size())
                        .filter(part -> !before.get(part).equals(after.get(part)))
                        .count());
        assertEquals(Set.copyOf(pipelines), Set.copyOf(sight(yours).pipelines()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64, 65, 5_000, 3})
    void moreOrFewerPipelinesAreAllThereIs(int many) {
        hold(mine);
        publish(mine, seen(sight(300)), Duration.ofSeconds(30));
        read(yours);

        publish(mine, seen(sight(many)), Duration.ofSeconds(20));

        assertEquals(
                Set.copyOf(sight(many).pipelines()), Set.copyOf(sight(yours).pipelines()));
        assertEquals(many, sight(theirs.sights()).pipelines().size(), "and for somebody who comes now");
    }

    @Test
    void whoTakesOverWritesOnlyWhatIsOtherNow() {
        hold(mine);
        publish(mine, seen(sight(1_000)), Duration.ofSeconds(30));
        mine.letGo(List.of(CI));
        List<Long> before = versions();
        hold(yours);

        publish(yours, seen(sight(1_000)));

        assertEquals(before, versions());
    }

    @Test
    void whoLostTheRightToLookWritesNothing() {
        hold(mine);
        publish(mine, seen(sight(1)), Duration.ofSeconds(30));
        mine.letGo(List.of(CI));

        assertFalse(publish(mine, seen(sight(2)), Duration.ofSeconds(20)));
        hold(yours);
        assertFalse(publish(mine, unseen(null), Duration.ofSeconds(10)));

        assertEquals(1, read(yours).size());
        assertEquals(1, sight(yours).pipelines().size());
    }

    @Test
    void anOlderLookDoesNotReplaceANewerOne() {
        hold(mine);
        publish(mine, seen(sight(2)), Duration.ofSeconds(1));

        assertFalse(publish(mine, seen(sight(1)), Duration.ofSeconds(30)));

        assertEquals(2, sight(yours).pipelines().size());
    }

    @Test
    void whenTheBooksClockWasSetBackNobodyTakesWhatIsThereForYoung() {
        hold(mine);
        publish(mine, seen(sight(2)));
        execute("UPDATE sighting SET seen_at = seen_at + 3600000");

        assertEquals(List.of(), read(yours));

        assertTrue(publish(mine, seen(sight(3))), "and the next look counts again");
        assertEquals(3, sight(yours).pipelines().size());
    }

    @Test
    void namesThatAreMissingAreReadWithTheRest() {
        hold(mine);
        publish(mine, seen(sight(2)), Duration.ofSeconds(30));
        read(yours);
        publish(mine, seen(new Sight(sight(2).pipelines(), List.of("cart"))), Duration.ofSeconds(20));

        assertEquals(List.of("cart"), sight(yours).absent());
    }

    @Test
    void aDamagedPartIsSaidAndTheHoldersNextLookMendsIt() {
        hold(mine);
        publish(mine, seen(sight(100)), Duration.ofSeconds(30));
        execute("UPDATE sighting_part SET pipelines = %s WHERE part = 1".formatted(bytes("0badc0de")));

        String sentence = assertThrows(StoreFailure.class, () -> read(yours)).sentence();
        assertTrue(sentence.startsWith("What the team's books hold of the source ci cannot be read"), sentence);

        mine = ours.sights();
        publish(mine, seen(sight(100)));
        assertEquals(100, sight(yours).pipelines().size());
    }

    @Test
    void aDamagedNoteIsSaidAndMended() {
        hold(mine);
        publish(mine, seen(sight(3)), Duration.ofSeconds(30));
        execute("UPDATE sighting SET seen = %s".formatted(bytes("00")));
        assertThrows(StoreFailure.class, () -> read(yours));

        publish(mine, seen(sight(3)));

        assertEquals(3, sight(yours).pipelines().size());
    }

    @Test
    void aMissingPartIsSaid() {
        hold(mine);
        publish(mine, seen(sight(100)));
        execute("DELETE FROM sighting_part WHERE part = 2");

        assertThrows(StoreFailure.class, () -> read(yours));
    }

    @Test
    void moreThanAnybodyWritesIsNotEvenFetched() {
        hold(mine);
        publish(mine, seen(sight(100)), Duration.ofSeconds(30));
        ours.access()
                .ask(handle -> handle.createUpdate("UPDATE sighting_part SET pipelines = :huge WHERE part = 0")
                        .bind("huge", new byte[17 << 20])
                        .execute());

        assertThrows(StoreFailure.class, () -> read(yours));
    }

    @Test
    void anOldCopyOfTheBooksIsReadAnew() {
        hold(mine);
        publish(mine, seen(sight(5)), Duration.ofSeconds(30));
        read(yours);
        execute("UPDATE sighting SET version = 5");
        execute("UPDATE sighting_part SET version = 5");

        assertEquals(5, sight(yours).pipelines().size());
    }

    @Test
    void aHintReachesWhoLooks() {
        hold(mine);
        long before = standing(mine).hints();

        yours.hint(CI);

        assertNotEquals(before, standing(mine).hints());
    }

    @Test
    void whoListensIsToldOfNewsAndOfHints() throws Exception {
        var told = new Semaphore(0);
        hold(mine);
        try (var _ = theirs.listen(() -> {}, told::release)) {
            assertTrue(told.tryAcquire(5, TimeUnit.SECONDS), "once at the beginning");
            told.drainPermits();
            publish(mine, seen(sight(3)));
            assertTrue(told.tryAcquire(5, TimeUnit.SECONDS), "of something new");
            told.drainPermits();
            mine.hint(CI);
            assertTrue(told.tryAcquire(5, TimeUnit.SECONDS), "of a hint");
        }
    }

    @Test
    void whatNobodyUsesAnyMoreIsThrownAwayWhenSomethingNewComes() {
        hold(mine);
        publish(mine, seen(sight(100)));
        execute("UPDATE sighting SET seen_at = seen_at - 8 * 86400000");

        mine.hold(List.of(Story.source("new")), LONG);

        assertEquals(List.of(), versions());
        hold(mine);
        assertTrue(publish(mine, seen(sight(2))), "and it may come again");
        assertEquals(2, sight(yours).pipelines().size());
    }

    @Test
    void afterLighterWritesOthersAreAsSafeAsEver() {
        hold(mine);
        publish(mine, seen(sight(1)));

        if (place == Place.SQLITE) {
            int mode = ours.access()
                    .ask(handle -> handle.createQuery("PRAGMA synchronous")
                            .mapTo(Integer.class)
                            .one());
            assertEquals(2, mode, "the disk is waited for");
        }
    }

    private static void hold(SightBook book) {
        assertEquals(Set.of(CI), book.hold(List.of(CI), LONG));
    }

    private static SightBook.Standing standing(SightBook book) {
        return book.standings(List.of(CI)).getFirst();
    }

    private static boolean publish(SightBook book, Looked looked) {
        return publish(book, looked, Duration.ZERO);
    }

    private static boolean publish(SightBook book, Looked looked, Duration age) {
        return book.publish(CI, looked, () -> age);
    }

    private static List<Looked> read(SightBook book) {
        return book.read(CI, ASKED).stream().map(SightBook.Entry::looked).toList();
    }

    private static Sight sight(SightBook book) {
        return ((Observation.Seen<Sight>) read(book).getFirst().observation()).what();
    }

    private static Looked seen(Sight sight) {
        return new Looked(new Observation.Seen<>("ci", BEGAN, TOOK, Cost.NONE, sight), PLANNED);
    }

    private static Looked unseen(Instant until) {
        var fault = new Fault(FaultKind.THROTTLED, "Later.", until);
        return new Looked(new Observation.Unseen<>("ci", BEGAN, TOOK, Cost.NONE, fault), PLANNED);
    }

    private static Sight sight(int pipelines) {
        return new Sight(
                IntStream.range(0, pipelines)
                        .mapToObj(number -> pipeline("service-" + number).done())
                        .sorted(java.util.Comparator.comparing(Pipeline::id))
                        .toList(),
                List.of());
    }

    private static Pipeline.Draft pipeline(String name) {
        return Story.pipeline(name, Outcome.PASSED);
    }

    /// Of each part, in their order.
    private List<Long> versions() {
        return ours.access()
                .ask(handle -> handle.createQuery("SELECT version FROM sighting_part ORDER BY source, part")
                        .mapTo(Long.class)
                        .list());
    }

    private void execute(String sql) {
        ours.access().ask(handle -> handle.execute(sql));
    }

    private String bytes(String hex) {
        return place == Place.SQLITE ? "x'" + hex + "'" : "'\\x" + hex + "'";
    }
}
