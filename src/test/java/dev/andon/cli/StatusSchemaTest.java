package dev.andon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.board.Board;
import dev.andon.board.Event;
import dev.andon.board.Floor;
import dev.andon.board.Origin;
import dev.andon.build.Activity;
import dev.andon.build.Build;
import dev.andon.build.Outcome;
import dev.andon.build.Pipeline;
import dev.andon.build.Sight;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollback;
import dev.andon.gate.StatusJson;
import dev.andon.guard.Ruling;
import dev.andon.guard.Vigil;
import dev.andon.line.LineState;
import dev.andon.people.Person;
import dev.andon.source.Cost;
import dev.andon.source.Freshness;
import dev.andon.source.Observation;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.Schemas;
import dev.andon.testing.Shop;
import dev.andon.text.Texts;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusSchemaTest {
    private static final String SCHEMA = Schemas.shipped("/dev/andon/cli/status.schema.json");
    private static final String STATUS = """
            {"line":"stopped","at":"2026-11-22T12:00:00Z","tiles":[{"id":"ci/shop","source":"ci","name":"shop",
              "outcome":"failed","activity":"running","freshness":"fresh","label":"42","building":"43","since":"2026-11-22T11:35:00Z",
              "started":"2026-11-22T11:58:30.250Z","estimate":"PT3M","url":"https://ci.example.com/job/shop/42/",
              "breakers":["Ann"],"claim":{"state":"claimed","holder":"Bob","by":"Cleo",
              "why":"the mail","since":"2026-11-22T11:40:00Z","until":null,"fix":"2026-11-22T12:30:00Z"},
              "headline":"failing since Ann's commit, 3 builds, 25 min"}],
             "sources":[{"name":"ci","kind":"jenkins","state":"ok","fault":null,"looked":"2026-11-22T11:59:58Z",
              "took":"PT0.2S"}],
             "gates":[{"line":"trunk","name":"jenkins","state":"drifted","sentence":"jenkins is open"}]}
            """;

    @Test
    void isASchema() {
        assertEquals(List.of(), Schemas.complaintsAboutSchema(SCHEMA));
    }

    @Test
    void takesAStatus() {
        assertEquals(List.of(), Schemas.complaints(SCHEMA, STATUS));
    }

    @Test
    void takesWhatIsSaidOfAServiceThatGoesBack() {
        for (Shop shop : List.of(
                new Shop().countingDown(Duration.ofSeconds(38)),
                new Shop().asks(),
                new Shop().rollback(Rollback.Sending.SENT, Rollback.Finding.FAILED, ""))) {
            assertEquals(List.of(), Schemas.complaints(SCHEMA, StatusJson.of(shop.board(), Texts.in(Locale.ENGLISH))));
        }
    }

    @Test
    void saysHowLongThereIsToSayNo() {
        String json =
                StatusJson.of(new Shop().countingDown(Duration.ofSeconds(38)).board(), Texts.in(Locale.ENGLISH));
        assertTrue(json.contains("\"stage\": \"countdown\""), json);
        assertTrue(json.contains("\"secondsLeft\": 38"), json);
        assertTrue(json.contains("\"to\": \"v12\""), json);
        assertFalse(Schemas.complaints(SCHEMA, json.replace("\"countdown\"", "\"soon\""))
                .isEmpty());
    }

    @Test
    void theTableSaysItToo() {
        String table =
                StatusTable.of(new Shop().countingDown(Duration.ofSeconds(38)).board(), Texts.in(Locale.ENGLISH));
        assertTrue(
                table.contains("shop/production goes back from v13 to v12 unless somebody says no; in 38 s;"), table);
    }

    @Test
    void takesAStatusOfWhichLittleIsKnown() {
        String little = STATUS.replaceAll(
                        "\"(label|building|since|started|estimate|url|looked|took)\":\\s*\"[^\"]*\"", "\"$1\":null")
                .replace("\"state\":\"ok\",\"fault\":null", "\"state\":\"faulty\",\"fault\":\"Nobody answers.\"");
        assertEquals(List.of(), Schemas.complaints(SCHEMA, little));
    }

    private static String deployment(String words) {
        return STATUS.replace("\"headline\"", """
                "deployment":{"service":"shop","environment":"production","phase":"idle","health":"well",
                  "live":{"version":"v13","commit":"4c1f","outcome":"live","by":"Ann","begun":null,
                    "finished":"2026-11-22T11:40:00Z"},"newest":null,"share":{"percent":10,"since":null},
                    "watch":{"version":"v13","share":100,"action":"nothing",
                    "end":"fine","goesBackAt":null,"vetoedBy":null,"sentence":"watched"},
                  "rollback":{"way":"back","from":"v13","to":"v12","by":"Ann","why":"orders",
                    "at":"2026-11-22T11:41:00Z"},"goneBackFrom":null,"stillWanted":null,"sign":null,
                  "origin":{"pipeline":"ci/shop","state":"red","green":"b1b2c3d"},
                  "notLive":{"commits":2,"complete":true,"authors":["Ann"],"oldest":null,"trouble":null}},
                    "headline\"""").replace(words.split(">")[0], words.split(">")[1]);
    }

    static Stream<String> words() {
        return Stream.of(
                        words("\"phase\":\"idle\"", Deployment.Phase.values(), Deployment.Phase::word),
                        words("\"health\":\"well\"", Deployment.Health.values(), Deployment.Health::word),
                        words("\"outcome\":\"live\"", Release.Outcome.values(), Release.Outcome::word),
                        words("\"action\":\"nothing\"", Ruling.Action.values(), Ruling.Action::word),
                        words("\"end\":\"fine\"", Vigil.End.values(), Vigil.End::word),
                        words("\"state\":\"red\"", Origin.State.values(), Origin.State::word),
                        words("\"way\":\"back\"", Rollback.Way.values(), Rollback.Way::word))
                .flatMap(all -> all);
    }

    private static <E> Stream<String> words(String said, E[] all, Function<E, String> word) {
        String key = said.substring(0, said.indexOf(':') + 1);
        return Arrays.stream(all).map(one -> said + ">" + key + quoted(word.apply(one)));
    }

    @ParameterizedTest
    @MethodSource("words")
    void knowsTheWordsOfADeployment(String words) {
        assertEquals(List.of(), Schemas.complaints(SCHEMA, deployment(words)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"phase\":\"idle\">\"phase\":\"busy\"",
                "\"health\":\"well\">\"health\":\"good\"",
                "\"version\":\"v13\",>",
                "\"goneBackFrom\":null>\"goneBackFrom\":true",
            })
    void refusesOfADeployment(String words) {
        assertFalse(Schemas.complaints(SCHEMA, deployment(words + " ")).isEmpty());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            another line           | "line":"stopped"     | "line":"red"
            no line                | "line":"stopped",    | ''
            a word in capitals     | "outcome":"failed"   | "outcome":"FAILED"
            an unknown activity    | "activity":"running" | "activity":"building"
            an unknown freshness   | "freshness":"fresh"  | "freshness":"old"
            a number for a label   | "label":"42"         | "label":42
            a time without zone    | T11:35:00Z           | T11:35:00
            minutes as a number    | "PT3M"               | 3
            one breaker, no list   | ["Ann"]              | "Ann"
            a claim's own word     | "state":"claimed"    | "state":"taken"
            a claim by nobody      | "holder":"Bob",      | ''
            no headline            | "headline"           | "headlines"
            an unknown state       | "state":"ok"         | "state":"well"
            a source without fault | "fault":null,        | ''
            """)
    void refuses(String sentence, String right, String wrong) {
        assertFalse(Schemas.complaints(SCHEMA, STATUS.replace(right, wrong)).isEmpty());
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void knowsTheOutcome(Outcome outcome) {
        assertEquals(List.of(), Schemas.complaints(SCHEMA, STATUS.replace("\"failed\"", quoted(outcome.word()))));
    }

    @ParameterizedTest
    @EnumSource(Activity.class)
    void knowsTheActivity(Activity activity) {
        assertEquals(List.of(), Schemas.complaints(SCHEMA, STATUS.replace("\"running\"", quoted(activity.word()))));
    }

    @ParameterizedTest
    @EnumSource(Freshness.class)
    void knowsTheFreshness(Freshness freshness) {
        String word = freshness.name().toLowerCase(Locale.ROOT);
        assertEquals(List.of(), Schemas.complaints(SCHEMA, STATUS.replace("\"fresh\"", quoted(word))));
    }

    @ParameterizedTest
    @EnumSource(LineState.class)
    void knowsTheLine(LineState line) {
        assertEquals(List.of(), Schemas.complaints(SCHEMA, STATUS.replace("\"stopped\"", quoted(line.word()))));
    }

    @Test
    void takesWhatAndonStatusPrints() throws ServerFault {
        Instant now = Instant.parse("2026-11-22T12:00:00Z");
        Source source = Source.of("ci", "jenkins", URI.create("https://ci.example.com"));
        Build broken = Build.of("42", Outcome.FAILED)
                .finished(now.minusSeconds(90))
                .at("https://ci.example.com/job/shop/42/")
                .brokenBy(List.of(Person.of("Ann")));
        Pipeline shop = Pipeline.named("shop", "shop")
                .activity(Activity.RUNNING)
                .last(broken)
                .current(Build.of("43", Outcome.UNKNOWN).started(now.minusMillis(30_250)))
                .estimate(Duration.ofMillis(180_500))
                .done();
        Sight sight = Sight.of(List.of(shop, Pipeline.named("new", "new").done()), source.selection(), now);
        var seen = new Observation.Seen<>("ci", now, Duration.ofMillis(200), Cost.NONE, sight);
        Floor waiting = Floor.EMPTY
                .after(new Event.SourcesChanged(List.of(source)), now)
                .floor();
        Floor looked =
                waiting.after(new Event.Observed(seen, source.every()), now).floor();
        for (Floor floor : List.of(Floor.EMPTY, waiting, looked)) {
            String json = StatusJson.of(Board.of(floor, now), Texts.in(Locale.ENGLISH));
            assertEquals(List.of(), Schemas.complaints(SCHEMA, json), json);
        }
    }

    private static String quoted(String word) {
        return "\"" + word + "\"";
    }
}
