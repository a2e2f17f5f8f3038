package dev.andon.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.deploy.Rollback;
import dev.andon.deploy.Service;
import dev.andon.guard.Judge;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JudgeSourcesTest {
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1/");
    private static final Source CLUSTER = Source.of("cluster", "argo-rollouts", NOWHERE);
    private static final Source KAYENTA = Source.of("kayenta", "kayenta", NOWHERE);

    @Test
    void whoJudgesIsFoundByTheSourcesNameAndKept() {
        try (var judges = new JudgeSources(InstantSource.system())) {
            judges.know(List.of(CLUSTER, KAYENTA, Source.of("ci", "jenkins", NOWHERE)));
            Judge analysis = judges.named("cluster").orElseThrow();
            assertTrue(judges.named("kayenta").isPresent());
            assertTrue(judges.named("ci").isEmpty());

            judges.know(List.of(CLUSTER));
            assertSame(analysis, judges.named("cluster").orElseThrow());
            assertTrue(judges.named("kayenta").isEmpty());
        }
    }

    @Test
    void whoOnlyJudgesIsNotWatched() {
        try (var sources = new Sources(InstantSource.system())) {
            assertEquals(
                    List.of("cluster"),
                    sources.watch(List.of(CLUSTER, KAYENTA)).stream()
                            .map(watched -> watched.source().name())
                            .toList());
        }
    }

    @Test
    void settingsThatCannotBeUsedAreSaidWhenItIsAsked() {
        try (var judges = new JudgeSources(InstantSource.system())) {
            judges.know(List.of(KAYENTA.withOptions(Map.of("through", "the window"))));
            Judge judge = judges.named("kayenta").orElseThrow();
            var fault = assertThrows(
                    ServerFault.class,
                    () -> judge.judge(new Service("shop", ""), new Rollback.Point("1", "v1", "v1"), Instant.EPOCH));
            assertEquals(
                    "The settings of this source cannot be used: \"through\" is gate, or is left out.",
                    fault.fault().sentence());
        }
    }
}
