package dev.andon.server.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetailsTest {
    @ParameterizedTest
    @CsvSource({"MISSING, 10", "REFUSED, 3", "BROKEN, 3", "UNREADABLE, 3", "TIMED_OUT, 1", "UNREACHABLE, 1"})
    void stopsAskingAServerThatDoesNotAnswer(FaultKind kind, int asked) throws ServerFault {
        var details = new Details(10);
        var calls = new AtomicInteger();
        for (int i = 0; i < 20; i++) {
            assertEquals(Optional.empty(), details.ask(() -> {
                calls.incrementAndGet();
                throw new ServerFault(kind, "No.");
            }));
        }
        assertEquals(asked, calls.get());
    }

    @Test
    void aServerThatWantsToBeLeftAloneEndsTheLook() {
        assertEquals(
                FaultKind.THROTTLED,
                assertThrows(
                                ServerFault.class,
                                () -> new Details(1).ask(() -> {
                                    throw new ServerFault(FaultKind.THROTTLED, "Later.");
                                }))
                        .kind());
    }

    @Test
    void leavesSomeCallsForWhatMattersMore() throws ServerFault {
        var details = new Details(3);
        assertEquals(Optional.of(1), details.askLeaving(2, () -> 1));
        assertEquals(Optional.empty(), details.askLeaving(2, () -> 2));
        assertEquals(Optional.of(3), details.ask(() -> 3));
    }
}
