package dev.andon.gate;

import static dev.andon.testing.Story.pipeline;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.board.Event;
import dev.andon.build.Outcome;
import dev.andon.source.Budget;
import dev.andon.source.Cost;
import dev.andon.source.Fault;
import dev.andon.source.FaultKind;
import dev.andon.source.Observation;
import dev.andon.testing.Story;
import dev.andon.text.Texts;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final Pattern LINE = Pattern.compile(
            "# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\\{[a-z]+=\"([^\"\\\\\\n]|\\\\.)*\"(,[a-z]+=\"([^\"\\\\\\n]|\\\\.)*\")*})? -?[0-9.E]+");

    private final Metrics metrics = new Metrics();

    private String of(Story story) {
        metrics.accept(story.board());
        return metrics.of(new Lines(story.board(), story.now(), Texts.in(Locale.ENGLISH)), "1 \"x\"");
    }

    private static Story look(Story story, int requests) {
        var cost = new Cost(requests, 0, 100, new Budget(5_000, 4_321, story.now()));
        var fault = new Fault(FaultKind.REFUSED, "No.");
        return story.told(new Event.Observed(
                new Observation.Unseen<>("ci", story.now(), Duration.ZERO, cost, fault), Story.EVERY));
    }

    @Test
    void everyLineIsOfPrometheusFormat() {
        String text = of(look(Story.ofOneSource().shows(pipeline("shop", Outcome.FAILED)), 3));
        assertTrue(text.endsWith("\n"));
        text.lines().forEach(line -> assertTrue(LINE.matcher(line).matches(), line));
    }

    @Test
    void tilesLinesAndFaultsAreCounted() {
        Story story = Story.ofOneSource()
                .shows(pipeline("shop", Outcome.FAILED), pipeline("cart", Outcome.PASSED))
                .later(Duration.ofSeconds(4));
        String text = of(story);
        assertTrue(text.contains("andon_tiles{light=\"red\"} 1\n"), text);
        assertTrue(text.contains("andon_tiles{light=\"green\"} 1\n"), text);
        assertTrue(text.contains("andon_line_state{line=\"trunk\",state=\"stopped\"} 1\n"), text);
        assertTrue(text.contains("andon_line_state{line=\"trunk\",state=\"running\"} 0\n"), text);
        assertTrue(text.contains("andon_source_fault{source=\"ci\"} 0\n"), text);
        assertTrue(text.contains("andon_oldest_look_age_seconds 4.0\n"), text);
    }

    @Test
    void eachLookIsCountedOnce() {
        Story story = look(Story.ofOneSource(), 3);
        of(story);
        of(story.later(Duration.ofSeconds(1)));
        String text = of(look(story.later(Duration.ofSeconds(9)), 2));
        assertTrue(text.contains("andon_looks_total{source=\"ci\"} 2\n"), text);
        assertTrue(text.contains("andon_requests_total{source=\"ci\"} 5\n"), text);
        assertTrue(text.contains("andon_received_bytes_total{source=\"ci\"} 200\n"), text);
        assertTrue(text.contains("andon_budget_remaining{source=\"ci\"} 4321\n"), text);
        assertTrue(text.contains("andon_source_fault{source=\"ci\"} 1\n"), text);
    }

    @Test
    void anAgeThatIsNotKnownIsLeftOut() {
        String text = of(Story.ofOneSource());
        assertEquals(
                2,
                text.lines()
                        .filter(line -> line.contains("andon_oldest_look_age_seconds"))
                        .count(),
                text);
    }
}
