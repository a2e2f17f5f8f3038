package dev.andon.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.deploy.Service;
import dev.andon.guard.Gauge;
import dev.andon.guard.GuardRule;
import dev.andon.guard.JudgeRule;
import dev.andon.guard.Metric;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardSettingsTest {
    private static final String SOURCES = "sources: [{name: ci, kind: jenkins, url: 'https://ci.test/'}]\n";
    private static final String OF_VERSION =
            "numerator: 'orders{v=\"${version}\"}[${step}]', denominator: 'sessions{v=\"${version}\"}[${step}]'";

    private SettingsFolder folder;

    @BeforeEach
    void aFolder(@TempDir Path temp) {
        folder = new SettingsFolder(temp);
    }

    private static String guard(String metric, String more) {
        return SOURCES + "guards: [{service: shop, metrics: [{name: orders, source: ci, " + metric + "}]" + more + "}]";
    }

    @Test
    void whatNamesTheVersionOnBothSidesComparesVersions() {
        Gauge gauge = folder.settings(guard(OF_VERSION, ""))
                .guards()
                .getFirst()
                .gauges()
                .getFirst();
        assertTrue(gauge.comparesVersions());
        assertEquals(Metric.Kind.RATIO, gauge.metric().kind());
        assertEquals("orders{v=\"v13\"}[${step}]", gauge.of("v13", "x").events());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "no denominator   | numerator: 'of ${version}'                           | | What names ${version} or ${artifact} needs a",
                "only above       | numerator: 'of ${version}', denominator: sessions     | | Only one of",
                "only below       | numerator: orders, denominator: 'of ${artifact}'      | | Only one of",
                "a level          | gauge: 'latency ${version}'                        | | A level cannot be compared between versions.",
                "the control      | numerator: orders | , control: 'requests ${version}' | What no deploy can influence has no version.",
            })
    void halfAComparisonIsRefused(String what, String metric, String more, String sentence) {
        String said = folder.mistakes(guard(metric, more == null ? "" : more));
        assertTrue(said.contains(sentence) && said.lines().count() == 1, said);
    }

    @Test
    void judgesCallTheServiceAsTheyDo() {
        GuardRule rule = folder.settings(
                        guard(
                                "numerator: orders",
                                ", environment: production, judges: [{name: analysis, source: ci}, {name: kayenta, source: ci, called: store}]"))
                .guards()
                .getFirst();
        assertEquals(
                List.of(
                        new JudgeRule("analysis", "ci", new Service("shop", "production")),
                        new JudgeRule("kayenta", "ci", new Service("store", ""))),
                rule.judges());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{name: orders, source: ci} | A judge of this guard has the name of another, or of a metric.",
                "{name: analysis, source: co} | No source is called \"co\". Did you mean \"ci\"?",
                "{name: analysis} | The key \"source\" is missing.",
            })
    void aJudgeNeedsANameAndASource(String judge, String sentence) {
        String said = folder.mistakes(guard("numerator: orders", ", judges: [" + judge + "]"));
        assertTrue(said.contains(sentence) && said.lines().count() == 1, said);
    }
}
