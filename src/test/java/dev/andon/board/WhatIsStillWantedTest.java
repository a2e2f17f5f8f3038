package dev.andon.board;

import static dev.andon.testing.Story.NOON;
import static dev.andon.testing.Story.pipeline;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.build.Rollouts;
import dev.andon.build.Sight;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollback;
import dev.andon.deploy.Service;
import dev.andon.gate.StatusJson;
import dev.andon.people.Person;
import dev.andon.source.Cost;
import dev.andon.source.FaultKind;
import dev.andon.source.Observation;
import dev.andon.testing.Schemas;
import dev.andon.testing.Story;
import dev.andon.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What was gone back from comes again with the next deploy unless somebody takes it out.
class WhatIsStillWantedTest {
    private static final String SHOP = "argo/shop/production";
    private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);
    private static final Release V12 = release("v12", "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334");
    private static final Release V13 = release("v13", "b1b2c3d4e5f60718293a4b5c6d7e8f9001122334");
    private static final Release V14 = release("v14", "c1b2c3d4e5f60718293a4b5c6d7e8f9001122334");

    private final Story story = new Story().settings(Story.source("ci"), Story.source("argo"));

    private static Release release(String version, String commit) {
        return Release.of(version, version, Release.Outcome.LIVE)
                .revision(commit)
                .finished(NOON.minusSeconds(60));
    }

    private static Pipeline.Draft built(Release release, Outcome outcome) {
        return pipeline("shop", outcome)
                .last(Build.of(release.version(), outcome).revision(release.commit()));
    }

    private void isLive(Release live, @Nullable Release wanted) {
        Deployment deployment = Deployment.of(new Service("shop", "production"))
                .live(live)
                .newest(live)
                .wanted(wanted)
                .phase(Deployment.Phase.IDLE)
                .health(Deployment.Health.WELL)
                .done();
        var sight = new Sight(List.of(Rollouts.pipeline(deployment)), List.of());
        story.told(new Event.Observed(
                new Observation.Seen<>("argo", story.now(), Duration.ZERO, Cost.NONE, sight), Story.EVERY));
    }

    private void wentBack(Rollback.Finding finding) {
        story.told(new Event.BooksRead(Books.NONE.rolling(List.of(new Rollback(
                1,
                SHOP,
                Rollback.Way.BACK,
                Rollback.Point.of(V13),
                Rollback.Point.of(V12),
                "orders fell",
                Person.of("Ann"),
                NOON.minusSeconds(90),
                Rollback.Sending.SENT,
                "",
                finding,
                NOON.minusSeconds(60))))));
    }

    private String headline() {
        return ENGLISH.say(Headline.of(story.tile(SHOP), story.now()));
    }

    @Test
    void whatGitStillHoldsIsSaidOnTheTileItsSignAndToPrograms() {
        isLive(V12, V13);
        wentBack(Rollback.Finding.DONE);

        String said = "git still wants v13: revert it there, or the next deploy brings it back";
        assertEquals("v12 went live 1 min ago, and " + said, headline());
        assertEquals(Light.UNSTABLE, story.tile(SHOP).light());
        GoingBack going = GoingBack.of(story.board()).getFirst();
        assertEquals(GoingBack.Stage.DONE, going.stage());
        assertEquals(said, ENGLISH.say(going.details().getLast()));
        String json = StatusJson.of(story.board(), ENGLISH);
        assertEquals(List.of(), Schemas.complaints(Schemas.shipped("/dev/andon/cli/status.schema.json"), json));
        assertEquals("git", stillWanted(json).get("by").getAsString());
    }

    private static JsonObject stillWanted(String json) {
        return JsonParser.parseString(json).getAsJsonObject().getAsJsonArray("tiles").asList().stream()
                .map(tile -> tile.getAsJsonObject().get("deployment"))
                .filter(deployment -> !deployment.isJsonNull())
                .findFirst()
                .orElseThrow()
                .getAsJsonObject()
                .getAsJsonObject("stillWanted");
    }

    @Test
    void whatIsNewerMayBeTheCure() {
        isLive(V12, V14);
        wentBack(Rollback.Finding.DONE);

        assertEquals("v12 went live 1 min ago", headline());
        assertEquals(Light.GREEN, story.tile(SHOP).light());
    }

    @Test
    void whatTheTrunkHoldsIsSaidWhereTheServerDoesNotTell() {
        story.shows(built(V12, Outcome.PASSED)).shows(built(V13, Outcome.PASSED));
        isLive(V12, null);
        wentBack(Rollback.Finding.DONE);

        assertEquals(
                "v12 went live 1 min ago, and the newest green build is still v13: "
                        + "revert it, or the next deploy brings it back",
                headline());

        story.shows(built(V14, Outcome.PASSED));

        assertEquals("v12 went live 1 min ago", headline());
    }

    @Test
    void whatTheServerTellsOfItselfCountsMore() {
        story.shows(built(V12, Outcome.PASSED)).shows(built(V13, Outcome.PASSED));
        isLive(V12, V14);
        wentBack(Rollback.Finding.DONE);

        assertEquals("v12 went live 1 min ago", headline());
    }

    @Test
    void aBuilderThatIsLostSaysNothing() {
        story.shows(built(V12, Outcome.PASSED)).shows(built(V13, Outcome.PASSED));
        story.later(Duration.ofHours(3)).fails(FaultKind.UNREACHABLE);
        isLive(V12, null);
        wentBack(Rollback.Finding.DONE);

        assertEquals(Light.GREEN, story.tile(SHOP).light());
    }

    @Test
    void whatNeverWasGoneBackFromIsWantedRightly() {
        isLive(V12, V13);
        wentBack(Rollback.Finding.NOT_DONE);

        assertEquals("v12 went live 1 min ago", headline());
    }
}
