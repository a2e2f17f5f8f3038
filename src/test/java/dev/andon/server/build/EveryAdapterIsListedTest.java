package dev.andon.server.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.build.BuildServer;
import dev.andon.server.http.Connection;
import dev.andon.server.http.Http;
import dev.andon.source.Source;
import dev.andon.testing.Room;
import dev.andon.testing.Scenario;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Nobody can forget a step of adding a server: what is missing is said in the sentence that fails.
class EveryAdapterIsListedTest {
    private static final String ROOM = "dev.andon.server.build";

    @Test
    void everyAdapterIsInTheList() {
        Set<String> listed = new HashSet<>();
        BuildServers.ALL.forEach(kind -> listed.add(adapterOf(kind).getName()));
        Set<String> forgotten = names(Room.classes(Path.of("target/classes"), ROOM, BuildServer.class));
        forgotten.removeAll(listed);
        assertEquals(Set.of(), forgotten, "add a line for it to BuildServers.ALL");
    }

    @Test
    void everyKindIsHeldToTheContract() {
        Set<String> tested = contracts().stream().map(BuildServerContract::kind).collect(Collectors.toSet());
        for (Kind kind : BuildServers.ALL) {
            assertTrue(
                    tested.contains(kind.name()),
                    "add a test class that extends BuildServerContract and calls super(\"" + kind.name() + "\")");
        }
    }

    @Test
    void everyAdapterHasATestOfItsName() {
        Set<String> tests = names(Room.classes(Path.of("target/test-classes"), ROOM, BuildServerContract.class));
        for (Class<?> adapter : Room.classes(Path.of("target/classes"), ROOM, BuildServer.class)) {
            String test = adapter.getName() + "Test";
            assertTrue(tests.contains(test), "add " + test + ", which extends BuildServerContract");
        }
    }

    @Test
    void everyKindHasItsFixtures() {
        for (Kind kind : BuildServers.ALL) {
            Path fixtures = Scenario.fixtures(kind.name());
            assertThere(fixtures.resolve("SOURCE.md"), "version, date, requests, recorded or made by hand");
            assertThere(fixtures.resolve("routes.csv"), "which file answers which request");
            assertThere(fixtures.resolve("words.csv"), "every status word of the product's documentation");
            for (String situation : List.of("passed", "failed", "empty", "words")) {
                assertThere(fixtures.resolve(situation), "what the server answers in this situation");
            }
        }
    }

    @Test
    void everyFixtureBelongsToAKind() throws IOException {
        try (Stream<Path> folders = Files.list(Scenario.fixtures(""))) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                String kind = folder.getFileName().toString();
                assertTrue(BuildServers.named(kind).isPresent(), "no kind in BuildServers.ALL is called " + kind);
            }
        }
    }

    @Test
    void everyKindIsListedOnceAndExplained() {
        assertEquals(
                BuildServers.ALL.size(),
                BuildServers.ALL.stream().map(Kind::name).distinct().count(),
                "two kinds have one name");
        for (Kind kind : BuildServers.ALL) {
            assertTrue(kind.name().matches("[a-z][a-z-]*"), kind.name() + ": write it in small letters");
            assertTrue(!kind.title().isBlank(), kind.name() + ": say what people call it");
            kind.options()
                    .forEach(option -> assertTrue(
                            option.meaning().endsWith("."),
                            kind.name() + ": say in a sentence what " + option.name() + " is"));
        }
    }

    private static void assertThere(Path path, String what) {
        assertTrue(Files.exists(path), "add " + path + ": " + what);
    }

    private static Class<?> adapterOf(Kind kind) {
        Source source = Source.of("ci", kind.name(), URI.create("http://127.0.0.1:1/shop/cart"))
                .withOptions(Map.of());
        var http = new Http(source, Connection.shared(), InstantSource.system());
        return kind.reader().apply(http, source).getClass();
    }

    private static List<BuildServerContract> contracts() {
        return Room.classes(Path.of("target/test-classes"), ROOM, BuildServerContract.class).stream()
                .map(test -> {
                    try {
                        return (BuildServerContract)
                                test.getDeclaredConstructor().newInstance();
                    } catch (ReflectiveOperationException e) {
                        throw new AssertionError("give " + test.getName() + " a constructor without parameters", e);
                    }
                })
                .toList();
    }

    private static Set<String> names(List<Class<?>> classes) {
        return classes.stream().map(Class::getName).collect(Collectors.toCollection(TreeSet::new));
    }
}
