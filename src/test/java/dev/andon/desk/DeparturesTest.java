package dev.andon.desk;

import static dev.andon.testing.Story.pipeline;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.andon.build.Build;
import dev.andon.build.Commit;
import dev.andon.build.Commits;
import dev.andon.build.Outcome;
import dev.andon.build.Trail;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Proposal;
import dev.andon.deploy.Release;
import dev.andon.deploy.Service;
import dev.andon.people.Person;
import dev.andon.source.FaultKind;
import dev.andon.source.ServerFault;
import dev.andon.testing.Live;
import dev.andon.testing.Story;
import dev.andon.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeparturesTest {
    private static final String A = "a".repeat(40);
    private static final String B = "b1".repeat(20);
    private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);

    private final Story story = new Story().settings(Story.source("ci"), Story.source("swarm"));

    private static Release release(String version, String commit) {
        return Release.of(version, version, Release.Outcome.LIVE).revision(commit);
    }

    private static Proposal back(String live, String before) {
        Release newest = release("v13", live);
        Deployment deployment = Deployment.of(new Service("shop", "production"))
                .live(newest)
                .newest(newest)
                .phase(Deployment.Phase.IDLE)
                .history(List.of(newest, release("v12", before)))
                .done();
        return Proposal.back(deployment, "v12", List.of());
    }

    private List<String> said(Trail trail, Proposal proposal) throws InterruptedException {
        story.shows("swarm", story.now(), Duration.ZERO, Live.shop("v13", B));
        var departures = new Departures(
                source -> source.equals("ci") ? Optional.ofNullable(trail) : Optional.empty(), Duration.ofMillis(300));
        return departures.of(proposal, story.tile("swarm/shop/production"), story.board()).stream()
                .map(ENGLISH::say)
                .toList();
    }

    private void isBuilt(String commit) {
        story.shows(pipeline("shop", Outcome.PASSED)
                .last(Build.of("7", Outcome.PASSED).revision(commit)));
    }

    @Test
    void whatTheLiveOneHasAndTheOtherHasNotGoesAway() throws InterruptedException {
        isBuilt(B);
        Trail trail = (pipeline, from, to) -> {
            assertEquals(List.of("shop", A, B), List.of(pipeline.id(), from, to));
            return new Commits(
                    List.of(
                            new Commit(B, Person.of("Ann"), "Mend the cart", null),
                            new Commit("c2c2c2c", null, "Take coupons", null)),
                    true);
        };
        assertEquals(
                List.of("With it go 2 commits by Ann:", "b1b1b1b1b1 Mend the cart, by Ann", "c2c2c2c Take coupons"),
                said(trail, back(B, A)));
    }

    @Test
    void whatGoingBackDoesNotUndoIsSaidFirst() throws InterruptedException {
        isBuilt(B);
        Trail trail = (_, _, _) -> new Commits(
                List.of(
                        new Commit(B, null, "Mend the cart", null),
                        new Commit("c2c2c2c", null, "Drop the coupons\n\nAndon-Rollback: unsafe", null)),
                true);
        assertEquals(
                List.of(
                        "With it go 2 commits:",
                        "Something between the two cannot be undone: c2c2c2c Drop the coupons",
                        "b1b1b1b1b1 Mend the cart",
                        "c2c2c2c Drop the coupons"),
                said(trail, back(B, A)));
    }

    @Test
    void ofVeryManyTheNewestAreNamed() throws InterruptedException {
        isBuilt(A);
        List<Commit> many = IntStream.range(0, 250)
                .mapToObj(i -> new Commit("c" + i, Person.of("Bob"), "Work", null))
                .toList();
        List<String> said = said((pipeline, from, to) -> new Commits(many, false), back(B, A));

        assertEquals(12, said.size());
        assertEquals("With it go at least 250 commits by Bob:", said.getFirst());
        assertEquals("and 240 more", said.getLast());
    }

    @Test
    void whyItCannotBeToldIsSaid() throws InterruptedException {
        assertEquals(
                List.of("Which commits go with it cannot be told. No pipeline is known to have built either;"
                        + " name it with builtBy in the settings."),
                said(null, back(B, A)));
        assertEquals(
                List.of("Which commits go with it cannot be told."
                        + " The server does not say from which revisions both were built."),
                said(null, back(B, "")));
        isBuilt(B);
        assertEquals(
                List.of("Which commits go with it cannot be told. The server of ci cannot tell commits."),
                said(null, back(B, A)));
        assertEquals(
                List.of("Which commits go with it cannot be told. The server is asleep."),
                said(
                        (pipeline, from, to) -> {
                            throw new ServerFault(FaultKind.BROKEN, "The server is asleep.");
                        },
                        back(B, A)));
    }

    @Test
    void aSlowServerIsNotWaitedFor() throws InterruptedException {
        isBuilt(B);
        var never = new CountDownLatch(1);
        Trail slow = (pipeline, from, to) -> {
            try {
                never.await();
            } catch (InterruptedException cancelled) {
                Thread.currentThread().interrupt();
            }
            return Commits.NONE;
        };
        assertEquals(
                List.of("Which commits go with it cannot be told. The server of ci did not tell within 0 s."),
                said(slow, back(B, A)));
    }

    @Test
    void nothingGoesAwayBetweenTwoBuildsOfOneRevision() throws InterruptedException {
        isBuilt(B);
        assertEquals(List.of(), said((pipeline, from, to) -> Commits.NONE, back(B, B.substring(0, 7))));
    }
}
