package dev.andon.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MistakesTest {
    private SettingsFolder folder;

    @BeforeEach
    void aFolder(@TempDir Path temp) {
        folder = new SettingsFolder(temp);
    }

    /// One key of a source with a mistake; the message is what follows `andon.yaml:4:<column>: sources[0].`.
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a wrong word                  | kind: jenkin           | 11: sources[0].kind: "jenkin" is none of jenkins, github, cctray. Did you mean "jenkins"?
            a title for a kind            | kind: GitHub Actions   | 11: sources[0].kind: "GitHub Actions" is none of jenkins, github, cctray. Did you mean "github"?
            a word far from all           | kind: subversion       | 11: sources[0].kind: "subversion" is none of jenkins, github, cctray.
            a list where a word should be | kind: [jenkins]        | 11: sources[0].kind: This must be one of jenkins, github, cctray, but it is a list.
            a misspelled key              | evry: 10s              | 5: sources[0].evry: There is no key "evry" here. Did you mean "every"?
            another tool's key            | interval: 10s          | 5: sources[0].interval: There is no key "interval" here. Did you mean "every"?
            another style of writing      | pull_requests: true    | 5: sources[0].pull_requests: There is no key "pull_requests" here. Did you mean "pullRequests"?
            a key of the level below      | include: shop          | 5: sources[0].include: There is no key "include" here. It belongs below "pipelines:".
            a switch that we do not have  | insecure: true         | 5: sources[0].insecure: There is no key "insecure" here. Did you mean "ca"?
            a duration without unit       | every: 10              | 12: sources[0].every: "10" is no duration; write one such as 10s, 2m or 1h. Did you mean "10s"?
            a duration in words           | every: 2 minutes       | 12: sources[0].every: "2 minutes" is no duration; write one such as 10s, 2m or 1h. Did you mean "2m"?
            a duration as ISO writes it   | every: PT1H            | 12: sources[0].every: "PT1H" is no duration; write one such as 10s, 2m or 1h. Did you mean "1h"?
            a duration that is too short  | every: 0s              | 12: sources[0].every: The duration 0s is not within 1s and 24h.
            a duration that is too long   | deadline: 11m          | 15: sources[0].deadline: The duration 11m is not within 1s and 10m.
            no duration at all            | every: often           | 12: sources[0].every: "often" is no duration; write one such as 10s, 2m or 1h.
            yes for true                  | pullRequests: yes      | 19: sources[0].pullRequests: This must be true or false, but it is a text. Write true, without quotes.
            a list for true               | pullRequests: [true]   | 19: sources[0].pullRequests: This must be true or false, but it is a list.
            nothing after the colon       | user:                  | 10: sources[0].user: This must be a text, but it is empty.
            true where a text should be   | user: true             | 11: sources[0].user: This must be a text, but it is true (yes or no). Put it in quotes if it is meant as a text.
            a variable where none is      | user: ${USER}          | 11: sources[0].user: Only secrets (token, password, proxy) are taken from the environment.
            a text in two lines           | user: "a\\nb"          | 11: sources[0].user: This text must be in one line.
            a tag of YAML                 | user: !!binary YQ==    | 11: sources[0].user: This must be a text, but it is of a type that Andon does not know.
            an empty list                 | branches: []           | 15: sources[0].branches: This list is empty. Leave the key out, or name at least one.
            an empty pattern              | branches: [main, ""]   | 22: sources[0].branches[1]: This pattern is empty.
            a pattern that excludes       | branches: "!main"      | 15: sources[0].branches: A pattern cannot begin with "!". Name under "exclude:" what should not be shown.
            a regular expression          | branches: ^main$       | 15: sources[0].branches: This looks like a regular expression. Patterns know *, ** and ? only.
            three stars                   | branches: a***         | 15: sources[0].branches: "***" means nothing. * is any text without a slash, ** any text.
            a pattern that takes for ever | branches: a*a*a*a*a*a*a*a*a*b | 15: sources[0].branches: This pattern has more than 8 stars. Use several patterns.
            a variable that is not there  | token: ${CI_TOKN}      | 12: sources[0].token: There is no environment variable CI_TOKN. Did you mean "${CI_TOKEN}"?
            a variable far from all       | token: ${NOTHING_SUCH} | 12: sources[0].token: There is no environment variable NOTHING_SUCH. Set it where Andon is started.
            an empty variable             | token: ${EMPTY}        | 12: sources[0].token: The environment variable EMPTY is empty.
            a variable as shells write it | token: $CI_TOKEN       | 12: sources[0].token: This looks like an environment variable; one is written as ${NAME}.
            a variable within a text      | token: x${CI_TOKEN}    | 12: sources[0].token: A secret is ${NAME} and nothing around it. Put the whole secret into the variable.
            a file that is not there      | token: file:ci.tok     | 12: sources[0].token: There is no file "ci.tok". Did you mean "ci.token"?
            a folder for a file           | token: file:.          | 12: sources[0].token: The file "." is a folder.
            an empty file                 | token: file:empty      | 12: sources[0].token: The file "empty" is empty.
            a file with two secrets       | token: file:two        | 12: sources[0].token: The secret has several lines or control characters; it must be one line.
            a name the keychain lacks     | token: keychain:cd     | 12: sources[0].token: The keychain has nothing for Andon under "cd". The user guide says how to put it there.
            a keychain and no name        | token: "keychain:"     | 12: sources[0].token: After "keychain:" comes a name.
            no certificate                | ca: two                | 9: sources[0].ca: This file holds no certificate. It begins with -----BEGIN CERTIFICATE-----.
            a private key                 | ca: key.pem            | 9: sources[0].ca: This file holds a private key. Name the authority's certificate; keep its key secret.
            a certificate that is missing | ca: [ca.pem]           | 10: sources[0].ca[0]: There is no file "ca.pem".
            a fingerprint for a pin       | pin: 00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff | 10: sources[0].pin: This is no pin: it is sha256/ and 44 characters of base64. This is hexadecimal, probably of the certificate; the pin is the base64 of its public key.
            a short pin                   | pin: sha256/abc        | 10: sources[0].pin: This is no pin: it is sha256/ and 44 characters of base64. The user guide says how to compute it.
            no PKCS #12                   | clientCertificate: {file: two, password: "${CI_TOKEN}"} | 31: sources[0].clientCertificate.file: The password does not open this file, or it is no PKCS #12 file.
            a certificate without a file  | clientCertificate: {password: "${CI_TOKEN}"} | 24: sources[0].clientCertificate: The key "file" is missing. The PKCS #12 file (.p12, .pfx), relative to the settings file.
            a proxy of another kind       | proxy: socks5://p:1080 | 12: sources[0].proxy: An address begins with https:// or http://.
            a proxy by TLS                | proxy: https://p:1080  | 12: sources[0].proxy: Andon speaks to proxies by http://. Write it as http://host:port.
            a proxy without a port        | proxy: {host: p}       | 12: sources[0].proxy: The key "port" is missing. The proxy's port.
            a port that cannot be         | proxy: {host: p, port: 70000} | 28: sources[0].proxy.port: "70000" is not a whole number from 1 to 65535.
            an option of another kind     | zone: UTC              | none
            """)
    void saysWhatIsWrongWithASource(String sentence, String line, String expected) {
        folder.with("ci.token", "t").with("empty", "\n").with("two", "a\nb\n");
        folder.with("key.pem", "-----BEGIN PRIVATE KEY-----\nYQ==\n-----END PRIVATE KEY-----\n");
        String mistakes =
                folder.mistakes("sources:\n  - name: ci\n    url: https://ci.example.com\n    " + line + "\n");
        assertEquals(expected.equals("none") ? "none" : "andon.yaml:4:" + expected, mistakes);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a host alone           | ci.example.com            | An address begins with https:// or http://. Did you mean "https://ci.example.com"?
            a host and a port      | localhost:8080/jenkins    | An address begins with https:// or http://. Did you mean "https://localhost:8080/jenkins"?
            another scheme         | ftp://ci.example.com      | An address begins with https:// or http://.
            a file                 | file:///etc/passwd        | An address begins with https:// or http://.
            no host                | https:///job/shop         | This address has no host and port that can be. Write it as https://host or https://host:port.
            a port that cannot be  | https://ci:99999          | This address has no host and port that can be. Write it as https://host or https://host:port.
            a space                | https://ci/job/our shop   | This is no address: it has something that an address cannot have at its character 19.
            a variable             | https://${HOST}/          | This is no address: it has something that an address cannot have at its character 10.
            """)
    void saysWhatIsWrongWithAnAddress(String sentence, String url, String expected) {
        assertEquals(
                "andon.yaml:3:10: sources[0].url: " + expected,
                folder.mistakes("sources:\n  - name: ci\n    url: " + url + "\n"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a palette        | palette: drak               | 2:12: wall.palette: "drak" is none of dark, light, high-contrast, colour-blind. Did you mean "dark"?
            another spelling | palette: high contrast      | 2:12: wall.palette: "high contrast" is none of dark, light, high-contrast, colour-blind. Did you mean "high-contrast"?
            an order         | order: sevrity              | 2:10: wall.order: "sevrity" is none of severity, name, source. Did you mean "severity"?
            a motion         | motion: reduce              | 2:11: wall.motion: "reduce" is none of full, reduced, system. Did you mean "reduced"?
            a language       | language: German            | 2:13: wall.language: "German" is no language; write a tag such as en, de or en-GB. Did you mean "de"?
            an old tag       | language: de_AT             | 2:13: wall.language: "de_AT" is no language; write a tag such as en, de or en-GB. Did you mean "de-AT"?
            a screen         | screen: left                | 2:11: wall.screen: "left" is not a whole number from 1 to 32.
            a huge screen    | screen: 99999999999999999   | 2:11: wall.screen: "99999999999999999" is not a whole number from 1 to 32.
            a time           | night: {from: 22, to: "06:30"}      | 2:17: wall.night.from: "22" is no time of day; write one such as 22:00. Did you mean "22:00"?
            a short time     | night: {from: "22:00", to: "6:30"}  | 2:30: wall.night.to: "6:30" is no time of day; write one such as 22:00. Did you mean "06:30"?
            no night         | night: {from: "22:00", to: "22:00"} | 2:30: wall.night.to: The night ends when it begins. Give it another end, or leave "night:" out.
            half a night     | night: {from: "22:00"}      | 2:10: wall.night: The key "to" is missing. When the night ends, such as 06:30.
            a dark night     | night: {from: "22:00", to: "06:00", dim: 100} | 2:44: wall.night.dim: "100" is not a whole number from 0 to 90.
            no keys          | [title]                     | 2:3: wall: This must hold keys with values, but it is a list.
            a synonym        | theme: dark                 | 2:3: wall.theme: There is no key "theme" here. Did you mean "palette"?
            """)
    void saysWhatIsWrongWithTheWall(String sentence, String line, String expected) {
        assertEquals("andon.yaml:" + expected, folder.mistakes("wall:\n  " + line + "\n"));
    }

    static Stream<Arguments> brokenYaml() {
        return Stream.of(
                arguments("a tab", "wall:\n\ttitle: Shop", "2:1: YAML does not indent with tabs. Use spaces."),
                arguments(
                        "a pattern without quotes",
                        "a: **/PR-*",
                        "1:5: A value that begins with * is an alias to YAML, and there is no anchor of that name. Put a pattern in quotes: \"**/name\"."),
                arguments(
                        "an alias without anchor",
                        "a: *shop",
                        "1:4: A value that begins with * is an alias to YAML, and there is no anchor of that name. Put a pattern in quotes: \"**/name\"."),
                arguments("an @", "a: @x", "1:4: A value cannot begin with this character. Put the value in quotes."),
                arguments(
                        "a colon in a value",
                        "a: b: c",
                        "1:5: A colon is not possible here. Is the line before indented differently, or does it lack the space after its colon? A value with \": \" needs quotes."),
                arguments(
                        "a tag",
                        "a: !x!y z",
                        "1:4: A value that begins with & or ! has a meaning of its own in YAML. Put the value in quotes."),
                arguments(
                        "an open bracket",
                        "a: [1, 2",
                        "1:9: A bracket or brace is opened and not closed before this. A value with braces of its own, such as \"${TOKEN}\", needs quotes here."),
                arguments(
                        "an open brace",
                        "a: {b: c",
                        "1:9: A bracket or brace is opened and not closed before this. A value with braces of its own, such as \"${TOKEN}\", needs quotes here."),
                arguments("an open quote", "a: \"b\nc: d", "2:5: A quote is opened and never closed."),
                arguments(
                        "a backslash",
                        "a: \"C:\\q\"",
                        "1:8: In double quotes a backslash begins an escape, and this is none. Use single quotes, or double the backslash."),
                arguments(
                        "a quote in quotes",
                        "a: 'it's'",
                        "1:8: After the closing quote nothing may follow. Double a single quote that belongs to the text."),
                arguments(
                        "a list beside keys",
                        "a: b\n- c",
                        "2:1: This does not fit to the lines above. Is it indented like its neighbours?"),
                arguments(
                        "a second document",
                        "wall: {}\n---\nwall: {}",
                        "2:1: A second document begins here. Settings are one document; remove the \"---\"."),
                arguments(
                        "a control character",
                        "wall:\n  title: a\u0001",
                        "2:11: Here is a character that YAML does not allow (U+0001)."),
                arguments("a list", "- a", "1:1: This must hold keys with values, but it is a list."),
                arguments("a word", "shop", "1:1: This must hold keys with values, but it is a text."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenYaml")
    void saysWhereYamlIsBroken(String sentence, String yaml, String expected) {
        assertEquals("andon.yaml:" + expected, folder.mistakes(yaml));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# only a comment\n", "---\n"})
    void refusesAFileThatSaysNothing(String yaml) {
        assertFalse(
                folder.mistakes(yaml).equals("none"), "an editor that empties the file first must not empty the wall");
    }

    @Test
    void reportsEveryMistakeAtOnceInTheOrderOfTheFile() {
        assertEquals("""
                andon.yaml:2:5: sources[0]: The key "url" is missing. The server's address, or the page of it that you look at in the browser.
                andon.yaml:3:5: sources[0].nam: There is no key "nam" here. Did you mean "name"?
                andon.yaml:5:11: sources[1].kind: "hudsn" is none of jenkins, github, cctray.
                andon.yaml:6:10: sources[1].url: An address begins with https:// or http://. Did you mean "https://ci.example.com"?
                andon.yaml:8:5: sources[1].every: This key is there twice; the first is in line 7. Keep one of them.
                andon.yaml:9:5: sources[2]: The key "url" is missing. The server's address, or the page of it that you look at in the browser.
                andon.yaml:9:11: sources[2].name: Another source has this name, in line 4. Names are unique.
                andon.yaml:10:15: wall.order: "x" is none of severity, name, source.""", folder.mistakes("""
                sources:
                  - name: build
                    nam: x
                  - name: ci
                    kind: hudsn
                    url: ci.example.com
                    every: 10s
                    every: 20s
                  - name: CI
                wall: {order: x}
                """));
    }

    @Test
    void countsColumnsInCharactersNotInUnits() {
        assertEquals(
                "andon.yaml:1:29: wall.order: \"x\" is none of severity, name, source.",
                folder.mistakes("wall: {\"title\": \"🛒\", order: x}"));
    }

    @Test
    void survivesBombsOfAliasesDepthAndSize() {
        var aliases = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            aliases.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertTrue(folder.mistakes(aliases.toString()).contains("more than 50 aliases"));
        assertEquals("andon.yaml:1:31: This is nested more than 30 levels deep.", folder.mistakes("[".repeat(200_000)));
        assertEquals(
                "andon.yaml: This file is larger than a megabyte; no settings are that long.",
                folder.mistakes("#".repeat((1 << 20) + 1)));
        assertTrue(folder.mistakes("&a\nsources: *a\nwall: *a\n").startsWith("andon.yaml:"));
        assertTrue(folder.mistakes("sources: &s\n  - *s\n").startsWith("andon.yaml:"));
    }

    @Test
    void showsTheFirstHundredMistakes() {
        var yaml = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            yaml.append("key").append(i).append(": x\n");
        }
        String[] lines = folder.mistakes(yaml.toString()).split("\n");
        assertEquals(101, lines.length);
        assertEquals("andon.yaml: There is more like this; these are the first 100.", lines[100]);
    }

    @Test
    void saysThatAFileIsNotThereNotReadableAsTextOrAFolder(@TempDir Path temp) throws IOException {
        SettingsReader reader = folder.reader();
        assertEquals("x: There is no such file.", mistake(reader.read(temp.resolve("none.yaml"))));
        assertEquals("x: This is a folder. Name the file in it.", mistake(reader.read(temp)));
        Path latin = Files.write(temp.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xe9});
        assertEquals("x: The file is not written in UTF-8. Save it as UTF-8.", mistake(reader.read(latin)));
    }

    private static String mistake(Reading reading) {
        return ((Reading.Unusable) reading).mistakes().getFirst().in("x");
    }

    @Test
    void namesTheOwnerOfAnOptionThatAnotherKindHas() {
        assertEquals(
                "andon.yaml:4:11: sources[0].zone: The kind jenkins has no such option; it is one of cctray.",
                folder.mistakes("sources:\n  - name: ci\n    url: {u}\n    zone: UTC\n    kind: jenkins\n"
                        .replace("{u}", "https://ci.example.com")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            without a space after the colon | token:SECRET
            with a word too many            | token SECRET
            as an alias                     | token: *SECRET
            as a tag                        | token: !SECRET x
            with an anchor                  | token: &SECRET
            as a key                        | SECRET: x
            in a URL                        | url: https://ann:SECRET@ci.exa mple.com
            in another scheme               | url: ftp://ann:SECRET@ci.example.com
            in a URL twice                  | url: https://SECRET@ci.example.com
            as a list                       | token: [SECRET]
            as keys                         | token: {SECRET: x}
            in two lines                    | token: "SECRET\\nSECRET"
            beside a variable               | token: ${CI_TOKEN}SECRET
            unterminated                    | token: "SECRET
            in a proxy                      | proxy: socks5://ann:SECRET@p
            in a broken proxy               | proxy: http://ann:SECRET@p:port
            """)
    void neverRepeatsASecret(String sentence, String line) {
        String secret = "gh9_hunter2X";
        Reading reading =
                folder.read("sources:\n  - name: ci\n    user: ann\n    " + line.replace("SECRET", secret) + "\n");
        assertFalse(
                reading.toString().toLowerCase(Locale.ROOT).contains(secret.toLowerCase(Locale.ROOT)),
                reading.toString());
    }
}
