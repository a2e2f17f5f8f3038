package dev.andon.server.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.guard.MetricSource;
import dev.andon.server.http.Connection;
import dev.andon.server.http.Http;
import dev.andon.source.Secret;
import dev.andon.source.Source;
import dev.andon.testing.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Nobody can forget a step of adding a metric server: what is missing is said in the sentence that fails.
class EveryMetricServerIsListedTest {
    private static final String ROOM = "dev.andon.server.metric";
    static final List<MetricKind> KINDS = MetricServers.ALL;

    @Test
    void everyAdapterIsInTheList() {
        Set<String> forgotten = new TreeSet<>();
        classes(Path.of("target/classes"), MetricSource.class).forEach(adapter -> forgotten.add(adapter.getName()));
        KINDS.forEach(kind -> forgotten.remove(adapterOf(kind).getName()));
        assertEquals(Set.of(), forgotten, "add a line for it to MetricServers.ALL");
    }

    @Test
    void everyKindIsListedOnce() {
        assertEquals(
                KINDS.size(), KINDS.stream().map(MetricKind::name).distinct().count(), "two kinds have one name");
    }

    @ParameterizedTest
    @FieldSource("KINDS")
    void everyKindIsHeldToTheContractByATestOfItsAdaptersName(MetricKind kind) {
        String test = adapterOf(kind).getName() + "Test";
        assertEquals(
                kind.name(),
                contracts().getOrDefault(test, "nothing"),
                "add " + test + ", which extends MetricSourceContract and calls super(\"" + kind.name() + "\")");
    }

    @ParameterizedTest
    @FieldSource("KINDS")
    void everyKindHasItsFixtures(MetricKind kind) {
        Path fixtures = MetricSourceContract.fixtures(kind.name());
        for (String file : List.of("SOURCE.md", "routes.csv", "numbers", "gaps", "empty", "several")) {
            assertTrue(Files.exists(fixtures.resolve(file)), "add " + fixtures.resolve(file));
        }
        Scenario.all(fixtures)
                .forEach(scenario -> assertEquals(
                        1, scenario.answers().size(), "one answer in " + fixtures.resolve(scenario.name())));
    }

    @ParameterizedTest
    @FieldSource("KINDS")
    void everyKindIsExplained(MetricKind kind) {
        assertTrue(kind.name().matches("[a-z][a-z0-9-]*"), "write it in small letters");
        assertTrue(!kind.title().isBlank(), "say what people call it");
        assertTrue(kind.tokenHelp().endsWith("."), "say in a sentence what it wants");
        kind.options()
                .forEach(option ->
                        assertTrue(option.meaning().endsWith("."), "say in a sentence what " + option.name() + " is"));
    }

    @Test
    void everyFixtureBelongsToAKind() throws IOException {
        try (Stream<Path> folders = Files.list(MetricSourceContract.fixtures(""))) {
            Set<String> fixtures =
                    folders.map(folder -> folder.getFileName().toString()).collect(Collectors.toSet());
            assertEquals(KINDS.stream().map(MetricKind::name).collect(Collectors.toSet()), new HashSet<>(fixtures));
        }
    }

    private static Class<?> adapterOf(MetricKind kind) {
        Map<String, String> options = kind.options().stream()
                .filter(MetricKind.Option::required)
                .collect(Collectors.toMap(MetricKind.Option::name, _ -> "1"));
        Source source = Source.of("numbers", kind.name(), URI.create("https://monitoring.eu-west-1.amazonaws.com"))
                .withToken("", new Secret("one:two"))
                .withOptions(options);
        var http = new Http(source, Connection.shared(), InstantSource.system());
        return kind.maker().apply(http, source).getClass();
    }

    /// The kinds that are held to the contract, by the name of the test.
    private static Map<String, String> contracts() {
        return classes(Path.of("target/test-classes"), MetricSourceContract.class).stream()
                .collect(Collectors.toMap(Class::getName, kindOf()));
    }

    private static Function<Class<?>, String> kindOf() {
        return test -> {
            try {
                return ((MetricSourceContract) test.getDeclaredConstructor().newInstance()).kind();
            } catch (ReflectiveOperationException e) {
                throw new AssertionError("give " + test.getName() + " a constructor without parameters", e);
            }
        };
    }

    /// The classes of this room that can be made and are of a type.
    private static List<Class<?>> classes(Path root, Class<?> type) {
        try (Stream<Path> files = Files.list(root.resolve(ROOM.replace('.', '/')))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".class") && !file.equals("package-info.class"))
                    .<Class<?>>map(file -> load(ROOM + "." + file.substring(0, file.length() - ".class".length())))
                    .filter(type::isAssignableFrom)
                    .filter(found -> !Modifier.isAbstract(found.getModifiers()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, EveryMetricServerIsListedTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
