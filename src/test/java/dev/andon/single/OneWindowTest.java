package dev.andon.single;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real sockets, real locks, and a real process that is killed.
class OneWindowTest {
    @TempDir
    Path folder;

    private final BlockingQueue<String> shown = new LinkedBlockingQueue<>();
    private Place place = new Place(Path.of(""), "");

    @BeforeEach
    void meet() {
        place = new Place(folder.resolve("run"), "0123");
    }

    private OneWindow first() throws InterruptedException {
        return assertInstanceOf(OneWindow.Start.First.class, OneWindow.begin(place, ""))
                .window();
    }

    @Test
    void theSecondStartHandsOverToTheFirst() throws Exception {
        try (OneWindow first = first()) {
            first.hear(shown::add);
            assertInstanceOf(OneWindow.Start.HandedOver.class, OneWindow.begin(place, "andon:stop/trunk"));
            assertEquals("andon:stop/trunk", shown.poll(5, TimeUnit.SECONDS));
            assertInstanceOf(OneWindow.Start.HandedOver.class, OneWindow.begin(place, ""));
            assertEquals("", shown.poll(5, TimeUnit.SECONDS));
        }
    }

    @Test
    void otherSettingsAreAnotherWindow() throws Exception {
        try (OneWindow first = first();
                OneWindow other = assertInstanceOf(
                                OneWindow.Start.First.class, OneWindow.begin(new Place(place.folder(), "4567"), ""))
                        .window()) {
            first.hear(shown::add);
            other.hear(shown::add);
            assertTrue(shown.isEmpty());
        }
    }

    @Test
    void whoComesAfterTheFirstHasGoneIsFirst() throws Exception {
        first().close();
        first().close();
        assertFalse(Files.exists(place.socket()));
    }

    @Test
    void oneThatDoesNotAnswerIsSaidToBeSilentInTime() throws Exception {
        try (OneWindow first = first()) {
            assertTrue(Files.exists(place.socket()), "it holds its place and hears nobody: " + first);
            long begun = System.nanoTime();
            assertInstanceOf(OneWindow.Start.Silent.class, OneWindow.begin(place, "andon:"));
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            assertTrue(took.compareTo(OneWindow.PATIENCE.multipliedBy(3)) < 0, took::toString);
        }
    }

