package dev.andon.server.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.deploy.Blocker;
import dev.andon.deploy.DeployServer;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Proposal;
import dev.andon.deploy.Release;
import dev.andon.deploy.Rollbacker;
import dev.andon.deploy.Service;
import dev.andon.source.FaultKind;
import dev.andon.source.Push;
import dev.andon.source.ServerFault;
import dev.andon.testing.LoopbackServer;
import dev.andon.testing.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubernetesTest extends DeployServerContract {
    private static final Service SHOP = new Service("shop", "production");

    KubernetesTest() {
        super("kubernetes");
    }

    /// A later look asks for what changed since.
    @Override
    protected boolean asksByGet() {
        return false;
    }

    @Override
    protected boolean onlyReads(RecordedRequest request) {
        return request.getTarget().contains("selfsubjectaccessreviews");
    }

    private Deployment first(String situation) throws ServerFault {
        try (var server = LoopbackServer.playing(scenario(situation), "")) {
            return server(source(server)).look().getFirst();
        }
    }

    private static List<String> paths(LoopbackServer server) {
        return server.asked().stream()
                .map(request -> request.getUrl())
                .map(url -> (url.queryParameter("watch") != null ? "watch " : "")
                        + url.encodedPath().replaceFirst(".*/", "")
                        + (url.queryParameter("continue") == null ? "" : " on"))
                .toList();
    }

    @Test
    void aDeployThatNeverCameDoesNotHideWhatServes() throws ServerFault {
        Deployment shop = first("failed-newest");
        assertEquals("v12", Objects.requireNonNull(shop.live()).version());
        assertEquals(
                Release.Outcome.FAILED, Objects.requireNonNull(shop.newest()).outcome());
        assertEquals(Deployment.Health.WELL, shop.health());
    }

    @Test
    void aPodThatDiesAfterwardsIsNoRollout() throws ServerFault {
        assertEquals(Deployment.Phase.IDLE, first("one-pod-died").phase());
        assertEquals(Deployment.Health.POOR, first("one-pod-died").health());
        assertEquals(Deployment.Health.ILL, first("all-pods-died").health());
    }

    @Test
    void whatTheControllerHasNotSeenGoesOn() throws ServerFault {
        Deployment shop = first("not-observed-yet");
        assertEquals(Deployment.Phase.RUNNING, shop.phase());
        assertEquals("v12", Objects.requireNonNull(shop.live()).version());
    }

    @Test
    void aLookAndAnExaminationNameTheSame() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("rollback"), "")) {
            DeployServer kubernetes = server(source(server));
            Release looked = Objects.requireNonNull(kubernetes.look().getFirst().live());
            Deployment examined = ((Rollbacker) kubernetes).examine(SHOP);
            assertEquals(looked, examined.live());
            assertEquals(looked, examined.history().getFirst());
        }
    }

    /// A situation in which the watch answers this.
    private static LoopbackServer watching(Scenario scenario, String body) {
        return LoopbackServer.answering(request -> request.getTarget().contains("watch=true")
                ? LoopbackServer.ok(body)
                : LoopbackServer.play(scenario, "", request));
    }

    @Test
    void aChangeIsOneEventAndNoList() throws ServerFault {
        Scenario scenario = scenario("passed");
        String changed = scenario("one-pod-died").files().get("list.json").replaceAll("\\s*\n\\s*", "");
        String event = "{\"type\":\"MODIFIED\",\"object\":"
                + changed.substring(changed.indexOf("[") + 1, changed.lastIndexOf("]")) + "}\n"
                + "{\"type\":\"BOOKMARK\",\"object\":{\"metadata\":{\"resourceVersion\":\"81300\"}}}\n";
        try (var server = watching(scenario, event)) {
            DeployServer kubernetes = server(source(server));
            assertEquals(2, kubernetes.look().size());
            List<Deployment> second = kubernetes.look();
            assertEquals(Deployment.Health.POOR, second.getFirst().health());
            assertEquals(2, second.size(), "the other one is still there");
            assertSame(second, kubernetes.look(), "nothing changed");
            assertEquals(List.of("deployments", "watch deployments", "watch deployments"), paths(server));
            assertEquals(
                    List.of("81234", "81300"),
                    server.asked().stream()
                            .skip(1)
                            .map(request -> request.getUrl().queryParameter("resourceVersion"))
                            .toList());
        }
    }

    @Test
    void whatWasDeletedIsGone() throws ServerFault {
        String event =
                "{\"type\":\"DELETED\",\"object\":{\"metadata\":{\"name\":\"cart\",\"namespace\":\"staging\",\"resourceVersion\":\"81301\"}}}\n";
        try (var server = watching(scenario("passed"), event)) {
            DeployServer kubernetes = server(source(server));
            kubernetes.look();
            assertEquals(
                    List.of(SHOP),
                    kubernetes.look().stream().map(Deployment::service).toList());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "within the stream | 200 | {\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"code\":410,\"message\":\"too old resource version\"}}",
                "as a status       | 410 | {\"kind\":\"Status\",\"code\":410}",
            })
    void whatTheServerRemembersNoLongerIsListedAnew(String name, int status, String body) throws ServerFault {
        Scenario scenario = scenario("passed");
        try (var server =
                LoopbackServer.answering(request -> request.getTarget().contains("watch=true")
                        ? new MockResponse.Builder().code(status).body(body).build()
                        : LoopbackServer.play(scenario, "", request))) {
            DeployServer kubernetes = server(source(server));
            kubernetes.look();
            assertEquals(2, kubernetes.look().size(), name);
            assertEquals(List.of("deployments", "watch deployments", "deployments"), paths(server));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "another error       | {\"type\":\"ERROR\",\"object\":{\"code\":500,\"message\":\"etcd is away\"}} | BROKEN",
                "half an event       | {\"type\":\"MODIFIED\",\"obj                                                | UNREADABLE",
                "something else      | {\"type\":\"MODIFIED\"}                                                    | UNREADABLE",
                "no such object      | {\"type\":\"MODIFIED\",\"object\":{\"metadata\":[]}}                        | UNREADABLE",
            })
    void aWatchThatBreaksIsAFaultAndNeverOldNews(String name, String body, FaultKind kind) throws ServerFault {
        try (var server = watching(scenario("passed"), body)) {
            DeployServer kubernetes = server(source(server));
            kubernetes.look();
            assertEquals(kind, assertThrows(ServerFault.class, kubernetes::look).kind(), name);
        }
    }

    @Test
    void aLongListComesInPages() throws ServerFault {
        Scenario scenario = scenario("passed");
        String page = scenario.files().get("list.json");
        try (var server = LoopbackServer.answering(request -> LoopbackServer.ok(
                request.getUrl().queryParameter("continue") == null
                        ? page.replace(
                                "\"resourceVersion\": \"81234\"",
                                "\"resourceVersion\":\"81234\",\"continue\":\"more/+\"")
                        : page.replace("\"shop\"", "\"kiosk\"").replace("\"cart\"", "\"till\"")))) {
            assertEquals(4, server(source(server)).look().size());
            assertEquals(List.of("deployments", "deployments on"), paths(server));
            assertEquals("more/+", server.asked().getLast().getUrl().queryParameter("continue"));
        }
    }

    @Test
    void theReplicaSetsOfARolloutAreReadOncePerStep() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("rolling"), "")) {
            DeployServer kubernetes = server(source(server));
            kubernetes.look();
            kubernetes.look();
            assertEquals(List.of("deployments", "replicasets", "watch deployments"), paths(server));
            assertEquals("app=shop", server.asked().get(1).getUrl().queryParameter("labelSelector"));
        }
    }

    @Test
    void aNamespaceAndLabelsNarrowIt() throws ServerFault {
        try (var server = LoopbackServer.answering(
                _ -> LoopbackServer.ok("{\"metadata\":{\"resourceVersion\":\"1\"},\"items\":[]}"))) {
            server(source(server).withOptions(java.util.Map.of("namespace", "production", "selector", "team=shop")))
                    .look();
            var url = server.asked().getFirst().getUrl();
            assertEquals("/apis/apps/v1/namespaces/production/deployments", url.encodedPath());
            assertEquals("team=shop", url.queryParameter("labelSelector"));
        }
    }

    private Deployment examined(Scenario scenario) throws ServerFault {
        try (var server = LoopbackServer.playing(scenario, "")) {
            return ((Rollbacker) server(source(server))).examine(SHOP);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Helm    | \"app\": \"shop\" | \"app\":\"shop\",\"app.kubernetes.io/managed-by\":\"Helm\"               | OWNED  | Helm",
                "Helm    | \"annotations\": { | \"annotations\":{\"meta.helm.sh/release-name\":\"store\",                  | OWNED  | Helm store",
                "Argo CD | \"annotations\": { | \"annotations\":{\"argocd.argoproj.io/tracking-id\":\"store:apps/Deployment\", | OWNED  | Argo CD store",
                "Flux    | \"labels\": {      | \"labels\":{\"kustomize.toolkit.fluxcd.io/name\":\"store\",                | OWNED  | Flux store",
                "Flux    | \"labels\": {      | \"labels\":{\"helm.toolkit.fluxcd.io/name\":\"store\",                     | OWNED  | Flux store",
                "other   | \"generation\": 7  | \"generation\":7,\"ownerReferences\":[{\"kind\":\"Database\",\"name\":\"db\",\"controller\":true}] | OWNED | Database db",
                "paused  | \"replicas\": 2,   | \"paused\":true,\"replicas\":2, | PAUSED | ''",
                "deleted | \"generation\": 7  | \"generation\":7,\"deletionTimestamp\":\"2026-11-22T11:00:00Z\"             | UNDERWAY | The Deployment is being deleted.",
            })
    void whatStandsInTheWay(String who, String part, String instead, Blocker.Kind kind, String words)
            throws ServerFault {
        Scenario scenario = scenario("rollback");
        String shop = scenario.files().get("shop.json");
        assertTrue(shop.contains(part), who);
        assertEquals(
                List.of(new Blocker(kind, words)),
                examined(scenario.with("shop.json", shop.replaceFirst(java.util.regex.Pattern.quote(part), instead)))
                        .blockers());
    }

    @Test
    void whoMarkedATemplateAsUnsafeIsHeard() throws ServerFault {
        Scenario scenario = scenario("rollback");
        String shop = scenario.files().get("shop.json");
        int template = shop.indexOf("\"template\"");
        String marked = shop.substring(0, template)
                + shop.substring(template)
                        .replaceFirst("\"labels\"", "\"annotations\":{\"andon.rollback\":\"unsafe\"},\"labels\"");
        Release newest = examined(scenario.with("shop.json", marked)).newest();
        assertTrue(newest != null && newest.irreversible(), String.valueOf(newest));
    }

    @Test
    void aDeploymentOfFlaggersIsFlaggers() throws ServerFault {
        var meta = new KubeMeta(
                "shop-primary",
                "production",
                "u",
                "1",
                1,
                null,
                null,
                null,
                null,
                List.of(new KubeMeta.Owner("Canary", "shop", "c", true)),
                null);
        assertEquals(List.of(new Blocker(Blocker.Kind.OWNED, "Flagger shop")), meta.owners());
    }

    @Test
    void whoMayOnlyLookIsToldSoBefore() throws ServerFault {
        Deployment shop = examined(scenario("rollback").with("review.json", "{\"status\":{\"allowed\":false}}"));
        assertEquals(
                List.of(new Blocker(Blocker.Kind.NO_PERMISSION, "It may not patch deployments in production.")),
                shop.blockers());
    }

    /// v12 serves, v13 and v14 never came: back is to v12.
    @Test
    void whatCameAfterThatWhichServesNeverServed() throws ServerFault {
        Scenario scenario = scenario("failed-newest");
        String sets = scenario.files().get("sets.json");
        String fourth = sets.substring(sets.indexOf('[') + 1, sets.lastIndexOf(']'))
                .replace("v13", "v14")
                .replace("6d5f7c9b8d", "5b5b5b5b5b")
                .replace("revision\": \"5\"", "revision\": \"6\"");
        String shop = scenario.files().get("list.json").replace("v13", "v14").replace("6d5f7c9b8d", "5b5b5b5b5b");
        Deployment now =
                examined(scenario.with("shop.json", shop.substring(shop.indexOf('[') + 1, shop.lastIndexOf("]\n}")))
                        .with("sets.json", sets.replaceFirst("\\[", "[" + fourth + ",")));
        Proposal back = Proposal.back(now, "", List.of());
        assertEquals("v14", Objects.requireNonNull(back.from()).version());
        assertEquals("v12", Objects.requireNonNull(back.to()).version());
        assertEquals(
                Release.Outcome.FAILED,
                now.history().stream()
                        .filter(release -> release.version().equals("v13"))
                        .findFirst()
                        .orElseThrow()
                        .outcome());
    }

    @Test
    void aRolloutIsBrokenOffToWhatServes() throws ServerFault {
        Scenario scenario = scenario("rolling");
        String list = scenario.files().get("list.json");
        Deployment now =
                examined(scenario.with("shop.json", list.substring(list.indexOf('[') + 1, list.lastIndexOf("]\n}"))));
        Proposal back = Proposal.back(now, "", List.of());
        assertEquals("v13", Objects.requireNonNull(back.from()).version());
        assertEquals("v12", Objects.requireNonNull(back.to()).version());
        assertTrue(back.isPossible(), back.blockers().toString());
    }

    @Test
    void aTargetThatWasCleanedAwayIsMissing() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("rollback"), "")) {
            var kubernetes = (Rollbacker) server(source(server));
            Deployment shop = kubernetes.examine(SHOP);
            Release gone = Release.of("ffffffffff", "v1", Release.Outcome.LIVE);
            ServerFault fault = assertThrows(ServerFault.class, () -> kubernetes.prepare(shop, gone, "orders fall"));
            assertEquals(FaultKind.MISSING, fault.kind());
        }
    }

    @Test
    void theStreamTellsOfChangesAndNotOfBookmarks() throws Exception {
        Scenario scenario = scenario("passed");
        String stream = "{\"type\":\"MODIFIED\",\"object\":{\"kind\":\"PartialObjectMetadata\"}}\n"
                + "{\"type\":\"BOOKMARK\",\"object\":{\"kind\":\"PartialObjectMetadata\"}}\n";
        try (var server = watching(scenario, stream)) {
            var heard = new AtomicInteger();
            ((Push) server(source(server))).listen(heard::incrementAndGet);
            assertEquals(2, heard.get(), "the stream stands, and one change");
            List<RecordedRequest> asked = new ArrayList<>(server.asked());
            assertEquals("1", asked.getFirst().getUrl().queryParameter("limit"));
            assertEquals("81234", asked.getLast().getUrl().queryParameter("resourceVersion"));
            assertTrue(Objects.requireNonNull(asked.getLast().getHeaders().get("Accept"))
                    .contains("as=PartialObjectMetadata"));
            assertFalse(asked.getLast().getUrl().toString().contains("timeoutSeconds"));
        }
    }

    @Test
    void aSelectorThatIsNoneIsAFault() throws ServerFault {
        Scenario scenario = scenario("rolling");
        for (String odd : List.of("7", "[7]", "[{\"key\":[]}]")) {
            String list = scenario.files()
                    .get("list.json")
                    .replaceFirst("\"matchLabels\"", "\"matchExpressions\":" + odd + ",\"matchLabels\"");
            try (var server = LoopbackServer.playing(scenario.with("list.json", list), "")) {
                DeployServer kubernetes = server(source(server));
                ServerFault fault = assertThrows(ServerFault.class, kubernetes::look, odd);
                assertEquals(FaultKind.UNREADABLE, fault.kind(), odd);
            }
        }
    }
}
