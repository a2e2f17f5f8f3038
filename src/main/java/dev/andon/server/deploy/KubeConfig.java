package dev.andon.server.deploy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.annotations.SerializedName;
import dev.andon.process.Errand;
import dev.andon.server.http.Auth;
import dev.andon.server.http.Badge;
import dev.andon.server.http.Http;
import dev.andon.server.http.Json;
import dev.andon.source.FaultKind;
import dev.andon.source.Secret;
import dev.andon.source.ServerFault;
import dev.andon.source.Trouble.Word;
import dev.andon.source.Trust;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// How `kubectl` would prove who it is to one cluster: by a client certificate, a token, a file with a token, a
/// password, or a program that brings a token.
final class KubeConfig {
    private static final String INFO = "KUBERNETES_EXEC_INFO";

    private final String context;
    private final Path folder;
    private final Cluster cluster;
    private final User user;

    private record Wire(
            @SerializedName("current-context") @Nullable String current,
            @Nullable List<Named> contexts,
            @Nullable List<Named> clusters,
            @Nullable List<Named> users) {}

    private record Named(
            @Nullable String name,
            @Nullable Context context,
            @Nullable Cluster cluster,
            @Nullable User user) {}

    private record Context(
            @Nullable String cluster, @Nullable String user) {}

    private record Cluster(
            @Nullable String server,

            @SerializedName("certificate-authority") @Nullable
            String authority,

            @SerializedName("certificate-authority-data") @Nullable
            String authorityData) {}

    private record User(
            @Nullable String token,
            @Nullable String tokenFile,
            @Nullable String username,
            @Nullable String password,
            @SerializedName("client-certificate") @Nullable String certificate,

            @SerializedName("client-certificate-data") @Nullable
            String certificateData,

            @SerializedName("client-key") @Nullable String key,
            @SerializedName("client-key-data") @Nullable String keyData,
            @SerializedName("as") @Nullable String impersonated,
            @Nullable Exec exec) {}

    private record Exec(
            @Nullable String apiVersion,
            @Nullable String command,
            @Nullable List<String> args,
            @Nullable List<Variable> env,
            boolean provideClusterInfo) {
        record Variable(@Nullable String name, @Nullable String value) {}
    }

    private KubeConfig(String context, Path folder, Cluster cluster, User user) {
        this.context = context;
        this.folder = folder;
        this.cluster = cluster;
        this.user = user;
    }

    /// @param context its name; empty for the current one
    /// @throws ServerFault when the file does not say it
    static KubeConfig read(String file, String context) throws ServerFault {
        try {
            Path path = path(file);
            Object yaml = new Load(LoadSettings.builder()
                            .setMaxAliasesForCollections(0)
                            .build())
                    .loadFromString(Files.readString(path));
            Wire wire = Json.as(
                    JsonParser.parseString(Json.of(Optional.ofNullable(yaml).orElse(Map.of()))), Wire.class);
            String name = context.isEmpty() ? Json.text(wire.current()) : context;
            Context found = named(wire.contexts(), name, "context", Named::context);
            return new KubeConfig(
                    name,
                    path.toAbsolutePath().resolveSibling(""),
                    named(wire.clusters(), Json.text(found.cluster()), "cluster", Named::cluster),
                    named(wire.users(), Json.text(found.user()), "user", Named::user));
        } catch (IOException | InvalidPathException e) {
            throw new ServerFault(FaultKind.REFUSED, Word.KUBECONFIG_UNREAD);
        } catch (YamlEngineException | JsonParseException e) {
            throw new ServerFault(FaultKind.REFUSED, Word.NO_KUBECONFIG);
        }
    }

    /// The name of its context.
    String context() {
        return context;
    }

    /// `~/` is the home folder.
    static Path path(String file) {
        return Path.of(file.startsWith("~/") ? System.getProperty("user.home") + file.substring(1) : file);
    }

    private static <T> T named(@Nullable List<Named> all, String name, String what, Function<Named, @Nullable T> part)
            throws ServerFault {
        return Json.list(all).stream()
                .filter(one -> name.equals(one.name()))
                .flatMap(one -> Stream.ofNullable(part.apply(one)))
                .findFirst()
                .orElseThrow(() -> new ServerFault(FaultKind.REFUSED, Word.KUBECONFIG_LACKS, what, name));
    }

    /// The door with this user's proof and this cluster's authority.
    ///
    /// @param url what the settings say: these credentials are for that server alone
    /// @param given what the settings trust; what stands there counts
    Http open(Http http, URI url, Trust given, Duration deadline) throws ServerFault {
        String server = Json.text(cluster.server());
        if (!isSame(url, server)) {
            throw new ServerFault(FaultKind.REFUSED, Word.KUBECONFIG_ELSEWHERE);
        }
        if (user.impersonated() != null) {
            throw new ServerFault(FaultKind.REFUSED, Word.KUBECONFIG_ANOTHER);
        }
        try {
            return proving(http.trusting(trust(given)), deadline);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new ServerFault(FaultKind.REFUSED, Word.KUBECONFIG_FILES);
        }
    }