    @Test
    void oneWhoseScreenHangsIsSaidToBeSilent() throws Exception {
        var never = new CountDownLatch(1);
        try (OneWindow first = first()) {
            first.hear(what -> {
                try {
                    return never.await(1, TimeUnit.MINUTES);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            });
            assertInstanceOf(OneWindow.Start.Silent.class, OneWindow.begin(place, "andon:"));
        } finally {
            never.countDown();
        }
    }

    @Test
    void ofManyStartsAtOnceOneIsFirst() throws Exception {
        List<Callable<OneWindow.Start>> starts = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            starts.add(() -> {
                OneWindow.Start start = OneWindow.begin(place, "andon:");
                if (start instanceof OneWindow.Start.First(OneWindow window)) {
                    window.hear(shown::add);
                }
                return start;
            });
        }
        List<OneWindow.Start> ends = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var end : threads.invokeAll(starts)) {
                ends.add(end.get());
            }
        }
        List<OneWindow.Start.First> firsts = ends.stream()
                .filter(OneWindow.Start.First.class::isInstance)
                .map(OneWindow.Start.First.class::cast)
                .toList();
        firsts.forEach(one -> one.window().close());
        assertEquals(1, firsts.size());
        assertEquals(
                11,
                ends.stream()
                        .filter(OneWindow.Start.HandedOver.class::isInstance)
                        .count());
    }

    /// What a killed one leaves: a socket file that nobody listens on.
    @Test
    void aSocketThatNobodyListensOnIsTakenOver() throws Exception {
        Files.createDirectories(place.folder());
        ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        killed.bind(UnixDomainSocketAddress.of(place.socket()));
        killed.close();
        assertTrue(Files.exists(place.socket()));
        try (OneWindow first = first()) {
            first.hear(shown::add);
            assertInstanceOf(OneWindow.Start.HandedOver.class, OneWindow.begin(place, "andon:"));
        }
    }

    @Test
    void thePlaceOfAKilledProcessIsTakenOver() throws Exception {
        Process held = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        place.folder().toString(),
                        place.key())
                .redirectErrorStream(true)
                .start();
        try {
            assertEquals("First", held.inputReader().readLine());
            assertInstanceOf(OneWindow.Start.HandedOver.class, OneWindow.begin(place, "andon:"));
        } finally {
            held.destroyForcibly().waitFor();
        }
        assertTrue(Files.exists(place.socket()), "it had no time to take it away");
        first().close();
    }

    /// The other process.
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws Exception {
            OneWindow.Start start = OneWindow.begin(new Place(Path.of(arguments[0]), arguments[1]), "");
            System.out.println(start.getClass().getSimpleName());
            if (start instanceof OneWindow.Start.First(OneWindow window)) {
                window.hear(what -> true);
                new CountDownLatch(1).await();
            }
        }
    }

    @Test
    void nobodyElseMayEnter() throws Exception {
        try (OneWindow first = first()) {
            assertEquals("rwx------", permissions(place.folder()));
            assertEquals("rw-------", permissions(place.socket()), first.toString());
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void whatNobodyWouldSayIsRefusedAndTheNextIsHeard() throws Exception {
        try (OneWindow first = first()) {
            first.hear(shown::add);
            for (String noise :
                    List.of("", "GET / HTTP/1.1\r\n\r\n", "andon/1\na\nb\n", "andon/2\nandon:\n", "\0\0\0")) {
                assertEquals("refused", ask(noise), noise);
            }
            assertEquals("refused", ask("andon/1\n" + "a".repeat(100_000)));
            assertTrue(shown.isEmpty(), shown::toString);
            assertInstanceOf(OneWindow.Start.HandedOver.class, OneWindow.begin(place, "andon:"));
        }
    }

    @Test
    void whoSaysNothingIsNotWaitedForWhileOthersAreHeard() throws Exception {
        try (OneWindow first = first();
                SocketChannel mute = SocketChannel.open(UnixDomainSocketAddress.of(place.socket()))) {
            first.hear(shown::add);
            assertInstanceOf(OneWindow.Start.HandedOver.class, OneWindow.begin(place, "andon:"));
            assertTrue(mute.isConnected());
        }
    }

    private String ask(String noise) throws IOException {
        try (SocketChannel connection = SocketChannel.open(UnixDomainSocketAddress.of(place.socket()))) {
            try {
                Wire.write(connection, noise);
                connection.shutdownOutput();
            } catch (IOException notReadToTheEnd) {
                return "refused";
            }
            return Wire.read(connection).orElse("").strip();
        } catch (IOException notReadToTheEnd) {
            return "refused";
        }
    }

    @Test
    void whereNoSocketCanBeMadeEachStartIsAlone() throws Exception {
        Files.writeString(folder.resolve("file"), "");
        assertInstanceOf(
                OneWindow.Start.Alone.class,
                OneWindow.begin(new Place(folder.resolve("file").resolve("run"), "0123"), ""));
        Path tooLong = folder.resolve("a".repeat(120));
        assertInstanceOf(OneWindow.Start.Alone.class, OneWindow.begin(new Place(tooLong, "0123"), ""));
    }

    @Test
    void startsMeetInTheSessionsFolderOrElseBesideTheState() throws Exception {
        Path state = folder.resolve("state");
        String runtime = folder.toString();
        assertEquals(
                folder.resolve("andon"),
                Place.of(Map.of("XDG_RUNTIME_DIR", runtime), state, "k").folder());
        assertEquals(state.resolve("run"), Place.of(Map.of(), state, "k").folder());
        assertEquals(
                state.resolve("run"),
                Place.of(Map.of("XDG_RUNTIME_DIR", "run"), state, "k").folder());
        assertEquals(
                state.resolve("run"),
                Place.of(Map.of("XDG_RUNTIME_DIR", runtime + "/nowhere"), state, "k")
                        .folder());
    }
}
