package dev.andon.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.deploy.Deployment.Health;
import dev.andon.deploy.Deployment.Phase;
import dev.andon.deploy.Release.Outcome;
import dev.andon.deploy.Rollback.Finding;
import dev.andon.deploy.Rollback.Way;
import dev.andon.people.Person;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProposalTest {
    private static final Service SHOP = new Service("shop", "production");
    private static final Release V14 = Release.of("14", "v14", Outcome.LIVE);
    private static final Release V13 = Release.of("13", "v13", Outcome.LIVE);
    private static final Release V12 = Release.of("12", "v12", Outcome.LIVE);
    private static final Release V11 = Release.of("11", "v11", Outcome.LIVE);

    @Test
    void itGoesBackToWhatWasLiveBefore() {
        Proposal proposal = Proposal.back(live(V14, V14, V13, V12), "", List.of());

        assertTrue(proposal.isPossible());
        assertEquals(V13, proposal.to());
        assertEquals(List.of(V14), proposal.leaving());
        assertEquals(Set.of(), kinds(proposal));
    }

    @Test
    void itPassesOverWhatFailedWhatIsGoneAndTheSameThingAgain() {
        Deployment now = live(
                V14,
                V14,
                Release.of("13c", "v13", Outcome.FAILED),
                V13.obstacle("Its image was removed."),
                Release.of("14a", "v14", Outcome.LIVE),
                V12);

        Proposal proposal = Proposal.back(now, "", List.of());

        assertEquals(V12, proposal.to());
        assertEquals(4, proposal.leaving().size());
    }

    @Test
    void itDoesNotGoBackToWhatWasGoneBackFrom() {
        Deployment now = live(V14, V14, V13, V12);

        assertEquals(
                V12, Proposal.back(now, "", List.of(done(Way.BACK, V13, V12))).to());
        assertEquals(
                Set.of(Blocker.Kind.QUARANTINED), kinds(Proposal.back(now, "v13", List.of(done(Way.BACK, V13, V12)))));
        assertEquals(
                V13,
                Proposal.back(now, "", List.of(done(Way.FORWARD, V12, V13), done(Way.BACK, V13, V12)))
                        .to(),
                "somebody has said since that it was innocent");
    }

    @Test
    void nobodyGoesBackFromARollback() {
        Proposal proposal = Proposal.back(live(V13, V13, V14, V12), "", List.of(done(Way.BACK, V14, V13)));

        assertFalse(proposal.isPossible());
        assertEquals(Set.of(Blocker.Kind.IS_ROLLBACK), kinds(proposal));
    }

    @Test
    void aDeployAfterARollbackIsNoRollback() {
        Proposal proposal = Proposal.back(live(V14, V14, V12, V13, V12), "", List.of(done(Way.BACK, V13, V12)));

        assertTrue(proposal.isPossible());
        assertEquals(V12, proposal.to());
    }

    @Test
    void aRollbackThatFailedIsNone() {
        Rollback failed = rollback(Way.BACK, V14, V13, Finding.FAILED);

        assertTrue(Proposal.back(live(V13, V13, V12), "", List.of(failed)).isPossible());
    }

    @Test
    void itGoesForwardToWhatTheLastRollbackLeft() {
        Proposal proposal = Proposal.forward(live(V13, V13, V14, V12), List.of(done(Way.BACK, V14, V13)));

        assertTrue(proposal.isPossible());
        assertEquals(V14, proposal.to());
        assertEquals(List.of(), proposal.leaving());
    }

    @Test
    void thereIsNoForwardWithoutARollback() {
        Proposal proposal = Proposal.forward(live(V13, V13, V12), List.of());

        assertNull(proposal.to());
        assertEquals(Set.of(Blocker.Kind.NO_HISTORY), kinds(proposal));
    }

    @Test
    void oneAtATime() {
        Proposal proposal = Proposal.back(live(V14, V14, V13), "", List.of(rollback(Way.BACK, V14, V13, null)));

        assertEquals(Set.of(Blocker.Kind.ROLLING_BACK), kinds(proposal));
        assertEquals("Ann", proposal.blockers().getFirst().words());
    }

    @Test
    void aNamedReleaseIsFoundByItsIdOrItsVersion() {
        Deployment now = live(V14, V14, V13, V12, V11);

        assertEquals(V12, Proposal.back(now, "v12", List.of()).to());
        assertEquals(V11, Proposal.back(now, "11", List.of()).to());
        assertEquals(List.of(V14, V13), Proposal.back(now, "12", List.of()).leaving());
        assertEquals(Set.of(Blocker.Kind.NO_HISTORY), kinds(Proposal.back(now, "v99", List.of())));
        assertEquals(Set.of(Blocker.Kind.SAME_VERSION), kinds(Proposal.back(now, "v14", List.of())));
    }

    @Test
    void whatNeverWasLiveIsAWarningToPeople() {
        Proposal proposal = Proposal.back(live(V14, V14, Release.of("13", "v13", Outcome.FAILED)), "v13", List.of());

        assertEquals(Set.of(Blocker.Kind.TARGET_UNPROVEN), kinds(proposal));
        assertTrue(proposal.isPossible());
    }

    @Test
    void whoLeavesWhatCannotBeUndoneIsWarned() {
        Deployment now = live(V14, V14, V13.irreversible(true), V12);

        assertEquals(Set.of(), kinds(Proposal.back(now, "13", List.of())), "it stays");
        Proposal further = Proposal.back(now, "12", List.of());
        assertEquals(List.of(new Blocker(Blocker.Kind.IRREVERSIBLE, "v13")), further.blockers());
        assertTrue(further.isPossible(), "a person may");
    }

    @Test
    void whereNobodyKnowsWhatIsLiveNobodyGoesBack() {
        Deployment now = Deployment.of(SHOP)
                .phase(Phase.UNKNOWN)
                .history(List.of(V13, V12))
                .done();

        assertFalse(Proposal.back(now, "v12", List.of()).isPossible());
        assertEquals(Set.of(Blocker.Kind.UNSEEN), kinds(Proposal.back(now, "v12", List.of())));
    }

    @Test
    void theServersBlockersAreTold() {
        Deployment now = Deployment.of(SHOP)
                .live(V14)
                .newest(V14)
                .phase(Phase.IDLE)
                .health(Health.WELL)
                .history(List.of(V14, V13))
                .blockers(List.of(new Blocker(Blocker.Kind.AUTO_SYNC, "since Monday")))
                .done();

        assertFalse(Proposal.back(now, "", List.of()).isPossible());
    }

    private static Deployment live(Release live, Release... history) {
        return Deployment.of(SHOP)
                .live(live)
                .newest(live)
                .phase(Phase.IDLE)
                .health(Health.WELL)
                .history(Arrays.asList(history))
                .done();
    }

    private static Set<Blocker.Kind> kinds(Proposal proposal) {
        return proposal.blockers().stream().map(Blocker::kind).collect(Collectors.toSet());
    }

    private static Rollback done(Way way, Release from, Release to) {
        return rollback(way, from, to, Finding.DONE);
    }

    private static Rollback rollback(Way way, Release from, Release to, Finding finding) {
        Rollback wanted = Rollback.of("swarm/shop/production", way, from, to, "why", Person.of("Ann"), Instant.EPOCH);
        return new Rollback(
                1,
                wanted.subject(),
                way,
                wanted.from(),
                wanted.to(),
                wanted.why(),
                wanted.by(),
                wanted.at(),
                Rollback.Sending.SENT,
                "",
                finding,
                finding == null ? null : Instant.EPOCH);
    }
}
