package dev.andon.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseTest {
    @ParameterizedTest(name = "{0} before {1}")
    @CsvSource({
        "0.1.0-SNAPSHOT, 0.1.0",
        "0.1.0, 0.1.1",
        "0.9.0, 0.10.0",
        "1.2, 1.2.1",
        "1.9.9, v2",
        "1.0.0-alpha, 1.0.0-alpha.1",
        "1.0.0-alpha.1, 1.0.0-alpha.beta",
        "1.0.0-rc.9, 1.0.0-rc.10",
        "1.0.0-rc.1, 1.0.0",
        "1.0.0-2, 1.0.0-10",
    })
    void comesBefore(String one, String other) {
        Release first = Release.read(one).orElseThrow();
        Release second = Release.read(other).orElseThrow();
        assertTrue(first.compareTo(second) < 0);
        assertTrue(second.compareTo(first) > 0);
    }

    @ParameterizedTest
    @CsvSource({"1.0, 1.0.0", "v1.2.3, 1.2.3", "1.0.0-rc.1, 1.0-rc.1"})
    void isTheSame(String one, String other) {
        assertEquals(
                0, Release.read(one).orElseThrow().compareTo(Release.read(other).orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "unknown",
                "latest",
                "1.",
                ".1",
                "1..2",
                "1.2.3.4.5",
                "1.2 3",
                "1.2-",
                "12345678901",
                "1.2+<b>"
            })
    void isNone(String text) {
        assertEquals(Optional.empty(), Release.read(text));
    }
}
