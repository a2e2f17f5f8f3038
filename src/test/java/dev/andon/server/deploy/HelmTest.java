package dev.andon.server.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.andon.deploy.Blocker;
import dev.andon.deploy.DeployServer;
import dev.andon.deploy.Deployment;
import dev.andon.deploy.Prepared;
import dev.andon.deploy.Request;
import dev.andon.deploy.Rollbacker;
import dev.andon.deploy.Service;
import dev.andon.source.Acted;
import dev.andon.source.ServerFault;
import dev.andon.source.Source;
import dev.andon.testing.LoopbackServer;
import dev.andon.testing.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HelmTest extends DeployServerContract {
    private static final Service SHOP = new Service("shop", "production");

    @TempDir
    private Path folder;

    HelmTest() {
        super("helm");
    }

    @Override
    protected boolean asksByGet() {
        return false;
    }

    /// Its address is that of Kubernetes.
    @Override
    protected boolean recognisable() {
        return false;
    }

    @Override
    protected boolean onlyReads(RecordedRequest request) {
        return request.getTarget().contains("selfsubjectaccessreviews");
    }

    @Override
    protected boolean goesBackByRequests() {
        return false;
    }

    private Deployment first(String situation) throws ServerFault {
        try (var server = LoopbackServer.playing(scenario(situation), "")) {
            return server(source(server)).look().getFirst();
        }
    }

    private Prepared prepared(Map<String, String> options) throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("rollback"), "")) {
            Source source = source(server);
            Deployment shop = ((Rollbacker) server(source)).examine(SHOP);
            return ((Rollbacker) server(source.withOptions(options))).prepare(shop, before(shop), "orders fall");
        }
    }

    private Path helm(String script) throws IOException {
        Path program = Files.writeString(folder.resolve("helm"), "#!/bin/sh\n" + script + "\n");
        program.toFile().setExecutable(true);
        return program;
    }

    @Test
    void whatIsShownIsWhatIsRun() throws Exception {
        Path ran = folder.resolve("ran");
        Path helm = helm("echo \"helm $*\" >> " + ran);
        Prepared prepared = prepared(Map.of("helm", helm.toString()));
        assertFalse(Files.exists(ran), "nothing is changed by preparing");
        List<Request> shown = prepared.requests();
        assertGolden("requests.txt", shown.getFirst().line().replace(helm.toString(), "helm"));
        assertEquals(new Acted.Done(), prepared.send());
        assertEquals(
                shown.getFirst().line().replace(helm.toString(), "helm"),
                Files.readString(ran).strip(),
                "once");
    }

    @Test
    void theTokenIsInNoArgument() throws Exception {
        Path ran = folder.resolve("ran");
        Prepared prepared = prepared(Map.of(
                "helm",
                helm("echo \"$HELM_KUBETOKEN $HELM_KUBEAPISERVER\" > " + ran).toString()));
        assertFalse(prepared.requests().toString().contains(TOKEN)
                || prepared.toString().contains(TOKEN));
        prepared.send();
        assertTrue(Files.readString(ran).startsWith(TOKEN + " http://"), Files.readString(ran));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "what helm refuses did not happen   | echo 'Error: release: not found' >&2; exit 1                | NOT_DONE | Helm ended with 1. It says: Error: release: not found",
                "nor what it could not reach        | echo 'Error: Kubernetes cluster unreachable: x' >&2; exit 1 | NOT_DONE | Helm ended with 1. It says: Error: Kubernetes cluster unreachable: x",
                "what it gives up may have happened | echo 'Error: timed out waiting for pods' >&2; exit 1        | UNSURE   | Helm ended with 1. It says: Error: timed out waiting for pods",
            })
    void aProgramThatFails(String name, String script, String end, String sentence) throws Exception {
        Acted acted = prepared(Map.of("helm", helm(script).toString())).send();
        if (end.equals("UNSURE")) {
            assertEquals(
                    sentence,
                    assertInstanceOf(Acted.Unsure.class, acted, name).fault().sentence());
        } else {
            assertEquals(
                    sentence,
                    assertInstanceOf(Acted.NotDone.class, acted, name).fault().sentence());
        }
    }

    @Test
    void aProgramThatIsNotThereDidNothing() throws Exception {
        Acted acted =
                prepared(Map.of("helm", folder.resolve("nowhere").toString())).send();
        assertInstanceOf(Acted.NotDone.class, acted);
    }

    @Test
    void whatWasGoneBackToIsTheSameThing() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("gone-back"), "")) {
            DeployServer helm = server(source(server));
            String live = Objects.requireNonNull(helm.look().getFirst().live()).artifact();
            Deployment examined = ((Rollbacker) helm).examine(SHOP);
            assertEquals(
                    List.of("7", "6", "5"),
                    examined.history().stream().map(one -> one.id()).toList());
            assertEquals(live, examined.history().getLast().artifact());
            assertFalse(live.equals(examined.history().get(1).artifact()));
        }
    }

    @Test
    void aFailedUpgradeLeavesWhatWasDeployed() throws ServerFault {
        Deployment shop = first("failed-upgrade");
        assertEquals("5", Objects.requireNonNull(shop.live()).id());
        assertEquals(Deployment.Health.UNKNOWN, shop.health());
        assertEquals("6", Objects.requireNonNull(shop.toLeave()).id());
    }

    @Test
    void aLookReadsLabelsAndEachPayloadOnce() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("passed"), "")) {
            DeployServer helm = server(source(server));
            helm.look();
            helm.look();
            assertEquals(
                    List.of("secrets", "sh.helm.release.v1.shop.v6", "sh.helm.release.v1.cart.v1", "secrets"),
                    server.asked().stream()
                            .map(request -> request.getUrl().encodedPath().replaceFirst(".*/", ""))
                            .toList());
            assertEquals(
                    "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1",
                    server.asked().getFirst().getHeaders().get("Accept"));
            assertEquals(
                    "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1",
                    server.asked().getLast().getHeaders().get("Accept"));
        }
    }

    @Test
    void whatHelmIsAtIsLeftAlone() throws ServerFault {
        try (var server = LoopbackServer.playing(scenario("upgrading"), "")) {
            Deployment shop = ((Rollbacker) server(source(server))).examine(SHOP);
            assertEquals(
                    List.of(Blocker.Kind.UNDERWAY),
                    shop.blockers().stream().map(Blocker::kind).toList());
        }
    }

    @Test
    void aHelmThatWaitsForItsHooksAndForPodsIsNotEnded() {
        Duration hooksAndPods = HelmRun.PATIENCE.multipliedBy(3);
        assertTrue(HelmRun.LONGEST.compareTo(hooksAndPods) > 0, HelmRun.LONGEST.toString());
    }

    /// Somebody may choose another current context meanwhile.
    @Test
    void whatIsLookedAtIsWhatGoesBack() throws Exception {
        Path ran = folder.resolve("ran");
        Path helm = helm("echo \"$HELM_KUBEAPISERVER $*\" > " + ran);
        try (var server = LoopbackServer.playing(scenario("rollback"), "")) {
            String url = server.url("/").toString();
            Path config = folder.resolve("config");
            Files.writeString(config, kubeconfig(url, "shop"));
            Source source =
                    source(server).withOptions(Map.of("kubeconfig", config.toString(), "helm", helm.toString()));
            var rollbacker = (Rollbacker) server(source);
            Deployment shop = rollbacker.examine(SHOP);
            Files.writeString(config, kubeconfig(url, "far"));

            Prepared prepared = rollbacker.prepare(shop, before(shop), "orders fall");

            assertEquals(new Acted.Done(), prepared.send());
            String line = Files.readString(ran).strip();
            assertTrue(line.startsWith(source.url() + " rollback shop "), line);
            assertTrue(line.endsWith("--kubeconfig " + config + " --kube-context shop"), line);
        }
    }

    private static String kubeconfig(String url, String current) {
        return """
                current-context: %s
                clusters:
                - {name: main, cluster: {server: "%s"}}
                - {name: other, cluster: {server: "https://other.example.test"}}
                contexts:
                - {name: shop, context: {cluster: main, user: ann}}
                - {name: far, context: {cluster: other, user: ann}}
                users:
                - {name: ann, user: {token: t0ken}}
                """.formatted(current, url);
    }

    @Test
    void whatIsInstalledAnewUnderTheSameNumberIsReadAnew() throws ServerFault {
        Scenario scenario = scenario("passed");
        String event =
                "{\"type\":\"%s\",\"object\":{\"metadata\":{\"name\":\"sh.helm.release.v1.cart.v1\",\"namespace\":\"staging\",\"uid\":\"%s\","
                        + "\"resourceVersion\":\"7200\",\"labels\":{\"name\":\"cart\",\"owner\":\"helm\",\"status\":\"deployed\",\"version\":\"1\"}}}}\n";
        String events = event.formatted("DELETED", "s-cart-1") + event.formatted("ADDED", "s-cart-1-again");
        try (var server =
                LoopbackServer.answering(request -> request.getTarget().contains("watch=true")
                        ? LoopbackServer.ok(events)
                        : LoopbackServer.play(scenario, "", request))) {
            DeployServer helm = server(source(server));
            helm.look();
            helm.look();
            assertEquals(
                    2,
                    server.asked().stream()
                            .filter(request -> request.getTarget().endsWith("cart.v1"))
                            .count());
        }
    }
}
