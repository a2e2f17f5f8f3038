package dev.andon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.andon.build.Activity;
import dev.andon.build.Outcome;
import dev.andon.line.LineState;
import dev.andon.source.Freshness;
import dev.andon.testing.Schemas;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StatusSchemaTest {
    private static final String SCHEMA = Schemas.shipped("/dev/andon/cli/status.schema.json");
    private static final String STATUS = """
            {"line":"stopped","at":"2026-11-22T12:00:00Z","tiles":[{"id":"ci/shop","source":"ci","name":"shop",
              "outcome":"failed","activity":"running","freshness":"fresh","label":"42","since":"2026-11-22T11:35:00Z",
              "started":"2026-11-22T11:58:30.250Z","estimate":"PT3M","url":"https://ci.example.com/job/shop/42/",
              "breakers":["Ann"],"headline":"failed since Ann's commit, 3 builds, 25 min"}],
             "sources":[{"name":"ci","kind":"jenkins","state":"ok","fault":null,"looked":"2026-11-22T11:59:58Z",
              "took":"PT0.2S"}]}
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
    void takesAStatusOfWhichLittleIsKnown() {
        String little = STATUS.replaceAll(
                        "\"(label|since|started|estimate|url|looked|took)\":\\s*\"[^\"]*\"", "\"$1\":null")
                .replace("\"state\":\"ok\",\"fault\":null", "\"state\":\"faulty\",\"fault\":\"Nobody answers.\"");
        assertEquals(List.of(), Schemas.complaints(SCHEMA, little));
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

    private static String quoted(String word) {
        return "\"" + word + "\"";
    }
}
