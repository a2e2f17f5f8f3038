package dev.andon.people;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One person has one name, whatever servers, commits and computers call them.
class WhoIsWhoTest {
    private static final Person ANN = new Person("Ann", "ann@example.test");
    private static final Person BOB = Person.of("Bob");
    private static final Crew CREW = new Crew(
            List.of(
                    new Colleague(ANN, List.of("a.miller", "ann@home.test"), Map.of("ci", "amiller")),
                    new Colleague(BOB, List.of(), Map.of("CI", "bob", "tc", "amiller"))),
            Map.of(Deed.RESUME, List.of(Person.of("Ann"))));

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            the name                           , Ann                       , ci, Ann
            in other letters                   , ANN                       , ci, Ann
            the mail address                   , X <Ann@example.test>      , ci, Ann
            another address                    , X <ann@home.test>         , ci, Ann
            an address for a name              , ann@home.test             , ci, Ann
            another name                       , A.Miller                  , ci, Ann
            the user id there                  , amiller                   , ci, Ann
            the same user id elsewhere         , amiller                   , tc, Bob
            a user id of no source             , amiller                   , x , amiller
            nobody we know                     , Anna                      , ci, Anna
            nobody of the same mail provider   , Cleo <cleo@example.test>  , ci, Cleo
            """)
    void aServersNameLeadsToTheTeams(String what, String named, String source, String known) {
        assertEquals(known, CREW.person(Person.of(named), source).name(), what);
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "Ann     , ci, amiller",
        "a.miller, ci, amiller",
        "Bob     , ci, bob",
        "Ann     , tc, ''",
        "Cleo    , ci, ''",
    })
    void aUserIdIsOnlyWhatSomebodyTold(String person, String source, String login) {
        assertEquals(login, CREW.login(Person.of(person), source));
    }

    @Test
    void whoIsToldIsKnownByEveryName() {
        assertEquals(
                List.of("Ann", "ann@example.test", "a.miller", "ann@home.test", "amiller"),
                CREW.names(Person.of("a.miller")));
        assertEquals(List.of("Cleo"), CREW.names(Person.of("Cleo")));
    }

    @ParameterizedTest(name = "{0} may {1}: {2}")
    @CsvSource({
        "Ann     , RESUME, true",
        "a.miller, RESUME, true",
        "amiller , RESUME, false",
        "Bob     , RESUME, false",
        "Bob     , STOP  , true",
        "Cleo    , CLAIM , true",
    })
    void whatNobodyIsNamedForEverybodyMayDo(String who, Deed deed, boolean may) {
        assertEquals(may, CREW.may(deed, Person.of(who)));
    }
}
