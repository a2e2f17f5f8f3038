package dev.andon.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.andon.board.WallSettings;
import dev.andon.board.WindowSettings;
import dev.andon.command.Actor;
import dev.andon.command.Command;
import dev.andon.command.Receipt;
import dev.andon.people.Person;
import dev.andon.source.StoreFailure;
import dev.andon.store.Embedded;
import dev.andon.testing.Fx;
import dev.andon.testing.PageObject;
import dev.andon.text.Texts;
import dev.andon.ui.kit.Page;
import dev.andon.ui.kit.Theme;
import dev.andon.ui.kit.choice.Asking;
import dev.andon.ui.kit.choice.Choices;
import dev.andon.ui.kit.choice.Hands;
import dev.andon.ui.pipelines.Own;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// The pages of the window, put together with the running program.
class ThePagesReadTheTeamsBooksTest {
    private static final Actor ANN = new Actor(Person.of("Ann"), Actor.Known.SETTINGS);

    private final Boards boards = new Boards();
    private final Andon andon = new Andon(InstantSource.system(), boards);
    private final OwnSettings own = new OwnSettings(null);

    @TempDir
    Path folder;

    @BeforeEach
    void start() {
        Fx.start();
    }

    @AfterEach
    void stop() {
        own.close();
        andon.close();
    }

    private PageObject page(String id) {
        Texts texts = Texts.in(Locale.ENGLISH);
        var looks = new Theme(WindowSettings.DEFAULT);
        var hands = Hands.openingOnly(url -> {});
        var memory = new Memories(andon, Configuration.watching(List.of(), WallSettings.DEFAULT));
        var behind = new Pages.Behind(andon, memory, own, Own.unkept());
        var pages = new Pages(behind, InstantSource.system(), hands, () -> null);
        return PageObject.of(
                () -> {
                    List<Page> all = pages.in(texts)
                            .apply(Choices.of(hands, texts, new Asking(looks.sheets(), () -> null), told -> {}));
                    return all.stream()
                            .filter(page -> page.name().id().equals(id))
                            .findFirst()
                            .orElseThrow();
                },
                looks);
    }

    /// The books take a moment to open.
    private void stopTheLine() throws TimeoutException {
        andon.judge(List.of());
        andon.share(new Embedded(folder.resolve("andon.db")));
        WaitForAsyncUtils.waitFor(
                30,
                TimeUnit.SECONDS,
                () -> andon.submit(new Command.PullCord("trunk", "the demo"), ANN) instanceof Receipt.Done);
    }

    @Test
    void whoAsksBeforeTheBooksAreOpenIsToldSo() {
        assertThrows(StoreFailure.class, () -> andon.ask(books -> books.stops().open()));
        PageObject stops = page("stops");
        stops.shows(boards.newest(Duration.ZERO))
                .until(() -> stops.text("#told").contains("not open yet"));
        stops.close();
    }

    @Test
    void aStopIsOnThePageOfStopsAndInTheAudit() throws TimeoutException {
        stopTheLine();
        PageObject stops = page("stops");
        stops.shows(boards.newest(Duration.ZERO)).until(() -> stops.rows("stops") == 1);
        assertEquals(List.of("Ann: the demo"), stops.column("stops", "what"));
        stops.close();
        PageObject audit = page("audit");
        audit.shows(boards.newest(Duration.ZERO)).until(() -> audit.rows("audit") > 0);
        assertEquals("Line trunk is stopped.", audit.column("audit", "outcome").getLast());
        audit.close();
    }
}
