package dev.andon.desk;

import static dev.andon.testing.Story.pipeline;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.board.Board;
import dev.andon.board.Books;
import dev.andon.board.Event;
import dev.andon.build.Build;
import dev.andon.build.Commit;
import dev.andon.build.Commits;
import dev.andon.build.Lag;
import dev.andon.build.Outcome;
import dev.andon.build.Trail;
import dev.andon.build.TrailBook;
import dev.andon.people.Colleague;
import dev.andon.people.Crew;
import dev.andon.people.Person;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.store.Embedded;
import dev.andon.store.Store;
import dev.andon.testing.Live;
import dev.andon.testing.Story;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoutTest {
    private static final String A = "a".repeat(40);
    private static final String B = "b1".repeat(20);
    private static final String C = "c2".repeat(20);
    private static final String SHOP = "swarm/shop/production";

    private final Story story = new Story().settings(Story.source("ci"), Story.source("swarm"));
    private final AtomicInteger told = new AtomicInteger();
    private final List<String> asked = new ArrayList<>();
    private Supplier<Commits> answer = () -> new Commits(
            List.of(
                    new Commit(B, Person.of("annie"), "Mend", story.now().minusSeconds(60)),
                    new Commit(C, Person.of("Bob"), "Mend", story.now().minusSeconds(3_600))),
            true);
    private Duration passed = Duration.ZERO;
    private Embedded database;
    private Store store;
    private Scout scout;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = new Embedded(folder.resolve("team.db"));
        store = new Store(database);
        scout = scout(store);
        story.told(new Event.CrewChanged(
                new Crew(List.of(new Colleague(Person.of("Ann"), List.of("annie"), Map.of())), Map.of())));
    }

    @AfterEach
    void close() {
        scout.close();
        store.close();
    }

    private Scout scout(Store store) {
        Trail trail = (pipeline, from, to) -> {
            synchronized (asked) {
                asked.add(pipeline.id() + " " + from.charAt(0) + ".." + to.charAt(0));
            }
            return answer();
        };
        return new Scout(
                older(store.trails()),
                store.leases(),
                source -> source.equals("ci") ? Optional.of(trail) : Optional.empty(),
                story::now,
                told::incrementAndGet);
    }

    /// The book as it is when more time has passed.
    private TrailBook older(TrailBook book) {
        return new TrailBook() {
            @Override
            public List<Lag> lags(Instant asked) {
                return book.lags(asked.minus(passed));
            }

            @Override
            public void write(Lag lag) {
                book.write(lag);
            }
        };
    }

    private Commits answer() throws ServerFault {
        try {
            return answer.get();
        } catch (IllegalStateException down) {
            throw new ServerFault(FaultKind.BROKEN, String.valueOf(down.getMessage()));
        }
    }

    private void built(String label, String commit) {
        story.shows(pipeline("shop", Outcome.PASSED)
                .last(Build.of(label, Outcome.PASSED).revision(commit)));
    }

    private void isLive(String commit) {
        story.shows("swarm", story.now(), Duration.ZERO, Live.shop("v13", commit));
    }

    /// With the books as they are now.
    private Board board() {
        story.told(new Event.BooksRead(Books.NONE.telling(older(store.trails()).lags(story.now()))));
        return story.board();
    }

    private Lag lag() {
        return store.trails().lags(story.now()).getFirst();
    }

    @Test
    void asksOnceForEachTwoRevisions() {
        built("7", A);
        isLive(A);
        scout.turn(board());
        assertEquals(List.of(), asked, "nothing lies between");

        built("8", B);
        scout.turn(board());
        scout.turn(board());
        assertEquals(List.of("shop a..b"), asked);
        assertEquals(1, told.get());

        built("9", C);
        scout.turn(board());
        assertEquals(List.of("shop a..b", "shop a..c"), asked);

        isLive(C);
        scout.turn(board());
        assertEquals(2, asked.size());
    }

    @Test
    void whatItIsToldIsOnTheTileByTheNamesOfTheTeam() {
        built("7", A);
        isLive(A);
        built("8", B);
        scout.turn(board());

        board();
        Lag lag = story.tile(SHOP).lag();
        assertEquals(2, lag.commits());
        assertTrue(lag.complete());
        assertEquals(
                List.of("Ann", "Bob"), lag.authors().stream().map(Person::name).toList());
        assertEquals(story.now().minusSeconds(3_600), lag.oldest());
    }

    @Test
    void whatCannotBeToldIsSaidAndAskedAgainAfterAWhile() {
        built("7", A);
        isLive(A);
        built("8", B);
        answer = () -> {
            throw new IllegalStateException("The server is asleep.");
        };
        scout.turn(board());
        scout.turn(board());
        assertEquals(1, asked.size());
        assertEquals("The server is asleep.", lag().trouble());
        assertFalse(lag().isTold());

        answer = () -> Commits.NONE;
        passed = Duration.ofMinutes(9);
        scout.turn(board());
        assertEquals(1, asked.size(), "not yet");
        passed = Duration.ofMinutes(11);
        scout.turn(board());
        assertEquals(2, asked.size());
        assertTrue(lag().isTold());
        scout.turn(board());
        assertEquals(2, asked.size(), "what was told stays so");
    }

    @Test
    void ofManyProgramsOneAsks() throws Exception {
        built("7", A);
        isLive(A);
        built("8", B);
        Board board = board();
        List<Store> stores = new ArrayList<>();
        List<Callable<Void>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            var one = new Store(database);
            Scout another = scout(one);
            stores.add(one);
            all.add(() -> {
                another.turn(board);
                return null;
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(all)) {
                done.get();
            }
        }
        stores.forEach(Store::close);

        assertEquals(List.of("shop a..b"), asked);
        assertEquals(2, lag().commits());
    }

    @Test
    void nothingIsAskedWhileTheBooksOrTheBuildersCannotBeSeen() {
        built("7", A);
        isLive(A);
        built("8", B);
        story.told(new Event.BooksRead(Books.UNREAD));
        scout.turn(story.board());
        assertEquals(List.of(), asked);

        story.later(Duration.ofHours(1)).fails(FaultKind.UNREACHABLE);
        isLive(A);
        scout.turn(board());
        assertEquals(List.of(), asked);
    }

    @Test
    void aBugInAnAdapterIsSaidAndStopsNothing() {
        built("7", A);
        isLive(A);
        built("8", B);
        answer = () -> {
            throw new IndexOutOfBoundsException("oops");
        };
        scout.turn(board());

        assertEquals("IndexOutOfBoundsException", lag().trouble());
    }
}
