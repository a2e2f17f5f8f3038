package dev.andon.crier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.board.Board;
import dev.andon.board.Event;
import dev.andon.build.Outcome;
import dev.andon.build.Sight;
import dev.andon.notice.Addressee;
import dev.andon.notice.Channel;
import dev.andon.notice.ChannelFault;
import dev.andon.notice.Incidents;
import dev.andon.notice.Kind;
import dev.andon.notice.Memory;
import dev.andon.notice.NoticeRule;
import dev.andon.source.Cost;
import dev.andon.source.Observation;
import dev.andon.source.Source;
import dev.andon.testing.Story;
import dev.andon.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Boards go in, words come out of each channel at its own pace.
@Timeout(20)
class CrierTest {
    private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);
    private static final NoticeRule RULE = rule(1);

    private final Story story = Story.ofOneSource();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final Channel listener = (notice, words) -> heard.add(words);
    private final Crier crier = new Crier(Memory.NONE, ENGLISH);

    @BeforeEach
    void subscribe() {
        crier.subscribe(List.of(new Subscription(RULE, List.of(listener))), ENGLISH);
    }

    private static NoticeRule rule(int after) {
        return new NoticeRule(
                Addressee.ANYBODY,
                Set.of(Kind.BROKEN, Kind.FIXED, Kind.STILL_BROKEN),
                List.of(),
                false,
                null,
                after,
                null,
                Duration.ofMinutes(1));
    }

    @AfterEach
    void close() {
        crier.close();
    }

    private Board board(Outcome outcome) {
        return story.later(Duration.ofSeconds(10))
                .shows(Story.pipeline("shop", outcome))
                .board();
    }

    private void play(Outcome... outcomes) {
        for (Outcome outcome : outcomes) {
            crier.accept(board(outcome));
        }
    }

    /// A channel that only who sits here hears.
    private static Channel personal(BlockingQueue<String> ear) {
        return new Channel() {
            @Override
            public void tell(dev.andon.notice.Notice notice, String words) {
                ear.add(words);
            }

            @Override
            public boolean isPersonal() {
                return true;
            }
        };
    }

    @Test
    void whatSomebodyMutedIsToldToOthersAlone() throws InterruptedException {
        BlockingQueue<String> mine = new LinkedBlockingQueue<>();
        crier.subscribe(List.of(new Subscription(RULE, List.of(listener, personal(mine)))), ENGLISH);
        crier.silence("ci/shop"::equals);
        play(Outcome.PASSED, Outcome.FAILED);
        assertTrue(next().startsWith("shop is broken"));
        crier.silence(subject -> false);
        play(Outcome.PASSED);
        assertTrue(next().startsWith("shop is green again"));
        assertTrue(mine.poll(10, TimeUnit.SECONDS).startsWith("shop is green again"));
        assertTrue(mine.isEmpty(), "what was muted is not told afterwards");
    }

    private String next() throws InterruptedException {
        return heard.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void everyChannelHearsInOrder() throws InterruptedException {
        play(Outcome.PASSED, Outcome.FAILED, Outcome.PASSED);
        assertEquals("shop is broken\nfailed", next());
        assertEquals("shop is green again\nwas broken for 10 s", next());
    }

    @Test
    void aChannelThatHangsDelaysNoOther() throws InterruptedException {
        var forever = new CountDownLatch(1);
        Channel hangs = (notice, words) -> {
            try {
                forever.await();
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        };
        crier.subscribe(List.of(new Subscription(RULE, List.of(hangs, listener))), ENGLISH);
        play(Outcome.PASSED);
        for (int i = 0; i < Outbox.WAITING_AT_MOST; i++) {
            play(Outcome.FAILED, Outcome.PASSED);
            assertEquals("shop is broken\nfailed", next());
            assertEquals("shop is green again\nwas broken for 10 s", next());
        }
    }

    @Test
    void aChannelThatFailsOrHasABugIsAskedAgain() throws InterruptedException {
        Channel fails = (notice, words) -> {
            heard.add(notice.kind().word());
            if (notice.kind() == Kind.BROKEN) {
                throw new ChannelFault("No luck.");
            }
            throw new IllegalStateException("a bug");
        };
        crier.subscribe(List.of(new Subscription(RULE, List.of(fails))), ENGLISH);
        play(Outcome.PASSED, Outcome.FAILED, Outcome.PASSED, Outcome.FAILED);
        assertEquals(List.of("broken", "fixed", "broken"), List.of(next(), next(), next()));
    }

    @Test
    void whoWantsTheSameAfterAnEditOfTheSettingsKnowsWhatTheyKnew() throws InterruptedException {
        play(Outcome.PASSED, Outcome.FAILED);
        assertEquals("shop is broken\nfailed", next());
        crier.subscribe(
                List.of(new Subscription(RULE, List.of(listener)), new Subscription(rule(9), List.of(listener))),
                Texts.in(Locale.GERMAN));
        play(Outcome.FAILED, Outcome.PASSED);
        assertEquals("shop ist wieder grün\nwar 20 s lang kaputt", next());
        crier.close();
        assertNull(heard.poll(), "the new rule waits for nine failures");
    }

    @Test
    void whatStillWaitsWhenTheSettingsAreEditedIsToldByTheNewWay() throws InterruptedException {
        var never = new CountDownLatch(1);
        Channel hangs = (notice, words) -> {
            heard.add(words);
            try {
                never.await();
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        };
        crier.subscribe(List.of(new Subscription(RULE, List.of(hangs))), ENGLISH);
        play(Outcome.PASSED, Outcome.FAILED);
        assertEquals("shop is broken\nfailed", next());
        play(Outcome.PASSED);
        crier.subscribe(List.of(new Subscription(RULE, List.of(listener))), ENGLISH);
        play(Outcome.PASSED);
        assertEquals("shop is green again\nwas broken for 20 s", next());
    }

    @Test
    void whatMayHaveBeenToldIsKeptAsDoubtfulThoughItIsOver() throws InterruptedException {
        var kept = new LinkedBlockingQueue<Map<String, Incidents>>();
        var never = new CountDownLatch(1);
        Memory memory = new Memory() {
            @Override
            public Map<String, Incidents> recall() {
                return Map.of();
            }

            @Override
            public void keep(Map<String, Incidents> told) {
                kept.add(told);
            }
        };
        Channel hangs = (notice, words) -> {
            heard.add(words);
            try {
                never.await();
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        };
        try (var remembering = new Crier(memory, ENGLISH)) {
            remembering.subscribe(List.of(new Subscription(RULE, List.of(hangs))), ENGLISH);
            remembering.accept(board(Outcome.PASSED));
            remembering.accept(board(Outcome.FAILED));
            assertEquals("shop is broken\nfailed", next());
            remembering.accept(board(Outcome.PASSED));
            Incidents last = Incidents.NONE;
            for (Map<String, Incidents> each = kept.poll(10, TimeUnit.SECONDS);
                    each != null;
                    each = kept.poll(100, TimeUnit.MILLISECONDS)) {
                last = each.getOrDefault(RULE.key(), Incidents.NONE);
            }
            assertTrue(last.standings().get("ci/shop").doubtful(), last::toString);
        }
    }

    @Test
    void mutedIsQuietUntilTheEnd() throws InterruptedException {
        play(Outcome.PASSED, Outcome.FAILED);
        assertEquals("shop is broken\nfailed", next());
        crier.mute(List.of("ci/shop"));
        story.later(Duration.ofMinutes(5));
        play(Outcome.FAILED, Outcome.PASSED);
        assertEquals("shop is green again\nwas broken for 5 min", next());
    }

    private Board tokenEnds(Duration left, Outcome outcome) {
        story.later(Duration.ofSeconds(10));
        var sight = new Sight(List.of(Story.pipeline("shop", outcome).done()), List.of());
        Cost cost = Cost.NONE.withTokenEnds(Story.NOON.plus(left));
        return story.told(new Event.Observed(
                        new Observation.Seen<>("ci", story.now(), Duration.ZERO, cost, sight), Source.EVERY))
                .board();
    }

    private BlockingQueue<Optional<String>> pages() {
        BlockingQueue<Optional<String>> pages = new LinkedBlockingQueue<>();
        Channel links = (notice, words) -> pages.add(Optional.ofNullable(notice.url()));
        var rule = new NoticeRule(
                Addressee.ANYBODY,
                Set.of(Kind.BROKEN, Kind.TOKEN_ENDS),
                List.of(),
                false,
                null,
                1,
                null,
                Duration.ofMinutes(1));
        crier.linkTokens(source -> Optional.of("https://" + source.name() + ".example.test/tokens"));
        crier.subscribe(List.of(new Subscription(rule, List.of(links))), ENGLISH);
        return pages;
    }

    @Test
    void whoeverIsToldThatATokenEndsIsLedToWhereANewOneIsMade() throws InterruptedException {
        BlockingQueue<Optional<String>> pages = pages();
        crier.accept(tokenEnds(Duration.ofDays(30), Outcome.PASSED));
        crier.accept(tokenEnds(Duration.ofDays(3), Outcome.PASSED));
        crier.accept(tokenEnds(Duration.ofDays(3), Outcome.PASSED));
        assertEquals(Optional.of("https://ci.example.test/tokens"), pages.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void soIsWhoeverIsToldOfItAmongOtherThings() throws InterruptedException {
        BlockingQueue<Optional<String>> pages = pages();
        crier.accept(tokenEnds(Duration.ofDays(3), Outcome.FAILED));
        crier.accept(tokenEnds(Duration.ofDays(3), Outcome.FAILED));
        assertEquals(Optional.of("https://ci.example.test/tokens"), pages.poll(10, TimeUnit.SECONDS));
        assertTrue(pages.isEmpty(), "it is one digest");
    }

    @Test
    void nothingIsToldAfterTheEnd() {
        crier.close();
        play(Outcome.PASSED, Outcome.FAILED);
        assertNull(heard.poll());
    }
}
