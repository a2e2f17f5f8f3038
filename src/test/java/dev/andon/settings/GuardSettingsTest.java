package dev.andon.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.guard.Gauge;
import dev.andon.guard.Metric;
import java.nio.file.Path;
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
}
