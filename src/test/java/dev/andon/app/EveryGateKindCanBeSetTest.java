package dev.andon.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.server.gate.GateKind;
import dev.andon.server.gate.GateKinds;
import dev.andon.settings.GateSettings;
import dev.andon.settings.Reading;
import dev.andon.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The list of gates fits the settings.
class EveryGateKindCanBeSetTest {
    static final java.util.List<GateKind> KINDS = GateKinds.ALL;

    private static final Set<String> EVERY_GATES =
            Set.of("kind", "name", "source", "url", "user", "token", "ca", "pin", "proxy");

    @ParameterizedTest
    @FieldSource("KINDS")
    void isReadWithItsRequiredOptionsAndMade(GateKind kind, @TempDir Path folder) throws IOException {
        var options = new StringBuilder();
        kind.options().stream()
                .filter(GateKind.Option::required)
                .forEach(option -> options.append(", ").append(option.name()).append(": shop/cart"));
        Path file = Files.writeString(
                folder.resolve("andon.yaml"),
                "sources: [{name: ci, url: 'https://ci.test/'}]\nlines: [{name: trunk, gates: [{kind: " + kind.name()
                        + ", source: ci" + options + "}]}]");
        var reader =
                new SettingsReader(KnownKinds.all(), KnownKinds.gates(), Map.of(), folder, name -> Optional.empty());

        Reading reading = reader.read(file);

        assertTrue(reading instanceof Reading.Usable, reading.toString());
        GateSettings gate = ((Reading.Usable) reading).settings().gates().getFirst();
        assertEquals(kind.name(), gate.connection().kind());
        try (var gates = new Gates(InstantSource.system())) {
            String made = gates.gate(gate).getClass().getSimpleName();
            assertTrue(!made.equals("Unusable"), kind.name() + " cannot be made");
        }
    }

    @Test
    void noOptionTakesTheNameOfAKeyThatEveryGateHas() {
        var taken = new TreeMap<String, String>();
        GateKinds.ALL.forEach(kind -> kind.options().stream()
                .filter(option -> EVERY_GATES.contains(option.name()))
                .forEach(option -> taken.put(kind.name(), option.name())));
        assertEquals(Map.of(), taken);
    }

    @Test
    void everyKindIsListedOnceAndExplained() {
        assertEquals(
                GateKinds.ALL.size(),
                GateKinds.ALL.stream().map(GateKind::name).distinct().count());
        for (GateKind kind : GateKinds.ALL) {
            assertTrue(kind.name().matches("[a-z][a-z-]*"), kind.name());
            assertTrue(kind.tokenHelp().endsWith("."), kind.name());
            assertTrue(
                    Stream.of(kind)
                            .flatMap(it -> it.options().stream())
                            .allMatch(it -> it.meaning().endsWith(".")),
                    kind.name());
        }
    }
}
