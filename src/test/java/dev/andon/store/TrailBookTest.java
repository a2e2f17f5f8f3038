package dev.andon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.andon.build.Lag;
import dev.andon.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrailBookTest extends OnBothDatabases {
    private static final Instant OLDEST = Instant.parse("2026-11-22T10:00:00Z");

    private static Lag lag(String subject, int commits) {
        return new Lag(subject, "a1b2c3d", "d3d3d3d", commits, true, List.of(ANN, BOB), OLDEST, "", LONG_AGO);
    }

    private static Lag at(Lag lag, Instant asked) {
        return new Lag(
                lag.subject(),
                lag.from(),
                lag.to(),
                lag.commits(),
                lag.complete(),
                lag.authors(),
                lag.oldest(),
                lag.trouble(),
                asked);
    }

    @Test
    void whatOneWasToldAllKnow() {
        ours.trails().write(lag("swarm/shop/production", 12));

        Instant now = Instant.now();
        Lag read = theirs.trails().lags(now).getFirst();
        assertEquals(at(lag("swarm/shop/production", 12), read.asked()), read);
        assertFalse(Duration.between(read.asked(), now).isNegative());
        assertFalse(Duration.between(read.asked(), now).compareTo(Duration.ofMinutes(1)) > 0);
    }

    @Test
    void ofAServiceTheNewestAnswerIsKept() {
        ours.trails().write(lag("swarm/shop/production", 12));
        ours.trails().write(lag("swarm/cart/production", 1));
        theirs.trails().write(Lag.untold("swarm/shop/production", "b", "c", ODD, LONG_AGO));

        List<Lag> all = ours.trails().lags(LONG_AGO);
        assertEquals(
                List.of("swarm/cart/production", "swarm/shop/production"),
                all.stream().map(Lag::subject).toList());
        assertEquals(ODD, all.getLast().trouble());
        assertFalse(all.getLast().isTold());
    }

    @Test
    void notEverybodyOfACrowdIsWritten() {
        List<Person> crowd =
                IntStream.range(0, 200).mapToObj(i -> Person.of("Person " + i)).toList();
        ours.trails().write(new Lag("swarm/shop", "a", "b", 250, false, crowd, null, "", LONG_AGO));

        assertEquals(50, theirs.trails().lags(LONG_AGO).getFirst().authors().size());
    }
}
