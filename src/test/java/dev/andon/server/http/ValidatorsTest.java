package dev.andon.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.stream.IntStream;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;

class ValidatorsTest {
    private static final long MB = 1L << 20;

    private final Validators validators = new Validators();

    @Test
    void keepsSoManyAddresses() {
        IntStream.range(0, 3_000).forEach(i -> keep("a" + i, 1));
        assertEquals(
                2_000,
                IntStream.range(0, 3_000)
                        .filter(i -> validators.of("a" + i) != null)
                        .count());
    }

    @Test
    void makesRoomByForgettingWhatWasNotUsedForLongest() {
        keep("old", 8 * MB);
        keep("used", 7 * MB);
        validators.of("old");
        keep("new", 2 * MB);
        assertNull(validators.of("used"));
        assertNotNull(validators.of("old"));
        assertNotNull(validators.of("new"));
    }

    @Test
    void keepsOneThatIsLargerThanAllTheRoom() {
        keep("small", 1);
        keep("feed", 30 * MB);
        assertNotNull(validators.of("feed"));
        assertNull(validators.of("small"));
    }

    @Test
    void whatIsReplacedTakesNoRoom() {
        keep("other", 1);
        IntStream.range(0, 100).forEach(_ -> keep("feed", 15 * MB));
        assertNotNull(validators.of("other"));
    }

    private void keep(String address, long bytes) {
        validators.keep(address, Validators.Kept.of(Headers.of(), new byte[0], bytes, address));
    }
}
