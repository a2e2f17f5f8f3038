package dev.andon.server.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.deploy.DeployServer;
import dev.andon.deploy.Rollbacker;
import dev.andon.server.build.BuildServers;
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
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Nobody can forget a step of adding a server: what is missing is said in the sentence that fails.
class EveryDeployAdapterIsListedTest {
    private static final String ROOM = "dev.andon.server.deploy";
    private static final Path CLASSES = Path.of("target/classes");
    private static final Path TESTS = Path.of("target/test-classes");
    /// What is no server is not held to what servers do; [ProgramTest] says what it keeps.
    private static final Set<String> NO_SERVERS = Set.of("program");

    @Test
    void everyAdapterIsInTheList() {
        Set<String> forgotten = names(Room.classes(CLASSES, ROOM, DeployServer.class));
        DeployServers.ALL.forEach(
                kind -> forgotten.remove(adapterOf(kind).getClass().getName()));
        assertEquals(Set.of(), forgotten, "add a line for it to DeployServers.ALL");
    }

    @Test
    void everyKindIsHeldToTheContract() {
        Set<String> tested = Room.classes(TESTS, ROOM, DeployServerContract.class).stream()
                .map(EveryDeployAdapterIsListedTest::kind)
                .collect(Collectors.toSet());
        for (Kind kind : servers()) {
            assertTrue(
                    tested.contains(kind.name()),
                    "add a test class that extends DeployServerContract and calls super(\"" + kind.name() + "\")");
        }
    }

    @Test
    void everyKindHasItsFixtures() {
        for (Kind kind : servers()) {
            Path fixtures = Scenario.fixtures("deploy", kind.name());
            assertThere(fixtures.resolve("SOURCE.md"), "version, date, requests, recorded or made by hand");
            assertThere(fixtures.resolve("routes.csv"), "which file answers which request");
            assertThere(fixtures.resolve("words.csv"), "every status word of the product's documentation");
            for (String situation : List.of("passed", "failed", "empty", "words")) {
                assertThere(fixtures.resolve(situation), "what the server answers in this situation");
            }
            if (adapterOf(kind) instanceof Rollbacker) {
                assertThere(fixtures.resolve("rollback/examined.txt"), "how the service is examined");
                assertThere(fixtures.resolve("rollback/requests.txt"), "what is sent to go back");
            }
        }
    }

    @Test
    void everyFixtureBelongsToAKind() throws IOException {
        try (Stream<Path> folders = Files.list(Scenario.fixtures("deploy", ""))) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                String kind = folder.getFileName().toString();
                assertTrue(DeployServers.named(kind).isPresent(), "no kind in DeployServers.ALL is called " + kind);
            }
        }
    }

    @Test
    void everyKindIsListedOnceAndExplained() {
        Set<String> names = new TreeSet<>();
        BuildServers.ALL.forEach(kind -> names.add(kind.name()));
        for (Kind kind : DeployServers.ALL) {
            assertTrue(names.add(kind.name()), "two kinds are called " + kind.name());
            assertTrue(kind.name().matches("[a-z][a-z-]*"), kind.name() + ": write it in small letters");
            assertTrue(!kind.title().isBlank(), kind.name() + ": say what people call it");
            assertTrue(kind.tokenHelp().endsWith("."), kind.name() + ": say in a sentence what its token may do");
            kind.options()
                    .forEach(option -> assertTrue(
                            option.meaning().endsWith("."),
                            kind.name() + ": say in a sentence what " + option.name() + " is"));
        }
    }

    private static List<Kind> servers() {
        return DeployServers.ALL.stream()
                .filter(kind -> !NO_SERVERS.contains(kind.name()))
                .toList();
    }

    private static void assertThere(Path path, String what) {
        assertTrue(Files.exists(path), "add " + path + ": " + what);
    }

    private static String kind(Class<?> test) {
        try {
            return ((DeployServerContract) test.getDeclaredConstructor().newInstance()).kind();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("give " + test.getName() + " a constructor without parameters", e);
        }
    }

    private static DeployServer adapterOf(Kind kind) {
        Source source = Source.of("deploys", kind.name(), URI.create("http://127.0.0.1:1/shop/cart"));
        return kind.reader().apply(new Http(source, Connection.shared(), InstantSource.system()), source);
    }

    private static Set<String> names(List<Class<?>> classes) {
        return classes.stream().map(Class::getName).collect(Collectors.toCollection(TreeSet::new));
    }
}
