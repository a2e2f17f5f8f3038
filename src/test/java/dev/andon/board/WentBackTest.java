package dev.andon.board;

import static dev.andon.testing.Story.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.andon.build.Rollouts;
import dev.andon.build.Sight;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollback;
import dev.andon.deploy.Rollback.Finding;
import dev.andon.deploy.Rollback.Sending;
import dev.andon.deploy.Rollback.Way;
import dev.andon.deploy.Service;
import dev.andon.gate.StatusJson;
import dev.andon.people.Person;
import dev.andon.source.Cost;
import dev.andon.source.Observation;
import dev.andon.testing.Schemas;
import dev.andon.testing.Story;
import dev.andon.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WentBackTest {
    private static final String SHOP = "swarm/shop/production";
    private static final Release V12 =
            Release.of("12", "v12", Release.Outcome.LIVE).finished(NOON);
    private static final Release V13 =
            Release.of("13", "v13", Release.Outcome.LIVE).finished(NOON);

    private final List<Rollback> rollbacks = new ArrayList<>();

    private void went(Way way, Release from, Release to, int minutesAgo, @Nullable Finding finding) {
        Instant at = NOON.minus(Duration.ofMinutes(minutesAgo));
        rollbacks.addFirst(new Rollback(
                rollbacks.size() + 1,
                SHOP,
                way,
                Rollback.Point.of(from),
                Rollback.Point.of(to),
                "orders fell",
                Person.of("Ann"),
                at,
                Sending.SENT,
                "",
                finding,
                finding == null ? null : at.plusSeconds(30)));
    }

    private Tile tile(Release live) {
        return board(live).tiles().getFirst();
    }

    private Board board(Release live) {
        Deployment deployment = Deployment.of(new Service("shop", "production"))
                .live(live)
                .newest(live)
                .phase(Deployment.Phase.IDLE)
                .health(Deployment.Health.WELL)
                .done();
        var sight = new Sight(List.of(Rollouts.pipeline(deployment)), List.of());
        var story = new Story().settings(Story.source("swarm"));
        story.told(new Event.Observed(
                new Observation.Seen<>("swarm", story.now(), Duration.ZERO, Cost.NONE, sight), Story.EVERY));
        story.told(new Event.BooksRead(Books.NONE.rolling(rollbacks)));
        return story.board();
    }

    private static String said(Tile tile) {
        return Texts.in(Locale.ENGLISH).say(Headline.of(tile, NOON));
    }

    @Test
    void whatWasGoneBackFromAndIsLiveAgainIsNotGreen() {
        went(Way.BACK, V13, V12, 40, Finding.DONE);

        Tile tile = tile(V13);

        assertEquals(Light.UNSTABLE, tile.light());
        assertEquals("v13 is live again, which Ann went back from 40 min ago: orders fell", said(tile));
    }

    @Test
    void programsAreToldAllOfIt() {
        went(Way.BACK, V13, V12, 40, Finding.DONE);
        went(Way.FORWARD, V12, V13, 1, null);

        Board board = board(V12);
        String json = StatusJson.of(board, Texts.in(Locale.ENGLISH));

        JsonObject deployment = JsonParser.parseString(json)
                .getAsJsonObject()
                .getAsJsonArray("tiles")
                .get(0)
                .getAsJsonObject()
                .getAsJsonObject("deployment");
        assertEquals("v12", deployment.getAsJsonObject("live").get("version").getAsString());
        assertEquals(
                "forward", deployment.getAsJsonObject("rollback").get("way").getAsString());
        assertTrue(deployment.get("goneBackFrom").isJsonNull());
        assertEquals(List.of(), Schemas.complaints(Schemas.shipped("/dev/andon/cli/status.schema.json"), json));
    }

    @Test
    void whatItWentBackToIsGreen() {
        went(Way.BACK, V13, V12, 40, Finding.DONE);

        assertEquals(Light.GREEN, tile(V12).light());
    }

    @Test
    void whoGoesForwardAgainSaysThatItWasInnocent() {
        went(Way.BACK, V13, V12, 40, Finding.DONE);
        went(Way.FORWARD, V12, V13, 20, Finding.DONE);

        assertEquals(Light.GREEN, tile(V13).light());
    }

    @Test
    void whatNeverCameAboutSaysNothing() {
        went(Way.BACK, V13, V12, 40, Finding.NOT_DONE);

        assertEquals(Light.GREEN, tile(V13).light());
    }

    @Test
    void whoIsGoingBackIsNamed() {
        went(Way.BACK, V13, V12, 2, null);

        assertEquals("Ann goes back from v13 to v12, 2 min", said(tile(V13)));
    }

    @Test
    void whoIsGoingForwardIsNamed() {
        went(Way.BACK, V13, V12, 40, Finding.DONE);
        went(Way.FORWARD, V12, V13, 1, null);

        assertEquals("Ann goes forward from v12 to v13, 1 min", said(tile(V12)));
    }
}
