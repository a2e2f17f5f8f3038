package dev.andon.desk;

import static dev.andon.testing.Story.pipeline;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.andon.board.Books;
import dev.andon.board.Event;
import dev.andon.build.Activity;
import dev.andon.build.Build;
import dev.andon.build.Lag;
import dev.andon.build.Outcome;
import dev.andon.build.Past;
import dev.andon.build.Pipeline;
import dev.andon.build.Run;
import dev.andon.build.RunBook;
import dev.andon.deploy.Delivery;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Release;
import dev.andon.deploy.Service;
import dev.andon.source.StoreFailure;
import dev.andon.store.Embedded;
import dev.andon.store.Store;
import dev.andon.testing.Live;
import dev.andon.testing.Story;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {
    private final Story story = new Story().settings(Story.source("ci"), Story.source("swarm"));
    private boolean away;
    private Store store;
    private Recorder recorder;

    @BeforeEach
    void open(@TempDir Path folder) {
        store = new Store(new Embedded(folder.resolve("team.db")));
        recorder = new Recorder(new RunBook() {
            @Override
            public void write(List<Run> runs, List<Delivery> deliveries) {
                if (away) {
                    throw new StoreFailure("The books are away.");
                }
                store.runs().write(runs, deliveries);
            }

            @Override
            public Past since(Instant from) {
                return store.runs().since(from);
            }
        });
    }

    @AfterEach
    void close() {
        recorder.close();
        store.close();
    }

    private Build build(String label, Outcome outcome) {
        return Build.of(label, outcome).started(story.now().minusSeconds(60)).finished(story.now());
    }

    private void shows(Pipeline.Draft pipeline) {
        story.shows(pipeline);
        recorder.turn(story.board());
    }

    private void isLive(Pipeline.Draft pipeline) {
        story.shows("swarm", story.now(), Duration.ZERO, pipeline);
        recorder.turn(story.board());
    }

    private List<String> runs() {
        return store.runs().since(Instant.EPOCH).runs().stream()
                .map(run -> run.label() + " " + run.outcome().word())
                .toList();
    }

    private List<Delivery> deliveries() {
        return store.runs().since(Instant.EPOCH).deliveries();
    }

    private List<String> versions() {
        return deliveries().stream()
                .map(one -> one.version() + (one.instead().isEmpty() ? "" : " instead of " + one.instead()))
                .toList();
    }

    @Test
    void everyBuildThatEndsIsRememberedOnce() {
        shows(pipeline("shop", Outcome.PASSED).last(build("7", Outcome.PASSED)));
        recorder.turn(story.board());
        story.later(Duration.ofMinutes(5));
        shows(pipeline("shop", Outcome.PASSED).last(build("8", Outcome.FAILED)));
        story.later(Duration.ofMinutes(5));
        shows(pipeline("shop", Outcome.PASSED).last(build("9", Outcome.CANCELLED)));
        assertEquals(List.of("7 passed", "8 failed", "9 cancelled"), runs());
    }

    @Test
    void whatHasNoTimeIsRememberedOnlyWhenItWasSeenToCome() {
        shows(pipeline("shop", Outcome.PASSED).last(Build.of("7", Outcome.PASSED)));
        assertEquals(List.of(), runs());
        shows(pipeline("shop", Outcome.PASSED).last(Build.of("8", Outcome.PASSED)));
        assertEquals(List.of("8 passed"), runs());
    }

    @Test
    void whatIsNotKnownIsNotRemembered() {
        shows(pipeline("shop", Outcome.PASSED).last(build("7", Outcome.UNKNOWN)));
        assertEquals(List.of(), runs());
    }

    @Test
    void aWaitIsFromTheLookThatSawItToTheStart() {
        Build first = build("7", Outcome.PASSED);
        shows(pipeline("shop", Outcome.PASSED).last(first));
        Instant queued = story.later(Duration.ofMinutes(1)).now();
        shows(pipeline("shop", Outcome.PASSED).last(first).activity(Activity.QUEUED));
        story.later(Duration.ofMinutes(2));
        Build second = Build.of("8", Outcome.PASSED).started(story.now());
        shows(pipeline("shop", Outcome.PASSED)
                .last(first)
                .activity(Activity.RUNNING)
                .current(second.outcome(Outcome.UNKNOWN)));
        story.later(Duration.ofMinutes(3));
        shows(pipeline("shop", Outcome.PASSED).last(second.finished(story.now())));

        Run run = store.runs().since(Instant.EPOCH).runs().getLast();
        assertEquals(queued, run.queued());
        assertEquals(Duration.ofMinutes(2), run.waited());
    }

    @Test
    void whatWaitedAndWasTakenBackLeavesNoWait() {
        Build first = build("7", Outcome.PASSED);
        shows(pipeline("shop", Outcome.PASSED).last(first));
        shows(pipeline("shop", Outcome.PASSED).last(first).activity(Activity.QUEUED));
        shows(pipeline("shop", Outcome.PASSED).last(first));
        story.later(Duration.ofHours(5));
        shows(pipeline("shop", Outcome.PASSED).last(build("8", Outcome.PASSED)));
        assertNull(store.runs().since(Instant.EPOCH).runs().getLast().waited());
    }

    @Test
    void whatEndsWhileTheBookIsAwayIsWrittenWhenItIsBack() {
        away = true;
        shows(pipeline("shop", Outcome.PASSED).last(build("7", Outcome.PASSED)));
        story.later(Duration.ofMinutes(5));
        shows(pipeline("shop", Outcome.PASSED).last(build("8", Outcome.PASSED)));
        away = false;
        recorder.turn(story.board());
        assertEquals(List.of("7 passed", "8 passed"), runs());
    }

    @Test
    void deploysAreRememberedAsTheyGoLive() {
        isLive(Live.shop("v1", ""));
        isLive(Live.shop("v2", ""));
        assertEquals(List.of("v2"), versions());
        assertEquals(new Service("shop", "production"), deliveries().getFirst().service());
        assertEquals("swarm/shop/production", deliveries().getFirst().subject());
    }

    @Test
    void aServersOwnHistoryIsRememberedFromTheFirstLook() {
        Release v1 =
                Release.of("1", "v1", Release.Outcome.LIVE).begun(story.now().minusSeconds(9_000));
        Release v2 =
                Release.of("2", "v2", Release.Outcome.FAILED).begun(story.now().minusSeconds(900));
        Release v3 = Release.of("3", "v3", Release.Outcome.UNDERWAY).begun(story.now());
        Deployment now = Deployment.of(new Service("shop", "production"))
                .live(v1)
                .newest(v3)
                .history(List.of(v3, v2, v1))
                .done();
        isLive(Live.shop("v1", "").deployment(now));
        assertEquals(List.of("v1", "v2"), versions());
    }

    @Test
    void whatIsLiveAgainByItsOldEntryIsRememberedOnceMore() {
        Release v1 =
                Release.of("1", "v1", Release.Outcome.LIVE).begun(story.now().minusSeconds(9_000));
        Release v2 =
                Release.of("2", "v2", Release.Outcome.LIVE).begun(story.now().minusSeconds(900));
        Deployment before = Deployment.of(new Service("shop", "production"))
                .live(v2)
                .newest(v2)
                .history(List.of(v2, v1))
                .done();
        Deployment after = Deployment.of(new Service("shop", "production"))
                .live(v1)
                .newest(v1)
                .history(List.of(v1, v2))
                .done();
        isLive(Live.shop("v2", "").deployment(before));
        isLive(Live.shop("v1", "").deployment(after));
        assertEquals(List.of("v1", "v2", "v1 instead of 2"), versions());
    }

    @Test
    void theAgeOfWhatWasGreenIsKeptForWhenItIsLive() {
        String from = "a".repeat(40);
        String to = "b".repeat(40);
        story.shows(
                pipeline("shop", Outcome.PASSED).last(build("7", Outcome.PASSED).revision(from)));
        story.later(Duration.ofMinutes(5));
        story.shows(
                pipeline("shop", Outcome.PASSED).last(build("8", Outcome.PASSED).revision(to)));
        isLive(Live.shop("v1", from));
        Instant oldest = story.now().minusSeconds(7_200);
        Lag lag = new Lag("swarm/shop/production", from, to, 3, true, List.of(), oldest, "", story.now());
        story.told(new Event.BooksRead(Books.NONE.telling(List.of(lag))));
        recorder.turn(story.board());
        isLive(Live.shop("v2", to));
        assertEquals(oldest, deliveries().getLast().oldestCommit());
    }
}
