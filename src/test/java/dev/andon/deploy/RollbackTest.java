package dev.andon.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.deploy.Deployment.Health;
import dev.andon.deploy.Deployment.Phase;
import dev.andon.deploy.Release.Outcome;
import dev.andon.deploy.Rollback.Finding;
import dev.andon.deploy.Rollback.Sending;
import dev.andon.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What came of a rollback from v13 to v12 is found by looking.
class RollbackTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Service SHOP = new Service("shop", "production");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "the old one is live and well,                        v12, v12, LIVE,      IDLE,    WELL,    SENT,     10s, DONE",
        "it is live though nobody knew whether it was asked,  v12, v12, LIVE,      IDLE,    WELL,    UNSURE,   10s, DONE",
        "it is live though whoever asked died,                v12, v12, LIVE,      IDLE,    WELL,    INTENDED, 10s, DONE",
        "it is being rolled out,                              v13, v12, UNDERWAY,  RUNNING, WELL,    SENT,     10s, ",
        "it waits to be rolled out,                           v13, v13, LIVE,      QUEUED,  WELL,    SENT,     5m, ",
        "it waits for somebody,                               v13, v12, UNDERWAY,  WAITING, WELL,    SENT,     30m, ",
        "it has gone on for an hour,                          v13, v12, UNDERWAY,  RUNNING, WELL,    SENT,     1h, UNKNOWN",
        "it did not go live,                                  v13, v12, FAILED,    IDLE,    WELL,    SENT,     10s, FAILED",
        "nothing is to be seen of it yet,                     v13, v13, LIVE,      IDLE,    WELL,    SENT,     10s, ",
        "the server took it and does nothing,                 v13, v13, LIVE,      IDLE,    WELL,    SENT,     2m, FAILED",
        "nobody knew whether it was asked and nothing happens,v13, v13, LIVE,      IDLE,    WELL,    UNSURE,   2m, NOT_DONE",
        "whoever was to ask died before,                      v13, v13, LIVE,      IDLE,    WELL,    INTENDED, 2m, NOT_DONE",
        "the old one is live and ill at first,                v12, v12, LIVE,      IDLE,    ILL,     SENT,     10s, ",
        "the old one stays ill,                               v12, v12, LIVE,      IDLE,    ILL,     SENT,     2m, FAILED",
        "some of the old one is missing at first,             v12, v12, LIVE,      IDLE,    POOR,    SENT,     10s, ",
        "the server does not tell how it does,                v12, v12, LIVE,      IDLE,    UNKNOWN, SENT,     2m, DONE",
        "somebody deployed something else,                    v14, v14, LIVE,      IDLE,    WELL,    SENT,     10s, OVERTAKEN",
        "nobody knows what is live,                           ,    v13, UNKNOWN,   UNKNOWN, UNKNOWN, SENT,     10s, ",
        "nobody knows for an hour what is live,               ,    v13, UNKNOWN,   UNKNOWN, UNKNOWN, SENT,     1h, UNKNOWN",
    })
    void itIsFoundByLooking(
            String sentence,
            String live,
            String newest,
            Outcome outcome,
            Phase phase,
            Health health,
            Sending sending,
            String after,
            Finding expected) {
        Deployment now = Deployment.of(SHOP)
                .live(live == null ? null : Release.of(live, live, Outcome.LIVE))
                .newest(Release.of(newest, newest, outcome))
                .phase(phase)
                .health(health)
                .done();
        Instant seen = NOON.plus(Duration.parse("PT" + after.strip()));

        assertEquals(Optional.ofNullable(expected), rollback(sending, null).finding(now, seen), sentence);
    }

    @Test
    void whatWasSeenBeforeItWasIntendedSaysNothing() {
        assertEquals(Optional.empty(), rollback(Sending.SENT, null).finding(onTwelve(), NOON));
    }

    @Test
    void whatIsOverIsNotFoundAgain() {
        assertEquals(Optional.empty(), rollback(Sending.SENT, Finding.FAILED).finding(onTwelve(), NOON.plusSeconds(9)));
    }

    @Test
    void theSameThingUnderAnotherEntryOfTheHistoryHasArrived() {
        Release again = Release.of("revision 57", "v12", Outcome.LIVE);
        Deployment now = Deployment.of(SHOP)
                .live(again)
                .newest(again)
                .phase(Phase.IDLE)
                .health(Health.WELL)
                .done();
        assertEquals(Optional.of(Finding.DONE), rollback(Sending.SENT, null).finding(now, NOON.plusSeconds(9)));
    }

    private static Deployment onTwelve() {
        Release release = Release.of("v12", "v12", Outcome.LIVE);
        return Deployment.of(SHOP)
                .live(release)
                .newest(release)
                .phase(Phase.IDLE)
                .health(Health.WELL)
                .done();
    }

    private static Rollback rollback(Sending sending, Finding finding) {
        return new Rollback(
                7,
                "swarm/shop/production",
                Rollback.Way.BACK,
                new Rollback.Point("v13", "v13", "v13"),
                new Rollback.Point("v12", "v12", "v12"),
                "orders fall",
                Person.of("Ann"),
                NOON,
                sending,
                "",
                finding,
                finding == null ? null : NOON.plusSeconds(5));
    }
}
