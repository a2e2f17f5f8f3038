package dev.andon.keeper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.andon.build.BuildServer;
import dev.andon.build.Pipeline;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.source.TokenLife;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenWatchTest {
    private static final Instant TEN = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant END = TEN.plus(Duration.ofDays(9));

    private final TokenWatch watch = new TokenWatch();
    private final Telling server = new Telling();

    /// A server that tells, as long as it is well.
    private static final class Telling implements BuildServer, TokenLife {
        private int asked;
        private boolean broken;
        private boolean hasBug;
        private Optional<Instant> ends = Optional.of(END);

        @Override
        public List<Pipeline> look() {
            return List.of();
        }

        @Override
        public Optional<Instant> tokenEnds() throws ServerFault {
            asked++;
            if (hasBug) {
                throw new IllegalStateException("a bug of ours");
            }
            if (broken) {
                throw new ServerFault(FaultKind.BROKEN, "It is broken.");
            }
            return ends;
        }
    }

    private void looks(Duration later) {
        watch.after(server, TEN.plus(later));
    }

    @Test
    void itIsAskedOnceADay() {
        looks(Duration.ZERO);
        looks(Duration.ofHours(23));
        assertEquals(1, server.asked);
        assertEquals(END, watch.ends());
        server.ends = Optional.empty();
        looks(Duration.ofHours(24));
        assertEquals(2, server.asked);
        assertNull(watch.ends(), "the new one never ends");
    }

    @Test
    void whatIsKnownOutlivesAFaultAndItIsAskedAgainAfterAnHour() {
        looks(Duration.ZERO);
        server.broken = true;
        looks(Duration.ofHours(24));
        looks(Duration.ofMinutes(24 * 60 + 59));
        assertEquals(2, server.asked);
        assertEquals(END, watch.ends());
        looks(Duration.ofHours(25));
        assertEquals(3, server.asked);
    }

    /// Else a source would be grey, look by look, for what its look did not find.
    @Test
    void aBugOfOursIsNoneOfTheLookEither() {
        server.hasBug = true;
        looks(Duration.ZERO);
        looks(Duration.ofMinutes(59));
        assertEquals(1, server.asked);
        assertNull(watch.ends());
        server.hasBug = false;
        looks(Duration.ofHours(1));
        assertEquals(END, watch.ends());
    }

    @Test
    void aServerThatDoesNotTellIsNotAsked() {
        watch.after(List::of, TEN);
        assertNull(watch.ends());
    }
}
