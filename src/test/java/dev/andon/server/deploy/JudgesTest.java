package dev.andon.server.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.andon.deploy.Rollback;
import dev.andon.deploy.Service;
import dev.andon.guard.Judge;
import dev.andon.guard.Judgement;
import dev.andon.guard.Judgement.Word;
import dev.andon.server.http.Connection;
import dev.andon.server.http.Http;
import dev.andon.source.Secret;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import dev.andon.testing.Room;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Everybody whose verdicts are read. Fixtures are in `src/test/resources/dev/andon/server/judge/<kind>/`, an
/// answer each.
class JudgesTest {
    private static final Path FIXTURES = Path.of("src/test/resources/dev/andon/server/judge");
    private static final Service SHOP = new Service("shop", "production");
    private static final Rollback.Point V13 = new Rollback.Point("84f6c8d9b7", "v13", "84f6c8d9b7");
    private static final Instant SINCE = Instant.parse("2026-11-22T12:00:00Z");
    private static final String TOKEN = "hunter2-that-must-not-show";

    private static String fixture(String kind, String name) {
        try {
            return Files.readString(FIXTURES.resolve(kind).resolve(name));
        } catch (IOException e) {
            throw new AssertionError("add " + kind + "/" + name, e);
        }
    }

    private static Judge judge(String kind, LoopbackServer server, Map<String, String> options) {
        Source source = Source.of("cluster", kind, server.url("/").uri())
                .withToken("", new Secret(TOKEN))
                .withOptions(options);
        return JudgeServers.named(kind)
                .orElseThrow()
                .maker()
                .apply(new Http(source, Connection.shared(), InstantSource.system()), source);
    }

