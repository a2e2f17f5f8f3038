package dev.andon.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.people.Colleague;
import dev.andon.people.Crew;
import dev.andon.people.Deed;
import dev.andon.people.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrewSettingsTest {
    private static final Person ANN = Person.of("Ann");
    private static final Person BOB = Person.of("Bob");

    @TempDir
    Path folder;

    private Reading read(String team) throws IOException {
        var reader = new SettingsReader(List.of(), Map.of(), folder, name -> Optional.empty());
        return reader.read(Files.writeString(
                folder.resolve("andon.yaml"), "sources: [{name: ci, url: 'http://a'}]\nteam: " + team + "\n"));
    }

    private Settings settings(String team) throws IOException {
        return assertInstanceOf(Reading.Usable.class, read(team), () -> team).settings();
    }

    private List<String> warnings(String team) throws IOException {
        return settings(team).warnings().stream().map(Remark::text).toList();
    }

    @Test
    void whoIsWhoIsTold() throws IOException {
        assertEquals(
                List.of(new Colleague(
                        new Person("Ann", "ann@example.test"), List.of("a.miller", "annie"), Map.of("ci", "amiller"))),
                settings(
                                "{people: [{name: Ann, mail: ann@example.test, also: [a.miller, annie], logins: {ci: amiller}}]}")
                        .team()
                        .crew()
                        .people());
        assertEquals(Crew.ANYBODY, settings("{me: Ann}").team().crew());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            one person   | rights: {resume: Ann}                                        | Ann
            several      | rights: {resume: [Ann, Bob]}                                 | Ann, Bob
            a group      | groups: {oncall: [Ann, Bob]}, rights: {resume: [oncall]}     | Ann, Bob
            both         | groups: {oncall: Bob}, rights: {resume: [Ann, oncall]}       | Ann, Bob
            everyone     | rights: {resume: everyone}                                   | ''
            everyone too | rights: {resume: [Ann, everyone]}                            | ''
            nothing said | rights: {stop: Ann}                                          | ''
            """)
    void rightsBelongToPeopleAndGroups(String what, String team, String may) throws IOException {
        Crew crew = settings("{" + team + "}").team().crew();
        assertEquals(
                may,
                String.join(
                        ", ", crew.who(Deed.RESUME).stream().map(Person::name).toList()),
                what);
        assertTrue(crew.may(Deed.RESUME, ANN));
        assertEquals(may.isEmpty() || may.contains("Bob"), crew.may(Deed.RESUME, BOB));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            an unknown right            | {rights: {deploy: Ann}}                | There is no key "deploy" here
            a group of nobody           | {groups: {oncall: []}}                 | This list is empty
            groups that are a list      | {groups: [oncall]}                     | This must hold keys with values
            no groups                   | {groups: {}}                           | This holds none
            a person without a name     | {people: [{mail: ann@example.test}]}   | The key "name" is missing
            a group called everyone     | {groups: {everyone: Ann}, rights: {stop: everyone}} | A group cannot be called everyone
            a group without a name      | {groups: {'': Ann}}                    | This has no name
            """)
    void whatIsWrongIsSaid(String what, String team, String mistake) throws IOException {
        Reading.Unusable unusable = assertInstanceOf(Reading.Unusable.class, read(team), what);
        assertTrue(
                unusable.mistakes().stream().anyMatch(it -> it.what().startsWith(mistake)),
                () -> unusable.mistakes().toString());
    }

    @Test
    void aRightForANameThatNothingElseKnowsIsRemarked() throws IOException {
        List<String> said = warnings("{groups: {oncall: [Ann]}, rights: {resume: [oncal]}}");
        assertTrue(said.getFirst().contains("\"oncal\" is no group"), said.toString());
        assertTrue(said.getFirst().contains("oncall"), "the group that was meant: " + said);
        assertEquals(List.of(), warnings("{groups: {oncall: [Ann]}, rights: {resume: [Ann], stop: oncall}}"));
        assertEquals(List.of(), warnings("{people: [{name: Cleo}], rights: {resume: cleo}}"));
    }

    @Test
    void aUserIdAtASourceThatThereIsNotIsRemarked() throws IOException {
        List<String> said = warnings("{people: [{name: Ann, logins: {cii: ann}}]}");
        assertEquals(1, said.size(), said.toString());
        assertTrue(said.getFirst().contains("\"cii\""), said.toString());
        assertEquals(List.of(), warnings("{people: [{name: Ann, logins: {ci: ann}}]}"));
    }
}
