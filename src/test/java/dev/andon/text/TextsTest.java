package dev.andon.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.andon.people.Person;
import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.source.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
    private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);
    private static final Texts GERMAN = Texts.in(Locale.GERMANY);

    @ParameterizedTest
    @CsvSource({
        "-5, 0 s, 0 s",
        "0, 0 s, 0 s",
        "59, 59 s, 59 s",
        "60, 1 min, 1 min",
        "3599, 59 min, 59 min",
        "3600, 1 h, 1 h",
        "5400, 1 h 30 min, 1 h 30 min",
        "35999, 9 h 59 min, 9 h 59 min",
        "36000, 10 h, 10 h",
        "40000, 11 h, 11 h",
        "86399, 23 h, 23 h",
        "86400, 1 d, 1 T.",
        "864000, 10 d, 10 T."
    })
    void anAgeHasOneOrTwoUnits(long seconds, String english, String german) {
        assertEquals(english, ENGLISH.age(Duration.ofSeconds(seconds)));
        assertEquals(german, GERMAN.age(Duration.ofSeconds(seconds)));
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', ''",
        "Ann, Ann, Ann",
        "Ann Bob, Ann and Bob, Ann und Bob",
        "Ann Bob Cleo, 'Ann, Bob and Cleo', 'Ann, Bob und Cleo'",
        "Ann Bob Cleo Dan, 'Ann, Bob, Cleo and 1 more', 'Ann, Bob, Cleo und 1 mehr'",
        "Ann Bob Cleo Dan Eve, 'Ann, Bob, Cleo and 2 more', 'Ann, Bob, Cleo und 2 mehr'"
    })
    void aListNamesThreeAtMost(String names, String english, String german) {
        List<Person> people = Stream.of(names.split(" "))
                .filter(name -> !name.isEmpty())
                .map(Person::of)
                .toList();
        assertEquals(english, ENGLISH.list(people));
        assertEquals(german, GERMAN.list(people));
    }

    @ParameterizedTest
    @CsvSource({"1, 1 build, 1 Build", "2, 2 builds, 2 Builds", "17, 17 builds, 17 Builds"})
    void oneIsNotMany(int number, String english, String german) {
        assertEquals(english, ENGLISH.say("headline.builds", number));
        assertEquals(german, GERMAN.say("headline.builds", number));
    }

    @Test
    void whatWentWrongIsSaidInTheReadersLanguageWithinASentence() {
        Fault fault = new Fault(FaultKind.UNREACHABLE, "Nothing answers at ci.example.test:443.")
                .in(Trouble.of(Trouble.Word.NOTHING_ANSWERS, "ci.example.test:443"));
        assertEquals(
                "ci: Nothing answers at ci.example.test:443.", ENGLISH.say(Sentence.of("wall.fault", "ci", fault)));
        assertEquals(
                "ci: Unter ci.example.test:443 antwortet niemand.", GERMAN.say(Sentence.of("wall.fault", "ci", fault)));
    }

    @Test
    void sentencesAgesAndPeopleInsideASentenceBecomeWords() {
        Sentence inner = Sentence.of("headline.failedSince", List.of(Person.of("Ann")));
        assertEquals(
                "failing since Ann's commit, 1 min",
                ENGLISH.say(Sentence.of("headline.parts2", inner, Duration.ofMinutes(1))));
    }

    @Test
    void whatPeopleAndServersCallThingsIsLeftAlone() {
        assertEquals("unstable in {0} and it''s", ENGLISH.say("headline.unstableIn", List.of("{0}", "it''s")));
    }

    @Test
    void anotherLanguageGetsEnglishWhateverThePlatformSpeaks() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertEquals("passed", Texts.in(Locale.JAPAN).say("outcome.passed"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aSentenceThatNobodyWroteIsABugThatNamesIt() {
        var bug = assertThrows(IllegalArgumentException.class, () -> ENGLISH.say("no.such.sentence"));
        assertEquals("no message called no.such.sentence", bug.getMessage());
    }
}
