package dev.andon.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ABugHasACodeTest {
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    private static void meet(String value) throws InterruptedException {
        Thread.ofPlatform().start(() -> Integer.parseInt(value)).join();
        Thread.ofVirtual().start(() -> Integer.parseInt(value)).join();
    }

    private static void meetAnother() throws InterruptedException {
        Thread.ofVirtual().start(() -> List.of().getFirst()).join();
    }

    @Test
    void thatIsToldOnceForEachPlaceInTheCode() throws InterruptedException {
        try (var _ = Bugs.heard(told::add)) {
            for (String value : List.of("one", "two", "three")) {
                meet(value);
            }
            meetAnother();
        }
        // Two lines call for a number, and one for what is not there.
        assertEquals(3, told.size(), told.toString());
        assertEquals(3, new HashSet<>(told).size(), told.toString());
        assertTrue(told.stream().allMatch(code -> code.matches("\\p{XDigit}{6}")), told.toString());
    }

    @Test
    void andNobodyHearsOfItAfterwards() {
        var before = Thread.getDefaultUncaughtExceptionHandler();
        Bugs.heard(told::add).close();
        assertSame(before, Thread.getDefaultUncaughtExceptionHandler());
    }
}