    private static Judgement said(String kind, MockResponse answer) throws ServerFault {
        try (var server = LoopbackServer.answering(_ -> answer)) {
            return judge(kind, server, Map.of()).judge(SHOP, V13, SINCE);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            argo-rollouts | successful         | FINE      | AnalysisRun shop-84f6c8d9b7-13-1 Successful
            argo-rollouts | one-failed         | HARMFUL   | AnalysisRun shop-84f6c8d9b7-13-2 Failed: metric "orders" assessed Failed due to failed (2) > failureLimit (1)
            argo-rollouts | one-goes-on        | UNDECIDED | AnalysisRun shop-84f6c8d9b7-13-2 Running
            argo-rollouts | inconclusive       | UNDECIDED | AnalysisRun shop-84f6c8d9b7-13-2 Inconclusive: metric "orders" assessed Inconclusive
            argo-rollouts | could-not-measure  | UNKNOWN   | AnalysisRun shop-84f6c8d9b7-13-2 Error: metric "orders" assessed Error due to consecutiveErrors (5) > consecutiveErrorLimit (4)
            argo-rollouts | measured-nothing   | UNKNOWN   | AnalysisRun shop-84f6c8d9b7-13-1 Successful, and measured nothing
            argo-rollouts | only-tried-dry     | UNKNOWN   | AnalysisRun shop-84f6c8d9b7-13-1 Successful, and measured nothing
            argo-rollouts | odd-word           | UNKNOWN   | AnalysisRun shop-84f6c8d9b7-13-2 Splendid
            argo-rollouts | of-an-earlier-try  | UNKNOWN   | There is no AnalysisRun of v13.
            argo-rollouts | of-another-rollout | UNKNOWN   | There is no AnalysisRun of v13.
            argo-rollouts | none               | UNKNOWN   | There is no AnalysisRun of v13.
            kubernetes    | progressing        | UNDECIDED | Canary shop Progressing, 10 % of the traffic, 2 failed checks
            kubernetes    | waiting            | UNDECIDED | Canary shop WaitingPromotion, 50 % of the traffic, 0 failed checks
            kubernetes    | succeeded          | FINE      | Canary shop Succeeded
            kubernetes    | failed             | HARMFUL   | Canary shop Failed, 5 failed checks
            kubernetes    | succeeded-before   | UNKNOWN   | Canary shop Succeeded, which was said before this deploy
            kubernetes    | failed-before      | UNKNOWN   | Canary shop Failed, which was said before this deploy
            kubernetes    | first-deploy       | UNKNOWN   | Canary shop Initialized
            kubernetes    | odd-word           | UNKNOWN   | Canary shop Splendid
            kubernetes    | no-status          | UNKNOWN   | Canary shop has no phase
            kayenta       | pass               | FINE      | Kayenta: 95 of 100, Pass: the score of 95 meets the pass threshold of 80
            kayenta       | fail               | HARMFUL   | Kayenta: 42 of 100, Fail: the score of 42 is below the marginal threshold of 60
            kayenta       | marginal           | UNDECIDED | Kayenta: 70 of 100, Marginal
            kayenta       | no-data            | UNKNOWN   | Kayenta: 0 of 100, Nodata: No data
            kayenta       | half-no-data       | UNKNOWN   | Kayenta: 0 of 100, Fail: Canary Failed: 50% or more metrics returned NODATA
            kayenta       | critical-no-data   | UNKNOWN   | Kayenta: 0 of 100, Fail: Canary Failed: Missing data for orders
            kayenta       | one-is-low         | HARMFUL   | Kayenta: 0 of 100, Fail: Canary Failed: orders was classified as Low
            kayenta       | goes-on            | UNDECIDED | Kayenta: running
            kayenta       | passed-and-goes-on | UNDECIDED | Kayenta: running
            kayenta       | failed-and-goes-on | HARMFUL   | Kayenta: 42 of 100, Fail
            kayenta       | failed-then-passed | FINE      | Kayenta: 95 of 100, Pass
            kayenta       | broken             | UNKNOWN   | Kayenta: terminal, without a score
            kayenta       | before             | UNKNOWN   | Kayenta has no canary of shop since this deploy.
            kayenta       | none               | UNKNOWN   | Kayenta has no canary of shop since this deploy.
            """)
    void saysWhatItSays(String kind, String situation, Word word, String words) throws ServerFault {
        Judgement said = said(kind, LoopbackServer.ok(fixture(kind, situation + ".json")));
        assertEquals(word, said.word());
        assertEquals(words, said.words());
    }

    static Stream<Arguments> words() {
        return JudgeServers.ALL.stream()
                .flatMap(kind -> fixture(kind.name(), "words.csv")
                        .lines()
                        .skip(1)
                        .map(line -> line.split(","))
                        .map(parts -> arguments(kind.name(), parts[0], Word.valueOf(parts[1]))));
    }

    @ParameterizedTest
    @MethodSource("words")
    void everyWordOfTheProductIsKnown(String kind, String word, Word said) throws ServerFault {
        String answer = fixture(kind, "word.json").replace("$WORD", word);
        assertEquals(said, said(kind, LoopbackServer.ok(answer)).word());
    }

    static Stream<Arguments> troubles() {
        return JudgeServers.ALL.stream()
                .flatMap(kind -> Stream.of(
                                LoopbackServer.status(401),
                                LoopbackServer.status(404),
                                LoopbackServer.status(500),
                                LoopbackServer.cutOff(),
                                LoopbackServer.ok("<html><body>Log in</body></html>"),
                                LoopbackServer.ok(""),
                                LoopbackServer.ok("null"),
                                LoopbackServer.ok("[null]"),
                                LoopbackServer.ok("{\"items\":7,\"status\":7}"),
                                LoopbackServer.ok("[{\"complete\":\"x\",\"buildTimeMillis\":{}}]"))
                        .map(answer -> arguments(kind.name(), answer)));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void inTroubleNothingIsSaidOfTheRelease(String kind, MockResponse answer) {
        try {
            assertEquals(Word.UNKNOWN, said(kind, answer).word());
        } catch (ServerFault fault) {
            assertFalse(fault.fault().sentence().contains(TOKEN), fault.fault().sentence());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "argo-rollouts | none      | '' | /apis/argoproj.io/v1alpha1/namespaces/production/analysisruns?limit=500&labelSelector=rollouts-pod-template-hash%3D84f6c8d9b7",
                "kubernetes    | succeeded | '' | /apis/flagger.app/v1beta1/namespaces/production/canaries/shop",
                "kayenta       | none      | '' | /canary/executions?application=shop&limit=20",
                "kayenta       | none      | gate | /v2/canaries/shop/executions?storageAccountName=scores&limit=20",
            })
    void asksOnceAndProvesWhoAsks(String kind, String situation, String through, String target) throws ServerFault {
        try (var server = LoopbackServer.answering(_ -> LoopbackServer.ok(fixture(kind, situation + ".json")))) {
            Map<String, String> options =
                    through.isEmpty() ? Map.of() : Map.of("through", through, "storage", "scores");
            judge(kind, server, options).judge(SHOP, V13, SINCE);
            assertEquals(1, server.asked().size());
            assertEquals(target, server.asked().getFirst().getTarget());
            assertEquals(
                    "Bearer " + TOKEN, server.asked().getFirst().getHeaders().get("Authorization"));
        }
    }

    @Test
    void aTemplateThatIsNoneIsNotAskedFor() throws ServerFault {
        try (var server = LoopbackServer.answering(_ -> LoopbackServer.ok("{}"))) {
            var digest = new Rollback.Point("1", "v13", "sha256:1f");
            assertEquals(
                    Word.UNKNOWN,
                    judge("argo-rollouts", server, Map.of())
                            .judge(SHOP, digest, SINCE)
                            .word());
            assertEquals(0, server.asked().size());
        }
    }

    @Test
    void aWordThatNobodyKnowsIsNoOption() {
        try (var server = LoopbackServer.answering(_ -> LoopbackServer.ok("[]"))) {
            assertThrows(
                    IllegalArgumentException.class, () -> judge("kayenta", server, Map.of("through", "the window")));
        }
    }

    @Test
    void everyJudgeIsListed() {
        Set<String> forgotten = new TreeSet<>();
        Room.classes(Path.of("target/classes"), "dev.andon.server.deploy", Judge.class)
                .forEach(one -> forgotten.add(one.getSimpleName()));
        JudgeServers.ALL.forEach(kind -> {
            try (var server = LoopbackServer.answering(_ -> LoopbackServer.ok("{}"))) {
                forgotten.remove(judge(kind.name(), server, Map.of()).getClass().getSimpleName());
            }
        });
        assertEquals(Set.of(), forgotten, "add a line for it to JudgeServers.ALL");
        JudgeServers.ALL.forEach(kind ->
                assertTrue(Files.exists(FIXTURES.resolve(kind.name()).resolve("SOURCE.md")), "add its SOURCE.md"));
    }
}
