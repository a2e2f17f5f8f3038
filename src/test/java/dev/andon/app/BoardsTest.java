package dev.andon.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.andon.board.Board;
import dev.andon.board.Event;
import dev.andon.board.Floor;
import dev.andon.source.Cost;
import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.source.Observation;
import dev.andon.source.Source;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoardsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Source SHOP = Source.of("shop", "cctray", URI.create("http://ci.example.test"));

    private final Floor begun =
            Floor.EMPTY.after(new Event.SourcesChanged(List.of(SHOP)), NOW).floor();
    private final Boards boards = new Boards();

    @Test
    void aScreenIsGivenTheNewestBoardAndAllThatFollow() {
        Board first = Board.of(begun, NOW);
        Board second = Board.of(looked(), NOW);
        Board third = Board.of(looked(), NOW.plusSeconds(1));
        List<Board> shown = new ArrayList<>();
        boards.accept(first);
        boards.accept(second);
        boards.to(shown::add);
        boards.accept(third);
        assertEquals(List.of(second, third), shown);
    }

    @Test
    void aBoardOnWhichEverySourceWasLookedAtIsNotWaitedFor() {
        Board complete = Board.of(looked(), NOW);
        boards.accept(complete);
        assertSame(complete, boards.newest(Duration.ofDays(1)));
    }

    @Test
    void anIncompleteBoardIsTakenWhenPatienceEnds() {
        Board incomplete = Board.of(begun, NOW);
        boards.accept(incomplete);
        assertSame(incomplete, boards.newest(Duration.ofMillis(1)));
    }

    private Floor looked() {
        var fault = new Fault(FaultKind.UNREACHABLE, "Nothing answers.");
        var unseen = new Observation.Unseen<dev.andon.build.Sight>("shop", NOW, Duration.ZERO, Cost.NONE, fault);
        return begun.after(new Event.Observed(unseen, Duration.ofSeconds(10)), NOW)
                .floor();
    }
}
