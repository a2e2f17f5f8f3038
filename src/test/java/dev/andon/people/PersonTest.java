package dev.andon.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonTest {
    @ParameterizedTest
    @CsvSource({
        "Ann, Ann, ''",
        "'  Ann  ', Ann, ''",
        "Cleo Dev <cleo@example.test>, Cleo Dev, cleo@example.test",
        "' Cleo  < cleo@example.test > ', Cleo, cleo@example.test",
        "<cleo@example.test>, cleo@example.test, cleo@example.test",
        "Cleo <>, Cleo, ''",
        "SHOP\\ann, SHOP\\ann, ''",
        "a < b, a < b, ''",
        "Ann <two words>, Ann <two words>, ''",
        "Ann <ann@example.test> and Bob, Ann <ann@example.test> and Bob, ''"
    })
    void isReadFromANameOrANameWithMail(String text, String name, String mail) {
        assertEquals(new Person(name, mail), Person.of(text));
    }

    @Test
    void peopleComeInOrderWithoutBlanksDoublesAndNobodies() {
        assertEquals(
                List.of(new Person("Ann", ""), new Person("Bob", "")),
                Person.each(Arrays.asList("Ann", "", " ", null, "<>", "< >", " <\t> ", "Bob ", "Ann")));
    }

    @Test
    void nobodyIsNoPerson() {
        assertThrows(IllegalArgumentException.class, () -> new Person(" ", "ann@example.test"));
    }

    @Test
    void aServerCannotKeepUsBusyWithAnOddName() {
        String odd = " ".repeat(100_000) + "x" + "<".repeat(100_000);
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Person.of(odd));
    }
}
