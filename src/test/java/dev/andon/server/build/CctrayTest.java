package dev.andon.server.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.andon.build.BuildServer;
import dev.andon.build.Outcome;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.testing.LoopbackServer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CctrayTest extends BuildServerContract {
    CctrayTest() {
        super("cctray");
    }

    @ParameterizedTest
    @CsvSource({
        "seven digits and an offset, 2005-09-28T10:30:34.6362160+01:00, 2005-09-28T09:30:34.636216Z",
        "a minus before zero, 2009-06-23T10:33:06.0000000-00:00, 2009-06-23T10:33:06Z",
        "milliseconds, 2016-07-23T10:34:33.757Z, 2016-07-23T10:34:33.757Z",
        "no seconds, 2023-05-12T10:52Z, 2023-05-12T10:52:00Z",
        "an offset without a colon, 2015-02-03T23:33:22.000+0000, 2015-02-03T23:33:22Z",
        "no zone, 2009-06-12T06:54:35, 2009-06-12T06:54:35Z",
        "a space, 2012-08-22 14:30:02, 2012-08-22T14:30:02Z",
        "as Java prints dates, Tue Mar 30 09:51:37 EDT 2010, 2010-03-30T13:51:37Z",
        "plain, 2026-11-22T21:20:21Z, 2026-11-22T21:20:21Z"
    })
    void readsTimesInEveryDress(String dress, String text, Instant expected) {
        assertEquals(expected, CctrayTime.parse(text, ZoneOffset.UTC), dress);
    }

    @ParameterizedTest
    @CsvSource({"''", "1970-01-01T00:00:00.000000-00:00", "yesterday", "2026-99-99T00:00:00Z", "0", "2026-11-22Tgarbage"
    })
    void takesWhatIsNoTimeForNone(String text) {
        assertNull(CctrayTime.parse(text, ZoneOffset.UTC));
    }

    @Test
    void readsATimeWithoutZoneInTheZoneOfTheSettings() {
        assertEquals(
                Instant.parse("2026-11-22T09:00:00Z"),
                CctrayTime.parse("2026-11-22T10:00:00", ZoneId.of("Europe/Berlin")));
    }

    @Test
    void fetchesNoExternalEntityAndExplodesNoBomb() throws ServerFault {
        try (var spy = LoopbackServer.answering(_ -> LoopbackServer.ok("gotcha"))) {
            String external = "<!DOCTYPE Projects SYSTEM \"" + spy.url("/x.dtd") + "\" [<!ENTITY e SYSTEM \""
                    + spy.url("/e") + "\">]>"
                    + "<Projects><Project name=\"shop\" activity=\"Sleeping\" lastBuildStatus=\"Failure\">&e;</Project></Projects>";
            var seen = look(scenario("passed").with(_ -> external));
            assertEquals(Outcome.FAILED, seen.getFirst().last().outcome());
            assertEquals(0, spy.asked().size());
        }
        StringBuilder bomb = new StringBuilder("<!DOCTYPE Projects [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 40; i++) {
            bomb.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
        }
        bomb.append(
                "]><Projects><Project name=\"&a39;\" activity=\"Sleeping\" lastBuildStatus=\"Success\"/></Projects>");
        ServerFault fault = Assertions.assertThrows(
                ServerFault.class, () -> look(scenario("passed").with(_ -> bomb.toString())));
        assertEquals(FaultKind.UNREADABLE, fault.kind());
    }

    @Test
    void anUnchangedFeedGivesTheVerySameList() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("passed"), "")) {
            BuildServer adapter = adapter(source(server));
            assertSame(adapter.look(), adapter.look());
        }
    }

    @Test
    void needsOneRequest() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("passed"), "")) {
            adapter(source(server)).look();
            assertEquals(1, server.asked().size());
        }
    }
}
