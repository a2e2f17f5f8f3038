package dev.andon.arrival;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PastedTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "as it is                | https://ci.example.com/a?b=c | https://ci.example.com/a?b=c",
                "with blanks around      | ^  https://ci.example.com/ ^ | https://ci.example.com/",
                "in angle brackets       | <https://ci.example.com>     | https://ci.example.com",
                "in quotes               | \"https://ci.example.com\"   | https://ci.example.com",
                "without a scheme        | ci.example.com/jenkins       | https://ci.example.com/jenkins",
                "of this machine         | localhost:8080/hudson        | http://localhost:8080/hudson",
                "by number               | 10.0.0.7:8010                | http://10.0.0.7:8010",
                "by a short name         | ci:8010/                     | http://ci:8010/",
                "of the sixth version    | [::1]:8010                   | http://[::1]:8010",
                "with a place in a page  | https://ci.example.com/#/grid | https://ci.example.com/",
                "in capitals             | HTTPS://ci.example.com/      | https://ci.example.com/",
            })
    void anAddressIsReadAsPeopleCopyIt(String name, String text, String address) {
        assertEquals(URI.create(address), Pasted.read(text).orElseThrow().address(), name);
    }

    @Test
    void whoStandsInItIsTakenOut() {
        Pasted pasted = Pasted.read("https://ann:p%40ss+1@ci.example.com/feed").orElseThrow();
        assertEquals(URI.create("https://ci.example.com/feed"), pasted.address());
        assertEquals("ann", pasted.user());
        assertEquals("p@ss+1", pasted.secret().reveal());
        assertFalse(pasted.toString().contains("p@ss"), pasted.toString());
        assertEquals(
                "t0ken",
                Pasted.read("https://t0ken@ci.example.com")
                        .orElseThrow()
                        .secret()
                        .reveal());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "ftp://ci.example.com",
                "file:///etc",
                "https://",
                "not an address",
                "a b.example.com",
                "http://%zz@a/"
            })
    void anythingElseIsNone(String text) {
        assertEquals(java.util.Optional.empty(), Pasted.read(text));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "the host's first word,     https://ci.example.com/jenkins, ci",
        "its number,                http://10.0.0.7:8010/,          10.0.0.7",
        "a repository of a forge,   https://github.com/shop/cart,   cart",
        "a forge,                   https://github.com,             github",
        "another where it is taken, https://build.example.com,      build 3",
    })
    void aNameIsProposed(String name, URI address, String proposed) {
        assertEquals(proposed, Pasted.name(address, List.of("Build", "build 2")), name);
    }
}
