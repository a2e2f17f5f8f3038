package dev.andon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Only command lines with few options are read by hand; everything else goes to the command line's own reader.
class PlainOpeningTest {
    @ParameterizedTest(name = "\"andon {0}\": {1}")
    @CsvSource({
        "'', true",
        "andon:pipeline/ci/shop, true",
        "andon:, true",
        "andon:pipeline/ci/shop andon:stop/trunk, false",
        "--config andon.yaml, true",
        "--config andon.yaml andon:stop/trunk, true",
        "--config, false",
        "--config -v, false",
        "--config a.yaml --config b.yaml, false",
        "-c andon.yaml, false",
        "--screen 2, false",
        "wall andon:stop/trunk, false",
        "wall, true",
        "wall http://ci.example.test, true",
        "wall https://ci.example.test/view/Shop http://other.example.test, true",
        "wall --screen 2, true",
        "wall --screen 0, false",
        "wall --screen two, false",
        "wall --screen, false",
        "wall --screen 1 --screen 2, false",
        "wall --screen 2 --config andon.yaml, true",
        "wall --config andon.yaml http://ci.example.test, false",
        "wall http://ci.example.test -v, false",
        "wall --config andon.yaml, true",
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
