package dev.andon.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.andon.settings.Reading;
import dev.andon.settings.SettingsReader;
import dev.andon.source.Secret;
import dev.andon.testing.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The schema that editors use and the page that people read say what the code does. With `-Dandon.golden=write`
/// the shipped schema is written anew.
class ShippedSettingsTest {
    private static final Path FILE = Path.of("src/main/resources/dev/andon/settings/andon.schema.json");
    private static final Path PAGE = Path.of("src/site/markdown/settings.md");
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

    private static SettingsReader reader(Path home) {
        var environment = Map.of(
                "CI_TOKEN",
                "x",
                "GITHUB_TOKEN",
                "x",
                "PROXY",
                "http://proxy.example.com:3128",
                "ANN_TOKEN",
                "0123456789abcdef",
                "CHAT_HOOK",
                "https://hooks.example.com/x",
                "HOOK_KEY",
                "x");
        return new SettingsReader(
                KnownKinds.all(), KnownKinds.gates(), environment, home, name -> Optional.of(new Secret(name)));
    }

    private static String schema() {
        return reader(Path.of("")).schema();
    }

    @Test
    void theShippedSchemaIsTheOneThatTheKeysGive() throws IOException {
        String made = schema();
        String shipped = Files.exists(FILE) ? Files.readString(FILE) : "";
        if ("write".equals(System.getProperty("andon.golden"))) {
            Files.writeString(FILE, made);
        }
        assertEquals(made, shipped, "run this test with -Dandon.golden=write, then look at what changed");
        assertEquals(List.of(), Schemas.complaintsAboutSchema(made));
    }

    @Test
    void everyKeyIsExplainedInTheSchemaAndInTheUserGuide() throws IOException {
        var keys = new TreeMap<String, String>();
        collect(JsonParser.parseString(schema()), "", keys);
        assertTrue(keys.size() > 30, keys.keySet().toString());
        String page = Files.readString(PAGE);
        keys.forEach((path, meaning) -> {
            assertTrue(meaning.length() > 10 && meaning.endsWith("."), path + ": " + meaning);
            String name = path.substring(path.lastIndexOf('.') + 1);
            assertTrue(page.contains("| `" + name + "` |"), "the user guide has no row for " + path);
        });
    }

    private static void collect(JsonElement schema, String path, Map<String, String> keys) {
        if (schema.isJsonArray()) {
            schema.getAsJsonArray().forEach(each -> collect(each, path, keys));
        } else if (schema.isJsonObject()) {
            JsonObject object = schema.getAsJsonObject();
            for (String inner : List.of("items", "anyOf")) {
                if (object.has(inner)) {
                    collect(object.get(inner), path, keys);
                }
            }
            if (object.has("properties")) {
                object.getAsJsonObject("properties").asMap().forEach((name, key) -> {
                    String below = path.isEmpty() ? name : path + "." + name;
                    keys.put(below, key.getAsJsonObject().get("description").getAsString());
                    collect(key, below, keys);
                });
            }
        }
    }

    @Test
    void everyExampleOfTheUserGuideIsReadAndFitsTheSchema(@TempDir Path temp) throws IOException {
        String pem = new HeldCertificate.Builder().build().certificatePem();
        Files.createDirectory(temp.resolve("certs"));
        Files.writeString(temp.resolve("certs/our-ca.pem"), pem);
        Files.writeString(temp.resolve("ci.token"), "x");
        Files.writeString(temp.resolve("gate.token"), "fedcba9876543210");
        List<String> examples = EXAMPLE.matcher(Files.readString(PAGE))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertTrue(examples.size() >= 4, "the page has examples");
        for (String example : examples) {
            Reading reading = reader(temp).read(Files.writeString(temp.resolve("andon.yaml"), example));
            assertTrue(reading instanceof Reading.Usable, example + reading);
            assertEquals(List.of(), Schemas.complaintsAboutYaml(schema(), example), example);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wal: {}",
                "wall: {palette: drak}",
                "wall: {pages: 15}",
                "wall: {screen: 0}",
                "wall: {night: {from: '22:00'}}",
                "wall: {night: {from: '25:00', to: '06:00'}}",
                "notify: [{kinds: [brokn]}]",
                "notify: [{webhook: {}}]",
                "notify: [{webhook: {url: 'http://a', form: mail}}]",
                "notify: [{quiet: {from: '22:00'}}]",
                "notify: [{repeatEvery: 10}]",
                "notify: [{command: []}]",
                "sources: []",
                "endpoint: {listen: 'here:there'}",
                "endpoint: {tokens: [{name: Ann}]}",
                "endpoint: {tokens: [{name: Ann, token: '0123456789abcdef', may: write}]}",
                "sources: {}",
                "sources: [{name: ci}]",
                "sources: [{name: a/b, url: 'http://a'}]",
                "sources: [{name: ci, url: 'ftp://a'}]",
                "sources: [{name: ci, url: 'http://a', kind: nothing}]",
                "sources: [{name: ci, url: 'http://a', every: 10}]",
                "sources: [{name: ci, url: 'http://a', every: ''}]",
                "sources: [{name: ci, url: 'http://a', user: true}]",
                "sources: [{name: ci, url: 'http://a', token: [x]}]",
                "sources: [{name: ci, url: 'http://a', pullRequests: 'yes'}]",
                "sources: [{name: ci, url: 'http://a', branches: ['!main']}]",
                "sources: [{name: ci, url: 'http://a', pin: abc}]",
                "sources: [{name: ci, url: 'http://a', proxy: {host: p}}]",
                "sources: [{name: ci, url: 'http://a', clientCertificate: {password: x}}]"
            })
    void whatTheSchemaRefusesTheReaderRefusesToo(String yaml, @TempDir Path temp) throws IOException {
        assertFalse(Schemas.complaintsAboutYaml(schema(), yaml).isEmpty(), "by the schema");
        Reading reading = reader(temp).read(Files.writeString(temp.resolve("andon.yaml"), yaml));
        assertTrue(reading instanceof Reading.Unusable, "by the reader");
    }
}
