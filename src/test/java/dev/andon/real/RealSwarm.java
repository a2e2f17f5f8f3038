package dev.andon.real;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.andon.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A Docker engine of its own with a swarm of one, all on loopback, that runs a [RealShop]. It wants to be root, and
/// waits until no other test of this machine has one: swarms talk at a port that cannot be chosen.
final class RealSwarm implements AutoCloseable {
    private static final Duration STARTING = Duration.ofSeconds(60);
    private static final String NOWHERE = "/nowhere";

    private final Path folder;
    private final int port = Program.freePort();
    private final RealShop shop = new RealShop();
    private final HttpClient client = HttpClient.newHttpClient();
    private final FileChannel turn;
    private final Program engine;

    /// Starts one in an empty folder.
    RealSwarm(Path folder) throws Exception {
        this.folder = folder;
        turn = FileChannel.open(
                Path.of(System.getProperty("java.io.tmpdir"), "andon-test-swarm.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        turn.lock();
        Files.writeString(folder.resolve("daemon.json"), "{}");
        engine = Program.start(
                "dockerd",
                folder,
                Map.of("HOME", folder.toString()),
                List.of(
                        "/usr/bin/env",
                        "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
                        "dockerd",
                        "--config-file=daemon.json",
                        "--data-root=" + folder.resolve("data"),
                        "--exec-root=" + folder.resolve("exec"),
                        "--pidfile=" + folder.resolve("dockerd.pid"),
                        "--host=tcp://127.0.0.1:" + port,
                        "--tls=false",
                        "--iptables=false",
                        "--ip6tables=false",
                        "--ip-forward=false",
                        "--ip-masq=false",
                        "--userland-proxy=false",
                        "--bridge=none",
                        "--storage-driver=vfs"));
        try {
            engine.until("it answers", STARTING, () -> get("_ping").equals("OK"));
            post("swarm/init", """
                    {"ListenAddr":"127.0.0.1:%d","AdvertiseAddr":"127.0.0.1","DataPathAddr":"127.0.0.1"}
                    """.formatted(Program.freePort()));
        } catch (Exception | AssertionError notStarted) {
            close();
            throw notStarted;
        }
    }

    Source source() {
        return Source.of("swarm", "swarm", URI.create(url())).withOptions(Map.of("environment", "production"));
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    RealShop shop() {
        return shop;
    }

    /// Makes an image of a version that sells.
    void build(String version) throws Exception {
        build(version, true);
    }

    /// @param sells whether an order reaches anybody
    void build(String version, boolean sells) throws Exception {
        Path image = RealShop.image(version, sells, folder);
        sent(HttpRequest.newBuilder(URI.create(url() + "/images/create?fromSrc=-&repo=shop&tag=" + version))
                .header("Content-Type", "application/x-tar")
                .POST(HttpRequest.BodyPublishers.ofFile(image))
                .build());
    }

    /// The shop for the first time.
    void create(String version) throws Exception {
        post("services/create", spec(version, "/www"));
    }

    void deploy(String version) throws Exception {
        update(spec(version, "/www"));
    }

    /// A version that does not start.
    void deployBroken(String version) throws Exception {
        update(spec(version, NOWHERE));
    }

    /// Goes back to what was before, as the engine does by itself.
    void goBack() throws Exception {
        JsonObject service = service().getAsJsonObject();
        long version = service.getAsJsonObject("Version").get("Index").getAsLong();
        post(
                "services/shop/update?rollback=previous&version=" + version,
                service.get("Spec").toString());
    }

    private void update(String spec) throws Exception {
        post("services/shop/update?version=" + index(), spec);
    }

    /// What the engine compares when a service is changed.
    long index() throws Exception {
        return service()
                .getAsJsonObject()
                .getAsJsonObject("Version")
                .get("Index")
                .getAsLong();
    }

    JsonElement service() throws Exception {
        return JsonParser.parseString(get("services/shop"));
    }

    /// What the engine says that it runs.
    String image() throws Exception {
        return service()
                .getAsJsonObject()
                .getAsJsonObject("Spec")
                .getAsJsonObject("TaskTemplate")
                .getAsJsonObject("ContainerSpec")
                .get("Image")
                .getAsString();
    }

    /// The engine's word for how far the newest change is; empty before the first.
    String state() throws Exception {
        JsonElement status = service().getAsJsonObject().get("UpdateStatus");
        return status == null ? "" : status.getAsJsonObject().get("State").getAsString();
    }

    /// On the machine's own network: a kernel without IPVS has no other way.
    private String spec(String version, String pages) {
        return """
                {"Name":"shop","TaskTemplate":{
                   "ContainerSpec":%s,
                   "Networks":[{"Target":"host"}],"RestartPolicy":{"Condition":"any","Delay":200000000}},
                 "Mode":{"Replicated":{"Replicas":1}},"EndpointSpec":{"Mode":"dnsrr"},
                 "UpdateConfig":{"Parallelism":1,"Monitor":1000000000,"FailureAction":"pause","Order":"stop-first"},
                 "RollbackConfig":{"Parallelism":1,"Monitor":1000000000,"FailureAction":"pause","Order":"stop-first"}}
                """.formatted(shop.container(version, pages));
    }

    private String get(String path) throws Exception {
        return sent(HttpRequest.newBuilder(URI.create(url() + "/" + path)).build());
    }

    private String post(String path, String json) throws Exception {
        return sent(HttpRequest.newBuilder(URI.create(url() + "/" + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    private String sent(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new AssertionError(request.uri() + " gave " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    /// The engine leaves a mount and a bridge behind.
    @Override
    public void close() {
        try {
            client.send(
                    HttpRequest.newBuilder(URI.create(url() + "/services/shop"))
                            .DELETE()
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            post("swarm/leave?force=true", "{}");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception | AssertionError gone) {
            // It is ended all the same.
        }
        client.close();
        shop.close();
        engine.close();
        Ended.of(
                folder,
                Map.of(),
                List.of("umount", folder.resolve("exec/netns/default").toString()));
        Ended.of(folder, Map.of(), List.of("/sbin/ip", "link", "del", "docker_gwbridge"));
        giveWay();
    }

    private void giveWay() {
        try {
            turn.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
