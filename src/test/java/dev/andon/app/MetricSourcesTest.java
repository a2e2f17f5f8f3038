package dev.andon.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.guard.Inquiry;
import dev.andon.server.metric.MetricKind;
import dev.andon.server.metric.MetricServers;
import dev.andon.settings.Reading;
import dev.andon.settings.SettingsReader;
import dev.andon.source.FaultKind;
import dev.andon.source.Secret;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class MetricSourcesTest {
    static final List<MetricKind> KINDS = MetricServers.ALL;
    private static final Source NUMBERS = Source.of("numbers", "prometheus", URI.create("http://127.0.0.1:1/"));
    private static final Source CI = Source.of("ci", "cctray", URI.create("http://127.0.0.1:1/cc.xml"));

    private static Reading read(Path folder, String source) throws IOException {
        Path file = Files.writeString(folder.resolve("andon.yaml"), "sources: [{name: numbers, " + source + "}]");
        return new SettingsReader(
                        KnownKinds.all(),
                        KnownKinds.gates(),
                        Map.of("KEYS", "one:two"),
                        folder,
                        name -> Optional.of(new Secret("one:two")))
                .read(file);
    }

    @ParameterizedTest
    @FieldSource("KINDS")
    void everyKindCanBeSetAndMade(MetricKind kind, @TempDir Path folder) throws IOException {
        var options = new StringBuilder();
        kind.options().stream()
                .filter(MetricKind.Option::required)
                .forEach(option -> options.append(", ").append(option.name()).append(": 7"));
        Reading reading = read(
                folder,
                "kind: " + kind.name() + ", url: 'https://monitoring.eu-west-1.amazonaws.com', token: 'keychain:x'"
                        + options);
        assertTrue(reading instanceof Reading.Usable, reading.toString());
        List<Source> sources = ((Reading.Usable) reading).settings().sources();
        try (var all = new MetricSources(InstantSource.system())) {
            all.know(sources);
            assertEquals("", all.named("numbers").orElseThrow().mistake());
            assertTrue(all.named("numbers").orElseThrow().lag().toSeconds() >= 60);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            15s   | 15  |
            2m    | 120 |
            0s    | 0   |
            soon  | 60  | "lag" is no time such as 15s or 2m
            -5s   | 60  | "lag" is not within 0s and 15m
            1h    | 60  | "lag" is not within 0s and 15m
            """)
    void whenNumbersAreSettledCanBeSet(String lag, int seconds, String mistake) {
        try (var all = new MetricSources(InstantSource.system())) {
            all.know(List.of(NUMBERS.withOptions(Map.of("lag", lag))));
            MetricSources.Known known = all.named("numbers").orElseThrow();
            assertEquals(seconds, known.lag().toSeconds());
            assertTrue(known.mistake().contains(mistake == null ? "" : mistake), known.mistake());
            assertEquals(mistake == null, known.mistake().isEmpty(), known.mistake());
        }
    }

    @Test
    void whatIsMissingIsAMistakeAndWhatHasNoEffectIsSaid(@TempDir Path folder) throws IOException {
        Reading missing = read(folder, "kind: grafana, url: 'https://grafana.example.com'");
        assertTrue(
                missing instanceof Reading.Unusable(var mistakes, var _, var _)
                        && mistakes.size() == 1
                        && mistakes.getFirst().text().contains("\"datasource\" is missing"),
                missing.toString());
        Reading idle = read(
                folder,
                "kind: prometheus, url: 'https://prom.example.com', every: 10s, branches: main, pullRequests: true, pipelines: shop");
        assertTrue(
                idle instanceof Reading.Usable(var settings, var _)
                        && settings.warnings().size() == 4
                        && settings.warnings().stream()
                                .allMatch(warning -> warning.text().contains("has no effect")),
                idle.toString());
    }

    @Test
    void guardsAreHandedMetricServersAndTheWallTheOthers() {
        try (var numbers = new MetricSources(InstantSource.system());
                var sources = new Sources(InstantSource.system())) {
            numbers.know(List.of(CI, NUMBERS));
            assertTrue(numbers.named("numbers").isPresent());
            assertTrue(numbers.named("ci").isEmpty());
            assertEquals(
                    List.of(CI),
                    sources.watch(List.of(CI, NUMBERS)).stream()
                            .map(watched -> watched.source())
                            .toList());
        }
    }

    @Test
    void whatDidNotChangeIsKeptAndWhatIsGoneIsForgotten() {
        try (var all = new MetricSources(InstantSource.system())) {
            all.know(List.of(NUMBERS));
            var before = all.named("numbers").orElseThrow();
            all.know(List.of(CI, NUMBERS));
            assertSame(before, all.named("numbers").orElseThrow());
            all.know(List.of(NUMBERS.withToken("", new Secret("new"))));
            assertTrue(before != all.named("numbers").orElseThrow());
            all.know(List.of(CI));
            assertTrue(all.named("numbers").isEmpty());
        }
    }

    @Test
    void settingsThatCannotBeUsedAreAFaultOfThatSourceAlone() {
        Source half = Source.of("half", "datadog", URI.create("https://api.datadoghq.com"))
                .withToken("", new Secret("one-key-that-must-not-show"));
        try (var all = new MetricSources(InstantSource.system())) {
            all.know(List.of(half, NUMBERS));
            assertEquals("", all.named("numbers").orElseThrow().mistake());
            var known = all.named("half").orElseThrow();
            var inquiry = Inquiry.before(Instant.EPOCH, "x", Duration.ofHours(1), Duration.ofMinutes(1));
            var fault = assertThrows(ServerFault.class, () -> known.source().measure(inquiry));
            assertEquals(FaultKind.UNREADABLE, fault.kind());
            assertEquals(known.mistake(), fault.fault().sentence());
            assertTrue(known.mistake().contains("a colon between them")
                    && !known.mistake().contains("one-key"));
        }
    }
}
