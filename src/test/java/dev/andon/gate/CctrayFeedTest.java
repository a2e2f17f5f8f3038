package dev.andon.gate;

import static dev.andon.testing.Story.pipeline;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.app.Sources;
import dev.andon.build.Activity;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.people.Person;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.HandClock;
import dev.andon.testing.LoopbackServer;
import dev.andon.testing.Story;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What our own reader of such feeds makes of ours.
class CctrayFeedTest {
    private static List<Pipeline> readBack(Story story) throws ServerFault {
        String feed = CctrayFeed.of(story.board());
        try (var server = LoopbackServer.answering(request -> LoopbackServer.ok(feed));
                var sources = new Sources(new HandClock())) {
            var source = Source.of("andon", "cctray", server.url("/cctray.xml").uri());
            return sources.watch(List.of(source)).getFirst().server().look();
        }
    }

    private static Pipeline readBack(Pipeline.Draft draft) throws ServerFault {
        return readBack(Story.ofOneSource().shows(draft)).getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "green, PASSED, IDLE, PASSED, IDLE",
        "green and running, PASSED, RUNNING, PASSED, RUNNING",
        "red, FAILED, IDLE, FAILED, IDLE",
        "red while it runs again, FAILED, RUNNING, FAILED, RUNNING",
        "an error, ERRORED, IDLE, ERRORED, IDLE",
        "green but about to fail, PASSED, RUNNING_FAILING, FAILED, RUNNING",
        "never built, UNKNOWN, IDLE, UNKNOWN, IDLE",
        "never built and running, UNKNOWN, RUNNING, UNKNOWN, RUNNING",
        "cancelled, CANCELLED, IDLE, UNKNOWN, IDLE",
        "skipped, SKIPPED, IDLE, UNKNOWN, IDLE",
        "disabled, PASSED, DISABLED, UNKNOWN, IDLE",
        "warnings are no success, UNSTABLE, IDLE, FAILED, IDLE"
    })
    void ourOwnReaderUnderstandsIt(String what, Outcome outcome, Activity activity, Outcome read, Activity readActivity)
            throws ServerFault {
        Pipeline back = readBack(pipeline("shop", outcome).activity(activity));
        assertEquals(read, back.last().outcome(), what);
        assertEquals(readActivity, back.activity(), what);
        assertEquals("ci/shop", back.name());
    }

    @Test
    void whatWasGreenBeforeItsServerWentAwayIsNoSuccess() throws ServerFault {
        Story story =
                Story.ofOneSource().shows(pipeline("shop", Outcome.PASSED)).later(Duration.ofHours(1));
        assertEquals(Outcome.UNKNOWN, readBack(story).getFirst().last().outcome());
    }

    @Test
    void whatWasRedBeforeItsServerWentAwayStaysRed() throws ServerFault {
        Story story =
                Story.ofOneSource().shows(pipeline("shop", Outcome.FAILED)).later(Duration.ofHours(1));
        assertEquals(Outcome.FAILED, readBack(story).getFirst().last().outcome());
    }

    @Test
    void labelTimePageAndPeopleComeBack() throws ServerFault {
        Pipeline back = readBack(pipeline("a \"b\" <c> & d\u0001 é 😀\n", Outcome.FAILED)
                .last(Build.of("8", Outcome.FAILED)
                        .finished(Story.NOON.plusMillis(250))
                        .at("https://ci.example.test/8?a=1&b=2")
                        .brokenBy(List.of(Person.of("Ann"), Person.of("Bob, the <builder>")))));
        assertEquals("ci/a \"b\" <c> & d\uFFFD é 😀", back.name());
        assertEquals("8", back.last().label());
        assertEquals(Story.NOON.plusMillis(250), back.last().finished());
        assertEquals("https://ci.example.test/8?a=1&b=2", back.last().url());
        assertEquals("Ann", back.last().breakers().getFirst().name());
        assertEquals(2, back.last().breakers().size());
    }

    @Test
    void aTimeThatIsNotKnownIsNone() throws ServerFault {
        Pipeline back = readBack(pipeline("shop", Outcome.PASSED));
        assertTrue(back.last().finished() == null);
    }
}
