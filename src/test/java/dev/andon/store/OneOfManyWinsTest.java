package dev.andon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.line.Confirmation;
import dev.andon.line.RedBuild;
import dev.andon.line.Stop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OneOfManyWinsTest extends OnBothDatabases {
    private static final int MANY = 8;

    @Test
    void aClaimHasOneWinnerHoweverManyTryAtOneInstant() throws Exception {
        Races.run(database, 200);
    }

    @Test
    void aLineHasOneStopHoweverManyPullTheCordAtOneInstant() throws Exception {
        List<Stop> stops = atOnce(
                store -> store.stops().stop(new Stop(0, "trunk", LONG_AGO, ANN, "", List.of(), List.of(), null)));

        assertEquals(1, stops.stream().distinct().count());
        assertEquals(ours.stops().open(), stops.stream().distinct().toList());
    }

    @Test
    void aLeaseHasOneHolderHoweverManyTryAtOneInstant() throws Exception {
        List<Boolean> held = atOnce(store -> store.leases().hold("source ci", Duration.ofMinutes(1)));

        assertEquals(1, held.stream().filter(one -> one).count());
    }

    @Test
    void whatFailedIsRunAgainByOneHoweverManyWantToAtOneInstant() throws Exception {
        var build = new RedBuild("5", LONG_AGO, null);
        var wanted = Confirmation.of("ci/shop", build, LONG_AGO, Duration.ZERO, Confirmation.Sending.INTENDED);

        List<Optional<Confirmation>> told =
                atOnce(store -> store.confirmations().intend(wanted));

        assertEquals(1, told.stream().filter(Optional::isPresent).count());
    }

    /// Nobody has opened the books yet: all of them find no table.
    private <T> List<T> atOnce(Function<Store, T> work) throws Exception {
        List<Store> stores =
                IntStream.range(0, MANY).mapToObj(_ -> new Store(database)).toList();
        var start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(MANY)) {
            List<Future<T>> results = new ArrayList<>();
            for (Store store : stores) {
                Callable<T> run = () -> {
                    start.await();
                    return work.apply(store);
                };
                results.add(threads.submit(run));
            }
            start.countDown();
            List<T> all = new ArrayList<>();
            for (Future<T> result : results) {
                all.add(result.get());
            }
            return all;
        } finally {
            stores.forEach(Store::close);
        }
    }
}
