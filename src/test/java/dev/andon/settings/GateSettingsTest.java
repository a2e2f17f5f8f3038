package dev.andon.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.andon.line.GateName;
import dev.andon.source.Glob;
import dev.andon.source.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The gates of a line, with servers of sources or of their own.
class GateSettingsTest {
    private static final String SOURCES =
            "sources: [{name: ci, kind: jenkins, url: 'https://ci.test/', user: ann, token: '${CI_TOKEN}', every: 1m,"
                    + " pin: 'sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=', hook: '${CI_TOKEN}'}]\n";

    private SettingsFolder folder;

    @BeforeEach
    void aFolder(@TempDir Path temp) {
        folder = new SettingsFolder(temp);
    }

    private GateSettings gate(String gate) {
        return folder.settings(SOURCES + "lines: [{name: trunk, fixBranches: 'fix/*', gates: [" + gate + "]}]")
                .gates()
                .getFirst();
    }

    @Test
    void aGateTakesTheServerOfASource() {
        GateSettings gate = gate("{kind: jenkins-quiet-down, source: ci}");

        assertEquals(new GateName("trunk", "jenkins-quiet-down"), gate.name());
        assertEquals(List.of(new Glob("fix/*")), gate.fixBranches());
        Source connection = gate.connection();
        assertEquals("jenkins-quiet-down", connection.kind());
        assertEquals("https://ci.test/", connection.url().toString());
        assertEquals("ann", connection.user());
        assertEquals(SettingsFolder.HIDDEN, connection.token().reveal());
        assertFalse(connection.trust().equals(dev.andon.source.Trust.PLATFORM), "its pin");
        assertEquals("", connection.hook().reveal(), "what the server proves itself with is none of a gate's business");
    }

    @Test
    void rightsOfItsOwnCountBeforeTheSources() {
        Source connection =
                gate("{kind: jenkins-quiet-down, name: quiet, source: ci, user: root, token: 'keychain:ci'}")
                        .connection();

        assertEquals("quiet", connection.name());
        assertEquals("root", connection.user());
    }

    @Test
    void aGateMayHaveAServerOfItsOwn() {
        Source connection =
                gate("{kind: github-ruleset, url: 'https://api.github.test/', token: '${CI_TOKEN}', repository: ann/shop, ruleset: stop}")
                        .connection();

        assertEquals("https://api.github.test/", connection.url().toString());
        assertEquals(SettingsFolder.HIDDEN, connection.token().reveal());
        assertEquals(Map.of("repository", "ann/shop", "ruleset", "stop"), connection.options());
    }

    @Test
    void gatesOfOneNameOnTwoLinesAreTwo() {
        Settings settings = folder.settings(
                SOURCES
                        + "lines: [{name: a, gates: [{kind: jenkins-quiet-down, source: ci}]}, {name: b, gates: [{kind: jenkins-quiet-down, source: ci}]}]");

        assertEquals(
                List.of("a/jenkins-quiet-down", "b/jenkins-quiet-down"),
                settings.gates().stream().map(gate -> gate.name().id()).toList());
        assertEquals(2, settings.lines().size());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            no kind             | source: ci                                              | 7: lines[0].gates[0]: The key "kind" is missing. The kind of gate.
            a wrong kind        | kind: jenkins-quietdown, source: ci                     | 14: lines[0].gates[0].kind: "jenkins-quietdown" is none of jenkins-quiet-down, github-ruleset. Did you mean "jenkins-quiet-down"?
            a title for a kind  | kind: "GitHub: ruleset", source: ci                     | 14: lines[0].gates[0].kind: "GitHub: ruleset" is none of jenkins-quiet-down, github-ruleset. Did you mean "github-ruleset"?
            a misspelled key    | kind: jenkins-quiet-down, source: ci, tokn: x           | 46: lines[0].gates[0].tokn: There is no key "tokn" here. Did you mean "token"?
            an unknown source   | kind: jenkins-quiet-down, source: co                    | 42: lines[0].gates[0].source: No source is called "co". Did you mean "ci"?
            no server           | kind: jenkins-quiet-down                                | 7: lines[0].gates[0]: The key "source" is missing, or else "url". Name the source whose server it is on.
            two servers         | kind: jenkins-quiet-down, source: ci, url: "http://a"   | 51: lines[0].gates[0].url: A gate with a source takes this from there. Keep one of them.
            a pin of its own    | kind: jenkins-quiet-down, source: ci, pin: "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=" | 51: lines[0].gates[0].pin: A gate with a source takes this from there. Keep one of them.
            a missing option    | kind: github-ruleset, source: ci                        | 7: lines[0].gates[0]: The key "repository" is missing. Owner and name of the repository.
            another's option    | kind: jenkins-quiet-down, source: ci, ruleset: x        | 55: lines[0].gates[0].ruleset: The kind jenkins-quiet-down has no such option; it is one of github-ruleset.
            a slash in its name | kind: jenkins-quiet-down, source: ci, name: a/b         | 52: lines[0].gates[0].name: This text must not hold /.
            """)
    void mistakesAreFoundWithTheirPlace(String what, String gate, String said) {
        String yaml = SOURCES + "lines:\n- name: trunk\n  gates:\n    - {" + gate + "}";
        assertEquals("andon.yaml:5:" + said, folder.mistakes(yaml), what);
    }

    @Test
    void twoGatesOfOneNameOnALineAreAMistake() {
        String yaml = SOURCES
                + "lines:\n- name: trunk\n  gates:\n    - {kind: jenkins-quiet-down, source: ci}\n    - {kind: jenkins-quiet-down, source: ci}";
        assertEquals(
                "andon.yaml:6:7: lines[0].gates[1]: Another gate of this line is called jenkins-quiet-down, in line 5. Give each a \"name\" of its own.",
                folder.mistakes(yaml));
    }

    @Test
    void aSourceWithAMistakeIsNotAlsoAnUnknownOne() {
        String yaml =
                "sources: [{name: ci, url: 'ftp://a'}]\nlines: [{name: trunk, gates: [{kind: jenkins-quiet-down, source: ci}]}]";
        assertEquals(
                "andon.yaml:1:27: sources[0].url: An address begins with https:// or http://.", folder.mistakes(yaml));
    }

    @Test
    void aTokenThatTravelsInTheOpenIsRemarked() {
        String yaml = SOURCES
                + "lines: [{name: trunk, gates: [{kind: jenkins-quiet-down, url: 'http://ci.test/', token: '${CI_TOKEN}'}]}]";
        assertEquals(
                "andon.yaml:2:63: lines[0].gates[0].url: The token travels to this address unencrypted. Use https:// if the server has it.",
                folder.warnings(yaml));
    }

    @Test
    void fixBranchesWithoutGatesHaveNoEffect() {
        assertEquals(
                "andon.yaml:2:36: lines[0].fixBranches: This has no effect: the line has no gates.",
                folder.warnings(SOURCES + "lines: [{name: trunk, fixBranches: fix/*}]"));
    }
}
