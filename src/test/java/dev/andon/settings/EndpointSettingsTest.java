package dev.andon.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.command.Pass;
import dev.andon.command.Pass.Right;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointSettingsTest {
    private static final String TOKEN = "0123456789abcdef";

    @TempDir
    Path folder;

    private Reading read(String endpoint) throws IOException {
        var environment = Map.of("ANN_TOKEN", TOKEN);
        var reader = new SettingsReader(List.of(), List.of(), environment, folder, name -> Optional.empty());
        return reader.read(Files.writeString(
                folder.resolve("andon.yaml"),
                "sources: [{name: ci, url: 'http://a', hook: '${ANN_TOKEN}'}]\n" + endpoint));
    }

    private Settings settings(String endpoint) throws IOException {
        return assertInstanceOf(Reading.Usable.class, read(endpoint)).settings();
    }

    @Test
    void withoutTheKeyThereIsNoEndpoint() throws IOException {
        assertNull(settings("").endpoint());
        assertEquals(TOKEN, settings("").sources().getFirst().hook().reveal());
    }

    @ParameterizedTest
    @CsvSource({
        "nothing said, '{}', 127.0.0.1, 7411",
        "a port alone, '{listen: 8080}', 127.0.0.1, 8080",
        "a name, '{listen: \"localhost:80\"}', localhost, 80",
        "a loopback address, '{listen: \"127.1.2.3:80\"}', 127.1.2.3, 80",
        "a loopback address of six, '{listen: \"[::1]:80\"}', [::1], 80"
    })
    void thisMachineMayAskWithoutAToken(String what, String endpoint, String host, int port) throws IOException {
        assertEquals(
                new EndpointSettings(host, port, List.of()),
                settings("endpoint: " + endpoint).endpoint(),
                what);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0",
        "*",
        "10.0.0.7",
        "andon.example.com",
        "[::]",
        "127.0.0.1.example.com",
        "localhost.example.com"
    })
    void othersMayAskOnlyWithAToken(String host) throws IOException {
        String listen = "endpoint: {listen: '" + host + ":7411'";
        var mistakes =
                assertInstanceOf(Reading.Unusable.class, read(listen + "}")).mistakes();
        assertTrue(mistakes.getFirst().text().contains("there are no \"tokens:\""), mistakes.toString());
        List<Pass> passes = settings(listen + ", tokens: [{name: Ann, token: '${ANN_TOKEN}', may: [read, act]}]}")
                .endpoint()
                .passes();
        assertEquals("Ann", passes.getFirst().actor().person().name());
        assertEquals(Set.of(Right.READ, Right.ACT), passes.getFirst().may());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            no address              | listen: here:there                                        | is no address to listen at
            a port that cannot be   | listen: 127.0.0.1:65536                                   | is no address to listen at
            a short token           | tokens: [{name: Ann, token: short}]                       | less than 16 characters
            one token for two       | tokens: [{name: Ann, token: 0123456789abcdef}, {name: Bob, token: 0123456789abcdef}] | Two people have one token
            a right that is none    | tokens: [{name: Ann, token: 0123456789abcdef, may: write}] | is none of read, act
            a token without a name  | tokens: [{token: 0123456789abcdef}]                       | The key "name" is missing
            another word            | bind: 127.0.0.1:80                                        | Did you mean "listen"?
            """)
    void isAMistake(String what, String endpoint, String said) throws IOException {
        var mistakes = assertInstanceOf(Reading.Unusable.class, read("endpoint: {" + endpoint + "}"))
                .mistakes()
                .toString();
        assertTrue(mistakes.contains(said), mistakes);
        assertTrue(!mistakes.contains(TOKEN), mistakes);
    }

    @Test
    void whoMayDoNothingElseMayRead() throws IOException {
        Pass pass = settings("endpoint: {tokens: [{name: Ann, token: '${ANN_TOKEN}'}]}")
                .endpoint()
                .passes()
                .getFirst();
        assertEquals(Set.of(Right.READ), pass.may());
        assertTrue(!pass.toString().contains(TOKEN));
    }
}
