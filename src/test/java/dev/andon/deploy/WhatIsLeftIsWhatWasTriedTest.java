package dev.andon.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.deploy.Deployment.Health;
import dev.andon.deploy.Deployment.Phase;
import dev.andon.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Of a deploy that never came, going back leads to what is live, not to what was live before that.
class WhatIsLeftIsWhatWasTriedTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Release OLDER = Release.of("11", "v11", Release.Outcome.LIVE);
    private static final Release LIVE = Release.of("12", "v12", Release.Outcome.LIVE);

    private static Deployment deployment(Release newest, Phase phase, boolean stoppable) {
        return Deployment.of(new Service("shop", "production"))
                .live(LIVE)
                .newest(newest)
                .phase(phase)
                .health(Health.WELL)
                .history(List.of(newest, LIVE, OLDER).stream().distinct().toList())
                .stoppable(stoppable)
                .done();
    }

    private static Release tried(Release.Outcome outcome) {
        return Release.of("13", "v13", outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "what is live is left,                FAILED,    IDLE,    false, 13, 12, true",
        "what was stopped is left,            CANCELLED, IDLE,    false, 13, 12, true",
        "what can be broken off is left,      UNDERWAY,  RUNNING, true,  13, 12, true",
        "what cannot is waited for,           UNDERWAY,  RUNNING, false, 12, 11, false",
        "what nobody knows is not left,       UNKNOWN,   IDLE,    false, 12, 11, true",
    })
    void fromWhereToWhere(
            String name,
            Release.Outcome outcome,
            Phase phase,
            boolean stoppable,
            String from,
            String to,
            boolean possible) {
        Proposal proposal = Proposal.back(deployment(tried(outcome), phase, stoppable), "", List.of());
        assertEquals(from, Objects.requireNonNull(proposal.from()).id(), name);
        assertEquals(to, Objects.requireNonNull(proposal.to()).id(), name);
        assertEquals(possible, proposal.isPossible(), name);
    }

    @Test
    void whatTriedTheSameAgainLeavesWhatIsLive() {
        Release again = Release.of("13", "v12", Release.Outcome.FAILED);
        assertEquals(LIVE, deployment(again, Phase.IDLE, false).toLeave());
    }

    @Test
    void whatIsUnderwayIsSaidOnce() {
        Deployment said = Deployment.of(new Service("shop", ""))
                .live(LIVE)
                .newest(LIVE)
                .phase(Phase.QUEUED)
                .history(List.of(LIVE, OLDER))
                .blockers(List.of(new Blocker(Blocker.Kind.UNDERWAY, "build 7")))
                .done();
        Proposal proposal = Proposal.back(said, "", List.of());
        assertEquals(List.of(new Blocker(Blocker.Kind.UNDERWAY, "build 7")), proposal.blockers());
        assertFalse(proposal.isPossible());
    }

    private static Optional<Rollback.Finding> found(Deployment now, Duration later) {
        Rollback open = Rollback.of(
                "k8s/shop/production",
                Rollback.Way.BACK,
                tried(Release.Outcome.FAILED),
                LIVE,
                "orders fall",
                new Person("Ann", ""),
                NOW);
        return open.finding(now, NOW.plus(later));
    }

    @Test
    void aFailedDeployThatIsStillWantedWasNotLeft() {
        Deployment same = deployment(tried(Release.Outcome.FAILED), Phase.IDLE, false);
        assertEquals(Optional.empty(), found(same, Duration.ofSeconds(5)));
        assertEquals(Optional.of(Rollback.Finding.NOT_DONE), found(same, Duration.ofMinutes(3)));
    }

    @Test
    void whatWasBrokenOffWasLeft() {
        Deployment stopped = deployment(tried(Release.Outcome.CANCELLED), Phase.IDLE, false);
        assertEquals(Optional.of(Rollback.Finding.DONE), found(stopped, Duration.ofSeconds(5)));
        assertTrue(found(deployment(LIVE, Phase.IDLE, false), Duration.ofSeconds(5))
                .isPresent());
    }
}