    private static boolean isSame(URI url, String server) {
        try {
            URI other = URI.create(server);
            return url.getScheme().equalsIgnoreCase(other.getScheme())
                    && url.getHost().equalsIgnoreCase(other.getHost())
                    && port(url) == port(other);
        } catch (IllegalArgumentException | NullPointerException none) {
            return false;
        }
    }

    private static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : "http".equalsIgnoreCase(url.getScheme()) ? 80 : 443;
    }

    private Trust trust(Trust given) throws IOException, GeneralSecurityException {
        String authority = text(cluster.authorityData(), cluster.authority());
        String certificate = text(user.certificateData(), user.certificate());
        List<String> authorities = Stream.concat(given.authorities().stream(), Stream.of(authority))
                .filter(pem -> !pem.isEmpty())
                .toList();
        if (certificate.isEmpty()) {
            return new Trust(authorities, given.pin(), given.clientCertificate(), given.clientPassword());
        }
        Secret password = new Secret(UUID.randomUUID().toString());
        byte[] store = Pem.store(certificate, text(user.keyData(), user.key()), password);
        return new Trust(authorities, given.pin(), store, password);
    }

    /// Data in the file counts before another file.
    private String text(@Nullable String data, @Nullable String file) throws IOException {
        if (data != null && !data.isEmpty()) {
            return new String(Base64.getMimeDecoder().decode(data), StandardCharsets.UTF_8);
        }
        return file == null || file.isEmpty() ? "" : Files.readString(folder.resolve(file));
    }

    private Http proving(Http http, Duration deadline) {
        if (user.exec() != null) {
            Exec exec = user.exec();
            return http.showing(() -> fetched(exec, deadline));
        }
        if (user.tokenFile() != null && !user.tokenFile().isEmpty()) {
            Path file = folder.resolve(user.tokenFile());
            Badge badge = () -> read(file);
            return http.showing(badge);
        }
        if (user.username() != null) {
            return http.as(Auth.basic(user.username(), new Secret(Json.text(user.password()))));
        }
        Auth auth = Auth.bearer(new Secret(Json.text(user.token())));
        return auth.header().isEmpty() ? http : http.showing(() -> auth);
    }

    private static Auth read(Path file) throws ServerFault {
        try {
            return Auth.bearer(new Secret(Files.readString(file).strip()));
        } catch (IOException e) {
            throw new ServerFault(FaultKind.REFUSED, Word.KUBECONFIG_TOKEN);
        }
    }

    /// @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/authentication/">client-go
    ///     credential plugins</a>
    private Auth fetched(Exec exec, Duration deadline) throws ServerFault {
        String name = Json.text(exec.command());
        String program = name.contains("/") ? folder.resolve(name).toString() : name;
        var environment = new HashMap<String, String>();
        Json.list(exec.env())
                .forEach(variable -> environment.put(Json.text(variable.name()), Json.text(variable.value())));
        environment.put(INFO, Json.of(info(exec)));
        Errand.End end = new Errand(
                        Stream.concat(Stream.of(program), Json.list(exec.args()).stream())
                                .toList(),
                        environment)
                .ask(deadline);
        String token = switch (end) {
            case Errand.End.NotStarted() -> throw trouble(name, "could not be started");
            case Errand.End.TookTooLong(), Errand.End.Interrupted() -> throw trouble(name, "did not end in time");
            case Errand.End.SaidTooMuch() -> throw trouble(name, "says too much");
            case Errand.End.Exited exited when exited.code() != 0 -> throw trouble(name, "ended with " + exited.code());
            case Errand.End.Exited exited -> token(exited.out());
        };
        if (token.isEmpty()) {
            throw trouble(name, "brought no token");
        }
        return Auth.bearer(new Secret(token));
    }

    private Map<String, Object> info(Exec exec) {
        Map<String, Object> spec = exec.provideClusterInfo()
                ? Map.of(
                        "interactive",
                        false,
                        "cluster",
                        Map.of(
                                "server",
                                Json.text(cluster.server()),
                                "certificate-authority-data",
                                Json.text(cluster.authorityData())))
                : Map.of("interactive", false);
        return Map.of("apiVersion", Json.text(exec.apiVersion()), "kind", "ExecCredential", "spec", spec);
    }

    private static String token(String out) {
        try {
            JsonElement status = JsonParser.parseString(out).getAsJsonObject().get("status");
            return status instanceof JsonObject object ? Json.text(object.get("token")) : "";
        } catch (JsonParseException | IllegalStateException e) {
            return "";
        }
    }

    private static ServerFault trouble(String name, String what) {
        return new ServerFault(FaultKind.REFUSED, "The program " + name + " of the kubeconfig " + what + ".");
    }
}
