package dev.andon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.claim.Claim;
import dev.andon.claim.Taking;
import dev.andon.people.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Eight programs claim the same at the same instant, again and again.
final class Races {
    private static final int RUNNERS = 8;

    private Races() {}

    static void run(Database database, int races) throws Exception {
        var start = new CyclicBarrier(RUNNERS);
        try (ExecutorService threads = Executors.newFixedThreadPool(RUNNERS);
                var judge = new Store(database).open()) {
            List<Future<List<Taking>>> runners = new ArrayList<>();
            for (int runner = 0; runner < RUNNERS; runner++) {
                String name = "Runner " + runner;
                runners.add(threads.submit(() -> take(database, name, races, start)));
            }
            List<List<Taking>> takings = new ArrayList<>();
            for (Future<List<Taking>> runner : runners) {
                takings.add(runner.get());
            }
            for (int race = 0; race < races; race++) {
                int number = race;
                assertOneWinner(takings.stream().map(of -> of.get(number)).toList(), race);
            }
            assertEquals(races, judge.claims().open().size());
        }
    }

    private static List<Taking> take(Database database, String name, int races, CyclicBarrier start) throws Exception {
        Person runner = Person.of(name);
        List<Taking> takings = new ArrayList<>();
        try (var store = new Store(database).open()) {
            for (int race = 0; race < races; race++) {
                var wanted = new Claim(0, "ci/" + race, runner, runner, "", Instant.EPOCH, null, null);
                start.await(30, TimeUnit.SECONDS);
                takings.add(store.claims().take(wanted));
            }
        }
        return takings;
    }

    /// And everybody else was told of that one.
    private static void assertOneWinner(List<Taking> takings, int race) {
        List<Claim> won = takings.stream()
                .filter(Taking.Taken.class::isInstance)
                .map(taking -> ((Taking.Taken) taking).claim())
                .toList();
        assertEquals(1, won.size(), "winners of race " + race);
        List<Taking> lost = takings.stream()
                .filter(taking -> !(taking instanceof Taking.Taken))
                .toList();
        assertEquals(
                List.of(new Taking.Held(won.getFirst())),
                lost.stream().distinct().toList(),
                "race " + race);
    }
}
