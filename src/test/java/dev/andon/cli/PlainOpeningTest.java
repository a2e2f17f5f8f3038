package dev.andon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Only command lines without options are read by hand; everything else goes to the command line's own reader.
class PlainOpeningTest {
    @ParameterizedTest(name = "\"andon {0}\": {1}")
    @CsvSource({
        "'', true",
        "andon:pipeline/ci/shop, true",
        "andon:, true",
        "andon:pipeline/ci/shop andon:stop/trunk, false",
        "--config andon.yaml andon:stop/trunk, false",
        "wall andon:stop/trunk, false",
        "wall, true",
        "wall http://ci.example.test, true",
        "wall https://ci.example.test/view/Shop http://other.example.test, true",
        "wall --screen 2, false",
        "wall http://ci.example.test -v, false",
        "wall --config andon.yaml, false",
        "wall ci.example.test, false",
        "wall http://ci.example.test/a|b, false",
        "wall @arguments, false",
        "--help, false",
        "demo, false",
        "status http://ci.example.test, false",
    })
    void isPlain(String commandLine, boolean plain) {
        String[] arguments = commandLine.isEmpty() ? new String[0] : commandLine.split(" ");
        assertEquals(plain, PlainOpening.of(arguments).isPresent());
    }
}
