package dev.andon.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.board.Board;
import dev.andon.board.WallSettings;
import dev.andon.people.Colleague;
import dev.andon.people.Crew;
import dev.andon.people.Person;
import dev.andon.settings.Team;
import dev.andon.source.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The books that a running Andon shares, as its settings are edited.
class BooksOfATeamTest {
    private static final Team UNREADABLE = new Team("", new Secret("mysql://ann@db/books"), null);

    @TempDir
    Path folder;

    private final Configuration configuration = Configuration.watching(List.of(), WallSettings.DEFAULT);
    private final LinkedBlockingQueue<Board> boards = new LinkedBlockingQueue<>();
    private final Andon andon = new Andon(InstantSource.system(), boards::add);

    @AfterEach
    void close() {
        andon.close();
    }

    private Team team(String file) {
        return new Team("", Secret.NONE, folder.resolve(file));
    }

    private Board await(Predicate<Board> wanted) throws InterruptedException {
        while (true) {
            Board board = boards.poll(20, TimeUnit.SECONDS);
            assertTrue(board != null, "no board");
            if (wanted.test(board)) {
                return board;
            }
        }
    }

    @Test
    void nothingIsReliedOnWhoseAddressCannotBeRead() throws InterruptedException {
        andon.share(UNREADABLE, configuration);

        Board board = await(seen -> !seen.announcements().isEmpty());

        assertFalse(board.books().current(), "somebody may have stopped a line");
        andon.share(team("team.db"), configuration);
        await(seen -> seen.books().current() && seen.announcements().isEmpty());
    }

    @Test
    void whatWasSharedBeforeGoesOnWhenAnAddressIsEditedIntoNonsense() throws InterruptedException {
        andon.share(team("team.db"), configuration);
        await(seen -> seen.books().current());
        andon.share(UNREADABLE, configuration);

        assertTrue(await(seen -> !seen.announcements().isEmpty()).books().current());
    }

    @Test
    void thatBooksWereAwayIsNoLongerSaidWhenOthersAreShared() throws IOException, InterruptedException {
        Files.createDirectory(folder.resolve("damaged.db"));
        andon.share(team("damaged.db"), configuration);
        await(seen -> !seen.announcements().isEmpty() && !seen.books().current());

        andon.share(team("team.db"), configuration);

        await(seen -> seen.books().current() && seen.announcements().isEmpty());
    }

    @Test
    void anEditOfThePeopleOpensNoBooksAnew() throws InterruptedException {
        Team team = team("team.db");
        andon.share(team, configuration);
        await(seen -> seen.books().current());
        boards.clear();

        var ann = new Colleague(Person.of("Ann"), List.of("amiller"), Map.of());
        andon.share(new Team("ann", Secret.NONE, team.file(), new Crew(List.of(ann), Map.of())), configuration);
        andon.announce("test", "done");

        Board after = await(seen -> {
            assertTrue(seen.books().current(), "nobody knew for a moment whether a line is stopped");
            return !seen.announcements().isEmpty();
        });
        assertTrue(after.books().current());
    }
}
